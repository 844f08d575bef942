"""What a council sets for every letter, checked by the library before it is kept."""

from __future__ import annotations

import pytest

from letterkit.checks import check, rules
from letterkit.review.questions import questions
from webapp.services import council as service
from webapp.services import review_questions
from webapp.store import council
from webapp.store.tables import Role

WORD = {
    "version": "0",
    "before": "",
    "term": "placement",
    "replace": "home\nwhere you live",
    "means": "The place where you live now.",
    "forms": "placements",
    "action": "replace",
}


@pytest.fixture(params=[Role.QUALITY, Role.ADMINISTRATOR])
def client(request, signed_in):
    return signed_in(request.param)[0]


def stored(store, name):
    with store.reading() as session:
        return council.get(session, name, {})


def test_the_start_says_what_is_set(client):
    assert client.get("/settings").text.count("as built in") == 4


def test_a_word_of_the_council_reaches_the_checks(client, store):
    assert client.send("/settings/word", WORD).status_code == 303
    with store.reading() as session:
        settings = service.library_settings(session)
    assert settings.glossary["placement"]["replace"] == ["home", "where you live"]
    found = check("Your placement is nice.", age=8, settings=settings).findings
    texts = [s.text for f in found if f.quote == "placement" for s in f.suggestions]
    assert "home" in texts
    assert "home / where you live" in client.get("/settings/words").text


def test_a_built_in_word_is_there_to_start_from(client):
    page = client.get("/settings/word?term=placement").text
    assert 'value="placement"' in page
    assert "placement" in client.get("/settings/words?q=placem").text


def test_a_word_can_be_left_alone_and_taken_out_again(client, store):
    client.send("/settings/word", {**WORD, "replace": "", "means": "", "off": "yes"})
    assert stored(store, "glossary") == {"placement": {"off": True}}
    assert "left alone" in client.get("/settings/words").text
    client.send("/settings/word", {"version": "1", "before": "placement", "do": "remove"})
    assert stored(store, "glossary") == {}


@pytest.mark.parametrize(
    "change",
    [{"term": ""}, {"replace": "", "means": ""}, {"action": "shout"}, {"means": "x" * 1001}],
)
def test_a_word_that_the_library_does_not_take_is_refused(client, store, change):
    response = client.send("/settings/word", {**WORD, **change})
    assert response.status_code == 400
    assert 'role="alert"' in response.text
    assert stored(store, "glossary") == {}


def test_only_what_differs_from_the_built_in_is_kept(client, store):
    first, second = list(rules().values())[:2]
    other = "advice" if first.severity != "advice" else "warning"
    sent = {"version": "0", f"check-{first.code}": other, f"check-{second.code}": second.severity}
    assert client.send("/settings/checks", sent).status_code == 303
    assert stored(store, "severity") == {first.code: other}
    assert f'<option value="{other}" selected>' in client.get("/settings/checks").text


def test_a_severity_that_does_not_exist_is_refused(client, store):
    code = next(iter(rules()))
    response = client.send("/settings/checks", {"version": "0", f"check-{code}": "shout"})
    assert response.status_code == 400
    assert stored(store, "severity") == {}


def test_printed_words_are_kept_and_slots_are_checked(client, store):
    sent = {"version": "0", "say-you_said": "You told me", "say-from": "Love, {writer}"}
    assert client.send("/settings/wording", sent).status_code == 303
    assert stored(store, "wording") == {"you_said": "You told me", "from": "Love, {writer}"}
    wrong = client.send("/settings/wording", {"version": "1", "say-from": "From {school}"})
    assert wrong.status_code == 400
    assert "Use only the brackets" in wrong.text
    assert 'value="From {school}"' in wrong.text


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/settings/word", WORD),
        ("/settings/checks", {"version": "0"}),
        ("/settings/wording", {"version": "0", "say-why": "How come?"}),
    ],
)
def test_two_people_never_overwrite_each_other(client, path, sent):
    assert client.send(path, sent).status_code == 303
    late = client.send(path, sent)
    assert late.status_code == 409
    assert "Somebody else saved this" in late.text


def test_the_council_changes_the_review_questions_and_goes_back(signed_in, store):
    client, _ = signed_in(Role.QUALITY)
    page = client.get("/settings/questions").get_data(as_text=True)
    assert "Are there three messages or fewer?" in page
    sent = {
        "version": "0",
        "id-1": "7",
        "group-1": "The messages",
        "question-1": "Are there three messages?",
        "group-2": "Ours",
        "question-2": "  Would you  read it aloud? ",
        "group-3": "Nothing",
    }
    assert client.send("/settings/questions", sent).status_code == 303
    with store.reading() as session:
        asked = review_questions.current_questions(session)
    assert [(q.id, q.question) for q in asked] == [
        ("7", "Are there three messages?"),
        ("own-1", "Would you read it aloud?"),
    ]
    assert "2 of your own" in client.get("/settings").get_data(as_text=True)
    stale = client.send("/settings/questions", sent)
    assert stale.status_code == 409
    assert "Somebody else saved the questions." in stale.get_data(as_text=True)
    none = client.send("/settings/questions", {"version": "1"})
    assert none.status_code == 400
    assert client.send("/settings/questions", {"version": "1", "do": "built-in"}).status_code == 303
    with store.reading() as session:
        assert review_questions.current_questions(session) == questions()
