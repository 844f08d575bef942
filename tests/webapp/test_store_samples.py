"""Dip samples in the store: the one, narrow way in which a quality manager reaches a letter."""

from __future__ import annotations

from datetime import date

import pytest
from quality_samples import FIGURES, approved, sent
from sqlalchemy import select, text

from letterkit.audit import draw
from webapp.errors import NotFound
from webapp.services import quality
from webapp.store import answers, children, hand_over, letters, samples, trail
from webapp.store.samples import Asked
from webapp.store.tables import Answer, AnswerValue, Letter, Role, SampledLetter

YES = (AnswerValue.YES, "")


@pytest.fixture
def writer(both, person):
    return person(both, Role.WRITER)


@pytest.fixture
def gwen(both, person):
    return person(both, Role.QUALITY)


def drawn(store, by, asked=None, *, size=5, seed="abc"):
    with store.writing() as session:
        return quality.draw_sample(
            session, asked or Asked(), size=size, seed=seed, purpose="", by=by
        ).id


def test_only_letters_that_were_sent_are_drawn(both, writer, gwen):
    gone = sent(both, writer)
    with both.writing() as session:
        child = children.add(session, {"name": "Jo"}, by=writer)
        letters.start(session, child.id, "hello", {}, by=writer)
    sample = drawn(both, gwen)
    with both.reading() as session:
        rows = samples.letters_of(session, sample, by=gwen)
        assert [letter.id for _, letter in rows] == [gone]
        assert samples.get(session, sample, by=gwen).out_of == 1


def test_the_same_seed_and_letters_give_the_same_sample(both, writer, gwen, person):
    ids = [sent(both, writer) for _ in range(12)]
    other = person(both, Role.QUALITY)
    found = []
    for by, seed in ((gwen, "abc"), (other, "abc"), (gwen, "xyz")):
        sample = drawn(both, by, size=4, seed=seed)
        with both.reading() as session:
            rows = samples.letters_of(session, sample, by=by)
            found.append([letter.id for _, letter in rows])
    assert found[0] == found[1] == draw(ids, 4, "abc")
    assert found[2] == draw(ids, 4, "xyz") != found[0]


def test_month_kind_writer_and_age_narrow_the_draw(both, writer, gwen, person):
    other = person(both, Role.WRITER)
    want = sent(both, other, day=date(2026, 10, 2), kind="hello", figures={"age": 12})
    sent(both, writer, day=date(2026, 10, 2), kind="hello", figures={"age": 12})
    sent(both, other, day=date(2026, 9, 2), kind="hello", figures={"age": 12})
    sent(both, other, day=date(2026, 10, 2), kind="goodbye", figures={"age": 12})
    sent(both, other, day=date(2026, 10, 2), kind="hello", figures={"age": None})
    sample = drawn(both, gwen, Asked("2026-10", "hello", other.id, (11, 13)))
    with both.reading() as session:
        assert [each.id for _, each in samples.letters_of(session, sample, by=gwen)] == [want]
        asked = quality.asked_of(samples.get(session, sample, by=gwen))
    assert asked == Asked("2026-10", "hello", other.id, (11, 13))


def test_nothing_that_fits_is_said_and_nothing_is_kept(both, writer, gwen):
    sent(both, writer)
    with pytest.raises(quality.NothingToDraw):
        drawn(both, gwen, Asked("2025-01"))
    with both.reading() as session:
        assert samples.mine(session, by=gwen) == []


def test_a_quality_manager_opens_letters_of_their_own_samples_and_no_others(
    both, writer, gwen, person
):
    letter_id = sent(both, writer)
    sample = drawn(both, gwen)
    other = person(both, Role.QUALITY)
    with both.writing() as session:
        reading = samples.read(session, sample, 1, by=gwen, seen=True)
        assert reading.letter.id == letter_id
        assert reading.profile["name"] == "Jaya"
        for by, number in ((other, 1), (gwen, 2)):
            with pytest.raises(NotFound):
                samples.read(session, sample, number, by=by)
        # The ways of everybody else stay shut.
        for way in (letters.get, letters.content, letters.child_profile):
            with pytest.raises(NotFound):
                way(session, letter_id, by=gwen)


def test_nobody_else_sees_or_answers_in_a_sample(both, writer, gwen, person):
    sent(both, writer)
    sample = drawn(both, gwen)
    other = person(both, Role.QUALITY)
    with both.writing() as session:
        assert samples.mine(session, by=other) == []
        with pytest.raises(NotFound):
            samples.letters_of(session, sample, by=other)
        with pytest.raises(NotFound):
            samples.answer(session, sample, 1, {"1": YES}, "", by=other)
        with pytest.raises(NotFound):
            samples.answers(session, sample, by=other)


