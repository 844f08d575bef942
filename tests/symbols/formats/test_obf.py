"""Open boards: read kindly, written strictly, no licence lost on the way round."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from symbol_files import Maker, board, data_uri, png, svg

from letterkit.errors import FileUnreadable, PictureUnreadable, SymbolSetError
from letterkit.symbols.formats.write import write_set
from letterkit.symbols.library import add
from letterkit.symbols.sets import load_set

pytest_plugins = ["symbol_fixtures"]


def boards_of(package: Path) -> dict[str, dict[str, Any]]:
    with zipfile.ZipFile(package) as file:
        return {
            name: json.loads(file.read(name)) for name in file.namelist() if name.endswith(".obf")
        }


def licences(data: dict[str, Any]) -> dict[str, Any]:
    return {image["id"]: image["license"] for image in data["images"]}


def assert_strict(data: dict[str, Any]) -> None:
    """What open-board-0.1 asks of a board."""
    assert data["format"] == "open-board-0.1"
    assert isinstance(data["id"], str) and data["id"]
    assert isinstance(data["locale"], str) and isinstance(data["name"], str)
    buttons = {button["id"] for button in data["buttons"]}
    images = {image["id"] for image in data["images"]}
    assert len(buttons) == len(data["buttons"]) and len(images) == len(data["images"])
    for button in data["buttons"]:
        assert isinstance(button["id"], str) and isinstance(button["label"], str)
        assert button.get("image_id", next(iter(images), "")) in images | {""}
        for colour in ("background_color", "border_color"):
            assert button.get(colour, "rgb(0, 0, 0)").startswith("rgb")
    grid = data["grid"]
    assert len(grid["order"]) == grid["rows"]
    assert all(len(row) == grid["columns"] for row in grid["order"])
    assert {cell for row in grid["order"] for cell in row} - {None} <= buttons
    for image in data["images"]:
        assert isinstance(image["width"], int) and isinstance(image["height"], int)
        assert image["content_type"].startswith("image/")
        assert image.get("data") or image.get("path") or image.get("url")
        assert image["license"]["type"]
    assert isinstance(data["sounds"], list)


def test_a_boards_pictures_become_symbols_with_licence_author_and_source(
    write_board: Maker, library: Path
) -> None:
    made = add(write_board(board()), into=library).symbol_set
    apple, more = made.symbols.values()
    assert (apple.ref, apple.licence, apple.author) == (
        "board:apple",
        "CC-BY-SA",
        "Rowan Achebe",
    )
    assert apple.source == "https://example.org/apple"
    assert more.keywords == ("more please",)
    assert (more.licence, more.author) == ("", "Isla Novak")
    assert made.notice.title == "Snacks"
    assert made.path(apple.file).read_bytes().startswith(b"<svg")


@pytest.mark.parametrize("ending", [".obf", ".obz", ".zip"])
def test_no_licence_and_no_field_is_lost_from_import_to_export_to_import(
    write_board: Maker, library: Path, tmp_path: Path, ending: str
) -> None:
    first = add(write_board(board()), into=library).symbol_set
    out = tmp_path / f"out{ending}"
    write_set(first, out)
    second = add(out, into=library, set_id="again").symbol_set
    assert [(s.id, s.label, s.licence, s.author, s.source) for s in first.symbols.values()] == [
        (s.id, s.label, s.licence, s.author, s.source) for s in second.symbols.values()
    ]
    last = tmp_path / "last.obf"
    write_set(second, last)
    data = json.loads(last.read_bytes())
    assert_strict(data)
    assert licences(data) == licences(board())
    assert data["license"] == board()["license"]
    assert data["ext_example_mood"] == {"calm": True}
    assert data["buttons"][0]["ext_example_key"] == 3
    assert data["images"][0]["ext_example_note"] == "crisp"


def test_a_package_keeps_its_boards_links_and_grids(
    write_zip: Maker, library: Path, tmp_path: Path
) -> None:
    home = board(id="home", name="Home", images=[], ext_example_order=1)
    home["buttons"] = [{"id": "1", "label": "snacks", "load_board": {"path": "boards/snacks.obf"}}]
    home["grid"] = {"rows": 1, "columns": 1, "order": [["1"]]}
    inside = board()
    inside["images"][0] = {**inside["images"][0], "path": "images/apple.svg"}
    del inside["images"][0]["data"]
    manifest = {
        "format": "open-board-0.1",
        "root": "boards/home.obf",
        "ext_example_maker": "Tables Ltd",
        "paths": {
            "boards": {"home": "boards/home.obf", "snacks": "boards/snacks.obf"},
            "images": {"a": "images/apple.svg"},
            "sounds": {},
        },
    }
    package = write_zip(
        "cafe.obz",
        {
            "manifest.json": json.dumps(manifest),
            "boards/home.obf": json.dumps(home),
            "boards/snacks.obf": json.dumps(inside),
            "images/apple.svg": svg(),
        },
    )
    made = add(package, into=library)
    assert made.notes == ()
    out = tmp_path / "out.obz"
    write_set(made.symbol_set, out)
    boards = boards_of(out)
    assert list(boards) == ["boards/home.obf", "boards/snacks.obf"]
    for data in boards.values():
        assert_strict(data)
    assert boards["boards/home.obf"]["buttons"][0]["load_board"] == {"path": "boards/snacks.obf"}
    assert licences(boards["boards/snacks.obf"]) == licences(board())
    with zipfile.ZipFile(out) as file:
        written = json.loads(file.read("manifest.json"))
        assert written["root"] == "boards/home.obf"
        assert written["ext_example_maker"] == "Tables Ltd"
        for paths in (written["paths"]["boards"], written["paths"]["images"]):
            assert set(paths.values()) <= set(file.namelist())


def test_what_the_wild_gets_wrong_is_mended_and_said(write_board: Maker, library: Path) -> None:
    wild = board(id=7)
    del wild["format"]
    wild["buttons"] = [
        {"id": 1, "label": "apple", "image_id": 5, "background_color": "#fc0"},
        {"id": 2, "label": 12, "image_id": 5},
    ]
    wild["grid"] = {"rows": "1", "columns": 3, "order": [[1, 2, 99]]}
    wild["images"] = [{"id": 5, "content_type": "image/png", "data": data_uri(png())[22:]}]
    made = add(write_board(wild, prefix=b"\xef\xbb\xbf"), into=library)
    assert [s.label for s in made.symbol_set.symbols.values()] == ["apple", "12"]
    said = " ".join(made.notes)
    for what in ("format", "number, not text", "#hex", "button that is not there", "its type"):
        assert what in said
    kept = json.loads((made.symbol_set.folder / "obf.json").read_text("utf-8"))
    (data,) = kept["boards"].values()
    assert data["buttons"][0]["background_color"] == "rgb(255, 204, 0)"
    assert data["grid"]["order"] == [["1", "2", None]]


def test_a_mended_board_is_written_strictly(
    write_board: Maker, library: Path, tmp_path: Path
) -> None:
    wild = board(id=7, grid=None, name=None, locale=None)
    wild["buttons"].append({"id": 9, "label": None, "border_color": "#102030ff"})
    made = add(write_board(wild), into=library).symbol_set
    write_set(made, tmp_path / "out.obf")
    assert_strict(json.loads((tmp_path / "out.obf").read_bytes()))


def test_a_package_without_a_manifest_is_read_and_said(write_zip: Maker, library: Path) -> None:
    made = add(write_zip("loose.obz", {"one.obf": json.dumps(board())}), into=library)
    assert len(made.symbol_set.symbols) == 2
    assert "The manifest was missing" in made.notes[0]


def test_a_picture_on_the_web_is_never_fetched_and_its_address_is_kept(
    write_board: Maker, library: Path, tmp_path: Path
) -> None:
    far = board()
    far["images"][1] = {
        "id": "b",
        "width": 10,
        "height": 10,
        "content_type": "image/png",
        "url": "https://example.org/more.png",
        "license": {"type": "CC BY", "author_name": "Isla Novak"},
    }
    made = add(write_board(far), into=library)
    assert [s.label for s in made.symbol_set.symbols.values()] == ["apple"]
    assert any("only on the web" in note and "more" in note for note in made.notes)
    write_set(made.symbol_set, tmp_path / "out.obf")
    data = json.loads((tmp_path / "out.obf").read_bytes())
    assert data["images"][1] == far["images"][1]


def test_two_words_may_share_a_picture_and_ids_that_clash_are_told_apart(
    write_board: Maker, library: Path, tmp_path: Path
) -> None:
    odd = board()
    odd["buttons"][1] = {"id": "1", "label": "pear", "image_id": "a"}
    odd["images"][1]["id"] = "a"
    odd["grid"]["order"] = [["1", None]]
    made = add(write_board(odd), into=library)
    assert list(made.symbol_set.symbols) == ["apple", "pear"]
    assert sum("had one id" in note for note in made.notes) == 2
    write_set(made.symbol_set, tmp_path / "out.obf")
    data = json.loads((tmp_path / "out.obf").read_bytes())
    assert_strict(data)
    assert [b["label"] for b in data["buttons"]] == ["apple", "pear"]


def test_a_picture_elsewhere_that_says_too_little_is_filled_in(
    write_board: Maker, library: Path, tmp_path: Path
) -> None:
    far = board()
    far["images"][1] = {"id": 2, "url": "https://example.org/more.svg", "width": "12.4"}
    far["buttons"][1]["image_id"] = 2
    made = add(write_board(far), into=library).symbol_set
    write_set(made, tmp_path / "out.obz")
    (data,) = boards_of(tmp_path / "out.obz").values()
    assert_strict(data)
    assert data["images"][1]["content_type"] == "image/svg+xml"


def test_a_symbol_drawn_by_two_people_under_one_word_keeps_both_licences(
    write_board: Maker, library: Path
) -> None:
    two = board()
    two["buttons"][1]["label"] = "apple"
    two["images"][1] = {
        **two["images"][0],
        "id": "b",
        "license": {"type": "CC0", "author_name": "Mo"},
    }
    made = add(write_board(two), into=library).symbol_set
    assert [(s.id, s.licence, s.author) for s in made.symbols.values()] == [
        ("apple", "CC-BY-SA", "Rowan Achebe"),
        ("apple-2", "CC0-1.0", "Mo"),
    ]


def test_a_licence_put_right_by_hand_is_what_goes_out(
    write_board: Maker, library: Path, tmp_path: Path
) -> None:
    made = add(write_board(board()), into=library).symbol_set
    table = made.folder / "symbols.csv"
    before = table.read_text("utf-8")
    assert ",,Isla Novak" in before
    table.write_text(before.replace(",,Isla Novak", ",CC-BY-4.0,Isla Novak"), "utf-8")
    write_set(load_set(made.folder), tmp_path / "out.obf")
    data = json.loads((tmp_path / "out.obf").read_bytes())
    assert data["images"][1]["license"] == {"type": "CC-BY-4.0", "author_name": "Isla Novak"}


def test_a_set_that_never_was_a_board_goes_out_as_valid_boards(
    write_folder: Maker, library: Path, tmp_path: Path
) -> None:
    pictures = {f"{group}/{n}.svg": svg() for group in ("food", "play") for n in range(70)}
    made = add(write_folder("many", pictures), into=library, notice={"licence": "CC0-1.0"})
    out = tmp_path / "out.obz"
    write_set(made.symbol_set, out)
    boards = boards_of(out)
    assert set(boards) == {
        "boards/index.obf",
        *(f"boards/{group}-{n}.obf" for group in ("food", "play") for n in (1, 2)),
    }
    for data in boards.values():
        assert_strict(data)
    doors = [b["load_board"]["path"] for b in boards["boards/index.obf"]["buttons"]]
    assert set(doors) == set(boards) - {"boards/index.obf"}
    back = add(out, into=library, set_id="back").symbol_set
    assert list(back.symbols) == list(made.symbol_set.symbols)
    assert {s.licence for s in back.symbols.values()} == {"CC0-1.0"}
    write_set(back, tmp_path / "again.obz")
    assert boards_of(tmp_path / "again.obz") == boards


def test_what_a_board_has_no_field_for_comes_back_too(
    write_folder: Maker, library: Path, tmp_path: Path
) -> None:
    made = add(write_folder("team", {"swing.svg": svg(), "beer.svg": svg("#0000cc")}), into=library)
    table = made.symbol_set.folder / "symbols.csv"
    table.write_text(
        "id,label,keywords,category,part_of_speech,alt_text,file,suitable_from,not_for_children\n"
        "swing,swing,play;park,play,noun,a child on a swing,swing.svg,3,\n"
        "beer,beer,,food,noun,a glass of beer,beer.svg,,yes\n",
        "utf-8",
    )
    changed = load_set(made.symbol_set.folder)
    for name in ("out.obz", "out.obf"):
        write_set(changed, tmp_path / name)
        back = add(tmp_path / name, into=library, set_id=f"back-{name[-1]}").symbol_set
        for symbol_id, symbol in changed.symbols.items():
            again = back.symbols[symbol_id]
            for field in (
                "label",
                "keywords",
                "category",
                "part_of_speech",
                "alt_text",
                "suitable_from",
                "not_for_children",
            ):
                assert getattr(again, field) == getattr(symbol, field), field


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
        (b"[]", "not an open board"),
        (b'{"buttons": 3}', "not an open board"),
        (b"\xff\xfe\x00", "not text"),
        (b'{"buttons": [], "images": []}', "no button has a picture"),
    ],
)
def test_what_is_no_board_is_refused(tmp_path: Path, library: Path, data: bytes, says: str) -> None:
    path = tmp_path / "bad.obf"
    path.write_bytes(data)
    with pytest.raises((FileUnreadable, SymbolSetError), match=says):
        add(path, into=library)
    assert not list(library.glob("*"))


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "/etc/passwd", "C:/secret.png", "..\\secret.png"]
)
def test_a_board_cannot_reach_a_file_outside_its_package(
    write_zip: Maker, library: Path, path: str
) -> None:
    sly = board()
    sly["images"] = [{"id": "a", "path": path}, {"id": "b", "path": path}]
    with pytest.raises(SymbolSetError, match="no button has a picture"):
        add(write_zip("sly.obz", {"b.obf": json.dumps(sly)}), into=library)


def test_damaged_data_within_a_board_is_refused(write_board: Maker, library: Path) -> None:
    broken = board()
    broken["images"][0]["data"] = "data:image/png;base64,!!!!"
    with pytest.raises(PictureUnreadable, match="damaged"):
        add(write_board(broken), into=library)
    assert not list(library.glob("*"))
