"""Starting the editor: the demonstration, the real thing, the first administrator."""

from __future__ import annotations

import dataclasses
import json

import pytest

from letterkit import load, page_file
from letterkit.errors import SettingsError, UsageError
from letterkit.renderers import page_of
from webapp import commands, create_app, demo
from webapp.errors import AlreadyThere
from webapp.store import children, frozen_pages, letters, users
from webapp.store.tables import Role
from webapp.store.who import Who


def test_a_demonstration_has_four_people_and_is_loaded_once(tmp_path):
    for _ in range(2):
        settings, store = commands.prepare_demo(tmp_path)
        with store.reading() as session:
            people = {user.email: user.role for user in users.everyone(session) if user.active}
        assert people == {person.email: person.role for person in demo.PEOPLE}
        assert settings.demo
        store.close()


def test_the_demonstration_lets_each_person_in_with_one_press(tmp_path):
    settings, store = commands.prepare_demo(tmp_path)
    client = create_app(settings, store).test_client()
    page = client.get("/sign-in").get_data(as_text=True)
    token = client.get("/session").get_json()["form_token"]
    for person in demo.PEOPLE:
        assert person.email in page
    entered = client.post(
        "/sign-in",
        data={"form_token": token, "email": demo.PEOPLE[0].email, "password": demo.PASSWORD},
    )
    assert entered.status_code == 303
    assert "This is a demonstration" in client.get("/").get_data(as_text=True)
    store.close()


def test_the_real_thing_shows_no_demonstration_people(client):
    page = client.get("/sign-in").get_data(as_text=True)
    assert "demonstration" not in page and demo.PASSWORD not in page


def test_the_real_thing_does_not_start_without_an_administrator(settings):
    with pytest.raises(SettingsError, match="letterkit admin create"):
        commands.serve(settings)


def test_the_first_administrator_gets_a_password_to_change(settings):
    made = commands.create_admin(settings, "Ann@Example.org", "Ann Fletcher")
    assert made.email == "ann@example.org" and made.password.count("-") == 3
    store = commands.open_store(settings)
    with store.reading() as session:
        assert users.has_administrator(session)
        user = users.by_email(session, "ann@example.org")
        assert user.role is Role.ADMINISTRATOR and user.must_change_password
    store.close()
    with pytest.raises(AlreadyThere):
        commands.create_admin(settings, "ann@example.org", "Ann Fletcher")


@pytest.mark.parametrize(("email", "name"), [("ann", "Ann"), ("ann@example.org", " ")])
def test_an_administrator_needs_an_address_and_a_name(settings, email, name):
    with pytest.raises(UsageError):
        commands.create_admin(settings, email, name)


def test_keys_are_changed_by_one_command(settings):
    commands.create_admin(settings, "ann@example.org", "Ann Fletcher")
    new = dataclasses.replace(settings, data_keys=(bytes(32), *settings.data_keys))
    assert commands.rotate_keys(new) == 1
    assert commands.rotate_keys(dataclasses.replace(new, data_keys=new.data_keys[:1])) == 0


def test_all_about_one_child_is_handed_over_in_one_command(tmp_path):
    settings, store = commands.prepare_demo(tmp_path / "data")
    with store.reading() as session:
        dee = Who.of(users.by_email(session, demo.PEOPLE[0].email))
        row = next(r for r in letters.mine(session, by=dee, limit=99) if r.child_name == "Leila")
    page = page_file.to_bytes(page_of(load("examples/jaya-9.toml")))
    with store.writing() as session:
        frozen_pages.keep(session, row.id, 1, page, ["care:home"], by=dee)
    store.close()
    folder = tmp_path / "for-leila"
    files = commands.hand_over(settings, "leila", folder)
    held = json.loads((folder / "everything.json").read_text("utf-8"))
    assert "Only Leila has raced you round the hall. Keep this." in {
        comment["body"] for comment in held["comments"]
    }
    assert {table for table, rows in held.items() if rows} >= {
        "children",
        "letters",
        "letter_versions",
        "photos",
        "rounds",
        "audit",
    }
    kinds = [(path.parent.name, path.suffix) for path in files]
    assert kinds.count(("letters", ".pdf")) == 1
    assert kinds.count(("photos", ".jpeg")) == 3
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert "Ash" not in (folder / "everything.json").read_text("utf-8")
    with pytest.raises(UsageError, match="already"):
        commands.hand_over(settings, "Leila", folder)
    with pytest.raises(UsageError, match='no child here is called "Nobody"'):
        commands.hand_over(settings, "Nobody", tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_two_children_of_one_name_are_told_apart_before_anything_is_handed_over(tmp_path):
    settings, store = commands.prepare_demo(tmp_path / "data")
    with store.writing() as session:
        dee = Who.of(users.by_email(session, demo.PEOPLE[0].email))
        other = children.add(session, {"name": "Leila", "born": "2016-05-04"}, by=dee).id
    store.close()
    with pytest.raises(UsageError, match=r"2 children are called .*2016-05-04"):
        commands.hand_over(settings, "Leila", tmp_path / "out")
    assert len(commands.hand_over(settings, other, tmp_path / "out")) == 1
