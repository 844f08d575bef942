"""Review in the store: who may say, settle, take over and approve what."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from editor_samples import letter_to

from webapp.errors import Locked, NotFound
from webapp.store import answers, children, comments, comments_open, letters, notices, rounds
from webapp.store.tables import (
    AnswerValue,
    CommentKind,
    CommentState,
    LetterState,
    Part,
    Role,
    RoundPart,
    RoundState,
    now,
)


@pytest.fixture
def review(both, person):
    """A letter, its writer, and a buddy and a therapist who were asked to read it."""
    dee, buddy = person(both, Role.WRITER), person(both, Role.BUDDY)
    therapist = person(both, Role.THERAPIST)
    with both.writing() as session:
        child = children.add(session, {"name": "Sam", "age": 9}, by=dee)
        letter = letters.start(session, child.id, "after-review", letter_to("Sam"), by=dee)
        letters.move(session, letter.id, LetterState.WITH_BUDDY, 1, by=dee)
        first, second = rounds.ask_all(
            session,
            letter.id,
            [(buddy.id, RoundPart.BUDDY), (therapist.id, RoundPart.THERAPIST)],
            by=dee,
        )
    return both, letter.id, (dee, buddy, therapist), (first.id, second.id)


def said(session, letter_id, by, kind=CommentKind.QUESTION, **more):
    return comments.add(
        session,
        letter_id,
        version=1,
        field="letter.opening",
        place={"quote": "sea", "start": 0, "end": 3},
        kind=kind,
        body="What about the sea?",
        by=by,
        **more,
    )


def state_of(store, letter_id, by):
    with store.reading() as session:
        return letters.get(session, letter_id, by=by).state


def test_a_pair_is_one_round_and_the_letter_comes_back_when_both_have_answered(review):
    store, letter_id, (dee, buddy, therapist), (first, second) = review
    with store.writing() as session:
        assert {row.number for row in rounds.of_letter(session, letter_id, by=dee)} == {1}
        rounds.answer(session, first, RoundState.APPROVED, by=buddy, strength="Warm.")
    assert state_of(store, letter_id, dee) is LetterState.WITH_BUDDY
    with store.writing() as session:
        rounds.answer(session, second, RoundState.ANOTHER_LOOK, by=therapist, strength="Short.")
    assert state_of(store, letter_id, dee) is LetterState.DRAFT
    with store.reading() as session:
        told = {row.kind for row in notices.waiting(session, by=dee)}
    assert told == {"round-approved", "round-another-look"}


def test_a_second_question_waits_for_the_first_answer(review):
    store, letter_id, (dee, buddy, _), _ = review
    with pytest.raises(rounds.AskedAlready), store.writing() as session:
        rounds.ask(session, letter_id, buddy.id, by=dee)


def test_the_same_colleague_twice_or_somebody_who_cannot_read_is_not_asked(both, person):
    dee, buddy = person(both, Role.WRITER), person(both, Role.BUDDY)
    quality = person(both, Role.QUALITY)
    with both.writing() as session:
        child = children.add(session, {"name": "Sam", "age": 9}, by=dee)
        letter = letters.start(session, child.id, "after-review", letter_to("Sam"), by=dee)
    twice = [(buddy.id, RoundPart.BUDDY), (buddy.id, RoundPart.THERAPIST)]
    for asked in (twice, [(quality.id, RoundPart.BUDDY)], []):
        with pytest.raises(NotFound), both.writing() as session:
            rounds.ask_all(session, letter.id, asked, by=dee)


def test_a_strength_is_named_before_an_answer_is_given(review):
    store, _, (_, buddy, _), (first, _) = review
    with pytest.raises(rounds.NoStrength), store.writing() as session:
        rounds.answer(session, first, RoundState.ANOTHER_LOOK, by=buddy, strength="  ")


def test_a_letter_that_changed_while_it_was_read_is_read_again(review):
    store, letter_id, (dee, buddy, _), (first, _) = review
    with store.writing() as session:
        letters.save_version(session, letter_id, 1, letter_to("Sam", "New."), by=dee)
    with pytest.raises(rounds.ReadAgain), store.writing() as session:
        rounds.answer(
            session, first, RoundState.APPROVED, by=buddy, strength="Warm.", read_version=1
        )


def test_whoever_wrote_a_part_does_not_approve_the_letter(review):
    store, letter_id, (dee, _, _), _ = review
    with store.writing() as session:
        rows = rounds.of_letter(session, letter_id, by=dee)
        for row in rows:
            rounds.withdraw(session, row.id, by=dee)
        child_id = letters.get(session, letter_id, by=dee).child_id
    other = review_writer(store, dee, child_id)
    with store.writing() as session:
        letters.save_version(session, letter_id, 1, letter_to("Sam", "Mine."), by=other)
        asked = rounds.ask(session, letter_id, other.id, by=dee)
    with pytest.raises(rounds.OwnLetter), store.writing() as session:
        rounds.answer(session, asked.id, RoundState.APPROVED, by=other, strength="Good.")


def review_writer(store, dee, child_id):
    """Return a second writer for a child."""
    from webapp.store import users
    from webapp.store.who import Who

    with store.writing() as session:
        user = users.create(
            session,
            email="second@example.org",
            name="Second writer",
            role=Role.WRITER,
            password_hash="x",
            by=None,
        )
        children.add_worker(session, child_id, user.id, Part.WRITER, by=dee)
        return Who.of(user)


def test_an_answer_is_given_once(review):
    store, _, (_, buddy, _), (first, _) = review
    with store.writing() as session:
        rounds.answer(session, first, RoundState.APPROVED, by=buddy, strength="Warm.")
    with pytest.raises(rounds.RoundOver), store.writing() as session:
        rounds.answer(session, first, RoundState.ANOTHER_LOOK, by=buddy, strength="Warm.")


def test_the_writer_cannot_settle_a_concern_and_another_reader_can(review):
    store, letter_id, (dee, buddy, therapist), _ = review
    with store.writing() as session:
        concern = said(session, letter_id, buddy, CommentKind.CONCERN)
    with pytest.raises(comments.NotYoursToSettle), store.writing() as session:
        comments.set_state(session, concern.id, CommentState.RESOLVED, by=dee)
    with store.writing() as session:
        settled = comments.set_state(session, concern.id, CommentState.RESOLVED, by=therapist)
        assert (settled.resolved_by, settled.resolved_at is not None) == (therapist.id, True)
        opened = comments.set_state(session, concern.id, CommentState.OPEN, by=buddy)
        assert (opened.resolved_by, opened.resolved_at) == (None, None)


def test_the_writer_answers_every_comment_before_the_letter_is_ready(review):
    store, letter_id, (dee, buddy, _), _ = review
    with store.writing() as session:
        said(session, letter_id, buddy, CommentKind.PRAISE)
        question = said(session, letter_id, buddy)
        said(session, letter_id, buddy, reply_to=question.id)
        assert comments_open.waiting(session, letter_id) == (0, 1)
    with pytest.raises(letters.Unanswered), store.writing() as session:
        letters.move(session, letter_id, LetterState.READY, 1, by=dee)
    with store.writing() as session:
        said(session, letter_id, dee, reply_to=question.id)
        assert comments_open.waiting(session, letter_id) == (0, 0)
        letters.move(session, letter_id, LetterState.READY, 1, by=dee)


def test_nothing_is_said_about_a_letter_that_was_sent(review):
    store, letter_id, (dee, buddy, _), _ = review
    with store.writing() as session:
        question = said(session, letter_id, buddy, CommentKind.PRAISE)
        letters.move(session, letter_id, LetterState.READY, 1, by=dee)
        letters.move(session, letter_id, LetterState.SENT, 1, by=dee)
    with pytest.raises(Locked), store.writing() as session:
        said(session, letter_id, dee)
    with pytest.raises(Locked), store.writing() as session:
        comments.set_state(session, question.id, CommentState.RESOLVED, by=dee)


def test_nobody_is_asked_any_more_to_read_a_letter_that_was_sent(review):
    store, letter_id, (dee, buddy, therapist), (first, _) = review
    with store.writing() as session:
        rounds.answer(session, first, RoundState.APPROVED, by=buddy, strength="Warm.")
        letters.move(session, letter_id, LetterState.READY, 1, by=dee)
        letters.move(session, letter_id, LetterState.SENT, 1, by=dee)
        states = [row.state for row in rounds.of_letter(session, letter_id, by=dee)]
        assert states.count(RoundState.APPROVED) == states.count(RoundState.WITHDRAWN) == 1
        assert letters.to_read(session, by=therapist) == []
        assert notices.waiting(session, by=therapist) == []


def test_a_colleague_can_open_a_letter_for_a_month_after_it_was_sent(review):
    store, letter_id, (dee, buddy, _), (first, _) = review
    with store.writing() as session:
        rounds.answer(session, first, RoundState.APPROVED, by=buddy, strength="Warm.")
        letters.move(session, letter_id, LetterState.READY, 1, by=dee)
        letters.move(session, letter_id, LetterState.SENT, 1, by=dee)
    for days, opens in ((29, True), (31, False)):
        with store.writing() as session:
            letters.get(session, letter_id, by=dee).sent_at = now() - timedelta(days=days)
        with store.reading() as session:
            try:
                assert letters.get(session, letter_id, by=buddy).id == letter_id
                assert opens
            except NotFound:
                assert not opens


def test_two_people_who_take_one_wording_over_at_once_get_one_clear_answer_each(review):
    store, letter_id, (dee, buddy, _), _ = review
    with store.writing() as session:
        offered = said(session, letter_id, buddy, CommentKind.SUGGESTION, wording="the big sea")
    told = []

    def take():
        try:
            with store.writing() as session:
                comments.take(session, letter_id, offered.id, by=dee)
            told.append("taken")
        except comments.SettledAlready:
            told.append("settled already")

    both_at_once = [threading.Thread(target=take) for _ in range(2)]
    for each in both_at_once:
        each.start()
    for each in both_at_once:
        each.join()
    assert sorted(told) == ["settled already", "taken"]


def test_a_stamp_changes_with_the_letter_its_comments_and_its_rounds(review):
    store, letter_id, (dee, buddy, _), (first, _) = review
    seen = []

    def look():
        with store.reading() as session:
            seen.append(comments.stamp(session, letter_id, by=buddy))

    look()
    with store.writing() as session:
        question = said(session, letter_id, buddy)
    look()
    with store.writing() as session:
        said(session, letter_id, dee, reply_to=question.id)
    look()
    with store.writing() as session:
        comments.set_state(session, question.id, CommentState.RESOLVED, by=dee)
    look()
    with store.writing() as session:
        letters.save_version(session, letter_id, 1, letter_to("Sam", "New."), by=dee)
    look()
    with store.writing() as session:
        rounds.answer(session, first, RoundState.READING, by=buddy)
    look()
    assert len(set(seen)) == 6
    look()
    assert seen[-1] == seen[-2]


def test_one_notice_about_new_comments_is_enough_until_it_is_read(review):
    store, letter_id, (dee, buddy, _), _ = review
    with store.writing() as session:
        said(session, letter_id, buddy)
        said(session, letter_id, buddy)
        kinds = [row.kind for row in notices.waiting(session, by=dee)]
    assert kinds == ["comment-added"]


def test_answers_are_kept_question_by_question(review):
    store, letter_id, (dee, buddy, therapist), (first, _) = review
    with store.writing() as session:
        answers.save(session, first, {"1": (AnswerValue.YES, "")}, by=buddy)
        answers.save(session, first, {"2": (AnswerValue.NOT_YET, "By when?")}, by=buddy)
        answers.save(session, first, {"1": (AnswerValue.NOT_NEEDED, "")}, by=buddy)
    with store.reading() as session:
        kept = answers.of_letter(session, letter_id, by=dee)[first]
    assert {(row.question, row.value, row.note) for row in kept} == {
        ("1", AnswerValue.NOT_NEEDED, None),
        ("2", AnswerValue.NOT_YET, "By when?"),
    }
    with pytest.raises(NotFound), store.writing() as session:
        answers.save(session, first, {"1": (AnswerValue.YES, "")}, by=therapist)
