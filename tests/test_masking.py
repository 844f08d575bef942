"""Surname, address and school are covered for whoever reads a draft, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import load
from letterkit.masking import BLOCK, covering, hidden, masked
from letterkit.reader import Child, Person

SAM = Child(
    name="Sam",
    age=9,
    people=(
        Person(name="Ann", who="foster carer", called="Auntie Ann"),
        Person(name="Jess", who="sister"),
        Person(name="Mrs Hall", who="teacher"),
    ),
    private=("Okoro-Lane", "the blue house by the mill"),
)


def covered(text: str) -> str:
    """Return the words that are covered in a text, joined by a bar."""
    shown = hidden(text, SAM)
    assert len(shown) == len(text)
    gone = "".join(
        old if new == BLOCK else ("\n" if new.isalnum() else old)
        for old, new in zip(text, shown, strict=True)
    )
    return "|".join(part.strip(" ,.;:!?") for part in gone.split("\n") if part.strip(" ,.;:!?"))


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("You live at 12 Elm Road now.", "12 Elm Road"),
        ("The bus stops in Alder Lane, near you.", "Alder Lane"),
        ("Flat 3, 40 Mill Street is your new home.", "Flat 3, 40 Mill Street"),
        ("Write to M13 9PL if you like.", "M13 9PL"),
        ("You start at Greenfield Primary School in May.", "Greenfield Primary School"),
        ("Oakwood Academy has a choir.", "Oakwood Academy"),
        ("You go to St. Bride’s Church of England Primary School.",
         "St. Bride’s Church of England Primary School"),
        ("Sam Whitlock, you did well.", "Whitlock"),
        ("I met Jess Whitlock-Moor too.", "Whitlock-Moor"),
        ("The form says Okoro-lane.", "Okoro-lane"),
        ("You miss The Blue House by the Mill.", "The Blue House by the Mill"),
    ],
)  # fmt: skip
def test_what_tells_who_and_where_a_child_is_is_covered(text, gone):
    assert covered(text) == gone


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sam",
        "Your School will know. The School is kind.",
        "You are staying with Auntie Ann.",
        "Ann Monday is free. Sam From now on you choose.",
        "I told Jess Mum is well. Sam Ann is here.",
        "Mrs Hall will help you in class.",
        "Turn left on the road. We like this way. It is a big house.",
        "We meet on 14 May 2027 at 4.",
        "You can ring me on 020 7946 0000.",
        "High School is a big change.",
    ],
)
def test_everything_else_stays_as_it_is(text):
    assert covered(text) == ""


def test_a_covered_letter_has_the_same_places(letter_file):
    text = letter_file.read_text("utf-8").replace(
        "write to your school", "write to Oakwood Academy"
    )
    letter_file.write_text(text.replace("Dear Sam", "Dear Sam Whitlock"), "utf-8")
    letter = load(letter_file)
    shown = masked(letter)
    before, after = dict(letter.fields()), dict(shown.fields())
    assert after["messages.1.steps.1.what"] == f"write to {BLOCK * 7} {BLOCK * 7}"
    assert after["letter.greeting"] == f"Dear Sam {BLOCK * 8}"
    assert {path: len(text) for path, text in before.items()} == {
        path: len(text) for path, text in after.items()
    }


def test_a_letter_with_nothing_to_cover_is_the_same_letter(letter_file):
    letter = load(letter_file)
    assert masked(letter) is letter


def test_what_is_covered_in_a_letter_is_covered_where_it_stands_alone():
    child = covering(["Dear Sam Whitlock", "You live at 12 Elm Road."], SAM)
    said = "Should Whitlock be here? And 12 elm road? Jess is fine."
    assert hidden(said, child) == "Should ▒▒▒▒▒▒▒▒ be here? And ▒▒ ▒▒▒ ▒▒▒▒? Jess is fine."


@given(st.text(max_size=200))
def test_covering_never_moves_a_character(text):
    shown = hidden(text, SAM)
    assert len(shown) == len(text)
    assert all(new in (old, BLOCK) for old, new in zip(text, shown, strict=True))
    assert hidden(shown, SAM) == shown
