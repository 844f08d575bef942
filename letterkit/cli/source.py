"""What `check` can read: letter files, and old letters as Word, text or standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from letterkit.errors import FileUnreadable
from letterkit.letter import Letter
from letterkit.letterfile import load, read_text

MOST_TEXT_BYTES = 5_000_000


def read_source(name: str) -> Letter | str:
    """Return a letter, or the text of an old one. "-" is standard input.

    Raises a `FileError` naming the file and what is wrong with it.
    """
    if name == "-":
        return _from_stdin()
    path = Path(name)
    match path.suffix.lower():
        case ".toml":
            return load(path)
        case ".docx":
            from letterkit.word.plain import text_of_docx

            return text_of_docx(path)
        case ".txt" | ".md" | ".text" | ".markdown":
            return read_text(path, most_bytes=MOST_TEXT_BYTES)
    raise FileUnreadable(
        "letterkit does not read files of this type.",
        where=name,
        what_to_do="It reads letter files (.toml), Word (.docx), text (.txt, .md), and - for "
        "what is typed in.",
    )


def _from_stdin() -> str:
    raw = sys.stdin.buffer.read(MOST_TEXT_BYTES + 1)
    if len(raw) > MOST_TEXT_BYTES:
        raise FileUnreadable("this is more text than any letter has.", where="-")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileUnreadable(
            "this is not UTF-8 text.", where="-", what_to_do="Save it as UTF-8."
        ) from None
