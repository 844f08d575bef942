"""Boards as the wild has them, mended to what open-board-0.1 says: each mend is counted."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from letterkit.errors import FileUnreadable

MOST_CELLS = 100
_HEX = re.compile(r"#?([0-9A-Fa-f]{3,4}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})")
_COLOURS = ("background_color", "border_color")
_IDS = ("id", "image_id", "sound_id")


@dataclass
class Board:
    """A mended board: its data, and its buttons and images by name."""

    data: dict[str, Any]
    buttons: list[dict[str, Any]] = field(default_factory=list)
    images: dict[str, dict[str, Any]] = field(default_factory=dict)


def board_from(data: Any, where: str, mended: Counter[str]) -> Board:
    """Return a board with text for ids, lists where lists belong, and a grid that fits.

    Raises `FileUnreadable` where the data is no board at all.
    """
    if not isinstance(data, dict) or not isinstance(data.get("buttons"), list):
        raise FileUnreadable("this is JSON, but not an open board: it has no buttons.", where=where)
    if not str(data.get("format", "")).startswith("open-board-"):
        mended["a board did not say its format"] += 1
    board = Board({**data, "format": "open-board-0.1"})
    board.data["id"] = _id(data.get("id", PurePosixPath(where).stem), mended)
    board.buttons = [
        _button(entry, number, mended) for number, entry in enumerate(_records(data, "buttons"), 1)
    ]
    _tell_apart(board.buttons, "buttons", mended)
    board.data["buttons"] = board.buttons
    images = []
    for number, entry in enumerate(_records(data, "images"), 1):
        image = dict(entry)
        image["id"] = _id(image.get("id", f"image-{number}"), mended)
        images.append(image)
    _tell_apart(images, "pictures", mended)
    board.images = {image["id"]: image for image in images}
    board.data["images"] = images
    if data.get("sounds"):
        mended["sounds are not kept"] += len(_records(data, "sounds"))
    board.data["sounds"] = []
    for button in board.buttons:
        button.pop("sound_id", None)
    board.data["grid"] = _grid(data.get("grid"), [b["id"] for b in board.buttons], mended)
    return board


def _records(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    found = data.get(key)
    if isinstance(found, dict):  # some programs write a table by id
        found = list(found.values())
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _tell_apart(records: list[dict[str, Any]], what: str, mended: Counter[str]) -> None:
    """Give a second button or picture of one id an id of its own; the first keeps it."""
    seen: set[str] = set()
    for record in records:
        if record["id"] in seen:
            mended[f"two {what} had one id"] += 1
            number = 2
            while f"{record['id']}-{number}" in seen:
                number += 1
            record["id"] = f"{record['id']}-{number}"
        seen.add(record["id"])


def _id(value: object, mended: Counter[str]) -> str:
    if not isinstance(value, str):
        mended["an id was a number, not text"] += 1
    return str(value)


def _button(entry: dict[str, Any], number: int, mended: Counter[str]) -> dict[str, Any]:
    button = dict(entry)
    button["id"] = _id(button.get("id", f"button-{number}"), mended)
    for key in _IDS:
        if button.get(key) is None:
            button.pop(key, None)
        elif not isinstance(button[key], str):
            button[key] = _id(button[key], mended)
    for key in _COLOURS:
        if isinstance(button.get(key), str):
            colour = rgb(button[key])
            if colour != button[key]:
                mended["a colour was written as #hex"] += 1
                button[key] = colour
    if not isinstance(button.get("label", ""), str):
        mended["a label was a number, not text"] += 1
        button["label"] = str(button["label"])
    return button


def rgb(colour: str) -> str:
    """Return a "#hex" colour as the format wants it; any other as it is.

    >>> rgb("#fc0"), rgb("rgb(1, 2, 3)")
    ('rgb(255, 204, 0)', 'rgb(1, 2, 3)')
    """
    found = _HEX.fullmatch(colour.strip())
    if found is None:
        return colour
    digits = found[1] if len(found[1]) > 4 else "".join(2 * d for d in found[1])
    red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
    if len(digits) == 8:
        return f"rgba({red}, {green}, {blue}, {int(digits[6:], 16) / 255:.3g})"
    return f"rgb({red}, {green}, {blue})"


def _grid(grid: Any, button_ids: list[str], mended: Counter[str]) -> dict[str, Any]:
    """Return a grid whose rows and columns fit its order; one is made where there is none."""
    given = grid if isinstance(grid, dict) else {}
    order = given.get("order")
    if not isinstance(order, list) or not any(isinstance(row, list) for row in order):
        mended["a board had no grid"] += 1
        columns = max(1, min(10, round(len(button_ids) ** 0.5 + 0.4)))
        starts = range(0, len(button_ids), columns)
        rows: list[list[str | None]] = [[*button_ids[i : i + columns]] for i in starts] or [[]]
    else:
        rows = [
            [None if cell is None else str(cell) for cell in row]
            for row in order
            if isinstance(row, list)
        ]
    known = set(button_ids)
    if any(cell is not None and cell not in known for row in rows for cell in row):
        mended["a grid named a button that is not there"] += 1
    wide = max(1, *(len(row) for row in rows), _number(given.get("columns")))
    tall = max(1, len(rows), _number(given.get("rows")))
    cells = [
        [cell if cell in known else None for cell in row] + [None] * (wide - len(row))
        for row in rows
    ] + [[None] * wide for _ in range(tall - len(rows))]
    if (given.get("rows"), given.get("columns")) != (tall, wide) and given:
        mended["a grid's size did not fit its rows"] += 1
    extra = {key: value for key, value in given.items() if key.startswith("ext_")}
    return {"rows": tall, "columns": wide, "order": cells, **extra}


def _number(value: object) -> int:
    try:
        return max(0, min(MOST_CELLS, int(str(value))))
    except ValueError:
        return 0


def safe_path(path: object) -> str:
    """Return a path inside the package, or "" where it leads anywhere else."""
    text = str(path).replace("\\", "/") if isinstance(path, str) else ""
    parts = PurePosixPath(text)
    if not text or parts.is_absolute() or ".." in parts.parts or ":" in text:
        return ""
    return parts.as_posix()
