"""Home shows what a person comes for, and nobody else's child."""

from __future__ import annotations

from datetime import timedelta

import pytest
from editor_samples import letter_to

from webapp import dates
from webapp.store import children, letters, notices, promises, rounds
from webapp.store.promises import Step
from webapp.store.tables import LetterState, Role


def letter(store, who, name, *, sent=False):
    with store.writing() as session:
        child = children.add(session, {"name": name}, by=who)
        children.set_next_meeting(session, child.id, dates.today() + timedelta(days=2), by=who)
        made = letters.start(session, child.id, "after-review", letter_to(name), by=who)
        step = Step("messages.1.steps.1", "Dee", f"ring {name}'s school", dates.today())
        promises.keep_in_step(session, made.id, [step], by=who)
        for state in (LetterState.READY, LetterState.SENT) if sent else ():
            letters.move(session, made.id, state, 1, by=who)
        return made.id


def test_a_writer_sees_letters_promises_and_meetings(signed_in, store):
    client, dee = signed_in()
    letter(store, dee, "Tomasz", sent=True)
    page = client.get("/").get_data(as_text=True)
    for words in ("Tomasz", "After a review", "ring Tomasz&#39;s school", "due today"):
        assert words in page


def test_a_step_in_a_draft_is_not_yet_a_promise(signed_in, store):
    client, dee = signed_in()
    letter(store, dee, "Tomasz")
    assert "ring Tomasz" not in client.get("/").get_data(as_text=True)


def test_many_promises_are_folded(signed_in, store):
    client, dee = signed_in()
    for number in range(12):
        letter(store, dee, f"Child {number}", sent=True)
    assert "7 more" in client.get("/").get_data(as_text=True)


def test_another_writers_child_is_nowhere(signed_in, store, person):
    client, _ = signed_in()
    letter(store, person(store), "Zebedee")
    for path in ("/", "/?state=draft"):
        assert "Zebedee" not in client.get(path).get_data(as_text=True)


@pytest.mark.parametrize("role", list(Role))
def test_an_empty_home_is_kind_to_everybody(signed_in, role):
    client, _ = signed_in(role)
    page = client.get("/").get_data(as_text=True)
    assert "No letters yet" in page if role is Role.WRITER else "Nothing waits for you" in page


def test_letters_of_one_state_are_shown_alone_and_a_strange_state_is_not_found(signed_in, store):
    client, dee = signed_in()
    letter(store, dee, "Tomasz")
    assert "Tomasz" in client.get("/?state=draft").get_data(as_text=True)
    assert "No letters here" in client.get("/?state=sent").get_data(as_text=True)
    assert client.get("/?state=lost").status_code == 404


def test_a_buddy_sees_what_waits_once(signed_in, store, person):
    client, buddy = signed_in(Role.BUDDY)
    dee = person(store)
    letter_id = letter(store, dee, "Tomasz")
    with store.writing() as session:
        rounds.ask(session, letter_id, buddy.id, by=dee)
    page = client.get("/").get_data(as_text=True)
    assert "Read the letter to Tomasz" in page
    assert "A colleague asks you to read a letter" not in page


def test_a_notice_can_be_taken_off_the_list(signed_in, store):
    client, dee = signed_in()
    with store.writing() as session:
        notice = notices.tell(session, dee.id, "comment-added")
    assert "a new comment on a letter" in client.get("/").get_data(as_text=True)
    assert client.send(f"/notices/{notice.id}/read").status_code == 303
    assert "a new comment on a letter" not in client.get("/").get_data(as_text=True)


def test_a_notice_of_somebody_else_is_not_found(signed_in, store, person):
    client, _ = signed_in()
    other = person(store)
    with store.writing() as session:
        notice = notices.tell(session, other.id, "comment-added")
    assert client.send(f"/notices/{notice.id}/read").status_code == 404


@pytest.mark.parametrize(
    "path", ["/accessibility", "/privacy", "/sign-in", "/sign-in?said=signed-out"]
)
def test_pages_for_everybody_open_without_signing_in(client, path):
    assert client.get(path).status_code == 200
