"""The user's folder of sets: a set comes in whole or not at all, and every step can be undone."""

from __future__ import annotations

import gzip
import os
import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from symbol_files import SVG, Maker, contents, png, svg

from letterkit import load, render
from letterkit.errors import (
    FileError,
    LetterkitError,
    PictureError,
    SymbolSetError,
    UnknownSymbol,
)
from letterkit.places import user_folder
from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.history import history
from letterkit.symbols.library import add, kept, remove, undo

pytest_plugins = ["symbol_fixtures"]


def test_a_folder_of_pictures_becomes_a_set(write_folder: Maker, library: Path) -> None:
    folder = write_folder("our-house", {"front door.svg": svg(), "shed.PNG": png()})
    made = add(folder, into=library).symbol_set
    assert made.id == "our-house"
    assert [s.ref for s in made.symbols.values()] == ["our-house:front-door", "our-house:shed"]
    assert contents(library) == {
        "our-house/set.toml",
        "our-house/symbols.csv",
        "our-house/front door.svg",
        "our-house/shed.png",
    }


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    monkeypatch.setenv("LETTERKIT_SYMBOLS", str(folder))
    return folder


def test_a_set_of_the_users_behaves_like_any_other(write_folder: Maker, mine: Path) -> None:
    assert user_folder() == mine
    assert "team:swing" not in catalogue_for()
    add(write_folder("team", {"swing.svg": svg()}))
    assert catalogue_for().get("team:swing").label == "swing"
    assert list(catalogue_for().sets)[:2] == ["care", "openmoji"]
    remove("team")
    assert "team:swing" not in catalogue_for()


def test_a_changed_notice_is_seen_at_once(write_folder: Maker, mine: Path) -> None:
    made = add(write_folder("team", {"swing.svg": svg()})).symbol_set
    assert catalogue_for().sets["team"].notice.licence == ""
    notice = made.folder / "set.toml"
    notice.write_text(notice.read_text("utf-8") + 'licence = "CC0-1.0"\n', "utf-8")
    os.utime(notice, ns=(1, 1))
    assert catalogue_for().sets["team"].notice.licence == "CC0-1.0"


def test_a_set_is_not_replaced_unless_asked_and_the_old_one_is_kept(
    write_folder: Maker, library: Path
) -> None:
    first = write_folder("a/team", {"swing.svg": svg("#111111")})
    second = write_folder("b/team", {"slide.svg": svg("#222222")})
    add(first, into=library)
    with pytest.raises(SymbolSetError, match="already"):
        add(second, into=library)
    assert add(second, into=library, force=True).replaced
    assert list(undo("team", folder=library).symbols) == ["swing"]
    assert list(undo("team", folder=library).symbols) == ["slide"]


def test_a_removed_set_can_be_brought_back(write_folder: Maker, library: Path) -> None:
    add(write_folder("team", {"swing.svg": svg()}), into=library)
    before = {p: p.read_bytes() for p in (library / "team").iterdir()}
    remove("team", folder=library)
    assert not (library / "team").exists()
    assert len(kept("team", folder=library)) == 1
    undo("team", folder=library)
    assert {p: p.read_bytes() for p in (library / "team").iterdir()} == before
    assert kept("team", folder=library) == []


@pytest.mark.parametrize("set_id", ["care", "nobody", "../team", "", ".removed"])
def test_only_ones_own_sets_can_be_removed(library: Path, set_id: str) -> None:
    with pytest.raises(SymbolSetError):
        remove(set_id, folder=library)
    with pytest.raises(SymbolSetError, match="no copy"):
        undo(set_id, folder=library)


@pytest.mark.parametrize("set_id", ["photo", "Team Set", "../team", "-x", "a" * 90])
def test_a_set_needs_a_name_that_letters_can_use(
    write_folder: Maker, library: Path, set_id: str
) -> None:
    with pytest.raises(SymbolSetError, match="name"):
        add(write_folder("team", {"a.svg": svg()}), into=library, set_id=set_id)
    assert not contents(library)


