"""Letters in the store: versions, conflicts, who may open what. On both databases."""

from __future__ import annotations

import json
import threading
from datetime import date, timedelta

import pytest
from editor_samples import letter_to
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from webapp.errors import Conflict, Locked, NotFound
from webapp.store import (
    children,
    comments,
    council,
    decisions,
    exports,
    hand_over,
    letter_versions,
    letters,
    notices,
    photos,
    profile_changes,
    promises,
    rounds,
    trail,
)
from webapp.store.decisions import DecisionLine
from webapp.store.promises import Step
from webapp.store.tables import (
    AuditEntry,
    CommentKind,
    CommentState,
    LetterState,
    LetterVersion,
    Part,
    PromiseState,
    Role,
    RoundState,
    SavedBy,
    now,
)


@pytest.fixture
def sams(both, person):
    """A store with Dee, her child Sam, and a letter to Sam."""
    dee = person(both)
    with both.writing() as session:
        child = children.add(session, {"name": "Sam", "age": 9}, by=dee)
        letter = letters.start(session, child.id, "after-review", letter_to("Sam"), by=dee)
    return both, dee, child.id, letter.id


def test_a_saved_letter_comes_back_word_for_word(sams):
    store, dee, _, letter_id = sams
    told = letter_to("Sam", "You asked: “Can I see Jess?” 🙂 Zażółć")
    with store.writing() as session:
        saved = letters.save_version(session, letter_id, 1, told, by=dee)
    assert saved.version == 2
    with store.reading() as session:
        assert letters.content(session, letter_id, by=dee).content == told
        assert letters.content(session, letter_id, by=dee, number=1).content == letter_to("Sam")


def test_a_stale_save_changes_nothing_and_hands_back_both_texts(sams):
    store, dee, _, letter_id = sams
    with store.writing() as session:
        letters.save_version(session, letter_id, 1, letter_to("Sam", "theirs"), by=dee)
    with pytest.raises(Conflict) as caught, store.writing() as session:
        letters.save_version(session, letter_id, 1, letter_to("Sam", "mine"), by=dee)
    assert caught.value.yours == letter_to("Sam", "mine")
    assert caught.value.theirs == letter_to("Sam", "theirs")
    assert caught.value.base == letter_to("Sam")
    assert caught.value.their_version == 2
    with store.reading() as session:
        assert letters.content(session, letter_id, by=dee).content == letter_to("Sam", "theirs")


def test_saving_the_same_words_again_after_a_lost_answer_does_no_harm(sams):
    store, dee, _, letter_id = sams
    for _ in range(2):
        with store.writing() as session:
            saved = letters.save_version(session, letter_id, 1, letter_to("Sam", "new"), by=dee)
        assert saved.version == 2


