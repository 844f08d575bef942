"""The words of a Word letter as plain text, a line for each paragraph."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from letterkit.errors import FileUnreadable
from letterkit.word.guard import read_docx_bytes, refuse_hostile
from letterkit.word.package import parse_part

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Text that a reader of the document would not see as part of it.
_UNSEEN = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}footnoteReference"}


def text_of_docx(path: Path) -> str:
    """Return a Word file's words. Insertions, content controls and tables are read too.

    Deleted text is left out. Raises `FileMissing` or `FileUnreadable`.
    """
    return text_in_docx(read_docx_bytes(path), where=str(path))


def text_in_docx(data: bytes, *, where: str) -> str:
    """Return the words of a Word file that is in memory, after the guards have passed it.

    Raises `FileUnreadable`; ``where`` names the file in it.
    """
    refuse_hostile(data, where=where)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = package.read("word/document.xml")
        root = parse_part(xml)
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, EOFError, OSError):
        raise FileUnreadable(
            "this Word file is damaged.",
            where=where,
            what_to_do="Save it again from Word as .docx.",
        ) from None
    lines = ("".join(_words(paragraph)) for paragraph in root.iter(f"{W}p"))
    return "\n".join(line for line in lines if line.strip())


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _UNSEEN or child.tag == f"{W}p":
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}tab":
            yield "\t"
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}noBreakHyphen":
            yield "\u2011"
        else:
            yield from _words(child)
