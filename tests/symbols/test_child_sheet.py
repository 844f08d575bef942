"""The sheet about one child: how they read, what helps, their own symbols."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from pypdf import PdfReader

from letterkit import letterfile
from letterkit.places import data_folder
from letterkit.reader import Child
from letterkit.renderers.symbol_sheets import child_sheet
from letterkit.settings import Settings
from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.child_sheet import sheet_of

DAY = dt.date(2026, 11, 20)


def example(name):
    return letterfile.load(data_folder("examples") / f"{name}.toml").child


def sheet(child):
    return sheet_of(child, catalogue_for(), Settings(), on=DAY)


def said(child):
    """Return every line of a sheet."""
    return [line for _, lines in sheet(child).facts for line in lines]


def test_it_says_how_the_child_reads_and_what_helps():
    lines = said(example("leila-12"))
    assert "Write as for a child of 7." in lines
    assert "The word stands above its symbol." in lines
    assert "respite: say “Hazel House”" in lines
    assert "Words that need no symbol: drove, signed." in lines


def test_own_symbols_stand_with_their_words_and_are_credited():
    made = sheet(example("mabli-5"))
    assert [card.label for card in made.own] == ["Mammy", "Jan-Jan", "Biscuit"]
    assert "sad" in [card.label for card in made.answers]
    assert any("OpenMoji" in line for line in made.credits)


@pytest.mark.parametrize(
    ("child", "line"),
    [
        ({"name": "Sam", "age": 9}, "Words come without symbols."),
        ({"name": "Sam", "age": 9}, "Sam is 9. Write plainly, as for somebody a little younger."),
        (
            {"name": "Sam", "age": 15, "reading": {"figurative": False}},
            "Say things as they are. Sayings such as “over the moon” do not help.",
        ),
        (
            {"name": "Sam", "symbols": {"mode": "every-word", "label": "hidden", "frame": True}},
            "Each is 15 mm wide, in a frame.",
        ),
    ],
)
def test_each_part_of_a_profile_is_told_in_a_sentence(child, line):
    assert line in said(Child.model_validate(child))


def test_a_symbol_that_is_gone_is_left_out():
    choices = {"den": "nowhere:den", "home": "care:home"}
    child = Child.model_validate({"name": "Sam", "symbols": {"choices": choices}})
    assert [card.label for card in sheet(child).own] == ["home"]


@pytest.mark.parametrize("name", ["mabli-5", "leila-12", "jaya-9", "ash-13"])
def test_it_is_one_accessible_page_of_a4_with_every_word_on_it(name):
    child = example(name)
    made = child_sheet(sheet(child), on=DAY)
    assert made == child_sheet(sheet(child), on=DAY)
    reader = PdfReader(io.BytesIO(made))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    text = " ".join(reader.pages[0].extract_text().split())
    assert f"How {child.name} reads" in text
    for word in child.symbols.choices:
        assert word in text
    assert "/StructTreeRoot" in reader.trailer["/Root"]
