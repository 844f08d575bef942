"""Every word that a letter is likely to hold has the age by which most children know it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from letterkit.words import age
from letterkit.words.age import word_age


def test_the_table_is_large_and_its_ages_are_sane() -> None:
    ages = [word_age(word) for word in age._table()]
    assert len(ages) >= 30_000
    assert all(known is not None and 1 <= known <= 17 for known in ages)


@pytest.mark.parametrize(
    "word",
    "mum nan teddy trainers telly football school maths rubbish wee cuddle sad sister".split(),
)
def test_words_of_a_uk_childhood_are_young(word: str) -> None:
    known = word_age(word)
    assert known is not None and known <= 5


@pytest.mark.parametrize(
    "word", "sustained placement statutory safeguarding allocated therapeutic legislation".split()
)
def test_words_of_professionals_are_old(word: str) -> None:
    known = word_age(word)
    assert known is not None and known >= 10


def test_the_example_in_the_message_holds() -> None:
    known = word_age("sustained")
    assert known is not None and round(known) == 11


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("went", "go"),
        ("thieves", "thief"),
        ("Running", "run"),
        ("babies", "baby"),
        ("stopped", "stop"),
        ("can’t", "can"),
        ("Mum's", "mum"),
        ("commences", "commence"),
    ],
)
def test_a_form_is_as_old_as_its_word(form: str, base: str) -> None:
    assert word_age(form) == word_age(base)


def test_a_word_with_two_senses_has_two_ages() -> None:
    noun, verb = word_age("contact", "NOUN"), word_age("contact", "VERB")
    assert noun is not None and verb is not None
    assert noun > verb
    chair, to_chair = word_age("chair"), word_age("chair", "VERB")
    assert chair is not None and to_chair is not None
    assert chair < 4 < to_chair


@pytest.mark.parametrize(("word", "inside"), [("matter", "mat"), ("corner", "corn")])
def test_a_word_is_not_taken_for_a_form_of_a_shorter_one(word: str, inside: str) -> None:
    assert word_age(word) != word_age(inside)


def test_a_word_in_no_list_has_no_age() -> None:
    assert word_age("zxqv") is None
    assert word_age("") is None
    assert word_age("12") is None


def test_the_overrides_are_well_formed() -> None:
    path = Path(age.__file__).parent / "data" / "word-age-overrides.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 500
    assert len({(row["word"], row["part_of_speech"]) for row in rows}) == len(rows)
    assert {row["part_of_speech"] for row in rows} <= {"", "noun", "verb", "adjective", "adverb"}
    assert all(1.5 <= float(row["age"]) <= 16 for row in rows)
