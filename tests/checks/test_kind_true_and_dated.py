"""Labelled sentences on promises, times, kindness, voice and hard news; half are innocent."""

import csv
import dataclasses
from importlib import import_module
from pathlib import Path

import pytest
from labelled import CASES, SAM

from letterkit.checks import phrases
from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.finding import Finding

MODULES = ("promises", "timing", "kindness", "voice", "hard_news")
BOOKS = ("promises", "timing", "kindness", "softening", "news")
TABLES = [
    *("promises", "kindness", "voice", "news", "kind_letters", "kind_letters_more"),
    *("promises_heldout", "kindness_heldout", "voice_heldout", "news_heldout"),
    "kind_letters_heldout",
]


def cases(table: str) -> list[dict[str, str]]:
    with (CASES / f"{table}.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def found(text: str, age: int) -> list[Finding]:
    context = Context(
        fields=(FieldText("text", text),),
        target=Target(age, False, "for the test"),
        child=SAM,
        parse_allowed=False,
    )
    checks = [import_module(f"letterkit.checks.{name}") for name in MODULES]
    return [finding for check in checks for finding in check.run(context)]


@pytest.mark.parametrize("table", TABLES)
def test_labelled_sentences_are_judged_as_a_kind_reader_would(table: str) -> None:
    hits, missed, wrong = 0, [], []
    for row in cases(table):
        left = found(row["text"], int(row["age"]))
        for expected in filter(None, row["expected"].split(" | ")):
            code, quote = expected.split(":", 1)
            start = row["text"].index(quote)
            hit = [f for f in left if f.code == code and f.start < start + len(quote)]
            hit = [f for f in hit if start < f.end]
            if hit:
                hits += 1
                left.remove(hit[0])
            else:
                missed.append(f"{expected} in {row['text']}")
        wrong += [f"{f.code}:{f.quote} in {row['text']}" for f in left]
    assert hits / (hits + len(wrong)) >= 0.95, wrong
    assert hits / (hits + len(missed)) >= 0.95, missed


@pytest.mark.parametrize(
    "letter", sorted((CASES / "good-letters").glob("*.txt")), ids=lambda path: path.stem
)
def test_a_good_letter_has_nothing_said_against_it(letter: Path) -> None:
    assert [f"{f.code}:{f.quote}" for f in found(letter.read_text("utf-8"), 11)] == []


@pytest.mark.parametrize(
    "letter", sorted((CASES / "family-letters").glob("*.txt")), ids=lambda path: path.stem
)
def test_a_letter_from_an_aunt_or_a_friend_has_nothing_said_against_it(letter: Path) -> None:
    assert [f"{f.code}:{f.quote}" for f in found(letter.read_text("utf-8"), 11)] == []


def test_about_half_of_the_labelled_sentences_are_innocent() -> None:
    rows = [row for table in TABLES for row in cases(table)]
    innocent = sum(not row["expected"] for row in rows)
    assert len(rows) >= 500
    assert 0.4 <= innocent / len(rows) <= 0.6


@pytest.mark.parametrize("book", BOOKS)
def test_the_short_cut_by_words_never_hides_a_phrase(book, monkeypatch) -> None:
    texts = [row["text"] for table in TABLES for row in cases(table)]
    quick = {text: phrases.find(book, text) for text in texts}
    slow = tuple(dataclasses.replace(phrase, near=()) for phrase in phrases.phrases(book))
    monkeypatch.setattr(phrases, "phrases", lambda _book: slow)
    phrases.find.cache_clear()
    for text in texts:
        here = [(match.start, match.end) for match in phrases.find(book, text)]
        assert here == [(match.start, match.end) for match in quick[text]], text
    phrases.find.cache_clear()
