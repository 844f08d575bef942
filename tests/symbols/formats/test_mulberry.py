"""Mulberry's release: names undone, figures paired, six drawings kept from children."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from symbol_files import Maker, svg

from letterkit.errors import SymbolSetError
from letterkit.symbols.figures import Figure, file_and_colours
from letterkit.symbols.formats.mulberry_names import category_of, plain_label, spoken
from letterkit.symbols.library import add
from letterkit.symbols.lint import lint
from letterkit.symbols.sets import SymbolSet

pytest_plugins = ["symbol_fixtures"]


HEAD = "symbol-id,category-id,grammar,rated,tags,symbol-en,category-en,symbol-fr,category-fr\n"
ROWS = [
    '1,1,Verb,0,game toys,"play_,_to",Verb,jouer,Verbe',
    "2,1,Noun,0,emotion,happy_lady,People Feelings,x,y",
    "3,1,Noun,0,emotion,happy_man,People Feelings,x,y",
    *(f"4,1,Noun,0,job,nurse_{n},People Profession,x,y" for n in ("1a", "1b", "2a", "2b")),
    "8,1,Noun,1,body,male_body,Healthcare Body parts,x,y",
    "9,1,Noun,0,,car,Transport Road,x,y",
    "10,1,Noun,0,,car_2,Transport Road,x,y",
    "11,1,Noun,0,clothes,hat_-_ladies,Clothes General,x,y",
    "12,1,Noun,0,,walkman,Electrical Media,x,y",
]
NAMES = [next(csv.reader([row]))[5] for row in ROWS]


@pytest.fixture
def small(write_zip: Maker) -> Path:
    """A release of twelve symbols, in the layout of the real one."""
    files = {f"EN-symbols/{name}.svg": svg() for name in NAMES}
    table = HEAD + "\n".join(ROWS) + "\n"
    return write_zip("release.zip", {**files, "symbol-info.csv": table, "LICENSE.txt": "CC"})


@pytest.fixture
def made(small: Path, library: Path) -> SymbolSet:
    return add(small, into=library).symbol_set


def test_ids_are_the_files_names_whatever_is_in_them(made: SymbolSet) -> None:
    assert made.id == "mulberry"
    assert list(made.symbols) == NAMES
    assert made.notice.licence == "CC-BY-SA-4.0"


@pytest.mark.parametrize(
    ("symbol_id", "label", "part", "alt"),
    [
        ("play_,_to", "play", "verb", "to play"),
        ("happy_lady", "happy", "adjective", "a happy face"),
        ("happy_man", "happy (man)", "adjective", "a happy face"),
        ("nurse_2b", "nurse (2b)", "noun", "nurse"),
        ("nurse_1a", "nurse", "noun", "nurse"),
        ("car_2", "car (2)", "noun", "car"),
        ("hat_-_ladies", "ladies' hat", "noun", "ladies' hat"),
        ("walkman", "walkman", "noun", "walkman"),
    ],
)
def test_names_become_words(
    made: SymbolSet, symbol_id: str, label: str, part: str, alt: str
) -> None:
    symbol = made.symbols[symbol_id]
    assert (symbol.label, symbol.part_of_speech, symbol.alt_text) == (label, part, alt)


def test_what_is_rated_is_not_for_children(made: SymbolSet) -> None:
    assert [s.id for s in made.symbols.values() if s.not_for_children] == ["male_body"]


@pytest.mark.parametrize(
    ("symbol_id", "figure", "file"),
    [
        ("happy_lady", Figure(), "happy_lady.svg"),
        ("happy_lady", Figure(gender="man"), "happy_man.svg"),
        ("happy_man", Figure(gender="woman"), "happy_lady.svg"),
        ("nurse_1a", Figure(skin_tone="dark"), "nurse_1b.svg"),
        ("nurse_2a", Figure(skin_tone="dark"), "nurse_2b.svg"),
        ("nurse_1a", Figure(skin_tone="dark", gender="woman"), "nurse_2b.svg"),
        ("nurse_1b", Figure(gender="woman"), "nurse_2b.svg"),
        ("nurse_2b", Figure(skin_tone="light"), "nurse_2a.svg"),
        ("car", Figure(skin_tone="dark", gender="woman"), "car.svg"),
    ],
)
def test_figures_follow_the_child(
    made: SymbolSet, symbol_id: str, figure: Figure, file: str
) -> None:
    assert file_and_colours(made.symbols[symbol_id], made.notice, figure)[0] == file


def test_a_row_without_a_picture_is_said_and_a_picture_without_a_row_is_kept(
    write_zip: Maker, library: Path
) -> None:
    files = {"EN-symbols/car.svg": svg(), "EN-symbols/bus.svg": svg()}
    table = HEAD + "\n".join(ROWS)
    added = add(write_zip("r.zip", {**files, "symbol-info.csv": table}), into=library)
    assert set(added.symbol_set.symbols) == {"car", "bus"}
    assert any("11 rows without a picture" in note for note in added.notes)


def test_a_table_that_names_a_symbol_twice_is_refused(write_zip: Maker, library: Path) -> None:
    table = HEAD + ROWS[8] + "\n" + ROWS[8]
    with pytest.raises(SymbolSetError, match=r"line 3 .* second time"):
        add(write_zip("r.zip", {"car.svg": svg(), "symbol-info.csv": table}), into=library)


@pytest.mark.parametrize(
    ("stem", "label", "alt"),
    [
        ("A", "capital A", "the capital letter A"),
        ("a_-_lower_case", "small a", "the small letter a"),
        ("flag_Oman", "flag of Oman", "the flag of Oman"),
        ("flag_Abu_Dhabi_-_UAE", "flag of Abu Dhabi, UAE", "the flag of Abu Dhabi, UAE"),
        ("country_Fiji", "map of Fiji", "a map of Fiji"),
        ("bun_-_hot_cross", "hot cross bun", "hot cross bun"),
        ("lady_-_face", "lady's face", "lady's face"),
        ("yo-yo", "yo-yo", "yo-yo"),
    ],
)
def test_labels_and_alt_texts_read_well(stem: str, label: str, alt: str) -> None:
    assert plain_label(stem) == label
    assert spoken(stem, is_verb=False, category="") == alt


def test_categories_are_ours() -> None:
    assert category_of("Healthcare Body parts") == "body"
    assert category_of("Healthcare Medical items") == "health"
    assert category_of("Something New") == "things"


def test_the_whole_release_comes_in(mulberry: Path, library: Path) -> None:
    whole = add(mulberry, into=library).symbol_set
    assert len(whole.symbols) == 3_436
    assert sum(s.not_for_children for s in whole.symbols.values()) == 6
    assert all(s.alt_text and s.category for s in whole.symbols.values())
    assert whole.symbols["afraid_lady"].variants["man"] == "afraid_man.svg"
    assert len([s for s in whole.symbols.values() if "woman" in s.variants]) > 130
    # Each drawing alone is compared before and after elsewhere; here the words are looked at.
    assert list(lint(whole)) == []
