"""Open Board Format, read kindly: ``.obf`` boards and ``.obz`` packages (open-board-0.1).

Boards in the wild have numbers for ids, byte-order marks, colours as "#hex", no manifest. All
that is mended, and said. The boards themselves are kept beside the set (``obf.json``), so that
grids, links, ``ext_`` fields and every picture's licence are there when it is written again.
A ``url`` is kept but never fetched.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from letterkit.errors import FileUnreadable, SymbolSetError
from letterkit.symbols.formats.incoming import Ids, NewSet, counted, slug, some, words_of
from letterkit.symbols.formats.obf_mend import Board, board_from, safe_path
from letterkit.symbols.formats.tables import decoded
from letterkit.symbols.formats.zips import Files
from letterkit.symbols.licence import tidy
from letterkit.symbols.pixels import from_data_uri
from letterkit.symbols.sets import Symbol

TITLE = "an Open Board"
FORMAT = "open-board-0.1"
KEPT = "obf.json"
MOST_JSON = 200_000_000
MOST_BOARDS = 5_000


@dataclass
class _Reading:
    files: Files
    made: NewSet
    ids: Ids = field(default_factory=Ids)
    mended: Counter[str] = field(default_factory=Counter)
    # (which picture, label, licence) that has a symbol already: its id.
    known: dict[tuple[str, str, str], str] = field(default_factory=dict)
    # Pictures on the doors to other boards, which letterkit drew from the symbols behind them.
    doors: list[tuple[dict[str, Any], str]] = field(default_factory=list)
    by_picture: dict[str, str] = field(default_factory=dict)
    on_the_web: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def fits(files: Files) -> bool:
    """Say whether these files are a board or a package of boards."""
    return any(_is_board(name) for name in files.names) or files.where.lower().endswith(".obz")


def _is_board(name: str) -> bool:
    return name.lower().endswith(".obf")


def read(files: Files) -> NewSet:
    """Read every board's pictures as symbols. Raises `FileUnreadable` or `SymbolSetError`."""
    stem = PurePosixPath(files.where.replace("\\", "/")).stem
    reading = _Reading(files, NewSet(slug(stem), {"title": words_of(stem).capitalize()}))
    manifest, paths, root = _manifest(reading)
    if len(paths) > MOST_BOARDS:
        raise SymbolSetError(f"there are more than {MOST_BOARDS:,} boards.", where=files.where)
    boards: dict[str, dict[str, Any]] = {}
    for path in paths:
        boards[path] = _board(reading, path, manifest)
    for image, path in reading.doors:
        source = _source(reading, image, path, manifest)
        if source and source[0] in reading.by_picture:
            _tie(image, [reading.by_picture[source[0]]])
    if boards[root].get("name"):
        reading.made.notice["title"] = str(boards[root]["name"])[:200]
    _one_licence(reading.made)
    _say(reading)
    kept = {"root": root, "manifest": manifest, "boards": boards}
    reading.made.extras[KEPT] = json.dumps(kept, ensure_ascii=False, indent=1).encode()
    return reading.made


def _manifest(reading: _Reading) -> tuple[dict[str, Any], list[str], str]:
    """Return what the manifest says, the paths of the boards, and which one comes first."""
    files = reading.files
    found = sorted(name for name in files.names if _is_board(name))
    if "manifest.json" not in files.names:
        if not found:
            raise SymbolSetError("there is no board in this file.", where=files.where)
        if len(found) > 1 or files.where.lower().endswith(".obz"):
            reading.made.notes.append("The manifest was missing; every board was read.")
        first = [n for n in found if PurePosixPath(n).stem.lower() in ("root", "home", "index")]
        return {}, found, (first or found)[0]
    data = _json(files, "manifest.json")
    if not isinstance(data, dict):
        raise FileUnreadable("this is no manifest.", where=f"{files.where}: manifest.json")
    listed = data.get("paths")
    boards = listed.get("boards") if isinstance(listed, dict) else None
    named = [safe_path(p) for p in boards.values()] if isinstance(boards, dict) else []
    gone = [path for path in named if path not in files.names]
    if gone:
        reading.made.notes.append(
            f"{counted(len(gone), 'board')} named by the manifest but missing: {some(gone)}."
        )
    paths = list(dict.fromkeys([*(p for p in named if p in files.names), *found]))
    if not paths:
        raise SymbolSetError("there is no board in this package.", where=files.where)
    root = safe_path(data.get("root", ""))
    if root not in paths:
        reading.made.notes.append(f'The manifest\'s root was missing; "{paths[0]}" comes first.')
        root = paths[0]
    return data, paths, root


