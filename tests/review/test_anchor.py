"""A comment stays on its words: never dropped, never on other words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.review.anchor import find, reanchor
from letterkit.review.comment import Comment, comment_on, resolve

NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
FIELD = "messages.1.text"


def on(text: str, quote: str, nth: int = 0) -> Comment:
    """A comment on the nth time that a quote stands in a text."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return comment_on(
        {FIELD: text}, FIELD, start, start + len(quote),
        author="Bo", body="Is this so?", version=1, time=NOON,
    )  # fmt: skip


KEPT = {
    "nothing changed": ("You will stay with Ann.", "stay", "You will stay with Ann."),
    "words before it": ("You will stay with Ann.", "Ann", "From May you will stay with Ann."),
    "words after it": ("You will stay with Ann.", "stay", "You will stay with Ann until May."),
    "words on both sides": ("You will stay with Ann.", "stay", "Sam, you will stay here with Ann."),
    "a word taken out before": ("You will now stay with Ann.", "Ann", "You will stay with Ann."),
    "the same word added before": ("Mum will come.", "Mum", "Ask Mum. Mum will come."),
    "an emoji before": ("You will stay with Ann.", "Ann", "🎉 You will stay with Ann."),
    "a comma at its end": ("You will stay with Ann.", "Ann", "You will stay with Ann, Sam."),
    "a paragraph before": ("You will stay.", "stay", "Hello.\n\nYou will stay."),
}


@pytest.mark.parametrize("case", KEPT)
def test_it_stays_on_its_words(case: str) -> None:
    old, quote, new = KEPT[case]
    place = find(on(old, quote), {FIELD: old}, {FIELD: new})
    assert place.kept
    assert new[place.start : place.end] == quote


LOST = {
    "deleted": ("You will stay with Ann.", "with Ann", "You will stay."),
    "reworded": ("You will stay with Ann.", "stay", "You will live with Ann."),
    "a letter changed": ("You will stay with Ann.", "stay", "You will stary with Ann."),
    "grown into another word": ("You go home now.", "home", "You go homeward now."),
    "the whole field emptied": ("You will stay.", "stay", ""),
    "only in another word": ("She is an aunt.", "an", "She is our aunt."),
}


@pytest.mark.parametrize("case", LOST)
def test_words_that_are_gone_mark_it_changed_and_keep_the_old_words(case: str) -> None:
    old, quote, new = LOST[case]
    moved = reanchor(on(old, quote), {FIELD: old}, {FIELD: new}, 2)
    assert moved.state == "text-changed"
    assert moved.quote == quote
    assert moved.field == FIELD
    assert 0 <= moved.start <= moved.end <= len(new)


def test_the_second_of_two_equal_words_stays_the_second() -> None:
    old = "Mum will ring. Then Mum will come."
    new = "On Friday Mum will ring. Then Mum will come."
    place = find(on(old, "Mum", 1), {FIELD: old}, {FIELD: new})
    assert place.start == new.rindex("Mum")


def test_it_moves_with_its_message() -> None:
    one, two = "You will stay with Ann.", "You will see Mum."
    then = {"messages.1.text": one, "messages.2.text": two}
    now = {"messages.1.text": two, "messages.2.text": one}
    place = find(on(one, "Ann"), then, now)
    assert (place.field, place.kept) == ("messages.2.text", True)


def test_words_moved_to_another_field_are_found_there_once() -> None:
    old = {FIELD: "You stay. Your room stays your room.", "messages.1.why": "Ann asked."}
    new = {FIELD: "You stay.", "messages.1.why": "Ann asked. Your room stays your room."}
    comment = on(old[FIELD], "Your room stays your room")
    place = find(comment, old, new)
    assert (place.field, place.kept) == ("messages.1.why", True)


def test_words_found_twice_elsewhere_are_not_guessed_at() -> None:
    titles = {"messages.1.title": "Family", "messages.2.title": "Home"}
    old = {**titles, FIELD: "You will see Mum.", "messages.2.text": "Hello."}
    new = {**titles, FIELD: "Bye.", "messages.2.text": "You will see Mum. You will see Mum."}
    place = find(on(old[FIELD], "You will see Mum"), old, new)
    assert not place.kept
    assert place.field == FIELD


def test_a_message_that_is_gone_leaves_the_comment_on_the_letter() -> None:
    then = {"messages.2.text": "You will see Mum.", "messages.1.text": "Hello."}
    comment = comment_on(then, "messages.2.text", 13, 16, author="Bo", body="?", version=1)
    moved = reanchor(comment, then, {"messages.1.text": "Hello."}, 2)
    assert moved.state == "text-changed"
    assert moved.quote == "Mum"


def test_an_edit_that_is_undone_brings_it_back() -> None:
    old, new = "You will stay with Ann.", "You will go."
    comment = on(old, "with Ann")
    lost = reanchor(comment, {FIELD: old}, {FIELD: new}, 2)
    back = reanchor(lost, {FIELD: new}, {FIELD: old}, 3)
    assert (back.state, old[back.start : back.end]) == ("open", "with Ann")


def test_a_resolved_comment_stays_resolved() -> None:
    old = "You will stay with Ann."
    done = resolve(on(old, "Ann"), by="Dee")
    assert reanchor(done, {FIELD: old}, {FIELD: "Bye."}, 2).state == "resolved"


words = st.lists(st.sampled_from("you will see Mum and Dad on Sunday 🎉 home".split()), max_size=8)


@given(words, words, words, words)
def test_any_edit_elsewhere_leaves_it_on_the_same_words(
    before: list[str], after: list[str], new_before: list[str], new_after: list[str]
) -> None:
    quote = "the blue rucksack"
    old = " ".join([*before, quote, *after])
    new = " ".join([*new_before, quote, *new_after])
    place = find(on(old, quote), {FIELD: old}, {FIELD: new})
    assert place.kept
    assert new[place.start : place.end] == quote


@given(words, words, st.text(max_size=12))
def test_deleting_the_words_always_marks_it_changed(
    before: list[str], after: list[str], instead: str
) -> None:
    quote = "the blue rucksack"
    old = " ".join([*before, quote, *after])
    new = " ".join([*before, instead, *after])
    moved = reanchor(on(old, quote), {FIELD: old}, {FIELD: new}, 2)
    assert moved.state == "text-changed"
    assert moved.body == "Is this so?"


@given(st.text(max_size=40), st.data())
def test_no_edit_at_all_can_lose_a_comment_or_send_it_outside(
    new: str, data: st.DataObject
) -> None:
    old = "You will stay with Ann, and see Mum on Sunday."
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    comment = comment_on({FIELD: old}, FIELD, start, end, author="Bo", body="?", version=1)
    moved = reanchor(comment, {FIELD: old}, {FIELD: new}, 2)
    assert moved.id == comment.id
    assert 0 <= moved.start <= moved.end <= len(new)
    if moved.state == "open":
        assert new[moved.start : moved.end] == comment.quote
