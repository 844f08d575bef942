"""A page that was kept can be read without names, with the symbols it was sent with."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit import letterfile
from letterkit.anonymous import CHILD, WRITER, anonymous
from letterkit.anonymous_page import anonymous_page
from letterkit.blocks import Image
from letterkit.letter import Letter
from letterkit.places import data_folder
from letterkit.renderers import page_of, render_page
from letterkit.settings import Settings

NAMES = ("jaya-9", "mabli-5", "leila-12", "bartek-10-goodbye", "kezia-16", "ash-13")


def texts(page):
    return " ".join(render_page(page, "txt").decode().split())


@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_every_example_says_what_the_letter_without_names_says(name):
    letter = letterfile.load(data_folder("examples") / f"{name}.toml")
    drawing = Image("care:photo", b"<svg/>", "image/svg+xml", "A photo", 1, 1)
    made = anonymous_page(page_of(letter, settings=Settings()), letter, drawing)
    assert texts(made) == texts(page_of(anonymous(letter), settings=Settings()))
    assert made.writer == WRITER and made.title == CHILD
    assert not [image for image in made.images() if image.ref.startswith("photo:")]
    assert letter.child.name not in render_page(made, "html").decode()


def test_a_symbol_stays_where_no_name_stands_and_goes_with_a_name():
    letter = Letter(
        kind="after-review",
        date=dt.date(2026, 11, 20),
        child={
            "name": "Sam",
            "age": 9,
            "people": [{"name": "Ann", "who": "foster carer", "called": "Auntie Ann"}],
            "symbols": {"mode": "key-words", "choices": {"auntie ann": "care:foster-carer"}},
        },
        writer={"name": "Dee"},
        messages=({"title": "Home", "text": "You stay at home with Auntie Ann."},),
    )
    page = page_of(letter, settings=Settings())
    before = [image.ref for image in page.images()]
    after = [image.ref for image in anonymous_page(page, letter).images()]
    assert "care:foster-carer" in before and "care:foster-carer" not in after
    assert "care:home" in after
    assert after == [ref for ref in before if ref != "care:foster-carer"]


def test_what_a_writer_said_of_a_picture_names_nobody():
    letter = Letter(
        date=dt.date(2026, 11, 20),
        child={"name": "Sam", "age": 9, "people": [{"name": "Ann", "who": "foster carer"}]},
        writer={"name": "Dee"},
        messages=({"title": "Home", "picture": {"ref": "care:home", "alt": "Ann's house"}},),
    )
    page = anonymous_page(page_of(letter, settings=Settings()), letter)
    assert next(image.alt for image in page.images()) == "[the foster carer]'s house"
