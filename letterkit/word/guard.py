"""Refuse hostile Word files before anything in them is opened.

A .docx is a zip of XML. A file of 672 kB can hold 212 MB of XML, entities that grow without
end, or macros; none of these is a letter.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from letterkit.errors import FileMissing, FileUnreadable

MOST_FILE_BYTES = 30_000_000
MOST_UNPACKED_BYTES = 100_000_000
MOST_PART_BYTES = 20_000_000  # a part of XML; a long letter's document.xml has under 1 MB
MOST_PARTS = 2_000
_MACROS = ("vbaproject.bin", "vbadata.xml")


def read_docx_bytes(path: Path) -> bytes:
    """Return a Word file's bytes after every guard has passed it.

    Raises `FileMissing` or `FileUnreadable`, saying what is wrong with the file.
    """
    try:
        if path.is_dir():
            raise FileUnreadable("this is a folder, not a Word file.", where=str(path))
        size = path.stat().st_size
        if size > MOST_FILE_BYTES:
            raise FileUnreadable(
                f"the file has {size / 1e6:.0f} MB, which no letter needs.", where=str(path)
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(
            "there is no file of this name.", where=str(path), what_to_do="Check the name."
        ) from None
    except OSError as error:
        raise FileUnreadable(f"it cannot be opened ({error.strerror}).", where=str(path)) from None
    refuse_hostile(data, where=str(path))
    return data


def refuse_hostile(data: bytes, *, where: str) -> None:
    """Raise `FileUnreadable` for bytes that are no Word file, or one that is not safe to open."""
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise FileUnreadable(
            "this is an old .doc file, or one with a password.",
            where=where,
            what_to_do="Open it in Word, take the password off, and save it as .docx.",
        )
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        entries = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise FileUnreadable(
            "this is not a Word file, or it is damaged.",
            where=where,
            what_to_do="Save it again from Word as .docx.",
        ) from None
    with package:
        _refuse_entries(entries, where)
        for entry in entries:
            if entry.filename.lower().endswith((".xml", ".rels")):
                _refuse_doctype(package, entry, where)


def _refuse_entries(entries: list[zipfile.ZipInfo], where: str) -> None:
    names = [entry.filename.lower() for entry in entries]
    if "word/document.xml" not in names and "[content_types].xml" not in names:
        raise FileUnreadable("this zip file holds no Word document.", where=where)
    if any(name.endswith(_MACROS) for name in names):
        raise FileUnreadable(
            "this file carries macros, which letterkit does not open.",
            where=where,
            what_to_do="Save it as a plain .docx, without macros.",
        )
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileUnreadable("this file is locked with a password.", where=where)
    unpacked = sum(entry.file_size for entry in entries)
    xml = max((e.file_size for e in entries if e.filename.lower().endswith(".xml")), default=0)
    if len(entries) > MOST_PARTS or unpacked > MOST_UNPACKED_BYTES or xml > MOST_PART_BYTES:
        raise FileUnreadable(
            f"unpacked, this file would have {unpacked / 1e6:.0f} MB, which no letter needs.",
            where=where,
        )


def _refuse_doctype(package: zipfile.ZipFile, entry: zipfile.ZipInfo, where: str) -> None:
    try:
        with package.open(entry) as part:
            head = part.read(4096)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError):
        raise FileUnreadable("this Word file is damaged.", where=where) from None
    # No Word document has a document type; it is how entity bombs come in.
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise FileUnreadable("this file holds XML that Word does not write.", where=where)
