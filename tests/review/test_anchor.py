"""What a comment is after an edit, beside its place: its state, its words, what stands around."""

from __future__ import annotations

import datetime as dt

from letterkit.letterfile import loads
from letterkit.review.anchor import find, reanchor, reanchor_all
from letterkit.review.comment import Comment, comment_on, reopen, resolve

NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
FIELD = "messages.1.text"
OLD = "You will stay with Ann."


def on(text: str, quote: str) -> Comment:
    start = text.index(quote)
    return comment_on(
        {FIELD: text}, FIELD, start, start + len(quote),
        author="Bo", body="Is this so?", version=1, time=NOON,
    )  # fmt: skip


def test_a_comment_that_moves_remembers_what_stands_around_it_now() -> None:
    moved = reanchor(on(OLD, "Ann"), {FIELD: OLD}, {FIELD: "You live with Ann now."}, 2)
    assert (moved.before, moved.after, moved.version) == ("You live with ", " now.", 2)


def test_words_that_are_gone_keep_their_old_words_at_the_place_where_they_were() -> None:
    lost = reanchor(on(OLD, "with Ann"), {FIELD: OLD}, {FIELD: "You will stay."}, 2)
    assert (lost.state, lost.quote, lost.before) == ("text-changed", "with Ann", "You will stay ")
    assert (lost.field, lost.start, lost.end) == (FIELD, 13, 13)


def test_a_lost_comment_moves_with_its_place() -> None:
    lost = reanchor(on(OLD, "with Ann"), {FIELD: OLD}, {FIELD: "You will stay."}, 2)
    moved = reanchor(lost, {FIELD: "You will stay."}, {FIELD: "Sam, you will stay."}, 3)
    assert (moved.state, moved.start) == ("text-changed", 18)


def test_a_resolved_comment_stays_resolved_with_or_without_its_words() -> None:
    done = resolve(on(OLD, "Ann"), by="Dee")
    assert reanchor(done, {FIELD: OLD}, {FIELD: "Yes. " + OLD}, 2).state == "resolved"
    gone = reanchor(done, {FIELD: OLD}, {FIELD: "Bye."}, 2)
    assert gone.state == "resolved"
    assert reanchor(gone, {FIELD: "Bye."}, {FIELD: OLD}, 3).start == OLD.index("Ann")


def test_a_comment_that_is_opened_again_says_whether_its_words_are_there() -> None:
    done = resolve(on(OLD, "Ann"), by="Dee")
    assert reopen(reanchor(done, {FIELD: OLD}, {FIELD: "Oh. " + OLD}, 2)).state == "open"
    assert reopen(reanchor(done, {FIELD: OLD}, {FIELD: "Bye."}, 2)).state == "text-changed"


def test_a_comment_of_another_version_is_placed_by_its_words_alone() -> None:
    comment = on("Hello. " + OLD, "stay with Ann")
    kept = reanchor(comment, {FIELD: OLD}, {FIELD: OLD}, 5)
    assert (kept.state, kept.start) == ("open", 9)
    twice = f"{OLD} {OLD}"
    assert reanchor(comment, {FIELD: twice}, {FIELD: twice}, 5).state == "text-changed"
    assert reanchor(comment, {}, {FIELD: "Bye."}, 5).state == "text-changed"


def test_a_message_that_is_gone_leaves_its_comment_on_the_message_in_its_place() -> None:
    then = {"messages.1.title": "Hello", "messages.2.title": "Mum", "messages.2.text": "See Mum."}
    comment = comment_on(then, "messages.2.text", 4, 7, author="Bo", body="?", version=1)
    lost = reanchor(comment, then, {"messages.1.title": "Hello"}, 2)
    assert (lost.state, lost.field, lost.quote) == ("text-changed", "messages.1.title", "Mum")


def test_many_comments_are_placed_as_each_would_be_alone() -> None:
    comments = [on(OLD, "stay"), on(OLD, "Ann")]
    then, now = {FIELD: OLD}, {FIELD: "You will live with Ann."}
    assert reanchor_all(comments, then, now, 2) == tuple(
        reanchor(comment, then, now, 2) for comment in comments
    )


def test_comments_keep_with_their_messages_in_a_whole_letter(letter_text: str) -> None:
    letter = loads(letter_text)
    turned = letter.model_copy(update={"messages": letter.messages[::-1]})
    then, now = dict(letter.fields()), dict(turned.fields())
    for number in (1, 2, 3):
        for field, text in then.items():
            if field.startswith(f"messages.{number}.") and text:
                comment = comment_on(then, field, 0, len(text), author="Bo", body="?", version=1)
                place = find(comment, then, now)
                expected = field.replace(f"messages.{number}.", f"messages.{4 - number}.")
                assert (place.field, place.kept) == (expected, True)
