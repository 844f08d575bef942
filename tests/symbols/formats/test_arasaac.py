"""ARASAAC's folders: records and pictures, with what is not for children marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from symbol_files import Maker, png

from letterkit.errors import FileUnreadable, SymbolSetError
from letterkit.symbols.library import add

pytest_plugins = ["symbol_fixtures"]


def record(number: int, word: str, kind: int = 2, **more: Any) -> dict[str, Any]:
    return {
        "_id": number,
        "keywords": [{"keyword": word, "plural": f"{word}s", "type": kind}],
        "tags": ["core vocabulary"],
        "categories": ["domestic animal"],
        "schematic": False,
        "sex": False,
        "violence": False,
        "aac": True,
        **more,
    }


RECORDS = [
    record(7202, "dog"),
    record(6456, "eat", 3, categories=["verb"]),
    record(90, "fight", 3, violence=True),
    record(91, "kiss", 3, sex=True),
]
PICTURES = {"7202.png": png(), "6456_500.png": png(), "pics/90.png": png(), "91.png": png()}


def test_records_become_symbols_and_two_flags_hide_them_from_children(
    write_folder: Maker, library: Path
) -> None:
    folder = write_folder("pictos", {**PICTURES, "all.json": json.dumps(RECORDS)})
    made = add(folder, into=library).symbol_set
    dog = made.symbols["7202"]
    assert (dog.label, dog.part_of_speech, dog.category) == ("dog", "noun", "animals")
    assert dog.keywords == ("dogs", "core vocabulary")
    eat = made.symbols["6456"]
    assert (eat.part_of_speech, eat.category, eat.alt_text) == ("verb", "doing", "to eat")
    hidden = {s.label for s in made.symbols.values() if s.not_for_children}
    assert hidden == {"fight", "kiss"}


def test_a_file_a_record_is_read_too(write_zip: Maker, library: Path) -> None:
    files = {f"{r['_id']}.json": json.dumps(r) for r in RECORDS}
    assert len(add(write_zip("p.zip", {**files, **PICTURES}), into=library).symbol_set.symbols) == 4


def test_records_without_a_picture_or_a_word_are_left_out_and_said(
    write_folder: Maker, library: Path
) -> None:
    odd = [*RECORDS, record(5, "cat"), {"_id": 91_000, "keywords": []}]
    files = {**PICTURES, "91000.png": png(), "all.json": json.dumps(odd)}
    made = add(write_folder("pictos", files), into=library)
    assert len(made.symbol_set.symbols) == 4
    assert any("without a picture" in note and "5" in note for note in made.notes)
    assert any("without a word" in note for note in made.notes)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ('[{"_id": 1, "keywords": [}]', "JSON"),
        ('[{"_id": 1, "keywords": []}, 5]', '"_id"'),
        (json.dumps([RECORDS[0], RECORDS[0]]), "twice"),
    ],
)
def test_records_that_are_wrong_are_refused(
    write_folder: Maker, library: Path, data: str, says: str
) -> None:
    with pytest.raises((FileUnreadable, SymbolSetError), match=says):
        add(write_folder("pictos", {**PICTURES, "all.json": data}), into=library)
    assert not list(library.glob("*"))
