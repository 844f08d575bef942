"""A page kept as bytes, so that a letter that was sent stays as it was sent.

A laid-out page holds everything a renderer needs: the words, where each picture stands, and the
pictures themselves. Kept as a file it makes the same document for ever, whatever becomes of the
symbol, its label or its set.

The file is a zip: ``page.json``, plain data that a person can read, and each picture once under
``pictures/``, named after its SHA-256. Nothing in it is ever run.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from letterkit.blocks import (
    Credits,
    Heading,
    HelpBox,
    HelpItem,
    Image,
    Later,
    ListBlock,
    Message,
    Page,
    Paragraph,
    Run,
    Signature,
    Words,
)
from letterkit.errors import FileUnreadable, NewerSchema
from letterkit.reader import PageProfile, SymbolProfile

VERSION = 1
"""Raised when the layout of the file changes; older files are then brought up to date here."""

FORMAT = "letterkit-page"
MOST_BYTES = 300_000_000  # a letter with some photos has a few; this is a wrong file
_PARTS: dict[str, type] = {
    part.__name__: part
    for part in (
        Credits,
        Heading,
        HelpBox,
        HelpItem,
        Later,
        ListBlock,
        Message,
        Paragraph,
        Run,
        Signature,
        Words,
    )
}
_ENDINGS = {"image/svg+xml": "svg", "image/png": "png", "image/jpeg": "jpg"}
_P = TypeVar("_P", PageProfile, SymbolProfile)
_WHEN = (1980, 1, 1, 0, 0, 0)  # the same page makes the same bytes


def to_bytes(page: Page) -> bytes:
    """Return a page as the bytes of a file; the same page makes the same bytes."""
    pictures: dict[str, bytes] = {}
    data = {
        "format": FORMAT,
        "version": VERSION,
        "title": page.title,
        "lang": page.lang,
        "writer": page.writer,
        "date": page.date.isoformat(),
        "profile": page.profile.model_dump(),
        "symbols": page.symbols.model_dump(),
        "wording": dict(page.wording),
        "blocks": _plain(page.blocks, pictures),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in (("page.json", text), *sorted(pictures.items())):
            packed = not name.endswith((".png", ".jpg"))
            entry = zipfile.ZipInfo(name, date_time=_WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            package.writestr(entry, content)
    return out.getvalue()


def from_bytes(data: bytes) -> Page:
    """Return the page of a file that ``to_bytes`` made.

    Raises `NewerSchema`: a newer letterkit made it. Raises `FileUnreadable`: it is damaged.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
                raise FileUnreadable("the kept page is larger than any letter.", where="page")
            return _page(json.loads(package.read("page.json")), package)
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        NotImplementedError,
        EOFError,
        RecursionError,
        ValidationError,
    ) as problem:
        raise FileUnreadable(
            "the kept page of this letter is damaged.",
            where="page",
            what_to_do="Bring it back from a backup.",
        ) from problem


def _page(data: Mapping[str, Any], package: zipfile.ZipFile) -> Page:
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    if data["version"] > VERSION:
        raise NewerSchema(
            f"this page was kept by a newer letterkit (version {data['version']}).",
            where="page",
            what_to_do="Bring this letterkit up to date.",
        )
    blocks = _part(data["blocks"], package)
    return Page(
        title=data["title"],
        lang=data["lang"],
        writer=data["writer"],
        date=dt.date.fromisoformat(data["date"]),
        blocks=blocks,
        profile=_profile(PageProfile, data["profile"]),
        symbols=_profile(SymbolProfile, data["symbols"]),
        wording=data["wording"],
    )


def _profile(kind: type[_P], data: Mapping[str, Any]) -> _P:
    """Return a profile as it was. "15" must not become "15.0": both are printed as they stand."""
    whole = {name: value for name, value in data.items() if type(value) is int}
    return kind.model_validate(data).model_copy(update=whole)


def _plain(value: Any, pictures: dict[str, bytes]) -> Any:
    """Return a part of a page as plain data; its pictures go to ``pictures`` by name."""
    if isinstance(value, Image):
        ending = _ENDINGS.get(value.mime, "bin")
        file = f"pictures/{hashlib.sha256(value.data).hexdigest()}.{ending}"
        pictures[file] = value.data
        names = ("ref", "mime", "alt", "width", "height")
        return {"is": "Image", "file": file, **{name: getattr(value, name) for name in names}}
    if is_dataclass(value):
        own = {each.name: _plain(getattr(value, each.name), pictures) for each in fields(value)}
        return {"is": type(value).__name__, **own}
    if isinstance(value, tuple):
        return [_plain(item, pictures) for item in value]
    return value


def _part(value: Any, package: zipfile.ZipFile) -> Any:
    if isinstance(value, list):
        return tuple(_part(item, package) for item in value)
    if not isinstance(value, dict):
        return value
    own = {name: item for name, item in value.items() if name != "is"}
    if value["is"] != "Image":
        return _PARTS[value["is"]](**{name: _part(item, package) for name, item in own.items()})
    file = own.pop("file")
    data = package.read(file)
    if hashlib.sha256(data).hexdigest() not in file:
        raise ValueError(file)
    return Image(data=data, **own)