def _json(files: Files, name: str) -> Any:
    place = f"{files.where}: {name}" if name not in files.where else files.where
    text, _ = decoded(files.read(name, most=MOST_JSON), where=place)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FileUnreadable(
            f"it cannot be read as JSON ({str(error)[:80]}).",
            where=place,
            what_to_do="Export it again from the program that made it.",
        ) from None


def _board(reading: _Reading, path: str, manifest: dict[str, Any]) -> dict[str, Any]:
    """Take the symbols off a board, and return the board as it is kept."""
    place = f"{reading.files.where}: {path}"
    data = _json(reading.files, path)
    board: Board = board_from(data, place, reading.mended)
    symbols: dict[str, list[str]] = {}
    for button in board.buttons:
        image = board.images.get(str(button.get("image_id", "")))
        label = _text(button.get("label")) or _text(button.get("vocalization"))
        if image is None:
            continue
        if button.get("ext_letterkit_door") is True:
            reading.doors.append((image, path))
            continue
        symbol_id = _symbol(reading, image, label, button, path, manifest)
        if symbol_id and symbol_id not in symbols.setdefault(image["id"], []):
            symbols[image["id"]].append(symbol_id)
    kept = board.data
    for image in kept["images"]:
        if symbols.get(image["id"]):
            _tie(image, symbols[image["id"]])
    return kept


def _tie(image: dict[str, Any], symbol_ids: list[str]) -> None:
    """Note which symbols an image is kept as: two buttons with two words may share one."""
    # The picture itself lies in the set; where the file had it is of no more use.
    for key in ("data", "path", "ext_letterkit_id", "ext_letterkit_symbol"):
        image.pop(key, None)
    image["ext_letterkit_symbols"] = symbol_ids


def _symbol(
    reading: _Reading,
    image: dict[str, Any],
    label: str,
    button: dict[str, Any],
    path: str,
    manifest: dict[str, Any],
) -> str:
    """Make a symbol of a button with a picture; return its id, or "" where there is none."""
    source = _source(reading, image, path, manifest)
    label = label or words_of(str(image.get("path") or f"picture {image['id']}"))
    if source is None:
        (reading.on_the_web if image.get("url") else reading.missing).append(label)
        return ""
    key, name, load = source
    licence = image.get("license") if isinstance(image.get("license"), dict) else {}
    assert isinstance(licence, dict)
    known = (key, label.lower(), json.dumps(licence, sort_keys=True))
    if known in reading.known:
        return reading.known[known]
    spoken = _text(button.get("vocalization"))
    said = (spoken,) if spoken and spoken.lower() != label.lower() else ()
    symbol_id = reading.ids.fresh(label, image.get("ext_letterkit_id"))
    reading.by_picture.setdefault(key, symbol_id)
    file = name or f"{symbol_id}.png"
    reading.known[known] = symbol_id
    own = _own_words(image, label)
    reading.made.symbols.append(
        Symbol(
            reading.made.id,
            symbol_id,
            label[:200],
            keywords=tuple(word.replace(";", ",") for word in own.get("keywords", said)),
            category=own.get("category", ""),
            part_of_speech=own.get("part_of_speech", ""),
            alt_text=own.get("alt_text", label[:200]),
            file=file,
            licence=tidy(str(licence.get("type") or "")),
            author=_text(licence.get("author_name")),
            source=_text(licence.get("source_url")),
            suitable_from=own.get("suitable_from"),
            not_for_children=own.get("not_for_children", False),
        )
    )
    reading.made.pictures.setdefault(file, load)
    return symbol_id


