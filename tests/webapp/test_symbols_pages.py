"""Symbols: to look at for everybody, to choose for those who write."""

from __future__ import annotations

import re

import pytest

from webapp.store import children, letters
from webapp.store.tables import Role

PROFILE = {
    "name": "Jaya",
    "age": 9,
    "symbols": {
        "mode": "key-words",
        "skin_tone": "dark",
        "hair": "black",
        "choices": {"home": "care:home"},
    },
}
LETTER = {
    "schema": 1,
    "kind": "after-review",
    "letter": {"greeting": "Dear Jaya"},
    "messages": [{"title": "School", "picture": "care:school"}],
    "symbols": {"bus": "openmoji:bus"},
}


@pytest.fixture
def writer(signed_in):
    return signed_in(Role.WRITER)


@pytest.fixture
def child_id(store, writer):
    with store.writing() as session:
        return children.add(session, PROFILE, by=writer[1]).id


@pytest.fixture
def ask(writer):
    client, _ = writer
    headers = {"X-Form-Token": client.token(), "Sec-Fetch-Site": "same-origin"}

    def send(path, data, other=None):
        asker = other or client
        mine = {**headers, "X-Form-Token": asker.token()}
        return asker.post(f"/symbols{path}", json=data, headers=mine)

    return send


def choices(store, child_id, who):
    with store.reading() as session:
        return children.get(session, child_id, by=who).profile["symbols"].get("choices", {})


@pytest.mark.parametrize("role", list(Role))
def test_everybody_can_look_at_the_symbols(signed_in, role):
    client, _ = signed_in(role)
    page = client.get("/symbols?q=happy").text
    assert "Emoticons by OpenMoji" in page
    assert "for “happy”" in page
    assert page.count('class="symbol-tile"') > 2


def test_a_search_that_finds_nothing_says_what_to_try(writer):
    client, _ = writer
    assert "Try a simpler word" in client.get("/symbols?q=zzzzqqq").text


def test_a_set_and_a_page_can_be_chosen(writer):
    client, _ = writer
    page = client.get("/symbols?set=care&page=2").text
    assert "/symbols/picture/" in page
    assert "/openmoji/" not in page
    assert "Before" in page
    assert client.get("/symbols?set=nothing").status_code == 404
    assert client.get("/symbols?page=-7&category=none").status_code == 200


def test_a_picture_is_kept_by_browsers_and_cannot_run_anything(writer):
    client, _ = writer
    path = re.search(r'src="(/symbols/picture/[^"]+)"', client.get("/symbols?q=home").text)[1]
    picture = client.get(path)
    assert picture.mimetype == "image/svg+xml"
    assert picture.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert "sandbox" in picture.headers["Content-Security-Policy"]
    assert "script-src" not in picture.headers["Content-Security-Policy"]
    old = re.sub(r"/picture/[0-9a-f]+/", "/picture/0000000000/", path)
    assert client.get(old).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["x/care/home/_._", "x/care/home/green._._", "x/care/nothing/_._._", "x/no/home/_._._"]
)
def test_a_picture_that_is_not_there_is_not_found_and_not_kept(writer, path):
    client, _ = writer
    missing = client.get(f"/symbols/picture/{path}")
    assert missing.status_code == 404
    assert missing.headers["Cache-Control"] == "no-store"


def test_symbols_come_in_the_childs_own_colours(ask, writer, child_id):
    client, _ = writer
    found = ask("/find", {"child": child_id, "text": "happy", "word": ""}).get_json()["found"]
    address = next(card["picture"] for card in found if "/care/" in card["picture"])
    assert address.endswith("dark.black._")
    assert b"#85543A" in client.get(address).data
    plain = address.replace("dark.black._", "_._._")
    assert b"#85543A" not in client.get(plain).data


def test_before_anything_is_typed_offers_own_and_recent_are_shown(ask, writer, store, child_id):
    with store.writing() as session:
        letters.start(session, child_id, "after-review", LETTER, by=writer[1])
    answer = ask("/find", {"child": child_id, "text": "", "word": "school"}).get_json()
    assert answer["offers"][0]["ref"] == "care:school"
    assert [card["ref"] for card in answer["own"]] == ["care:home"]
    assert [card["ref"] for card in answer["recent"]] == ["care:school", "openmoji:bus"]


def test_a_word_shows_what_stands_on_it_and_what_else_could(ask, child_id):
    text = "😀 We looked at the school garden."
    start = text.index("school")
    answer = ask(
        "/word", {"child": child_id, "text": text, "start": start, "end": start + 6}
    ).get_json()
    assert answer["token"]["text"] == "school"
    assert answer["token"]["symbol"]["ref"] == "care:school"
    assert answer["offers"][0]["ref"] == "care:school"
    assert answer["joins"] == ["school garden"]


def test_a_phrase_can_be_split_and_a_hidden_word_stays_known(ask, child_id):
    text = "We talked about family time."
    data = {"child": child_id, "text": text, "start": 16, "end": 20}
    joined = ask("/word", {**data, "choices": {"family time": "care:home"}}).get_json()
    assert joined["token"]["text"] == "family time"
    assert [part["word"] for part in joined["parts"]] == ["family", "time"]
    hidden = ask("/word", {**data, "choices": {"family": ""}}).get_json()
    assert hidden["token"]["symbol"] is None
    assert hidden["token"]["why"] == "hidden"


def test_a_choice_for_the_child_is_kept_once_and_can_be_forgotten(ask, writer, store, child_id):
    who = writer[1]
    data = {"child": child_id, "word": "Big  School", "ref": "care:school"}
    assert ask("/for-child", data).get_json() == {"ok": True}
    assert choices(store, child_id, who)["big school"] == "care:school"
    ask("/for-child", {**data, "ref": ""})
    assert "big school" not in choices(store, child_id, who)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"word": "home", "ref": "care:nothing"}, "not-found"),
        ({"word": "", "ref": "care:home"}, "not-understood"),
        ({"word": "x" * 81, "ref": "care:home"}, "not-understood"),
        ({"word": 7, "ref": "care:home"}, "not-understood"),
        ({"word": "home", "ref": ["care:home"]}, "not-understood"),
    ],
)
def test_a_choice_that_cannot_be_is_refused(ask, child_id, data, code):
    answer = ask("/for-child", {"child": child_id, **data})
    assert answer.get_json()["error"]["code"] == code


@pytest.mark.parametrize("path", ["/find", "/word", "/for-child"])
def test_somebody_elses_child_is_not_found(ask, signed_in, child_id, path):
    stranger, _ = signed_in(Role.WRITER)
    data = {"child": child_id, "text": "home", "word": "home", "ref": "", "start": 0, "end": 4}
    assert ask(path, data, stranger).get_json()["error"]["code"] == "not-found"
    assert stranger.get(f"/symbols/choose/{child_id}").status_code == 404


def test_without_script_a_symbol_is_searched_and_chosen_by_a_form(writer, store, child_id):
    client, who = writer
    path = f"/symbols/choose/{child_id}"
    page = client.get(f"{path}?word=school").text
    assert "Fits “school” best" in page
    found = client.send(f"{path}/search", {"word": "club", "text": "football"}).text
    assert 'value="club"' in found
    ref = re.search(r'name="ref" id="found-1" value="([^"]+)"', found)[1]
    assert client.send(path, {"word": "club", "ref": ref}).status_code == 303
    assert choices(store, child_id, who)["club"] == ref
    assert "Choose a symbol." in client.send(path, {"word": "club"}).text
    client.send(path, {"word": "club", "do": "forget"})
    assert "club" not in choices(store, child_id, who)
