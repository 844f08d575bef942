"""What is counted in a letter, and over many."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from audit_letters import make_letter
from gold_letters import bad, good, read
from hypothesis import given
from hypothesis import strategies as st

from letterkit import Letter, load
from letterkit.audit import FEWEST, Figures, Filters, by_age, by_month, by_writer, draw, measure
from letterkit.audit.choosing import ages_from, month_from
from letterkit.audit.figures import days_between
from letterkit.audit.totals import by_target, group
from letterkit.checks import _context, check, check_words, jargon, word_age
from letterkit.checks.lean import LeanContext
from letterkit.errors import UsageError
from letterkit.settings import Settings

ONE = Figures(
    date=dt.date(2026, 11, 20),
    kind="after-review",
    writer="Dee Okafor",
    age=9,
    target=7,
    low=6,
    high=8,
    messages=2,
    words=200,
    flagged=1,
    pictures=1,
    symbols=False,
)


def test_a_letter_is_counted_without_its_words(letter_file) -> None:
    figures = measure(load(letter_file), reviewed=True, meeting=dt.date(2026, 11, 10))
    assert (figures.messages, figures.pictures, figures.symbols) == (3, 3, False)
    assert (figures.kind, figures.writer, figures.age, figures.target) == (
        "after-review",
        "Dee Okafor",
        9,
        7,
    )
    assert figures.low is not None
    assert figures.days == 10
    assert figures.reviewed is True
    said = repr(figures)
    assert "Sam" not in said
    assert "Auntie" not in said


def test_words_that_are_flagged_are_those_that_the_checks_flag() -> None:
    for path in [*good(), *bad()]:
        text, child = read(path)
        letter = Letter(
            date=dt.date(2026, 11, 20),
            child=child,
            writer={"name": "Dee"},
            messages=[{"title": "x", "text": text}],
        )
        context = _context(letter, None, None, (), (), Settings(), None, parse=True)
        lean = LeanContext.of(context)
        for module in (jargon, word_age):
            assert places(module.run(lean)) == places(module.run(context))
        low = check(letter, settings=Settings()).reading["low"]
        assert check_words(letter, settings=Settings()).reading["low"] == low


def places(findings) -> list[tuple[str, str, int]]:
    """What is found and where; what to try instead may need a parse, and does not count."""
    return [(f.code, f.field, f.end) for f in findings]


def test_a_word_that_the_writer_left_on_purpose_is_not_counted() -> None:
    data: dict[str, Any] = {
        "date": dt.date(2026, 11, 20),
        "child": {"name": "Sam", "age": 9},
        "writer": {"name": "Dee"},
        "messages": [{"title": "Your placement will be reviewed."}],
    }
    flagged = measure(Letter(**data)).flagged
    left = [{"code": "care-word", "reason": "Sam knows this word", "quote": "placement"}]
    assert measure(Letter(**data, silence=left)).flagged == flagged - 1


def test_days_are_counted_only_where_both_days_are_known_and_in_order() -> None:
    meeting, written = dt.date(2026, 11, 10), dt.date(2026, 11, 20)
    assert days_between(meeting, written) == 10
    assert days_between(None, written) is None
    assert days_between(meeting, None) is None
    assert days_between(written, meeting) is None


def test_a_month_without_letters_is_a_month_with_none() -> None:
    row = [ONE, replace(ONE, date=dt.date(2027, 2, 1))]
    months = by_month(row)
    assert [each.name for each in months] == ["2026-11", "2026-12", "2027-01", "2027-02"]
    assert [each.letters for each in months] == [1, 0, 0, 1]
    assert months[1].messages is None
    assert months[1].fits.percent is None


def test_one_wrong_year_does_not_make_a_thousand_months() -> None:
    for year in (1, 1026, 9999):
        groups = by_month([ONE, replace(ONE, date=dt.date(year, 11, 20))])
        assert sorted(each.name for each in groups) == sorted(["2026-11", f"{year:04d}-11"])


def test_letters_with_no_date_come_last() -> None:
    assert [each.name for each in by_month([replace(ONE, date=None), ONE])] == ["2026-11", ""]


def test_a_share_counts_only_what_is_known() -> None:
    row = [replace(ONE, reviewed=value) for value in (True, True, False, None)]
    reviewed = group("all", row).reviewed
    assert (reviewed.count, reviewed.of, reviewed.percent) == (2, 3, 67)


def test_fewer_than_five_letters_are_a_small_group() -> None:
    writers = by_writer([ONE] * FEWEST + [replace(ONE, writer="Ann Bell")] * (FEWEST - 1))
    assert [(each.name, each.is_small) for each in writers] == [
        ("Ann Bell", True),
        ("Dee Okafor", False),
    ]
    assert by_target([ONE])[0].is_small


def test_ages_fall_into_groups_and_unknown_ones_into_their_own() -> None:
    row = [replace(ONE, age=age) for age in (4, 7, 10, 17, None)]
    assert [(each.name, each.letters) for each in by_age(row)] == [
        ("6 and under", 1),
        ("7 to 10", 2),
        ("14 and over", 1),
        ("not given", 1),
    ]


def test_a_letter_fits_when_its_band_begins_at_the_target_or_below() -> None:
    assert replace(ONE, low=7, target=7).fits is True
    assert replace(ONE, low=8, target=7).fits is False
    assert replace(ONE, low=None).fits is None


@pytest.mark.parametrize(
    ("filters", "through"),
    [
        (Filters(), True),
        (Filters(month="2026-11", writer="dee okafor", kind="after-review", ages=(9, 9)), True),
        (Filters(month="2026-10"), False),
        (Filters(writer="Ann"), False),
        (Filters(kind="hello"), False),
        (Filters(ages=(10, 12)), False),
    ],
)
def test_filters_let_through_what_is_asked_for(filters, through) -> None:
    assert filters.let_through(ONE) is through


def test_a_child_of_unknown_age_is_in_no_group_of_ages() -> None:
    assert not Filters(ages=(0, 25)).let_through(replace(ONE, age=None))


@pytest.mark.parametrize("text", ["November", "2026-13", "2026-1", ""])
def test_what_is_no_month_is_said_so(text) -> None:
    with pytest.raises(UsageError, match="not a month"):
        month_from(text)


def test_ages_are_one_or_a_range_either_way_round() -> None:
    assert ages_from("9") == (9, 9)
    assert ages_from("7-10") == ages_from("10 to 7") == (7, 10)
    with pytest.raises(UsageError, match="not an age"):
        ages_from("nine")


NAMES = st.lists(st.text(min_size=1, max_size=12), unique=True, max_size=40)


@given(NAMES, st.integers(1, 20), st.text(max_size=8), st.randoms())
def test_the_same_seed_and_letters_give_the_same_sample(names, size, seed, dice) -> None:
    mixed = list(names)
    dice.shuffle(mixed)
    drawn = draw(names, size, seed)
    assert draw(mixed, size, seed) == drawn
    assert len(drawn) == min(size, len(names)) == len(set(drawn) & set(names))


@given(NAMES, st.integers(1, 20), st.text(max_size=8), st.text(min_size=13, max_size=14))
def test_one_more_letter_displaces_at_most_one(names, size, seed, more) -> None:
    before, after = set(draw(names, size, seed)), set(draw([*names, more], size, seed))
    assert len(before - after) <= 1
    assert after - before <= {more}


def test_another_seed_draws_other_letters() -> None:
    names = [f"letter-{number}" for number in range(200)]
    assert len({tuple(draw(names, 10, str(seed))) for seed in range(20)}) == 20


def test_made_up_letters_follow_from_their_seed() -> None:
    assert make_letter(3) == make_letter(3)
    assert make_letter(3) != make_letter(4)
