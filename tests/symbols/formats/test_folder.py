"""Folders and spreadsheets of pictures, whatever the office program made of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from symbol_files import Maker, svg

from letterkit.errors import FileError, SymbolSetError
from letterkit.symbols.library import add

pytest_plugins = ["symbol_fixtures"]


TABLE = (
    "Word,Picture,Tags,Alt text,License,Artist,From age\n"
    'crèche,creche.svg,"nursery; playgroup",a room with small chairs,CC BY 4.0,Zoë Łęcka,4\n'
    "my bus,pics/bus.svg,,,,,\n"
)
PICTURES = {"creche.svg": svg(), "pics/bus.svg": svg("#0000ff")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheet_is_read_in_any_encoding_and_with_any_separator(
    write_folder: Maker, library: Path, encoding: str, separator: str
) -> None:
    text = TABLE.replace("Łęcka", "Leçka").replace(",", separator)
    folder = write_folder("words", {**PICTURES, "words.csv": text.encode(encoding)})
    made = add(folder, into=library).symbol_set
    creche, bus = made.symbols.values()
    assert (creche.label, creche.author) == ("crèche", "Zoë Leçka")
    assert creche.keywords == ("nursery", "playgroup")
    assert (creche.licence, creche.suitable_from) == ("CC-BY-4.0", 4)
    assert (bus.label, bus.alt_text, bus.id) == ("my bus", "my bus", "my-bus")


def test_a_spreadsheet_can_be_named_itself_and_others_beside_it_do_not_matter(
    write_folder: Maker, library: Path
) -> None:
    folder = write_folder("desk", {**PICTURES, "words.csv": TABLE, "money.csv": "a,b\n"})
    (folder / "board.obf").write_text("{}")
    (folder / "link").symlink_to("/etc/passwd")
    assert len(add(folder / "words.csv", into=library).symbol_set.symbols) == 2
    with pytest.raises(SymbolSetError, match="more than one table"):
        (folder / "link").unlink()
        (folder / "board.obf").unlink()
        add(folder, into=library, set_id="other")


def test_a_table_from_an_office_program_may_name_its_separator(
    write_folder: Maker, library: Path
) -> None:
    table = "sep=;\r\nlabel;file\r\nbus;pics\\bus.svg\r\n"
    made = add(write_folder("words", {**PICTURES, "words.csv": table}), into=library).symbol_set
    assert list(made.symbols) == ["bus"]


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("id,file\na,creche.svg\na,pics/bus.svg\n", 'lines 2 and 3 have the same id "a"'),
        ("label,file\nhat,hat.svg\n", 'line 2 names the picture "hat.svg", which is not there'),
        ("label,file\nhat,\n", "line 2 names no picture"),
        ("label,file\nhat,../creche2.svg\n", "which is not there"),
        ("label,colour\nhat,red\n", "none of them is called file or picture"),
        ("", "empty"),
        ("label,file,variants\nc,creche.svg,dark=gone.svg\n", 'variant "gone.svg"'),
    ],
)
def test_what_is_wrong_in_a_table_is_named_by_its_line(
    write_folder: Maker, library: Path, table: str, says: str
) -> None:
    folder = write_folder("words", {**PICTURES, "words.csv": table})
    with pytest.raises((SymbolSetError, FileError), match=says):
        add(folder, into=library)
    assert not list(library.glob("*"))


def test_bytes_that_are_no_table_are_refused(write_folder: Maker, library: Path) -> None:
    folder = write_folder("words", {**PICTURES, "words.csv": b"label,file\na\0b,creche.svg"})
    with pytest.raises(FileError, match="not text"):
        add(folder, into=library)


def test_a_table_with_one_id_and_a_label_that_makes_the_same_is_kept_apart(
    write_folder: Maker, library: Path
) -> None:
    table = "id,label,file\n,Hat,creche.svg\nhat,Cap,pics/bus.svg\n"
    made = add(write_folder("words", {**PICTURES, "words.csv": table}), into=library).symbol_set
    assert {s.label: s.id for s in made.symbols.values()} == {"Hat": "hat-2", "Cap": "hat"}
