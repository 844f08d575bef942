"""Open Board Format, written strictly: every board valid, every picture with its licence.

A set that came as boards goes out as the same boards. Any other set gets a board for each
category, and a first board that leads to them.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from letterkit.errors import SymbolSetError
from letterkit.symbols.formats.incoming import slug
from letterkit.symbols.formats.obf import FORMAT, KEPT, data_uri
from letterkit.symbols.formats.zips import make_zip
from letterkit.symbols.images import image_of
from letterkit.symbols.licence import tidy
from letterkit.symbols.sets import Symbol, SymbolSet

ROWS, COLUMNS = 6, 10
LOCALE = "en-GB"


def write_obz(symbol_set: SymbolSet) -> bytes:
    """Return a set as a package: a manifest, boards, and each picture once."""
    root, boards = _boards(symbol_set)
    pictures = _Pictures(symbol_set)
    named: dict[str, str] = {}
    files: list[tuple[str, bytes]] = []
    images: dict[str, str] = {}
    for path, board in boards.items():
        made = _strict(board, symbol_set, pictures, inline=False)
        while made["id"] in named:  # two boards that came with one id
            made["id"] += "-2"
        named[made["id"]] = path
        for image in made["images"]:
            if "path" in image:
                images.setdefault(image["id"], image["path"])
        files.append((path, _bytes(made)))
    manifest = {
        **{k: v for k, v in _kept(symbol_set).get("manifest", {}).items() if k.startswith("ext_")},
        "format": FORMAT,
        "root": root,
        "paths": {"boards": named, "images": images, "sounds": {}},
    }
    drawn = [(path, data) for path, data in sorted(pictures.used.items())]
    return make_zip([("manifest.json", _bytes(manifest)), *files, *drawn])


def write_obf(symbol_set: SymbolSet) -> bytes:
    """Return a set as one board that carries its pictures within."""
    root, boards = _boards(symbol_set)
    pictures = _Pictures(symbol_set)
    if len(boards) == 1:
        return _bytes(_strict(boards[root], symbol_set, pictures, inline=True))
    if _kept(symbol_set):
        raise SymbolSetError(
            f'"{symbol_set.notice.title}" is a package of {len(boards)} boards, and an .obf file '
            "holds one.",
            what_to_do="Write an .obz file.",
        )
    everything = _board_of(symbol_set, "all", symbol_set.notice.title, symbol_set.symbols.values())
    return _bytes(_strict(everything, symbol_set, pictures, inline=True))


class _Pictures:
    """The pictures of a package, each under one path, read when first used."""

    def __init__(self, symbol_set: SymbolSet) -> None:
        self._set = symbol_set
        self.used: dict[str, bytes] = {}

    def image(self, symbol: Symbol) -> tuple[str, bytes, str, int, int]:
        """Return a symbol's path in the package, bytes, media type, width and height."""
        shown = image_of(self._set, symbol.ref, symbol.file, symbol.alt_text)
        data = self._set.data(symbol.file)
        if shown.mime != "image/svg+xml":
            data = shown.data
        suffix = {"image/svg+xml": ".svg", "image/png": ".png"}.get(shown.mime, ".jpg")
        return f"images/{slug(symbol.id)}{suffix}", data, shown.mime, shown.width, shown.height


def _boards(symbol_set: SymbolSet) -> tuple[str, dict[str, dict[str, Any]]]:
    kept = _kept(symbol_set)
    if kept:
        boards = dict(kept["boards"])
        shown = {
            symbol_id
            for board in boards.values()
            for image in board["images"]
            for symbol_id in image.get("ext_letterkit_symbols", ())
        }
        later = [s for s in symbol_set.symbols.values() if s.id not in shown]
        if later:
            boards["boards/letterkit-later.obf"] = _board_of(
                symbol_set, "letterkit-later", "Added later", later
            )
        return kept["root"], boards
    return _fresh_boards(symbol_set)