def test_every_look_is_written_down(both, writer, gwen):
    letter_id = sent(both, writer)
    sample = drawn(both, gwen)
    for _ in range(2):
        with both.writing() as session:
            samples.read(session, sample, 1, by=gwen, seen=True)
    with both.reading() as session:
        looks = [
            entry
            for entry in trail.about(session, "letter", letter_id)
            if entry.action == "letter.sampled"
        ]
        assert [(each.user_id, each.facts["sample"]) for each in looks] == [(gwen.id, sample)] * 2
        (place, _), *_ = samples.letters_of(session, sample, by=gwen)
        assert place.seen_at is not None
        assert trail.about(session, "sample", sample)[0].facts == {"size": 1, "out_of": 1}


def test_a_letter_that_was_drawn_is_read_as_it_was_then_and_stays_unchanged(both, writer, gwen):
    letter_id = sent(both, writer)
    sample = drawn(both, gwen)
    with both.writing() as session:
        samples.read(session, sample, 1, by=gwen, seen=True)
        samples.answer(session, sample, 1, {"1": YES}, "Good.", by=gwen)
    with both.reading() as session:
        letter = session.get_one(Letter, letter_id)
        place = session.scalars(select(SampledLetter)).one()
        assert (letter.version, place.version, place.note) == (1, 1, "Good.")
        assert letter.state.value == "sent"


def test_answers_are_kept_outside_rounds_and_changed_in_place(both, writer, gwen):
    letter_id = sent(both, writer)
    sample = drawn(both, gwen)
    not_yet = (AnswerValue.NOT_YET, "No date.")
    for given in ({"1": YES, "2": not_yet}, {"2": YES}):
        with both.writing() as session:
            samples.answer(session, sample, 1, given, "", by=gwen)
    with both.reading() as session:
        kept = samples.answers(session, sample, by=gwen)[letter_id]
        assert {q: (row.value, row.note) for q, row in kept.items()} == {
            "1": (AnswerValue.YES, None),
            "2": (AnswerValue.YES, None),
        }
        assert all(row.round_id is None for row in session.scalars(select(Answer)))
        # The writer's review pages show answers of rounds alone.
        assert answers.of_letter(session, letter_id, by=writer) == {}


def test_a_reviewed_letter_and_its_days_are_counted_without_opening_it(both, writer, gwen, person):
    letter_id = sent(both, writer, meeting_on=date(2026, 11, 10))
    approved(both, letter_id, person(both, Role.BUDDY))
    sent(both, writer, day=date(2026, 10, 3))
    with both.writing() as session:
        # Nobody can open this letter any more, and the figures are there all the same.
        session.execute(text("UPDATE letter_versions SET content = :x"), {"x": b"broken"})
    with both.reading() as session:
        found, without = quality.figures(session, Asked())
    assert without == 0
    assert sorted((f.month, f.reviewed, f.days) for f in found) == [
        ("2026-10", False, None),
        ("2026-11", True, 10),
    ]


def test_letters_from_before_figures_were_kept_are_counted_as_such(both, writer, gwen):
    letter_id = sent(both, writer)
    with both.writing() as session:
        session.get_one(Letter, letter_id).figures = {"words": 3}
    with both.reading() as session:
        assert quality.figures(session, Asked()) == ([], 1)


def test_figures_hold_no_words_and_a_sent_letter_keeps_its_own(both, writer):
    letter_id = sent(both, writer)
    with both.reading() as session:
        kept = session.get_one(Letter, letter_id).figures
    assert kept == FIGURES
    assert not [value for value in kept.values() if isinstance(value, str)]


def test_a_childs_erased_letters_leave_the_samples(both, writer, gwen):
    letter_id = sent(both, writer)
    sample = drawn(both, gwen)
    with both.writing() as session:
        child_id = session.get_one(Letter, letter_id).child_id
        handed = hand_over.everything(session, child_id)
        assert len(handed.tables["sampled_letters"]) == 1
        children.erase(session, child_id, by=writer)
    with both.reading() as session:
        assert samples.letters_of(session, sample, by=gwen) == []
        with pytest.raises(NotFound):
            samples.read(session, sample, 1, by=gwen)


def test_what_was_written_about_a_sample_is_sealed(both, writer, gwen):
    sent(both, writer)
    with both.writing() as session:
        sample = quality.draw_sample(
            session, Asked(), size=1, seed="1", purpose="Autumn audit", by=gwen
        ).id
        samples.answer(session, sample, 1, {"1": (AnswerValue.YES, "A kind word")}, "Note", by=gwen)
    with both.reading() as session:
        stored = b"".join(
            bytes(value)
            for table, column in (("samples", "purpose"), ("sampled_letters", "note"))
            for (value,) in session.execute(text(f"SELECT {column} FROM {table}"))
        )
    assert stored
    assert b"Autumn" not in stored
    assert b"Note" not in stored
