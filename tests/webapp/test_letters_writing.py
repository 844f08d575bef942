"""Between the page's fields and a letter's content: nothing lost, nothing that cannot be."""

from __future__ import annotations

import copy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import THREE_MESSAGES, TooManyMessages
from webapp.errors import NotUnderstood, TooLarge
from webapp.services import writing, writing_changes, writing_compare
from webapp.services.writing_draft import BLANK, draft_letter

PROFILE = {"name": "Sam", "age": 9}
CONTENT = {
    "schema": 1,
    "kind": "after-review",
    "date": "2026-11-20",
    "lang": "en-GB",
    "writer": {"name": "Dee", "picture": "care:letter"},
    "letter": {"greeting": "Dear Sam", "opening": "I saw your boat.\nIt was red."},
    "messages": [
        {
            "title": "You are staying",
            "text": "With Ann.",
            "picture": {"ref": "photo:a.jpeg", "alt": "Ann"},
            "steps": [{"who": "Dee", "what": "ring school", "by": "2026-12-04"}],
            "told_in_person": "2026-11-18",
        },
        {"title": "Lunch", "why": "It is loud."},
    ],
    "help": {"reach": "Ring me.", "next_meeting": "2027-05-14"},
    "photos": {"a.jpeg": {"alt": "Ann"}},
    "symbols": {"home": "care:home", "lunch": ""},
    "silence": [{"code": "LK101", "quote": "boat", "reason": "He says it."}],
}


def test_a_letter_comes_back_from_its_fields_as_it_was():
    fields = writing.fields_of(CONTENT)
    assert writing.content_from(fields, CONTENT) == CONTENT


@given(st.dictionaries(st.sampled_from(sorted(writing.fields_of(CONTENT))), st.text(max_size=40)))
def test_whatever_is_typed_is_kept_word_for_word(typed):
    fields = {**writing.fields_of(CONTENT), **typed}
    kept = writing.fields_of(writing.content_from(fields, CONTENT))
    for path, text in typed.items():
        said = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        if path.startswith(("symbols.", "messages.1.picture", "date")):
            continue
        assert kept.get(path, "").strip() == said.strip()


def test_a_fourth_message_is_refused_with_the_reason():
    with pytest.raises(TooManyMessages) as refused:
        writing.content_from({"messages.4.title": "One more"}, CONTENT)
    assert str(refused.value) == THREE_MESSAGES


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"messages.0.title": "x"}, NotUnderstood),
        ({"messages.-1.title": "x"}, NotUnderstood),
        ({"messages.².title": "x"}, NotUnderstood),
        ({"messages.1.title": 7}, NotUnderstood),
        ({"messages.1.steps.99.what": "x"}, TooLarge),
        ({"letter.opening": "x" * 300_000}, TooLarge),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(fields, error):
    with pytest.raises(error):
        writing.content_from(fields, CONTENT)


def test_the_record_of_a_photo_stays_with_it_when_messages_change_places():
    fields = writing.fields_of(CONTENT)
    moved = writing_changes.change(
        fields, writing_changes.asked("down:1"), kind="after-review", child="Sam"
    )
    content = writing.content_from(moved.fields, CONTENT)
    assert content["messages"][1]["picture"] == {"ref": "photo:a.jpeg", "alt": "Ann"}
    assert content["messages"][0]["title"] == "Lunch"


def test_a_new_letter_holds_only_what_is_true_before_anybody_wrote():
    content = writing.new_content("after-review", PROFILE, {"name": "Dee"}, date(2026, 11, 20))
    assert content["letter"] == {"greeting": "Dear Sam"}
    assert content["messages"] == [{"title": ""}]


def test_a_draft_that_is_not_whole_can_be_looked_at():
    content = {"kind": "blank", "date": "2026-11-20", "messages": [{"title": ""}, {"text": "Hi"}]}
    draft = draft_letter(content, PROFILE)
    assert [message.title for message in draft.letter.messages] == [BLANK]
    assert draft.on_page("messages.1.text") == "messages.2.text"
    assert draft.problems == {}


def test_steps_that_are_empty_do_not_shift_the_names_of_others():
    content = copy.deepcopy(CONTENT)
    content["messages"][0]["steps"].insert(0, {"who": " "})
    draft = draft_letter(content, PROFILE)
    assert draft.on_page("messages.1.steps.1.what") == "messages.1.steps.2.what"


def test_a_wrong_day_is_said_at_its_field_and_the_rest_is_still_a_letter():
    content = copy.deepcopy(CONTENT)
    content["messages"][0]["steps"][0]["by"] = "next Tuesday"
    content["help"]["next_meeting"] = "in May"
    content["writer"]["phone"] = "0" * 400
    draft = draft_letter(content, PROFILE)
    assert set(draft.problems) == {"messages.1.steps.1.by", "help.next_meeting", "writer.phone"}
    assert "choose it from the calendar" in draft.problems["help.next_meeting"]
    assert draft.letter.messages[0].steps[0].what == "ring school"


@pytest.mark.parametrize("words", ["add-message", "up:2", "down:1", "remove-message:2"])
def test_buttons_change_the_fields_and_lose_no_others(words):
    fields = writing.fields_of(CONTENT)
    done = writing_changes.change(
        fields, writing_changes.asked(words), kind="after-review", child="Sam"
    )
    kept = set(done.fields.values())
    lost = {"Lunch", "It is loud."} if words.startswith("remove") else set()
    assert set(fields.values()) - kept == lost


def test_add_message_stops_after_three():
    fields = {f"messages.{number}.title": "x" for number in (1, 2, 3)}
    with pytest.raises(TooManyMessages):
        writing_changes.change(
            fields, writing_changes.asked("add-message"), kind="blank", child="Sam"
        )


def test_first_words_are_put_after_what_is_there():
    done = writing_changes.change(
        {"letter.about": "Hello."},
        writing_changes.asked("starter:letter.about"),
        kind="after-review",
        child="Sam",
    )
    assert done.fields["letter.about"].startswith("Hello.\nThis letter is about your meeting.")


def test_two_texts_are_compared_word_by_word_and_say_who_changed_what():
    base = copy.deepcopy(CONTENT)
    mine, theirs = copy.deepcopy(CONTENT), copy.deepcopy(CONTENT)
    mine["letter"]["opening"] = "I saw your boat.\nIt was blue."
    theirs["messages"][1]["title"] = "Lunch will be quieter"
    found = {each.field: each for each in writing_compare.differences(mine, theirs, base)}
    assert set(found) == {"letter.opening", "messages.2.title"}
    assert not found["letter.opening"].takes_other
    assert found["messages.2.title"].takes_other
    assert [p.text for p in found["letter.opening"].one_pieces if p.differs] == ["blue"]
    chosen = writing_compare.chosen(mine, theirs, {"messages.2.title"})
    assert chosen["letter.opening"].endswith("blue.")
    assert chosen["messages.2.title"] == "Lunch will be quieter"
