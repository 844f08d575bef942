"""A denial is never lost: what is not so is shown as not so, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from letterkit.reader import Child
from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.offers import symbolise
from letterkit.symbols.place import Placed, place_words

PAIRS = Path(__file__).parent / "gold" / "negation.jsonl"
CATALOGUE = catalogue_for()
CHILD = Child(name="Sam", age=9, symbols={"mode": "key-words"})  # type: ignore[arg-type]


def placed(text: str, **profile: object) -> tuple[Placed, ...]:
    symbols = CHILD.symbols.model_copy(update=profile)
    return place_words(text, CHILD.model_copy(update={"symbols": symbols}), CATALOGUE)


def crossed(text: str) -> set[str]:
    return {text[p.start : p.end] for p in placed(text) if p.crossed}


def says_not(text: str) -> dict[str, str]:
    return {text[p.start : p.end]: p.ref for p in placed(text) if p.says_not}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You will not move.", {"move"}),
        ("You won't move or change school.", {"move", "change"}),
        ("You won't move, but you will visit Dad.", {"move"}),
        ("Nobody is angry with you.", {"angry"}),
        ("You are no longer worried.", {"worried"}),
        ("You can go without your sister.", {"sister"}),
        ("I don't think Dad is angry.", {"angry"}),
        ("Why can't I live with Mum?", {"live with"}),
        ("Dad can't visit yet.", {"visit"}),
        ("Nothing bad happened to your cat.", {"bad"}),
        ("You will see Dad, not Mum.", {"Mum"}),
        ("You are hardly ever sad.", {"sad"}),
        ("You have no brothers.", {"brothers"}),
        ("No child should have to complain.", {"complain"}),
        ("No teacher will be angry.", {"angry"}),
    ],
)
def test_what_is_denied_is_crossed_out_and_nothing_else(text: str, words: set[str]) -> None:
    assert crossed(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "You are not only brave but also kind.",
        "You like football, don't you?",
        "Why don't we bake a cake?",
        "No, thank you.",
        "The answer is no.",
        "No problem, we can talk.",
    ],
)
def test_a_not_that_denies_nothing_crosses_nothing_out(text: str) -> None:
    assert not any(p.negated for p in placed(text))


def test_a_symbol_that_says_not_by_itself_is_not_crossed_out() -> None:
    assert says_not("It is not your fault.") == {"not your fault": "care:not-your-fault"}
    assert says_not("You are not safe there.") == {"not safe": "care:not-safe"}
    assert says_not("I won't forget your birthday.") == {"won't forget": "care:remember"}
    assert not crossed("I won't forget your birthday.")


def test_where_no_governed_word_has_a_picture_the_not_symbol_stands_on_the_denial() -> None:
    assert says_not("Mum can't come.") == {"can't": "care:not"}
    assert says_not("You must never do it.") == {"never": "care:never"}


def test_two_denials_of_one_word_do_not_show_the_opposite() -> None:
    assert not crossed("Nobody doesn't like you.")


def test_a_persons_photo_is_never_crossed_out() -> None:
    consent = {"who": "A", "when": "2026-01-01", "what_for": "letters", "until": "2030-01-01"}
    photo = {"ref": "photo:ann.jpg", "alt": "Ann", "consent": consent}
    people = Child(name="S", people=[{"name": "Ann", "photo": photo}]).people  # type: ignore[list-item]
    reader = CHILD.model_copy(update={"people": people})
    found = place_words("You will go without Ann.", reader, CATALOGUE)
    assert all(not p.crossed for p in found if p.ref.startswith("photo:"))
    assert any(p.negated for p in found)


def test_the_cap_never_leaves_out_a_denial() -> None:
    text = "Mum, Dad, Nan, Grandad and your sister will not be angry."
    found = placed(text, per_sentence=1)
    assert [p.ref for p in found if p.crossed] == ["care:angry"]


def test_where_a_word_is_switched_off_its_denial_is_still_shown() -> None:
    text = "You will not move."
    assert any(p.negated for p in placed(text, off=("move",)))


def test_no_pair_loses_its_denial_and_no_plain_sentence_gains_one() -> None:
    for line in PAIRS.read_text("utf-8").splitlines():
        pair = json.loads(line)
        assert any(p.negated for p in placed(pair["negated"])), pair["negated"]
        assert not any(p.negated for p in placed(pair["plain"])), pair["plain"]


def test_a_phrase_that_holds_its_own_not_is_not_denied_a_second_time() -> None:
    found = {t.text: t.negated for t in symbolise("It is not your fault.", CHILD, CATALOGUE)}
    assert found["not your fault"] is False
    found = {t.text: t.negated for t in symbolise("Mum can't come to school.", CHILD, CATALOGUE)}
    assert any(found.values())