def pixel_bomb() -> bytes:
    """A PNG of 41 kB that would unpack to 3,600 million pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        packed = kind + data
        return struct.pack(">I", len(data)) + packed + struct.pack(">I", zlib.crc32(packed))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


BAD: dict[str, bytes] = {
    "huge.png": pixel_bomb(),
    "packed.svg": gzip.compress(svg()),
    "truncated.png": png(size=(300, 300))[:200],
    "cut.jpg": b"\xff\xd8\xff\xe0" + b"\0" * 40,
    "page.png": b"%PDF-1.7 ...",
    "letter.svg": b"Dear Sam",
    "web.svg": b"<!DOCTYPE html><html></html>",
    "empty.png": b"",
    "moving.png": b"GIF89a" + b"\0" * 30,
    "outside.svg": SVG.replace("<circle", '<image href="/etc/passwd"/><circle').encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_one_bad_picture_stops_the_whole_set_with_one_clear_message(
    write_folder: Maker, library: Path, name: str
) -> None:
    folder = write_folder("team", {"good.svg": svg(), name: BAD[name]})
    with pytest.raises(PictureError) as refused:
        add(folder, into=library)
    assert name in refused.value.where
    assert "Nothing was added" in refused.value.what_to_do
    assert not contents(library)


def test_many_bad_pictures_are_named_in_one_message(write_folder: Maker, library: Path) -> None:
    with pytest.raises(PictureError) as refused:
        add(write_folder("team", BAD), into=library)
    assert "9 more cannot be used" in refused.value.message


def test_bad_pictures_can_be_left_out_and_are_named(write_folder: Maker, library: Path) -> None:
    made = add(write_folder("team", {**BAD, "good.svg": svg()}), into=library, skip_bad=True)
    assert list(made.symbol_set.symbols) == ["good"]
    assert len(made.left_out) == len(BAD)
    assert all(any(name in line for line in made.left_out) for name in BAD)


def test_a_picture_is_told_by_its_bytes_not_its_name(write_folder: Maker, library: Path) -> None:
    made = add(write_folder("team", {"hat.jpg": svg(), "cup.svg": png()}), into=library)
    assert contents(made.symbol_set.folder) >= {"hat.svg", "cup.png"}


def test_what_a_camera_wrote_into_a_picture_is_gone(write_folder: Maker, library: Path) -> None:
    folder = write_folder("team", {"hat.png": png() + b"GPS 51.5, -0.1"})
    made = add(folder, into=library).symbol_set
    assert b"GPS" not in made.path("hat.png").read_bytes()


@pytest.mark.parametrize("name", ["../out.svg", "/etc/out.svg", "C:\\out.svg", "a/../../out.svg"])
def test_a_zip_cannot_write_outside_its_set(
    write_zip: Maker, library: Path, tmp_path: Path, name: str
) -> None:
    with pytest.raises(FileError, match="outside its own folder"):
        add(write_zip("sly.zip", {"good.svg": svg(), name: svg()}), into=library)
    assert contents(tmp_path) == {"sly.zip"}


def test_a_zip_bomb_is_refused_before_it_is_unpacked(write_zip: Maker, library: Path) -> None:
    bomb = write_zip("bomb.zip", {"hat.svg": b" " * 60_000_000})
    assert bomb.stat().st_size < 100_000
    with pytest.raises(FileError, match="unpacked, this zip would have 60 MB"):
        add(bomb, into=library)


def test_a_zip_that_lies_about_its_sizes_is_refused(
    write_zip: Maker, library: Path, tmp_path: Path
) -> None:
    path = write_zip("liar.zip", {"hat.svg": b" " * 60_000_000})
    data = path.read_bytes().replace((60_000_000).to_bytes(4, "little"), (99).to_bytes(4, "little"))
    path.write_bytes(data)
    with pytest.raises(LetterkitError):
        add(path, into=library)
    assert not contents(library)


def test_a_zip_of_very_many_files_is_refused(tmp_path: Path, library: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as package:
        for number in range(120_001):
            package.writestr(zipfile.ZipInfo(f"{number}"), b"")
    with pytest.raises(FileError, match="more than 120,000 files"):
        add(path, into=library)


def test_links_are_refused_in_a_zip_and_in_a_folder(
    tmp_path: Path, write_folder: Maker, library: Path
) -> None:
    path = tmp_path / "linked.zip"
    entry = zipfile.ZipInfo("hat.svg")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(entry, "/etc/passwd")
    with pytest.raises(FileError, match="link to another place"):
        add(path, into=library)
    folder = write_folder("linked", {"good.svg": svg()})
    (folder / "hat.svg").symlink_to("/etc/passwd")
    with pytest.raises(FileError, match="link to another place"):
        add(folder, into=library)


def test_a_locked_zip_is_refused_with_what_to_do(write_zip: Maker, library: Path) -> None:
    path = write_zip("locked.zip", {"hat.svg": svg()})
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the flag "encrypted", in the file's own header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the list of files
    path.write_bytes(data)
    with pytest.raises(FileError, match="password") as refused:
        add(path, into=library)
    assert "add the folder" in refused.value.what_to_do


@pytest.mark.parametrize("cut", [10, 60, 200])
def test_a_damaged_zip_is_refused(write_zip: Maker, library: Path, cut: int) -> None:
    path = write_zip("cut.zip", {"hat.svg": svg(), "cup.svg": svg("#00ff00")})
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(FileError, match="damaged"):
        add(path, into=library)


def test_a_zip_with_a_damaged_picture_adds_nothing(write_zip: Maker, library: Path) -> None:
    path = write_zip("cut.zip", {"hat.svg": svg(), "cup.svg": svg("#00ff00")})
    data = bytearray(path.read_bytes())
    data[45] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(FileError, match="damaged"):
        add(path, into=library)
    assert not contents(library)


@pytest.mark.parametrize("name", ["gone.zip", "gone", "gone.obf"])
def test_a_file_that_is_not_there_is_said(tmp_path: Path, library: Path, name: str) -> None:
    with pytest.raises(FileError, match="no file or folder"):
        add(tmp_path / name, into=library)


def test_a_folder_without_pictures_is_refused(write_folder: Maker, library: Path) -> None:
    with pytest.raises(SymbolSetError, match="no symbols that letterkit can read"):
        add(write_folder("team", {"notes.txt": "hello"}), into=library)


def test_a_folder_that_cannot_be_written_is_said(write_folder: Maker, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FileError, match="cannot be written"):
        add(write_folder("team", {"a.svg": svg()}), into=tmp_path / "file")


def test_a_stop_half_way_leaves_nothing(write_folder: Maker, library: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    folder = write_folder("team", {f"{n}.svg": svg() for n in range(4)})
    with pytest.raises(KeyboardInterrupt):
        add(folder, into=library, progress=stop)
    assert not contents(library)
    assert not (library / ".adding").exists()


def test_names_that_some_systems_cannot_hold_are_changed(write_zip: Maker, library: Path) -> None:
    pictures = {name: svg() for name in ("con.svg", "A.svg", "a.svg", "what?.svg", "jalapeño.svg")}
    made = add(write_zip("names.zip", pictures), into=library).symbol_set
    files = contents(made.folder) - {"set.toml", "symbols.csv"}
    assert files == {"picture-con.svg", "A.svg", "a-2.svg", "what.svg", "jalapeño.svg"}
    assert len(made.symbols) == 5


def test_a_broken_set_is_left_out_with_a_warning_and_stops_only_letters_that_use_it(
    write_folder: Maker, mine: Path, letter_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    add(write_folder("team", {"swing.svg": svg()}))
    (mine / "team" / "set.toml").write_text("title = \n", "utf-8")
    assert render(load(letter_file), "txt")
    assert [record.message.count('"team" is left out') for record in caplog.records] == [1]
    letter = load(letter_file)
    symbols = letter.child.symbols.model_copy(update={"mode": "key-words", "sets": ("team",)})
    child = letter.child.model_copy(update={"symbols": symbols})
    with pytest.raises(SymbolSetError, match=r"set\.toml"):
        render(letter.model_copy(update={"child": child}), "txt")
    with pytest.raises(UnknownSymbol, match="cannot be read"):
        catalogue_for().get("team:swing")
    remove("team")
    assert not catalogue_for().broken


def test_every_step_with_a_set_is_in_its_history(write_folder: Maker, mine: Path) -> None:
    add(write_folder("team", {"swing.svg": svg()}))
    table = mine / "team" / "symbols.csv"
    table.write_text(table.read_text("utf-8").replace(",swing,", ",big swing,", 1), "utf-8")
    remove("team")
    undo("team")
    add(write_folder("new", {"slide.svg": svg()}), set_id="team", force=True)
    found = [(c.what, c.symbol, c.detail) for c in history(catalogue_for().sets["team"])]
    assert found == [
        ("set", "", "added from team, with 1 symbols"),
        ("changed", "swing", "label: swing → big swing"),
        ("set", "", "taken out; a copy is kept"),
        ("set", "", "brought back"),
        ("set", "", "replaced by new; the old set is kept"),
        ("added", "slide", "slide"),
        ("removed", "swing", "big swing"),
    ]
