"""Last letter: what was promised, what became of it, and telling the child."""

from __future__ import annotations

from datetime import date

import finish_samples as samples
import pytest

from webapp.services.promise_sentences import sentence
from webapp.store import promises
from webapp.store.tables import PromiseState, Role

JSON = {"Accept": "application/json"}


@pytest.fixture
def writer(signed_in):
    return signed_in(Role.WRITER)


@pytest.fixture
def two(store, writer):
    """A letter that was sent, a new one to the same child, and the promise between them."""
    _, by = writer
    old = samples.letter(store, by)
    samples.sent(store, old, by)
    child_id = samples.child_of(store, old, by)
    with store.writing() as session:
        new = samples.another(session, child_id, by)
        promise = next(
            p for p in promises.for_child(session, child_id, by=by) if p.letter_id == old
        )
    return old, new, promise.id


def promise_of(store, two, by):
    with store.reading() as session:
        rows = promises.for_child(session, samples.child_of(store, two[0], by), by=by)
    return next(row for row in rows if row.id == two[2])


def last(client, letter_id):
    return client.get(f"/letters/{letter_id}/last").get_data(as_text=True)


def test_the_last_letter_stands_beside_the_new_one(writer, two):
    client, _ = writer
    page = last(client, two[1])
    assert "paint your room with you" in page and "by 12 December 2026" in page
    assert "You showed me your drawing of the sea" in page


def test_a_first_letter_has_none_before_it(store, writer):
    client, by = writer
    letter_id = samples.letter(store, by)
    assert "This is the first letter to Sam here" in last(client, letter_id)


def test_promises_of_a_draft_were_never_made(store, writer, two):
    client, by = writer
    with store.writing() as session:
        third = samples.another(session, samples.child_of(store, two[0], by), by)
    assert last(client, third).count('class="promise promise-') == 1


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("kept", "Last time I said that Ann would paint your room with you. That has happened."),
        ("late", "by 12 December 2026. It has not happened yet, and I am sorry."),
        ("changed", "That has changed. [What happens instead, and why?]"),
    ],
)
def test_marking_a_promise_gives_the_sentence_for_the_letter(store, writer, two, state, said):
    client, by = writer
    response = client.send(f"/letters/{two[1]}/last/{two[2]}", {"state": state})
    assert response.status_code == 303
    assert said in last(client, two[1])
    assert promise_of(store, two, by).state == state


def test_a_mark_can_be_taken_back(store, writer, two):
    client, by = writer
    for state in ("kept", "open"):
        client.send(f"/letters/{two[1]}/last/{two[2]}", {"state": state})
    promise = promise_of(store, two, by)
    assert (promise.state, promise.sentence) == (PromiseState.OPEN, None)


def test_the_finished_sentence_goes_into_the_letter(store, writer, two):
    client, by = writer
    client.send(f"/letters/{two[1]}/last/{two[2]}", {"state": "late"})
    data = {"sentence": "Ann will paint in May.", "place": "letter.about", "version": 1}
    assert client.send(f"/letters/{two[1]}/last/{two[2]}/add", data).status_code == 303
    about = samples.fields_of(store, two[1], by)["letter.about"]
    assert about == "We decided one thing at your meeting. Ann will paint in May."
    assert "In the letter: “Ann will paint in May.”" in last(client, two[1])
    promise = promise_of(store, two, by)
    assert (promise.state, promise.told_in) == (PromiseState.LATE, two[1])


def test_a_page_that_is_older_than_the_letter_adds_nothing_and_keeps_the_words(store, writer, two):
    client, by = writer
    client.send(f"/letters/{two[1]}/last/{two[2]}", {"state": "kept"})
    data = {"sentence": "My own words.", "place": "letter.about", "version": 9}
    response = client.send(f"/letters/{two[1]}/last/{two[2]}/add", data)
    assert response.status_code == 409
    assert "My own words." in response.get_data(as_text=True)
    assert "My own words" not in samples.fields_of(store, two[1], by)["letter.about"]
    assert promise_of(store, two, by).sentence != "My own words."


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"sentence": "x", "place": "messages.4.text", "version": 1}, 400),
        ({"sentence": "x", "place": "child.name", "version": 1}, 400),
        ({"sentence": "x", "place": "letter.about", "version": "x"}, 400),
        ({"sentence": " ", "place": "letter.about", "version": 1}, 400),
        ({"sentence": "x" * 1001, "place": "letter.about", "version": 1}, 400),
        ({"sentence": "x" * 3_000_000, "place": "letter.about", "version": 1}, 413),
    ],
)
def test_what_no_page_sends_adds_nothing(store, writer, two, data, status):
    client, by = writer
    client.send(f"/letters/{two[1]}/last/{two[2]}", {"state": "kept"})
    response = client.send(f"/letters/{two[1]}/last/{two[2]}/add", data)
    response.request.environ["wsgi.input"].close()
    assert response.status_code == status
    assert samples.content_of(store, two[1], by) == samples.GOOD


