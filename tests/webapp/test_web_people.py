"""An administrator looks after accounts."""

from __future__ import annotations

import re

import pytest

from webapp.store import users
from webapp.store.tables import Role


@pytest.fixture
def admin(signed_in):
    return signed_in(Role.ADMINISTRATOR)


def test_a_new_person_signs_in_with_a_first_password_and_must_choose_their_own(admin, client):
    page = (
        admin[0]
        .send("/people/new", {"name": "Iris  Bell", "email": "Iris@Example.org", "role": "writer"})
        .get_data(as_text=True)
    )
    first = re.search(r'<code class="password">([a-z-]+)</code>', page)[1]
    entered = client.send("/sign-in", {"email": "iris@example.org", "password": first})
    assert entered.status_code == 303
    assert client.get("/").location == "/account/password"
    assert "Choose your password" in client.get("/account/password").get_data(as_text=True)
    client.send("/account/password", {"old": first, "new": "lantern otter maple"})
    assert "Hello Iris" in client.get("/").get_data(as_text=True)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"name": ""}, "Write the person’s name"),
        ({"name": "x" * 101}, "at most 100 characters"),
        ({"email": ""}, "Write the person’s e-mail address"),
        ({"email": "nonsense"}, "does not look like an e-mail address"),
        ({"email": "taken@example.org"}, "an account with that address already"),
        ({"role": "king"}, "Choose a role"),
    ],
)
def test_wrong_answers_are_named_beside_their_field(admin, store, person, data, says):
    person(store, Role.BUDDY, "taken@example.org")
    good = {"name": "Iris Bell", "email": "iris@example.org", "role": "writer"}
    response = admin[0].send("/people/new", good | data)
    assert response.status_code == 400
    page = response.get_data(as_text=True)
    assert page.count(says) == 2  # at the top, and at the field


def test_the_last_administrator_stays(admin):
    client, who = admin
    answer = client.send(f"/people/{who.id}", {"name": "A", "role": "writer", "active": "yes"})
    assert answer.status_code == 409
    assert "only open administrator" in answer.get_data(as_text=True)


def test_a_changed_role_takes_effect_at_once(admin, signed_in, store):
    theirs, who = signed_in(Role.BUDDY)
    saved = admin[0].send(
        f"/people/{who.id}", {"name": "New Name", "role": "therapist", "active": "yes"}
    )
    assert saved.location == "/people?said=person-saved"
    assert theirs.get("/").status_code == 302
    with store.reading() as session:
        assert users.get(session, who.id).role is Role.THERAPIST


def test_a_new_password_for_somebody_signs_them_out(admin, signed_in):
    theirs, who = signed_in(Role.BUDDY)
    page = admin[0].send(f"/people/{who.id}/password").get_data(as_text=True)
    assert "It is shown only now" in page
    assert theirs.get("/").status_code == 302


def test_every_account_is_listed_and_each_can_be_opened(admin, signed_in):
    client, who = admin
    signed_in(Role.BUDDY)
    assert "Quality" not in client.get("/people").get_data(as_text=True)
    assert client.get("/people?said=person-saved").status_code == 200
    assert client.get("/people/new").status_code == 200
    assert client.get(f"/people/{who.id}").status_code == 200
    assert client.get("/people/nobody").status_code == 404
