"""A child's pages: adding, changing, and nobody else's child."""

from __future__ import annotations

import pytest

from webapp.store import children, trail
from webapp.store.tables import Part, Role

PROFILE = {
    "name": "Jaya",
    "age": 9,
    "pronouns": "she/her",
    "people": [{"name": "Maureen", "who": "foster carer", "called": "Mo"}],
    "words": {"contact": "Arun Sundays"},
    "symbols": {"mode": "key-words", "choices": {"school": "care:school"}},
}


@pytest.fixture
def writer(signed_in):
    return signed_in(Role.WRITER)


@pytest.fixture
def child_id(store, writer):
    with store.writing() as session:
        return children.add(session, PROFILE, by=writer[1]).id


def profile(store, child_id, who):
    with store.reading() as session:
        return children.get(session, child_id, by=who).profile


def version(store, child_id, who):
    with store.reading() as session:
        return children.get(session, child_id, by=who).version


def test_a_name_and_an_age_are_enough_to_add_a_child(writer, store):
    client, who = writer
    response = client.send("/children/new", {"name": " Ash ", "age": "13"})
    assert response.status_code == 303
    assert "Ash" in client.get(response.location).get_data(as_text=True)
    with store.reading() as session:
        assert [row.name for row in children.listed(session, by=who)] == ["Ash"]