def _kept(symbol_set: SymbolSet) -> dict[str, Any]:
    try:
        kept = symbol_set.beside(KEPT)
        data = {} if kept is None else json.loads(kept.decode("utf-8"))
        return data if isinstance(data, dict) and data.get("boards") else {}
    except (ValueError, OSError):
        raise SymbolSetError(
            "the boards that were kept beside the set cannot be read.",
            where=f"{symbol_set.id}: {KEPT}" if symbol_set.held else str(symbol_set.folder / KEPT),
            what_to_do="Take the file away to write fresh boards.",
        ) from None


def _fresh_boards(symbol_set: SymbolSet) -> tuple[str, dict[str, dict[str, Any]]]:
    by_category: dict[str, list[Symbol]] = {}
    for symbol in symbol_set.symbols.values():
        by_category.setdefault(symbol.category or "more", []).append(symbol)
    page = ROWS * COLUMNS
    boards: dict[str, dict[str, Any]] = {}
    doors: list[tuple[str, str, Symbol]] = []
    for category, symbols in by_category.items():
        for number, start in enumerate(range(0, len(symbols), page), 1):
            name = category if len(symbols) <= page else f"{category} {number}"
            path = f"boards/{slug(name)}.obf"
            part = symbols[start : start + page]
            boards[path] = _board_of(symbol_set, slug(name), name, part)
            doors.append((path, name, part[0]))
    if len(boards) == 1:
        return next(iter(boards)), boards
    first = _board_of(symbol_set, "index", symbol_set.notice.title, [s for _, _, s in doors])
    for button, (path, name, _) in zip(first["buttons"], doors, strict=True):
        board_id = boards[path]["id"]
        button.update(
            label=name,
            load_board={"id": board_id, "name": name, "path": path},
            ext_letterkit_door=True,
        )
    return "boards/index.obf", {"boards/index.obf": first, **boards}


