import datetime as dt
from itertools import pairwise

import pytest

from letterkit import letterfile
from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.lengths import run, split, word_count
from letterkit.checks.limits import BANDS, EASY_READ, limits_for


def found(text: str, age: int = 8, *, easy_read: bool = False) -> list[str]:
    context = Context(
        fields=(FieldText("text", text),), target=Target(age, easy_read, "for the test")
    )
    return [finding.code for finding in run(context)]


def sentence_of(count: int) -> str:
    return " ".join(["Mum"] * count) + "."


@pytest.mark.parametrize(
    ("age", "band"),
    [(3, "3–5"), (4, "3–5"), (5, "5–7"), (7, "7–9"), (8, "7–9"), (9, "9–11"), (11, "11–14"),
     (13, "11–14"), (14, "14–17"), (18, "14–17"), (0, "3–5")],
)  # fmt: skip
def test_each_target_age_has_its_row(age: int, band: str) -> None:
    assert limits_for(Target(age, False, "")).band == band


def test_an_easy_read_letter_has_its_own_row_at_every_age() -> None:
    assert limits_for(Target(5, True, "")) is limits_for(Target(15, True, "")) is EASY_READ


def test_older_children_may_always_have_more() -> None:
    for younger, older in pairwise(BANDS):
        assert younger.mean < older.mean < older.most
        assert younger.most < older.most
        assert younger.clauses < older.clauses
        assert younger.words < older.words


@pytest.mark.parametrize("row", BANDS, ids=lambda row: row.band)
def test_the_longest_sentence_allowed_is_silent_and_one_word_more_is_found(row) -> None:
    assert found(sentence_of(row.most), row.from_age) == []
    assert found(sentence_of(row.most + 1), row.from_age) == ["LK101"]


def test_one_long_sentence_among_short_ones_is_no_matter_for_the_mean() -> None:
    text = " ".join([sentence_of(14), sentence_of(6), sentence_of(5), sentence_of(8)])
    assert found(text) == []


def test_a_letter_of_longish_sentences_is_said_once() -> None:
    assert found(" ".join([sentence_of(13)] * 5)) == ["LK102"]


def test_a_letter_with_too_many_words_is_said_once() -> None:
    assert found(" ".join([sentence_of(8)] * 23)) == ["LK103"]


def test_a_letter_of_short_sentences_is_left_alone() -> None:
    assert found("Dear Sam,\n\nI came to see you. You like dogs! We had fun.\n\nFrom Dee") == []


def test_the_help_box_and_the_part_for_later_are_not_counted_with_the_letter() -> None:
    letter = letterfile.loads(
        f"""
        schema = 1
        date = 2026-11-20
        [child]
        name = "Sam"
        age = 10
        [writer]
        name = "Dee"
        [letter]
        greeting = "Dear Sam"
        later = "{" ".join([sentence_of(20)] * 10)}"
        [[messages]]
        title = "You are staying"
        text = "You are staying with Ann."
        [help]
        advocate = "{" ".join([sentence_of(9)] * 20)}"
        """
    )
    context = Context(
        fields=tuple(FieldText(path, text) for path, text in letter.fields()),
        target=Target(8, False, ""),
        letter=letter,
        child=letter.child,
        today=dt.date(2026, 11, 20),
    )
    assert list(run(context)) == []


def test_the_place_of_a_long_sentence_is_counted_in_code_points() -> None:
    text = "Hi 🙂 Sam. " + sentence_of(16)
    context = Context(fields=(FieldText("text", text),), target=Target(8, False, ""))
    (finding,) = run(context)
    assert finding.quote == text[finding.start : finding.end] == sentence_of(16)


def test_a_word_with_a_hyphen_a_date_or_an_address_is_one_word() -> None:
    assert word_count("Half-term: ring 020-7946, or dee@example.org on 4.12.26!") == 7


@pytest.mark.parametrize(
    ("sentence", "halves"),
    [
        (
            "I talked to your school, and they will find you a quiet place.",
            "I talked to your school. They will find you a quiet place.",
        ),
        (
            "You want to see Dad more but we can not do that yet.",
            "You want to see Dad more. But we can not do that yet.",
        ),
        (
            "You wanted a dog; it's not possible in this house.",
            "You wanted a dog. It's not possible in this house.",
        ),
    ],
)
def test_a_sentence_is_split_where_a_new_one_begins(sentence: str, halves: str) -> None:
    assert split(sentence) == halves


@pytest.mark.parametrize(
    "sentence",
    [
        "If you are sad and you want to talk then ring me at work.",
        "Ann said that you are funny and you make her laugh a lot.",
        "You like football and swimming and your new school and Mrs Green.",
        "Bring your coat; your bag; your new boots.",
        "He asked (and you did too, and I will tell you why) about the dog.",
    ],
)
def test_a_sentence_that_would_be_torn_is_not_split(sentence: str) -> None:
    assert split(sentence) == ""


@pytest.mark.parametrize("text", ["", " ", "Hello", "🙂", "\u200f", "..." * 1000, "שלום לך " * 20])
def test_odd_text_is_no_trouble(text: str) -> None:
    found(text)