def _own_words(image: dict[str, Any], label: str) -> dict[str, Any]:
    """Return what letterkit noted about a symbol when it wrote the board, as far as it is sound.

    The note is for the word it was written with; a button with another word has none.
    """
    noted = image.get("ext_letterkit_symbol")
    if not isinstance(noted, dict) or _text(noted.get("label")).lower() != label.lower():
        return {}
    own: dict[str, Any] = {
        name: _text(noted[name])
        for name in ("category", "part_of_speech", "alt_text")
        if _text(noted.get(name))
    }
    if isinstance(noted.get("keywords"), list):
        own["keywords"] = [word for one in noted["keywords"][:100] if (word := _text(one))]
    age = noted.get("suitable_from")
    if isinstance(age, int) and 0 < age < 100:
        own["suitable_from"] = int(age)
    if noted.get("not_for_children") is True:
        own["not_for_children"] = True
    return own


def _text(value: object) -> str:
    return " ".join(str(value).split())[:500] if isinstance(value, str | int) else ""


def _source(
    reading: _Reading, image: dict[str, Any], path: str, manifest: dict[str, Any]
) -> tuple[str, str, Callable[[], bytes]] | None:
    """Return a picture's own key, its file name in the package, and how to read it."""
    files = reading.files
    data = image.get("data")
    if isinstance(data, str) and data.strip():
        place = f"{files.where}: {path}: image {image['id']}"
        if not data.lstrip().startswith("data:"):
            reading.mended["a picture's data was given without its type"] += 1
            data = f"data:{image.get('content_type') or 'image/png'};base64,{data}"
        key = hashlib.sha256(data.encode()).hexdigest()
        return key, "", partial(from_data_uri, data, where=place)
    named = safe_path(image.get("path") or "")
    listed = manifest.get("paths")
    if not named and isinstance(listed, dict) and isinstance(listed.get("images"), dict):
        named = safe_path(listed["images"].get(str(image["id"]), ""))
    beside = (PurePosixPath(path).parent / named).as_posix() if named else ""
    for candidate in (named, beside):
        if candidate and candidate in files.names:
            return candidate, candidate, partial(files.read, candidate)
    return None


def _one_licence(made: NewSet) -> None:
    """Say the licence once, for the set, where all its pictures share it."""
    shared = {(s.licence, s.author, s.source) for s in made.symbols}
    if len(shared) == 1:
        licence, author, source = shared.pop()
        if licence and author:
            made.notice.update(licence=licence, holder=author)
            if source:
                made.notice["source"] = source
            made.symbols = [replace(s, licence="", author="", source="") for s in made.symbols]


def _say(reading: _Reading) -> None:
    notes = reading.made.notes
    notes.extend(
        f"Mended: {what}{f' ({number} times)' if number > 1 else ''}."
        for what, number in reading.mended.items()
    )
    if reading.on_the_web:
        notes.append(
            f"{counted(len(reading.on_the_web), 'picture is', 'pictures are')} only on the web, "
            f"and nothing is fetched: {some(reading.on_the_web)}."
        )
    if reading.missing:
        notes.append(
            f"{counted(len(reading.missing), 'picture is', 'pictures are')} missing from the "
            f"file: {some(reading.missing)}."
        )
    if not reading.made.symbols:
        raise SymbolSetError(
            "no button has a picture in this file.",
            where=reading.files.where,
            what_to_do="Export it again with its pictures inside." if reading.on_the_web else "",
        )


def data_uri(data: bytes, mime: str) -> str:
    """Return a picture's bytes as a data URI."""
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"