def _board_of(
    symbol_set: SymbolSet, board_id: str, name: str, symbols: Iterable[Symbol]
) -> dict[str, Any]:
    chosen = list(symbols)
    columns = min(COLUMNS, max(1, len(chosen)))
    ids = [f"b{number}" for number, _ in enumerate(chosen, 1)]
    cells: list[str | None] = [*ids, *[None] * (-len(ids) % columns)]
    buttons = []
    for button_id, symbol in zip(ids, chosen, strict=True):
        button = {"id": button_id, "label": symbol.label, "image_id": f"i-{symbol.id}"}
        buttons.append(button)
    return {
        "format": FORMAT,
        "id": f"{symbol_set.id}-{board_id}",
        "locale": LOCALE,
        "name": name,
        "buttons": buttons,
        "grid": {
            "rows": max(1, len(cells) // columns),
            "columns": columns,
            "order": [cells[i : i + columns] for i in range(0, len(cells), columns)] or [[None]],
        },
        "images": [
            {"id": f"i-{s.id}", "ext_letterkit_symbols": [s.id]}
            for s in {s.id: s for s in chosen}.values()
        ],
        "sounds": [],
    }


def _strict(
    board: dict[str, Any], symbol_set: SymbolSet, pictures: _Pictures, *, inline: bool
) -> dict[str, Any]:
    made = {
        "format": FORMAT,
        "id": str(board["id"]),
        "locale": str(board.get("locale") or LOCALE),
        "name": str(board.get("name") or symbol_set.notice.title),
        **{k: v for k, v in board.items() if k not in ("format", "id", "locale", "name")},
    }
    images = []
    for image in board["images"]:
        written = _image(image, symbol_set, pictures, inline=inline)
        if written is not None:
            images.append(written)
    have = {image["id"] for image in images}
    made["images"] = images
    made["buttons"] = [_button(button, have) for button in board["buttons"]]
    made["sounds"] = []
    made["license"] = _board_licence(board, symbol_set)
    return made


def _button(button: dict[str, Any], have: set[str]) -> dict[str, Any]:
    made = {**button, "id": str(button["id"]), "label": str(button.get("label") or "")}
    if made.get("image_id") not in have:
        made.pop("image_id", None)
    return made


def _image(
    image: dict[str, Any], symbol_set: SymbolSet, pictures: _Pictures, *, inline: bool
) -> dict[str, Any] | None:
    ids = [i for i in image.get("ext_letterkit_symbols", ()) if i in symbol_set.symbols]
    symbol = symbol_set.symbols[ids[0]] if ids else None
    made = {k: v for k, v in image.items() if k != "ext_letterkit_symbols"}
    if symbol is None:
        # Only on the web, or in another product's set: it is passed on as it came.
        return _far(made) if made.get("url") or made.get("symbol") else None
    path, data, mime, width, height = pictures.image(symbol)
    made.update(width=width, height=height, content_type=mime, ext_letterkit_id=symbol.id)
    if inline:
        made["data"] = data_uri(data, mime)
    else:
        if pictures.used.get(path, data) != data:
            path = f"{Path(path).with_suffix('')}-{len(pictures.used)}{Path(path).suffix}"
        made["path"] = path
        pictures.used[path] = data
    made["license"] = _licence(symbol, symbol_set, made.get("license"))
    made["ext_letterkit_symbol"] = _said(symbol)
    return made


def _said(symbol: Symbol) -> dict[str, Any]:
    """Return what a board has no field for, so that the set comes back as it went out."""
    said = {
        "label": symbol.label,
        "keywords": list(symbol.keywords),
        "category": symbol.category,
        "part_of_speech": symbol.part_of_speech,
        "alt_text": symbol.alt_text,
        "suitable_from": symbol.suitable_from,
        "not_for_children": symbol.not_for_children,
    }
    return {name: value for name, value in said.items() if value not in ("", [], None, False)}


def _far(image: dict[str, Any]) -> dict[str, Any]:
    """Return a picture that lies elsewhere, with what every picture must say filled in."""
    said = image.get("license")
    licence = dict(said) if isinstance(said, dict) else {}
    licence["type"] = licence.get("type") or "private"
    kind = mimetypes.guess_type(str(image.get("url", "")))[0] or "image/png"
    return {
        **image,
        **{key: _pixels(image.get(key)) for key in ("width", "height")},
        "content_type": str(image.get("content_type") or kind),
        "license": licence,
    }


def _pixels(value: Any) -> int:
    try:
        return max(1, round(float(value)))
    except (TypeError, ValueError, OverflowError):
        return 300  # what boards use most


def _licence(symbol: Symbol, symbol_set: SymbolSet, given: Any) -> dict[str, Any]:
    """Return a picture's licence: as it came, with what has been put right since."""
    notice = symbol_set.notice
    came = dict(given) if isinstance(given, dict) else {}
    own = symbol.licence or symbol.author
    said = {
        "type": symbol.licence or notice.licence or str(came.get("type") or "private"),
        "author_name": symbol.author or (notice.holder if not symbol.licence else ""),
        "source_url": symbol.source or ("" if own else notice.source),
        "copyright_notice_url": "" if symbol.licence else notice.licence_url,
    }
    for key, value in said.items():
        if value and not (key == "type" and tidy(str(came.get("type") or "")) == value):
            came[key] = value
    return {"type": came.pop("type", "private"), **came}


def _board_licence(board: dict[str, Any], symbol_set: SymbolSet) -> dict[str, Any]:
    given = board.get("license")
    if isinstance(given, dict) and given.get("type"):
        return given
    notice = symbol_set.notice
    said = {
        "type": notice.licence or "private",
        "author_name": notice.holder,
        "copyright_notice_url": notice.licence_url,
        "source_url": notice.source,
    }
    return {key: value for key, value in said.items() if value}


def _bytes(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode()
