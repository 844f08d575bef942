"""How a child reads: the therapist owns it, a writer proposes, the sample is the real page."""

from __future__ import annotations

import pytest

from webapp.store import children, notices
from webapp.store.tables import Part, Role

PROFILE = {"name": "Jaya", "age": 9, "symbols": {"choices": {"school": "care:school"}}}
FORM = {
    "version": "1",
    "reading.target_age": "7",
    "reading.easy_read": "yes",
    "reading.figurative": "no",
    "symbols.mode": "key-words",
    "symbols.sets": ["openmoji", "care"],
    "symbols.first": "openmoji",
    "symbols.label": "above",
    "symbols.size_mm": "20",
    "symbols.per_sentence": "3",
    "symbols.skin_tone": "dark",
    "symbols.hair": "black",
    "symbols.gender": "",
    "symbols.marks": ["plural"],
    "symbols.off": "Mum\nmum\ndog, cat",
    "page.font": "Lexend",
    "page.paper": "cream",
    "page.size_pt": "18",
    "page.line_spacing": "1.5",
    "page.picture_mm": "40",
}
SAVED = {
    "reading": {"target_age": 7, "easy_read": True, "figurative": False},
    "symbols": {
        "mode": "key-words",
        "sets": ["openmoji", "care"],
        "label": "above",
        "size_mm": 20.0,
        "per_sentence": 3,
        "skin_tone": "dark",
        "hair": "black",
        "marks": ["plural"],
        "off": ["mum", "dog", "cat"],
        "choices": {"school": "care:school"},
    },
    "page": {"font": "Lexend", "size_pt": 18.0, "paper": "cream", "picture_mm": 40.0},
}


@pytest.fixture
def writer(signed_in):
    return signed_in(Role.WRITER)


@pytest.fixture
def therapist(signed_in):
    return signed_in(Role.THERAPIST)


@pytest.fixture
def child_id(store, writer):
    with store.writing() as session:
        return children.add(session, PROFILE, by=writer[1]).id


@pytest.fixture
def cared_for(store, writer, therapist, child_id):
    with store.writing() as session:
        children.add_worker(session, child_id, therapist[1].id, Part.THERAPIST, by=writer[1])
    return child_id


def profile(store, child_id, who):
    with store.reading() as session:
        return children.get(session, child_id, by=who).profile


def test_the_therapist_saves_the_whole_profile(therapist, store, cared_for):
    client, who = therapist
    assert client.send(f"/children/{cared_for}/reading", FORM).status_code == 303
    assert profile(store, cared_for, who) == {"name": "Jaya", "age": 9, **SAVED}
    page = client.get(f"/children/{cared_for}/reading").get_data(as_text=True)
    assert '<option value="openmoji" selected>' in page


def test_a_set_that_is_not_here_just_now_stays_in_the_profile(therapist, store, cared_for):
    client, who = therapist
    with store.writing() as session:
        symbols = {"sets": ["town", "care"]}
        children.save_profile(session, cared_for, 1, {**PROFILE, "symbols": symbols}, by=who)
    client.send(f"/children/{cared_for}/reading", {**FORM, "version": "2"})
    saved = profile(store, cared_for, who)["symbols"]["sets"]
    assert saved == ["openmoji", "care", "town"]


def test_a_writer_looks_after_it_until_there_is_a_therapist(writer, store, child_id):
    client, who = writer
    assert "No therapist works with Jaya" in client.get(f"/children/{child_id}/reading").text
    assert client.send(f"/children/{child_id}/reading", FORM).status_code == 303
    assert profile(store, child_id, who)["page"]["font"] == "Lexend"


def test_a_writer_proposes_and_the_therapist_accepts(writer, therapist, store, cared_for):
    client, who = writer
    sent = {**FORM, "reason": "She asked for more pictures."}
    assert client.send(f"/children/{cared_for}/reading", sent).status_code == 303
    assert profile(store, cared_for, who) == PROFILE
    decider, by = therapist
    assert "waits for you" in decider.get(f"/children/{cared_for}").text
    page = decider.get(f"/children/{cared_for}/changes").text
    assert "She asked for more pictures." in page
    assert "On key words" in page
    assert "No symbols" in page
    change_id = page.split("/changes/")[1].split('"')[0]
    path = f"/children/{cared_for}/changes/{change_id}"
    assert client.send(path, {"do": "accept"}).status_code == 403
    assert decider.send(path, {"do": "accept", "reply": "Good idea"}).status_code == 303
    assert profile(store, cared_for, by) == {"name": "Jaya", "age": 9, **SAVED}
    with store.reading() as session:
        assert [n.kind for n in notices.waiting(session, by=who)] == ["profile-change-accepted"]
    assert "Good idea" in client.get(f"/children/{cared_for}/changes").text
    assert decider.send(path, {"do": "decline"}).status_code == 404