def test_of_two_who_save_at_the_same_moment_one_is_told(sams):
    store, dee, _, letter_id = sams
    start, outcomes = threading.Barrier(4), []

    def save(words):
        start.wait()
        try:
            with store.writing() as session:
                letters.save_version(session, letter_id, 1, letter_to("Sam", words), by=dee)
            outcomes.append(words)
        except Conflict as conflict:
            outcomes.append(conflict)

    threads = [threading.Thread(target=save, args=(f"words {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    winners = [each for each in outcomes if isinstance(each, str)]
    assert len(outcomes) == 4 and len(winners) == 1
    with store.reading() as session:
        assert letters.content(session, letter_id, by=dee).content == letter_to("Sam", winners[0])


def test_an_error_half_way_saves_nothing_and_leaves_no_trace(sams):
    store, dee, _, letter_id = sams
    with pytest.raises(RuntimeError), store.writing() as session:
        letters.save_version(session, letter_id, 1, letter_to("Sam", "new"), by=dee)
        raise RuntimeError("the power went")
    with store.reading() as session:
        assert letters.content(session, letter_id, by=dee).number == 1
        actions = [entry.action for entry in trail.about(session, "letter", letter_id)]
        assert actions == ["letter.started"]


def test_an_older_version_is_brought_back_as_a_new_one(sams):
    store, dee, _, letter_id = sams
    with store.writing() as session:
        letters.save_version(session, letter_id, 1, letter_to("Sam", "worse"), by=dee)
        letters.restore(session, letter_id, 1, 2, by=dee)
    with store.reading() as session:
        letter = letters.get(session, letter_id, by=dee)
        history = letter_versions.history(session, letter)
        assert [row.number for row in history] == [3, 2, 1]
        assert history[0].saved_by is SavedBy.RESTORED
        assert letters.content(session, letter_id, by=dee).content == letter_to("Sam")


def test_a_sent_letter_is_locked(sams):
    store, dee, _, letter_id = sams
    with store.writing() as session:
        letters.move(session, letter_id, LetterState.READY, 1, by=dee)
        letters.move(session, letter_id, LetterState.SENT, 1, by=dee)
    for change in (
        lambda s: letters.save_version(s, letter_id, 1, letter_to("Sam", "x"), by=dee),
        lambda s: letters.move(s, letter_id, LetterState.DRAFT, 1, by=dee),
        lambda s: decisions.save_sheet(s, letter_id, [], by=dee),
        lambda s: promises.keep_in_step(s, letter_id, [], by=dee),
    ):
        with pytest.raises(Locked), store.writing() as session:
            change(session)


def test_a_draft_cannot_be_sent_without_being_ready(sams):
    store, dee, _, letter_id = sams
    with pytest.raises(letters.NotThatWay), store.writing() as session:
        letters.move(session, letter_id, LetterState.SENT, 1, by=dee)


def test_nothing_of_another_writer_can_be_found(sams, person):
    store, dee, child_id, letter_id = sams
    other = person(store)
    with store.writing() as session:
        promises.keep_in_step(
            session,
            letter_id,
            [Step("messages.1.steps.1", "Dee", "ring", date(2026, 12, 4))],
            by=dee,
        )
        promise = promises.for_child(session, child_id, by=dee)[0]
        picture = photos.Picture(b"png", "image/png", 1, 1, "Sam on a swing")
        photo = photos.add(
            session,
            child_id,
            picture,
            photos.Consent("Ann", date(2026, 1, 1), "this letter"),
            by=dee,
        )
        export = exports.record(session, letter_id, 1, "pdf", b"%PDF", by=dee)
        assert export.size == 4
    looks = (
        lambda s: letters.get(s, letter_id, by=other),
        lambda s: letters.content(s, letter_id, by=other),
        lambda s: letters.save_version(s, letter_id, 1, {}, by=other),
        lambda s: letters.move(s, letter_id, LetterState.READY, 1, by=other),
        lambda s: letters.start(s, child_id, "hello", {}, by=other),
        lambda s: children.get(s, child_id, by=other),
        lambda s: children.save_profile(s, child_id, 1, {"name": "X"}, by=other),
        lambda s: children.add_worker(s, child_id, other.id, Part.WRITER, by=other),
        lambda s: children.erase(s, child_id, by=other),
        lambda s: promises.mark(s, promise.id, PromiseState.KEPT, by=other),
        lambda s: photos.get(s, photo.id, by=other),
        lambda s: photos.listed(s, child_id, by=other),
        lambda s: decisions.sheet(s, letter_id, by=other),
        lambda s: exports.listed(s, letter_id, by=other),
        lambda s: comments.of_letter(s, letter_id, by=other),
        lambda s: rounds.of_letter(s, letter_id, by=other),
        lambda s: profile_changes.propose(s, child_id, {}, "why", by=other),
    )
    for look in looks:
        with pytest.raises(NotFound), store.writing() as session:
            look(session)
    with store.reading() as session:
        assert children.listed(session, by=other) == []
        assert letters.mine(session, by=other) == []
        assert letters.mine(session, by=other, child_id=child_id) == []
        assert promises.for_child(session, child_id, by=other) == []


def test_a_buddy_opens_a_letter_while_asked_and_cannot_change_it(sams, person):
    store, dee, child_id, letter_id = sams
    buddy = person(store, Role.BUDDY)
    with store.writing() as session:
        asked = rounds.ask(session, letter_id, buddy.id, by=dee, question="Is it too long?")
    with store.writing() as session:
        assert letters.get(session, letter_id, by=buddy, seen=True).id == letter_id
        assert [row.id for row in letters.to_read(session, by=buddy)] == [letter_id]
        assert [row.kind for row in notices.waiting(session, by=buddy)] == ["asked-to-read"]
        concern = comments.add(
            session,
            letter_id,
            version=1,
            field="letter.opening",
            place={"quote": "sea"},
            kind=CommentKind.CONCERN,
            body="Will Sam remember the sea?",
            by=buddy,
        )
    with pytest.raises(letters.OpenConcern), store.writing() as session:
        letters.move(session, letter_id, LetterState.READY, 1, by=dee)
    with pytest.raises(NotFound), store.writing() as session:
        letters.save_version(session, letter_id, 1, letter_to("Sam", "x"), by=buddy)
    with pytest.raises(NotFound), store.reading() as session:
        children.get(session, child_id, by=buddy)
    with pytest.raises(letters.OpenConcern), store.writing() as session:
        rounds.answer(session, asked.id, RoundState.APPROVED, by=buddy, strength="Warm.")
    with store.writing() as session:
        comments.set_state(session, concern.id, CommentState.RESOLVED, by=buddy)
        rounds.answer(session, asked.id, RoundState.APPROVED, by=buddy, strength="Warm.")
        waiting = {row.kind for row in notices.waiting(session, by=dee)}
        assert waiting == {"comment-added", "round-approved"}
        assert letters.to_read(session, by=buddy) == []
    with pytest.raises(rounds.RoundOver), store.writing() as session:
        rounds.withdraw(session, asked.id, by=dee)


def test_a_colleague_cannot_open_a_letter_when_the_question_was_taken_back(sams, person):
    store, dee, _, letter_id = sams
    buddy = person(store, Role.BUDDY)
    with store.writing() as session:
        asked = rounds.ask(session, letter_id, buddy.id, by=dee)
        rounds.withdraw(session, asked.id, by=dee)
        assert notices.waiting(session, by=buddy) == []
    with pytest.raises(NotFound), store.reading() as session:
        letters.get(session, letter_id, by=buddy)


def test_nobody_is_asked_to_read_their_own_letter(sams):
    store, dee, _, letter_id = sams
    with pytest.raises(NotFound), store.writing() as session:
        rounds.ask(session, letter_id, dee.id, by=dee)


def test_a_reply_to_nothing_is_refused(sams):
    store, dee, _, letter_id = sams
    with pytest.raises(NotFound), store.writing() as session:
        comments.add(
            session,
            letter_id,
            version=1,
            field="letter.opening",
            place={},
            body="Yes",
            kind=CommentKind.QUESTION,
            by=dee,
            reply_to="nothing",
        )


def test_what_changed_since_a_moment_is_found_for_the_other_person(sams):
    store, dee, _, letter_id = sams
    with store.writing() as session:
        comment = comments.add(
            session,
            letter_id,
            version=1,
            field="letter.opening",
            place={},
            body="Yes",
            kind=CommentKind.PRAISE,
            by=dee,
        )
    since = now()
    with store.writing() as session:
        assert comments.of_letter(session, letter_id, by=dee, changed_since=since) == []
        comments.set_state(session, comment.id, CommentState.RESOLVED, by=dee)
        changed = comments.of_letter(session, letter_id, by=dee, changed_since=since)
    assert [each.id for each in changed] == [comment.id]


def test_promises_follow_the_steps_and_keep_their_marks(sams):
    store, dee, child_id, letter_id = sams
    ring = Step("messages.1.steps.1", "Dee", "ring your school", date(2026, 12, 4))
    write = Step("messages.1.steps.2", "Ann", "write to Mum", None)
    with store.writing() as session:
        promises.keep_in_step(session, letter_id, [ring, write], by=dee)
        first = promises.for_child(session, child_id, by=dee)[0]
        promises.mark(session, first.id, PromiseState.KEPT, by=dee, sentence="I rang.")
        promises.keep_in_step(session, letter_id, [ring], by=dee)
    with store.reading() as session:
        left = promises.for_child(session, child_id, by=dee)
        assert [(row.what, row.state) for row in left] == [("ring your school", PromiseState.KEPT)]
        assert promises.due(session, by=dee, until=date(2027, 1, 1)) == []


def test_the_decisions_sheet_comes_back_in_order(sams):
    store, dee, _, letter_id = sams
    lines = [
        DecisionLine("The care plan is agreed.", message=1),
        DecisionLine("PEP to be updated.", left_out_because="It is about paperwork."),
    ]
    with store.writing() as session:
        decisions.save_sheet(session, letter_id, lines, by=dee)
        assert decisions.sheet(session, letter_id, by=dee) == lines


def test_a_therapist_decides_on_a_proposed_change(sams, person):
    store, dee, child_id, _ = sams
    priya = person(store, Role.THERAPIST)
    with store.writing() as session:
        children.add_worker(session, child_id, priya.id, Part.THERAPIST, by=dee)
        proposal = profile_changes.propose(
            session, child_id, {"symbols": {"mode": "key-words"}}, "Sam likes pictures.", by=dee
        )
        assert notices.waiting(session, by=priya)[0].child_name == "Sam"
    with pytest.raises(NotFound), store.writing() as session:
        profile_changes.decide(session, proposal.id, accept=True, reply=None, by=dee)
    with store.writing() as session:
        profile_changes.decide(session, proposal.id, accept=True, reply="Yes", by=priya)
        assert profile_changes.waiting(session, by=priya) == []


def test_erasing_a_child_leaves_nothing_but_the_trail(sams):
    store, dee, child_id, letter_id = sams
    with store.writing() as session:
        children.erase(session, child_id, by=dee)
    with store.reading() as session:
        assert session.scalars(select(LetterVersion)).all() == []
        assert trail.about(session, "letter", letter_id)
        assert trail.about(session, "child", child_id)[0].action == "child.erased"


def test_the_audit_trail_refuses_every_change(sams):
    store, *_ = sams
    for statement in ("UPDATE audit SET action = 'x'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="append-only"), store.writing() as session:
            session.execute(text(statement))
    with store.reading() as session:
        assert session.scalars(select(AuditEntry)).all()


def test_the_audit_trail_takes_no_words(both, person):
    dee = person(both)
    with pytest.raises(ValueError, match="codes and counts"), both.writing() as session:
        trail.record(session, dee, "letter.saved", "letter", "x", text="Dear Sam")


def test_versions_saved_while_typing_are_thinned_out_after_a_day(sams):
    store, dee, _, letter_id = sams
    with store.writing() as session:
        for number in range(1, 13):
            letters.save_version(session, letter_id, number, letter_to("Sam", str(number)), by=dee)
        letters.save_version(
            session, letter_id, 13, letter_to("Sam", "kept"), by=dee, saved_by=SavedBy.WRITER
        )
        exports.record(session, letter_id, 5, "pdf", b"%PDF", by=dee)
        start = now() - timedelta(days=3)
        for number in range(1, 15):
            session.execute(
                update(LetterVersion)
                .where(LetterVersion.number == number)
                .values(at=start + timedelta(minutes=number))
            )
    with store.writing() as session:
        letter = letters.get(session, letter_id, by=dee)
        assert letter_versions.thin(session, letter) == 11
        left = [row.number for row in letter_versions.history(session, letter)]
    assert left == [14, 5, 1]  # saved by the writer; sent out as a file; the first


def test_all_that_is_held_about_a_child_can_be_handed_over(sams):
    store, dee, child_id, letter_id = sams
    with store.writing() as session:
        letters.save_version(session, letter_id, 1, letter_to("Sam", "second"), by=dee)
        comments.add(
            session,
            letter_id,
            version=1,
            field="letter.opening",
            place={},
            body="Lovely.",
            kind=CommentKind.PRAISE,
            by=dee,
        )
        picture = photos.Picture(b"jpeg bytes", "image/jpeg", 1, 1, "Sam on a swing")
        consent = photos.Consent("Ann", date(2026, 1, 1), "this letter")
        photo = photos.add(session, child_id, picture, consent, by=dee)
        other = children.add(session, {"name": "Zebedee"}, by=dee)
        letters.start(session, other.id, "hello", letter_to("Zebedee"), by=dee)
    with store.writing() as session:
        held = hand_over.everything(session, child_id)
    told = json.dumps(held.tables)
    assert "second" in told and "Lovely." in told and "letter.saved" in told
    assert "Zebedee" not in told
    assert held.photos == {f"{photo.id}.jpeg": b"jpeg bytes"}


def test_names_of_a_writers_other_children_are_known_and_shared_ones_left_out(sams):
    store, dee, child_id, _ = sams
    people = [{"name": "Ann"}, {"name": "Jess"}]
    with store.writing() as session:
        children.save_profile(session, child_id, 1, {"name": "Sam", "people": people[:1]}, by=dee)
        children.add(session, {"name": "Zebedee", "people": people}, by=dee)
        assert children.other_names(session, child_id, by=dee) == {"Zebedee", "Jess"}


def test_two_who_change_a_profile_at_once_are_told(sams):
    store, dee, child_id, _ = sams
    with store.writing() as session:
        children.save_profile(session, child_id, 1, {"name": "Sam", "age": 10}, by=dee)
    with pytest.raises(Conflict) as caught, store.writing() as session:
        children.save_profile(session, child_id, 1, {"name": "Sam", "age": 11}, by=dee)
    assert caught.value.theirs["age"] == 10 and caught.value.their_version == 2


def test_a_buddy_sees_a_photo_in_the_letter_and_no_other(sams, person):
    store, dee, child_id, letter_id = sams
    buddy = person(store, Role.BUDDY)
    picture = photos.Picture(b"jpeg", "image/jpeg", 1, 1, "A swing")
    consent = photos.Consent("Ann", date(2026, 1, 1), "this letter")
    with store.writing() as session:
        photo = photos.add(session, child_id, picture, consent, by=dee)
        other = children.add(session, {"name": "Bea"}, by=dee)
        elsewhere = photos.add(session, other.id, picture, consent, by=dee)
        rounds.ask(session, letter_id, buddy.id, by=dee)
    with store.reading() as session:
        assert photos.get_for_letter(session, letter_id, photo.id, by=buddy).image == b"jpeg"
        for refused in (
            lambda: photos.get_for_letter(session, letter_id, elsewhere.id, by=buddy),
            lambda: photos.get(session, photo.id, by=buddy),
        ):
            with pytest.raises(NotFound):
                refused()


def test_what_a_council_sets_is_kept_with_its_version(both, person):
    dee = person(both, Role.ADMINISTRATOR)
    with both.writing() as session:
        assert council.get(session, "glossary", {}) == {}
        assert council.put(session, "glossary", {"contact": "family time"}, 0, by=dee) == 1
    with pytest.raises(Conflict), both.writing() as session:
        council.put(session, "glossary", {}, 0, by=dee)
    with both.reading() as session:
        assert council.get(session, "glossary") == {"contact": "family time"}
        assert council.version(session, "glossary") == 1
