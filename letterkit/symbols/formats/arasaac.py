"""A folder of pictograms with JSON, as ARASAAC's service hands them out.

Each record has ``_id``, ``keywords`` (each with ``keyword``, ``plural`` and ``type``), ``tags``,
``categories`` and flags; the picture is the PNG named by the id. Records lie in one list or in
a file each. Two flags, ``sex`` and ``violence``, hide a pictogram from children.
"""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from letterkit.errors import FileUnreadable, SymbolSetError
from letterkit.symbols.formats.incoming import NewSet, counted, is_picture, slug, some, words_of
from letterkit.symbols.formats.tables import decoded
from letterkit.symbols.formats.zips import Files
from letterkit.symbols.licence import tidy
from letterkit.symbols.sets import Symbol

TITLE = "an ARASAAC folder"
MOST_JSON = 200_000_000
# The service's own numbers for kinds of word.
_TYPES = {1: "noun", 2: "noun", 3: "verb", 4: "adjective", 5: "phrase", 6: "other"}
_ID_IN_NAME = re.compile(r"(\d+)(?:_\d+)?")  # 2462.png, or 2462_500.png for 500 pixels
_CATEGORIES = {
    "animal": "animals",
    "food": "food",
    "beverage": "food",
    "feeding": "food",
    "emotion": "feelings",
    "feeling": "feelings",
    "family": "family",
    "person": "people",
    "people": "people",
    "professional": "people",
    "profession": "people",
    "verb": "doing",
    "core vocabulary-verb": "doing",
    "education": "school",
    "school": "school",
    "clothes": "clothes",
    "body": "body",
    "health": "health",
    "disease": "health",
    "medicine": "health",
    "transport": "transport",
    "vehicle": "transport",
    "place": "places",
    "building": "places",
    "home": "home",
    "furniture": "home",
    "toy": "play",
    "game": "play",
    "leisure": "play",
    "sport": "sport",
    "plant": "nature",
    "nature": "nature",
    "weather": "weather",
    "time": "time",
    "religion": "faith",
    "celebration": "celebrations",
    "event": "events",
    "object": "things",
    "adjective": "ideas",
}


def fits(files: Files) -> bool:
    """Say whether these files are ARASAAC's records with pictures."""
    found = [name for name in files.names if name.lower().endswith(".json")]
    if not found:
        return False
    try:
        head = files.read(found[0], most=MOST_JSON)[:20_000]
    except FileUnreadable:
        return False
    return b'"_id"' in head and b'"keywords"' in head


def read(files: Files) -> NewSet:
    """Read every record that has a picture. Raises `SymbolSetError` or `FileUnreadable`."""
    stem = PurePosixPath(files.where.replace("\\", "/")).stem
    made = NewSet(slug(stem), {"title": words_of(stem).capitalize()})
    pictures: dict[str, str] = {}
    for name in files.names:
        found = _ID_IN_NAME.fullmatch(PurePosixPath(name).stem)
        if is_picture(name) and found:
            pictures.setdefault(found[1], name)
    no_picture, no_word = [], []
    seen: set[str] = set()
    for record, place in _records(files):
        symbol_id = str(record["_id"])
        if symbol_id in seen:
            raise SymbolSetError(f'the id "{symbol_id}" is there twice.', where=place)
        seen.add(symbol_id)
        words = _words(record)
        if symbol_id not in pictures:
            no_picture.append(symbol_id)
        elif not words:
            no_word.append(symbol_id)
        else:
            name = pictures[symbol_id]
            made.symbols.append(_symbol(made.id, symbol_id, words, record, name))
            made.pictures[name] = partial(files.read, name)
    for left, what in ((no_picture, "a picture"), (no_word, "a word")):
        if left:
            made.notes.append(
                f"{counted(len(left), 'record')} without {what} left out: {some(left)}."
            )
    return made


def _records(files: Files) -> list[tuple[dict[str, Any], str]]:
    found: list[tuple[dict[str, Any], str]] = []
    for name in files.names:
        if not name.lower().endswith(".json"):
            continue
        place = f"{files.where}: {name}"
        text, _ = decoded(files.read(name, most=MOST_JSON), where=place)
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            raise FileUnreadable("it cannot be read as JSON.", where=place) from None
        for record in data if isinstance(data, list) else [data]:
            if not isinstance(record, dict) or not isinstance(record.get("_id"), int | str):
                raise FileUnreadable(
                    'a record has no "_id", so its picture cannot be found.', where=place
                )
            found.append((record, place))
    return found


def _words(record: dict[str, Any]) -> list[tuple[str, str, int]]:
    """Return (word, plural, type) of a record, leaving out what is not text."""
    found = []
    keywords = record.get("keywords")
    for entry in keywords if isinstance(keywords, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("keyword"), str):
            word = " ".join(entry["keyword"].split())
            plural = entry.get("plural")
            kind = entry.get("type")
            if word:
                found.append(
                    (
                        word,
                        plural.strip() if isinstance(plural, str) else "",
                        kind if isinstance(kind, int) else 0,
                    )
                )
    return found


def _symbol(
    set_id: str,
    symbol_id: str,
    words: list[tuple[str, str, int]],
    record: dict[str, Any],
    name: str,
) -> Symbol:
    label, _, kind = words[0]
    also = [w for w, _, _ in words[1:]] + [p for _, p, _ in words if p] + _texts(record, "tags")
    return Symbol(
        set_id,
        symbol_id,
        label,
        keywords=tuple(dict.fromkeys(w.replace(";", ",") for w in also if w != label)),
        category=_category(record),
        part_of_speech=_TYPES.get(kind, "other"),
        alt_text=f"to {label}" if kind == 3 and not label.startswith("to ") else label,
        file=name,
        licence=tidy(str(record.get("license") or "")),
        author=str(record.get("author") or ""),
        not_for_children=bool(record.get("sex")) or bool(record.get("violence")),
    )


def _texts(record: dict[str, Any], key: str) -> list[str]:
    value = record.get(key)
    return [str(item) for item in value] if isinstance(value, list) else []


def _category(record: dict[str, Any]) -> str:
    for name in _texts(record, "categories"):
        for start, ours in _CATEGORIES.items():
            if name.lower() == start or start in name.lower().split():
                return ours
    return ""