def test_a_declined_change_changes_nothing(writer, therapist, store, cared_for):
    client, who = writer
    client.send(f"/children/{cared_for}/reading", {**FORM, "reason": "Larger words."})
    decider, _ = therapist
    page = decider.get(f"/children/{cared_for}/changes").text
    path = page.split('action="')[-1].split('"')[0]
    decider.send(path, {"do": "decline", "reply": "Not yet"})
    assert profile(store, cared_for, who) == PROFILE
    assert "Not yet" in client.get(f"/children/{cared_for}/changes").text


def test_an_accepted_change_keeps_what_was_saved_meanwhile(writer, therapist, store, cared_for):
    client, who = writer
    client.send(f"/children/{cared_for}/reading", {**FORM, "reason": "Larger words."})
    client.send(f"/children/{cared_for}/words", {"version": "1", "term-1": "LAC", "own-1": "us"})
    decider, _ = therapist
    page = decider.get(f"/children/{cared_for}/changes").text
    decider.send(page.split('action="')[-1].split('"')[0], {"do": "accept"})
    assert profile(store, cared_for, who)["words"] == {"LAC": "us"}
    assert profile(store, cared_for, who)["page"]["font"] == "Lexend"


def test_a_proposal_needs_a_reason_and_a_difference(writer, cared_for):
    client, _ = writer
    path = f"/children/{cared_for}/reading"
    assert "Say why" in client.send(path, FORM).text
    same = {"symbols.sets": ["care", "openmoji"], "symbols.first": "care", "reason": "Because."}
    page = client.get(path).text
    for name in (
        "symbols.size_mm",
        "symbols.per_sentence",
        "page.size_pt",
        "page.line_spacing",
        "page.picture_mm",
    ):
        same[name] = page.split(f'name="{name}"')[1].split('value="')[1].split('"')[0]
    assert "Nothing differs" in client.send(path, same).text


def test_the_same_change_is_asked_for_once(writer, cared_for):
    client, _ = writer
    path = f"/children/{cared_for}/reading"
    assert client.send(path, {**FORM, "reason": "Larger words."}).status_code == 303
    assert "was asked for this already" in client.send(path, {**FORM, "reason": "Please."}).text


def test_another_childs_therapist_decides_nothing(signed_in, writer, cared_for):
    client, _ = writer
    client.send(f"/children/{cared_for}/reading", {**FORM, "reason": "Larger words."})
    stranger, _ = signed_in(Role.THERAPIST)
    path = f"/children/{cared_for}/changes"
    assert stranger.get(path).status_code == 404
    assert stranger.send(f"{path}/nothing", {"do": "accept"}).status_code == 404


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page.size_pt", "400"),
        ("page.size_pt", "nan"),
        ("page.font", "Comic Sans MS"),
        ("symbols.per_sentence", "2.5"),
        ("reading.target_age", "two"),
        ("symbols.sets", "stolen"),
        ("symbols.mode", "pictures"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(therapist, store, cared_for, name, value):
    client, who = therapist
    response = client.send(f"/children/{cared_for}/reading", {**FORM, name: value})
    assert response.status_code == 400
    assert f'href="#{name}"' in response.text
    assert profile(store, cared_for, who) == PROFILE


def test_the_sample_is_the_real_page_in_a_frame_of_its_own(writer, child_id):
    client, _ = writer
    saved = client.get(f"/children/{child_id}/sample")
    assert "sandbox" in saved.headers["Content-Security-Policy"]
    assert "script-src" not in saved.headers["Content-Security-Policy"]
    assert saved.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in saved.headers["Cache-Control"]
    assert "Dear Jaya" in saved.text
    form = {**FORM, "symbols.label": "below"}
    shown = client.send(f"/children/{child_id}/sample", form)
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert "data:image/svg+xml" in shown.text
    assert shown.text != saved.text


def test_the_sample_by_script_leaves_out_what_is_wrong(writer, child_id):
    client, _ = writer
    headers = {"X-Form-Token": client.token(), "Sec-Fetch-Site": "same-origin"}
    fields = [["page.size_pt", "400"], ["page.paper", "blue"]]
    path = f"/children/{child_id}/sample"
    answer = client.post(path, json={"fields": fields}, headers=headers).get_json()
    assert "page.size_pt" in answer["problems"]
    assert "Dear Jaya" in answer["page"]
    bad = client.post(path, json={"fields": "x"}, headers=headers)
    assert bad.get_json()["error"]["code"] == "not-understood"
