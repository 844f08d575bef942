"""Tables that lead everyday words to symbols. A wrong picture is worse than none."""

from __future__ import annotations

import csv
import os
import zipfile
from pathlib import Path, PurePosixPath

import pytest

REPO = Path(__file__).parents[2]
ALIASES = REPO / "symbols" / "aliases"
HEADER = ["word", "part_of_speech", "symbol_id", "note"]
PARTS_OF_SPEECH = set("noun verb adjective adverb pronoun phrase other".split())
# Mulberry is brought by its users: it is not in this repository, nor in any package.
MULBERRY = Path(
    os.environ.get("LETTERKIT_MULBERRY")
    or REPO.parent / "shared" / "data" / "mulberry" / "mulberry-symbols.zip"
)
BARE = ALIASES / "bare.csv"
TABLES = sorted(table for table in ALIASES.glob("*.csv") if table != BARE)

Row = dict[str, str]


def rows_of(table: Path) -> list[Row]:
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def chosen(word: str, part_of_speech: str, table: str = "mulberry") -> str:
    rows = rows_of(ALIASES / f"{table}.csv")
    found = {
        row["symbol_id"]
        for row in rows
        if (row["word"], row["part_of_speech"]) == (word, part_of_speech)
    }
    assert len(found) == 1, (word, part_of_speech, found)
    return found.pop()


@pytest.fixture(scope="module")
def mulberry_ids() -> set[str]:
    if not MULBERRY.is_file():
        pytest.skip(
            "Mulberry's release is not here: set LETTERKIT_MULBERRY to mulberry-symbols.zip"
        )
    with zipfile.ZipFile(MULBERRY) as release:
        names = (PurePosixPath(name) for name in release.namelist())
        return {name.stem for name in names if name.suffix == ".svg"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_every_table_has_the_same_tidy_columns(table: Path) -> None:
    with table.open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == HEADER
    for row in rows_of(table):
        assert all(cell == cell.strip() for cell in row.values()), row
        assert row["word"] and row["symbol_id"], row
        assert row["part_of_speech"] in PARTS_OF_SPEECH, row


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_word_leads_to_one_symbol_only(table: Path) -> None:
    chosen_before: dict[tuple[str, str], str] = {}
    for row in rows_of(table):
        key = (row["word"].casefold(), row["part_of_speech"])
        assert key not in chosen_before, (key, chosen_before.get(key), row["symbol_id"])
        chosen_before[key] = row["symbol_id"]


def test_the_mulberry_table_covers_a_childs_everyday_words() -> None:
    assert len(rows_of(ALIASES / "mulberry.csv")) >= 700


def test_every_mulberry_id_is_a_picture_of_the_release(mulberry_ids: set[str]) -> None:
    missing = {row["symbol_id"] for row in rows_of(ALIASES / "mulberry.csv")} - mulberry_ids
    assert missing == set()


@pytest.mark.parametrize(
    ("word", "part_of_speech", "symbol_id"),
    [
        ("happy", "adjective", "happy_lady"),
        ("afraid", "adjective", "afraid_lady"),
        ("scared", "adjective", "afraid_lady"),
        ("yes", "other", "correct"),
        ("time", "noun", "clock"),
        ("bed", "noun", "single_bed"),
        ("home", "noun", "house"),
        ("mum", "noun", "mum_parent"),
        ("play", "verb", "play_,_to"),
        ("drink", "noun", "drink"),
        ("drink", "verb", "drink_,_to"),
        ("look after", "phrase", "take_care_of_,_to"),
    ],
)
def test_everyday_words_find_the_picture_a_child_expects(
    word: str, part_of_speech: str, symbol_id: str
) -> None:
    assert chosen(word, part_of_speech) == symbol_id


@pytest.mark.parametrize(
    "word", ["left", "right", "light", "kind", "like", "well", "keep", "make", "take", "back"]
)
def test_words_with_too_many_meanings_are_left_to_the_writer(word: str) -> None:
    assert word not in {row["word"] for row in rows_of(ALIASES / "mulberry.csv")}


def test_words_that_stay_bare_name_no_symbol_and_contradict_no_table() -> None:
    bare = rows_of(BARE)
    assert list(bare[0]) == HEADER
    assert {row["symbol_id"] for row in bare} == {""}
    words = {(row["word"].casefold(), row["part_of_speech"]) for row in bare}
    assert len(words) == len(bare) >= 200
    for table in TABLES:
        placed = {(row["word"].casefold(), row["part_of_speech"]) for row in rows_of(table)}
        assert placed & words == set(), table.stem


@pytest.mark.parametrize("name", ["care", "openmoji"])
def test_our_own_tables_lead_to_symbols_that_are_there(name: str) -> None:
    symbols = rows_of(REPO / "symbols" / name / "symbols.csv")
    ids = {row["id"] for row in symbols}
    labels = {(row["label"].casefold(), row["part_of_speech"]): row["id"] for row in symbols}
    for row in rows_of(ALIASES / f"{name}.csv"):
        assert row["symbol_id"] in ids, row
        said = (row["word"].casefold(), row["part_of_speech"])
        assert labels.get(said, row["symbol_id"]) == row["symbol_id"], f"{said} is another's label"
