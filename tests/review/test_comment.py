"""Comments, replies, rounds and questions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from letterkit.errors import ReviewError
from letterkit.review.comment import (
    Comment,
    comment_on,
    reopen,
    reply_in,
    reply_to,
    resolve,
    thread,
)
from letterkit.review.questions import Answer, questions, questions_from
from letterkit.review.round import ReviewRound, ask, close, together, unanswered

FIELDS = {"messages.1.text": "You will stay with Ann 🎉 until May."}
NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


def comment(**changes: object) -> Comment:
    given = {"author": "Bo", "body": "Is this so?", "version": 3, "time": NOON, **changes}
    return comment_on(FIELDS, "messages.1.text", 19, 24, **given)  # type: ignore[arg-type]


def test_a_comment_keeps_its_words_and_what_stands_around_them() -> None:
    made = comment()
    assert made.quote == "Ann 🎉"
    assert made.before == "You will stay with "
    assert made.after == " until May."


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 2), (0, 999), (40, 41)])
def test_words_that_never_were_cannot_be_commented_on(start: int, end: int) -> None:
    with pytest.raises(ReviewError, match="there are no words at"):
        comment_on(FIELDS, "messages.1.text", start, end, author="Bo", body="?", version=1)


def test_a_field_that_is_not_there_is_named() -> None:
    with pytest.raises(ReviewError, match=r"no field \"messages\.3\.why\""):
        comment_on(FIELDS, "messages.3.why", 0, 1, author="Bo", body="?", version=1)


def test_half_a_character_and_an_empty_comment_are_refused() -> None:
    with pytest.raises(ReviewError, match="half of a character"):
        comment(body="\ud83c")
    with pytest.raises(ReviewError, match="needs words"):
        comment(body="  ")
    with pytest.raises(ReviewError, match="nothing was written"):
        reply_to(comment(), author="Dee", body="")


def test_replies_are_flat_and_resolving_twice_changes_nothing() -> None:
    answered = reply_to(comment(), author="Dee", body="Yes, Ann agreed.", time=NOON)
    done = resolve(answered, by="Dee", time=NOON)
    assert [reply.author for reply in done.replies] == ["Dee"]
    assert resolve(done, by="Bo") == done
    assert reopen(done).state == "open"


def test_a_reply_finds_its_comment_and_a_reply_to_a_reply_joins_the_thread() -> None:
    first, other = comment(), comment()
    answered = reply_in([first, other], first.id, author="Dee", body="Yes.", time=NOON)
    assert [len(c.replies) for c in answered] == [1, 0]
    again = reply_in(answered, answered[0].replies[0].id, author="Bo", body="Good.", time=NOON)
    assert [reply.body for reply in again[0].replies] == ["Yes.", "Good."]
    assert thread(again, again[0].replies[1].id) == again[0]


def test_a_reply_to_nothing_is_refused() -> None:
    with pytest.raises(ReviewError, match="no such comment"):
        reply_in([comment()], "gone", author="Dee", body="Yes.")


def test_opening_what_was_not_resolved_changes_nothing() -> None:
    lost = comment().model_copy(update={"state": "text-changed", "end": 19})
    assert reopen(lost) == lost


def round_() -> ReviewRound:
    asked = ask([], writer="Dee", buddies=["Bo"], version=3, time=NOON)
    return asked.model_copy(update={"strength": "It uses Sam's own words."})


def test_a_round_ends_with_a_buddy_who_was_asked() -> None:
    done = close(round_(), "approved", by="Bo", time=NOON)
    assert (done.outcome, done.closed_by) == ("approved", "Bo")
    with pytest.raises(ReviewError, match="has ended already"):
        close(done, "approved", by="Bo")
    with pytest.raises(ReviewError, match="only a buddy who was asked"):
        close(round_(), "approved", by="Kit")


def pair() -> ReviewRound:
    return ask([], writer="Dee", buddies=["Bo", "Tess"], version=3, time=NOON)


def test_of_a_pair_each_closes_their_own_part_and_all_must_approve() -> None:
    half = close(pair(), "approved", by="Bo", strength="It is warm.", time=NOON)
    assert (half.outcome, half.waits_for, half.closed_by) == ("open", ("Tess",), "")
    with pytest.raises(ReviewError, match="answered already"):
        close(half, "approved", by="Bo", strength="It is warm.")
    done = close(half, "approved", by="Tess", strength="Good symbols.", note="Fine.", time=NOON)
    assert (done.outcome, done.closed_by, done.waits_for) == ("approved", "Tess", ())
    assert [(r.buddy, r.strength) for r in done.readings] == [
        ("Bo", "It is warm."), ("Tess", "Good symbols."),
    ]  # fmt: skip


def test_of_a_pair_one_can_ask_for_another_look() -> None:
    half = close(pair(), "approved", by="Bo", strength="It is warm.")
    done = close(half, "another look", by="Tess", strength="Good symbols.")
    assert (done.outcome, done.closed_by) == ("another look", "Tess")
    first = close(pair(), "another look", by="Bo", strength="It is warm.")
    assert first.waits_for == ()
    with pytest.raises(ReviewError, match="has ended already"):
        close(first, "approved", by="Tess", strength="Good symbols.")


def test_of_a_pair_each_names_a_strength_and_an_open_concern_stops_both() -> None:
    half = close(pair(), "approved", by="Bo", strength="It is warm.")
    with pytest.raises(ReviewError, match="name a strength first"):
        close(half, "approved", by="Tess")
    with pytest.raises(ReviewError, match="1 concern is still open"):
        close(half, "approved", by="Tess", strength="Good.", comments=[comment(kind="concern")])


def test_a_round_is_approved_when_all_who_were_asked_approved() -> None:
    assert together(["approved", "approved"]) == "approved"
    assert together(["approved", "open"]) == "open"
    assert together(["open", "another look"]) == "another look"
    assert together([]) == "open"


def test_nobody_reviews_or_approves_their_own_letter() -> None:
    with pytest.raises(ReviewError, match="their own letter"):
        ask([], writer="Dee", buddies=["Bo", "Dee"], version=1)
    with pytest.raises(ReviewError, match="their own letter"):
        close(round_(), "approved", by="Dee")


def test_one_round_at_a_time() -> None:
    with pytest.raises(ReviewError, match="reading this letter already"):
        ask([round_()], writer="Dee", buddies=["Kit"], version=4)
    with pytest.raises(ReviewError, match="nobody was asked"):
        ask([], writer="Dee", buddies=[], version=4)


def test_a_strength_comes_first() -> None:
    bare = round_().model_copy(update={"strength": " "})
    with pytest.raises(ReviewError, match="name a strength first"):
        close(bare, "another look", by="Bo")


def test_a_letter_with_an_open_concern_is_not_approved() -> None:
    concern = comment(kind="concern")
    with pytest.raises(ReviewError, match="1 concern is still open"):
        close(round_(), "approved", by="Bo", comments=[concern])
    assert close(round_(), "another look", by="Bo", comments=[concern]).outcome == "another look"
    assert close(round_(), "approved", by="Bo", comments=[resolve(concern, by="Bo")])


def test_the_writer_answers_every_comment_but_praise() -> None:
    asked, praised = comment(), comment(kind="praise")
    answered = reply_to(comment(), author="Dee", body="Yes.")
    assert unanswered([asked, praised, answered], "Dee") == (asked,)


def test_the_review_questions_are_there_each_with_its_source() -> None:
    asked = questions()
    assert len(asked) == 24
    assert all(question.source for question in asked)
    assert Answer(question="7", answer="not yet", note="Four ideas in message two.")


def test_a_council_brings_its_own_questions(tmp_path: Path) -> None:
    table = tmp_path / "questions.tsv"
    table.write_text("id\tgroup\tquestion\n1\tUs\tIs it kind?\n")
    assert questions_from(table)[0].question == "Is it kind?"
    table.write_text("id\tgroup\tquestion\n1\tUs\tIs it kind?\n1\tUs\tAgain?\n")
    with pytest.raises(ReviewError, match="line 3"):
        questions_from(table)
    table.write_text("number\twords\n")
    with pytest.raises(ReviewError, match="must name the columns"):
        questions_from(table)


def test_every_review_question_is_asked_so_that_yes_is_good_news():
    asked = [question.question for question in questions()]
    assert len(asked) == 24
    # "Are there any ...?" and "Is anything ...?" look for a fault: a "yes" would be bad news.
    assert [q for q in asked if q.startswith(("Are there any ", "Is anything ", "Does any "))] == []
