"""A letter for a reader who need not know whose it is."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit import Letter, load, render
from letterkit.anonymous import A_PHOTO, CHILD, WRITER, Masker, anonymous
from letterkit.letterfile import dumps, loads

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.toml"))
PEOPLE = [
    {"name": "Ann", "who": "foster carer", "called": "Auntie Ann"},
    {"name": "Karen Bell", "who": "mum", "called": "Mum"},
    {"name": "Arun", "who": "brother"},
    {"name": "Dev", "who": "brother"},
    {"name": "Mr Lowe", "who": "teacher"},
    {"name": "Toby", "who": "Ann's son"},
]


def letter(text: str = "Hello.", **changes: Any) -> Letter:
    data: dict[str, Any] = {
        "date": dt.date(2026, 11, 20),
        "child": {"name": "Jaya", "born": dt.date(2017, 3, 2), "people": PEOPLE},
        "writer": {"name": "Dee Okafor", "phone": "020 7946 0131", "email": "dee@example.org"},
        "letter": {"greeting": "Dear Jaya"},
        "messages": [{"title": "A title", "text": text}],
    }
    return Letter(**{**data, **changes})


def masked(text: str) -> str:
    return anonymous(letter(text)).messages[0].text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("You live with Auntie Ann.", "You live with [the foster carer]."),
        ("Ann's dog likes Jaya's ball.", "[the foster carer]'s dog likes [the child]'s ball."),
        ("ANN and JAYA", "[the foster carer] and [the child]"),
        ("Arun and Dev will come.", "[brother 1] and [brother 2] will come."),
        ("You will see Mum.", "You will see Mum."),
        ("Karen Bell rang, and Karen cried.", "[the mum] rang, and [the mum] cried."),
        ("Mr Lowe, Mr. Lowe and Lowe", "[the teacher], [the teacher] and [the teacher]"),
        ("Toby is Ann’s son.", "[the son] is [the foster carer]’s son."),
        ("Jaya Patel came.", "[the child] came."),
        ("I am Dee. Dee Okafor wrote this.", "I am [the writer]. [the writer] wrote this."),
        ("You go to Hillview Primary School.", "You go to [the school]."),
        ("You live at 12 Elm Road, SW1A 2AA.", "You live at [a place]."),
        ("Ring 020 7946 0131 or 0800 1111.", "Ring [a phone number] or [a phone number]."),
        ("Write to mo@example.org.", "Write to [an e-mail address]."),
        ("See www.example.org/jaya.", "See [a web address]."),
        ("You met Marcus on Monday.", "You met [a name] on Monday."),
        ("You moved from Leeds to Bath.", "You moved from [a place] to [a place]."),
        ("Reading is fun. York is far.", "Reading is fun. [a place] is far."),
        ("“can arun come?”", "“can [brother 1] come?”"),
        ("We meet on 4 December 2026.", "We meet on 4 December 2026."),
        ("By 2026-12-04 it is done.", "By 2026-12-04 it is done."),
    ],
)
def test_a_slot_stands_for_every_name_place_and_number(written, read) -> None:
    assert masked(written) == read


def test_a_name_that_is_a_word_too_is_a_name_only_where_it_is_one() -> None:
    people = [{"name": "Will", "who": "brother"}, {"name": "May", "who": "nan"}]
    one = letter(
        "Will you come on 14 May? Will is coming. You will see May in May 2027. You may ask Will.",
        child={"name": "Jaya", "age": 9, "people": people},
    )
    assert anonymous(one).messages[0].text == (
        "Will you come on 14 May? [the brother] is coming. You will see [the nan] in May 2027. "
        "You may ask [the brother]."
    )


def test_what_the_profile_calls_private_is_hidden() -> None:
    child = {"name": "Jaya", "age": 9, "private": ["Hazel"]}
    found = anonymous(letter("You swim at Hazel.", child=child))
    assert found.messages[0].text == "You swim at [a private detail]."
    assert found.child.private == ()


def test_the_same_person_has_the_same_slot_in_every_field() -> None:
    one = letter(
        messages=[
            {
                "title": "Ann",
                "you_said": "Ann",
                "text": "Ann",
                "why": "Ann",
                "steps": [{"who": "Ann", "what": "ring Ann"}],
                "told_in_person": "by Ann",
            }
        ],
        letter={"greeting": "Dear Jaya and Ann", "closing": "Love to Ann", "later": "Ann"},
        help={"advocate": "Ann", "complain": "Ann", "meeting_note": "Ann", "reach": "Ann"},
    )
    hidden = anonymous(one)
    assert {text for _, text in hidden.fields() if text} == {
        "Dear [the child] and [the foster carer]",
        "[the foster carer]",
        "ring [the foster carer]",
        "Love to [the foster carer]",
    }
    assert hidden.messages[0].told_in_person == "by [the foster carer]"


def test_the_childs_own_table_names_nobody_and_keeps_the_age() -> None:
    hidden = anonymous(letter())
    assert (hidden.child.name, hidden.child.age, hidden.child.born) == (CHILD, 9, None)
    assert [person.who for person in hidden.child.people] == [
        "foster carer",
        "mum",
        "brother",
        "brother",
        "teacher",
        "son",
    ]
    assert hidden.writer.name == WRITER
    assert "020" not in dumps(hidden)


def test_photos_become_a_drawing_of_a_photo(letter_file) -> None:
    hidden = anonymous(load(letter_file))
    assert hidden.messages[1].picture == A_PHOTO
    assert hidden.messages[0].picture == load(letter_file).messages[0].picture
    assert hidden.photos == {}
    page = render(hidden, "html").decode()
    assert 'alt="A photo"' in page
    assert "slide" not in page


def test_symbols_that_were_chosen_for_a_name_go_with_it() -> None:
    child = {
        "name": "Jaya",
        "age": 9,
        "people": PEOPLE,
        "symbols": {"mode": "key-words", "choices": {"Ann": "care:home", "home": "care:home"}},
    }
    hidden = anonymous(letter(child=child, symbols={"Arun": "care:home", "bus": ""}))
    assert hidden.child.symbols.choices == {"home": "care:home"}
    assert hidden.symbols == {"bus": ""}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_name_of_the_examples_is_left(path) -> None:
    whole = load(path)
    hidden = anonymous(whole)
    names = {whole.child.name, *whole.writer.name.split()}
    names |= {word for p in whole.child.people for word in (p.name, p.called) if word}
    names -= {"Mum", "Mam", "Mr"}
    said = f"{dumps(hidden)}\n{render(hidden, 'txt').decode()}"
    assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", said)]
    assert loads(dumps(hidden)) == hidden
    assert anonymous(whole) == hidden


def test_a_long_text_that_slots_make_longer_still_fits_its_field() -> None:
    title = " ".join(["Al"] * 99)
    people = [{"name": "Al", "who": "very old family friend of the neighbours"}]
    one = letter(child={"name": "Jo", "people": people}, messages=[{"title": title}])
    assert len(anonymous(one).messages[0].title) <= 300


@given(st.text(max_size=200))
def test_any_text_can_be_masked_and_keeps_no_known_name(text) -> None:
    hidden = Masker(letter()).mask(f"{text} Arun {text}")
    assert not re.search(r"(?<!\w)Arun(?!\w)", hidden)
