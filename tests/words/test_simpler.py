"""A simpler word fits where it is put, or none is offered."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from letterkit.words import simpler as module
from letterkit.words.age import word_age
from letterkit.words.pipeline import parse
from letterkit.words.simpler import phrase_age, simpler, simpler_word


def rewritten(text: str) -> str:
    """Put every suggestion into the text."""
    parsed = parse(text)
    found = [
        suggestion
        for sentence in parsed.sentences
        for token in sentence.doc or ()
        if (suggestion := simpler(sentence, token))
    ]
    for one in sorted(found, key=lambda suggestion: -suggestion.start):
        text = text[: one.start] + one.text + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("hard", "easier"),
    [
        ("She requires assistance.", "She needs help."),
        ("He purchased an enormous toy.", "He bought a huge toy."),
        ("Consequently, the judge resides nearby.", "So, the judge lives nearby."),
        ("They are prohibiting that.", "They are banning that."),
        ("I HAVE COMMENCED THIS.", "I HAVE STARTED THIS."),
        ("They postponed the visit.", "They put off the visit."),
        ("Requirements were written down.", "Needs were written down."),
        ("A vulnerable child is vulnerable.", "A vulnerable child is at risk."),
        ("You will attend the meeting.", "You will come to the meeting."),
        ("We provided help.", "We gave help."),
    ],
)
def test_a_suggestion_agrees_and_keeps_its_capital(hard: str, easier: str) -> None:
    assert rewritten(hard) == easier


@pytest.mark.parametrize(
    "text",
    [
        "They postponed it.",
        "You can attend to it.",
        "We provided you with food.",
        "An additional toy came.",
        "The assessment team came.",
    ],
)
def test_nothing_is_offered_where_it_would_not_fit(text: str) -> None:
    assert rewritten(text) == text


def test_every_pair_gets_younger_and_every_word_has_an_age() -> None:
    with module._DATA.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 900
    assert len({(row["lemma"], row["part_of_speech"]) for row in rows}) == len(rows)
    for row in rows:
        old, new = word_age(row["lemma"], row["part_of_speech"]), phrase_age(row["simpler"])
        assert old is not None and new is not None, row
        assert new < old, row


@pytest.mark.parametrize("tag", ["VBZ", "VBD", "VBN", "VBG", "NNS"])
def test_inflections_by_rule_are_the_ones_in_a_dictionary(tag: str) -> None:
    lemminflect = pytest.importorskip("lemminflect")
    part = "noun" if tag == "NNS" else "verb"
    with module._DATA.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["part_of_speech"] == part]
    wrong = []
    for row in rows:
        word = row["simpler"].split()[-1 if part == "noun" else 0]
        ours = module._plural(word) if part == "noun" else module._verb(word, tag)
        known = lemminflect.getInflection(word, tag)
        # The dictionary has American "gotten", and what is done to a thief for "hang".
        if (word, tag) in {("get", "VBN"), ("hang", "VBN")} or word in module._NO_PLURAL:
            continue
        if known and ours not in known:
            wrong.append((word, ours, known))
    assert wrong == []


def test_a_word_without_a_parse_is_still_inflected() -> None:
    assert simpler_word("Commenced", "verb") == "Started"
    assert simpler_word("dwellings", "noun") in ("homes", None)
    assert simpler_word("cat", "noun") is None


def test_the_data_is_beside_the_code() -> None:
    assert Path(module.__file__).parent == module._DATA.parent.parent