def test_a_birth_date_takes_the_place_of_an_age(writer, store):
    client, who = writer
    sent = {"name": "Ash", "age": "13", "born": "2014-03-02", "next_meeting": "2031-01-05"}
    child_id = client.send("/children/new", sent).location.split("/")[-1].split("?")[0]
    assert profile(store, child_id, who) == {"name": "Ash", "born": "2014-03-02"}
    assert "5 January 2031" in client.get(f"/children/{child_id}").get_data(as_text=True)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"name": "", "age": "9"}, "Write the name this child uses."),
        ({"name": "Ash"}, "Write how old they are, or their birth date."),
        ({"name": "Ash", "age": "nine"}, "Write the age as a number"),
        ({"name": "Ash", "born": "2999-01-01"}, "This birth date cannot be right"),
        ({"name": "Ash", "born": "20140302"}, "This birth date cannot be right"),
        ({"name": "Ash", "age": "²"}, "Write the age as a number"),
        ({"name": "A" * 81, "age": "9"}, "at most 80 characters"),
        ({"name": "Ash", "age": "9", "next_meeting": "soon"}, "Write the day like"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(writer, store, sent, says):
    client, who = writer
    response = client.send("/children/new", sent)
    page = response.get_data(as_text=True)
    assert response.status_code == 400
    assert says in page
    assert sent["name"] in page
    with store.reading() as session:
        assert children.listed(session, by=who) == []


def test_the_page_shows_what_is_known_and_looking_is_written_into_the_trail(
    writer, store, child_id
):
    client, _ = writer
    page = client.get(f"/children/{child_id}").get_data(as_text=True)
    for words in ("Jaya", "she/her", "Mo", "foster carer", "Arun Sundays", "On key words"):
        assert words in page
    with store.reading() as session:
        assert "child.seen" in [e.action for e in trail.about(session, "child", child_id)]


@pytest.mark.parametrize(
    "path",
    ["", "/about", "/people", "/words", "/reading", "/sample", "/changes", "/photos/new"],
)
@pytest.mark.parametrize("role", [Role.WRITER, Role.THERAPIST])
def test_somebody_elses_child_is_not_found(signed_in, child_id, path, role):
    stranger, _ = signed_in(role)
    response = stranger.get(f"/children/{child_id}{path}")
    assert response.status_code == 404
    assert "Jaya" not in response.get_data(as_text=True)


@pytest.mark.parametrize(
    "path",
    ["/about", "/people", "/words", "/reading", "/sample", "/photos/new", "/workers"],
)
def test_somebody_elses_child_cannot_be_changed(signed_in, store, writer, child_id, path):
    stranger, _ = signed_in(Role.WRITER)
    response = stranger.send(f"/children/{child_id}{path}", {"name": "X", "age": "1"})
    assert response.status_code == 404
    assert profile(store, child_id, writer[1]) == PROFILE


def test_the_people_are_saved_and_one_is_taken_out(writer, store, child_id):
    client, who = writer
    sent = {
        "version": "1",
        "name-1": "Maureen",
        "out-1": "yes",
        "name-2": "Arun",
        "who-2": "brother",
        "pronouns-2": "he/him",
    }
    assert client.send(f"/children/{child_id}/people", sent).status_code == 303
    assert profile(store, child_id, who)["people"] == [
        {"name": "Arun", "who": "brother", "pronouns": "he/him"}
    ]
    assert profile(store, child_id, who)["words"] == PROFILE["words"]


def test_more_room_keeps_what_was_written_and_saves_nothing(writer, store, child_id):
    client, who = writer
    sent = {"version": "1", "name-1": "Maureen", "name-2": "Esther", "do": "more"}
    page = client.send(f"/children/{child_id}/people", sent).get_data(as_text=True)
    assert 'value="Esther"' in page
    assert 'id="name-4"' in page
    assert profile(store, child_id, who) == PROFILE


def test_a_person_without_a_name_is_asked_for(writer, child_id):
    client, _ = writer
    response = client.send(f"/children/{child_id}/people", {"version": "1", "who-1": "sister"})
    assert response.status_code == 400
    assert "Write this person’s name." in response.get_data(as_text=True)


def test_own_words_need_both_sides_and_are_there_once(writer, store, child_id):
    client, who = writer
    path = f"/children/{child_id}/words"
    assert "Both words" in client.send(path, {"version": "1", "term-1": "LAC"}).text
    twice = {"term-1": "LAC", "own-1": "us", "term-2": "lac", "own-2": "we", "version": "1"}
    assert "there already" in client.send(path, twice).text
    assert client.send(path, {"term-1": "LAC", "own-1": "us", "version": "1"}).status_code == 303
    assert profile(store, child_id, who)["words"] == {"LAC": "us"}


def test_two_people_never_overwrite_each_other(writer, store, child_id):
    client, who = writer
    path = f"/children/{child_id}/words"
    client.send(path, {"term-1": "LAC", "own-1": "us", "version": "1"})
    late = client.send(path, {"term-1": "PEP", "own-1": "school plan", "version": "1"})
    assert late.status_code == 409
    assert "Somebody else changed this page" in late.text
    assert 'value="school plan"' in late.text
    assert profile(store, child_id, who)["words"] == {"LAC": "us"}
    assert f'name="version" value="{version(store, child_id, who)}"' in late.text


def test_a_colleague_is_let_in_and_out_again(writer, signed_in, store, child_id):
    client, who = writer
    colleague, other = signed_in(Role.THERAPIST)
    client.send(f"/children/{child_id}/workers", {"user": other.id})
    assert colleague.get(f"/children/{child_id}").status_code == 200
    with store.reading() as session:
        parts = {(u.id, p) for u, p in children.workers(session, child_id, by=who)}
    assert (other.id, Part.THERAPIST) in parts
    client.send(f"/children/{child_id}/workers/{other.id}/remove")
    assert colleague.get(f"/children/{child_id}").status_code == 404


def test_a_buddy_cannot_be_let_in_and_nobody_removes_themselves(writer, person, store, child_id):
    client, who = writer
    buddy = person(store, Role.BUDDY)
    assert client.send(f"/children/{child_id}/workers", {"user": buddy.id}).status_code == 404
    gone = client.send(f"/children/{child_id}/workers/{who.id}/remove")
    assert gone.status_code == 404
    assert client.get(f"/children/{child_id}").status_code == 200


def test_no_address_holds_a_childs_name(writer, store, child_id):
    client, _ = writer
    for path in ("/children", f"/children/{child_id}"):
        page = client.get(path).get_data(as_text=True)
        assert 'href="/children/Jaya' not in page
        assert "=Jaya" not in page


def test_words_that_a_reader_need_not_see_are_kept_a_line_each(signed_in, store):
    client, who = signed_in()
    sent = {"name": "Tam", "age": "9", "private": "Okoro-Lane\r\n\r\n 12 Elm Road "}
    response = client.send("/children/new", sent)
    child_id = response.location.partition("?")[0].rpartition("/")[2]
    with store.reading() as session:
        assert children.get(session, child_id, by=who).profile["private"] == [
            "Okoro-Lane",
            "12 Elm Road",
        ]
    page = client.get(f"/children/{child_id}/about").get_data(as_text=True)
    assert "Okoro-Lane\n12 Elm Road</textarea>" in page
    too_long = client.send(f"/children/{child_id}/about", {**sent, "private": "x" * 301})
    assert too_long.status_code == 400