def test_a_mark_that_there_is_not_is_refused(writer, two):
    client, _ = writer
    for state in ("", "broken", None):
        data = {} if state is None else {"state": state}
        response = client.send(f"/letters/{two[1]}/last/{two[2]}", data, headers=JSON)
        assert response.get_json()["error"]["code"] == "not-understood"
    headers = {"X-Form-Token": client.token(), "Sec-Fetch-Site": "same-origin", **JSON}
    for body in ([], "kept", {"state": ["kept"]}, {"state": {}}):
        response = client.post(f"/letters/{two[1]}/last/{two[2]}", json=body, headers=headers)
        assert response.get_json()["error"]["code"] == "not-understood"


def test_a_promise_to_another_child_is_not_found(store, writer, two, signed_in):
    client, by = writer
    elsewhere = samples.letter(store, by, name="Bea")
    for path in ("", "/add"):
        data = {"state": "kept", "sentence": "x", "place": "letter.about", "version": 1}
        response = client.send(f"/letters/{elsewhere}/last/{two[2]}{path}", data)
        assert response.status_code == 404
    other, _ = signed_in(Role.WRITER)
    assert other.get(f"/letters/{two[1]}/last").status_code == 404
    assert other.send(f"/letters/{two[1]}/last/{two[2]}", {"state": "kept"}).status_code == 404


def test_the_editor_can_put_the_panel_beside_the_words(writer, two):
    client, _ = writer
    answer = client.get(f"/letters/{two[1]}/last/panel", headers=JSON).get_json()
    assert answer["untold"] == 1 and answer["letters"] == 1
    assert "Last time I said" in answer["html"] and "<h2" not in answer["html"]


def test_a_late_promise_is_on_the_home_page_until_it_is_marked(store, writer):
    client, by = writer
    step = {"who": "Ann", "what": "fix your bike", "by": "2026-01-05"}
    old = samples.letter(store, by, samples.changed("messages.0.steps", [step]))
    samples.sent(store, old, by)
    child_id = samples.child_of(store, old, by)
    with store.writing() as session:
        new = samples.another(session, child_id, by)
        promise = next(
            p for p in promises.for_child(session, child_id, by=by) if p.letter_id == old
        )
    assert "fix your bike" in client.get("/").get_data(as_text=True)
    client.send(f"/letters/{new}/last/{promise.id}", {"state": "kept"})
    assert "fix your bike" not in client.get("/").get_data(as_text=True)


DAY = date(2026, 12, 4)


@pytest.mark.parametrize(
    ("who", "what", "begins"),
    [
        ("Ann", "paint your room", "Last time I said that Ann would paint your room."),
        ("Ann", "will paint your room.", "Last time I said that Ann would paint your room."),
        ("Dee", "ring your school", "Last time I said that I would ring your school."),
        ("Dee Okafor", "ring your school", "Last time I said that I would ring your school."),
        ("", "ring your school", "Last time I wrote: “ring your school”."),
        ("Ann", "your new bike", "Last time I wrote: “Ann: your new bike”."),
        ("Ann", "Swimming", "Last time I wrote: “Ann: Swimming”."),
    ],
)
def test_a_sentence_reads_as_one_whatever_way_the_step_was_written(who, what, begins):
    said = sentence(who, what, DAY, PromiseState.KEPT, writer="Dee Okafor")
    assert said == f"{begins} That has happened."


def test_an_open_promise_has_no_sentence_yet():
    assert sentence("Ann", "paint", DAY, PromiseState.OPEN) == ""
