"""The empty Word document that a letter is put into: styles, fonts, lists, and nothing else.

It is kept as readable XML under ``assets/base`` and zipped when first needed, so that every
line of it can be reviewed. Fonts are embedded as the format asks: the first 32 bytes of each
are XORed with its key (ECMA-376 part 4, "obfuscated fonts").
"""

from __future__ import annotations

import io
import uuid
import zipfile
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from xml.sax.saxutils import escape

from letterkit.renderers import style as numbers
from letterkit.renderers.fonts import static_files
from letterkit.renderers.style import Style


@lru_cache(maxsize=64)
def base_document(style: Style, lang: str) -> bytes:
    """Return the bytes of an empty .docx with the styles of one child's page."""
    font = static_files(style.font)
    slots = {
        "font": style.font,
        "lang": lang,
        "ink": _hex(numbers.INK),
        "quiet": _hex(numbers.QUIET),
        "accent": _hex(numbers.ACCENT),
        "said": _hex(style.said),
        "size": str(round(style.size_pt * 2)),
        "heading_1": str(round(style.heading_1_pt * 2)),
        "heading_2": str(round(style.heading_2_pt * 2)),
        "small": str(round(style.small_pt * 2)),
        # Word's "single" is the font's own line, about 1.2 em; the profile counts in ems.
        "line": str(round(240 * style.line_spacing / 1.2)),
        "key_regular": _key(style.font, "regular"),
        "key_bold": _key(style.font, "bold"),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _sources():
            for slot, value in slots.items():
                text = text.replace("{{" + slot + "}}", escape(value))
            package.writestr(name, text)
        package.writestr("word/fonts/font1.odttf", _hidden(font.regular, slots["key_regular"]))
        package.writestr("word/fonts/font2.odttf", _hidden(font.bold, slots["key_bold"]))
    return out.getvalue()


@lru_cache(maxsize=1)
def _sources() -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []

    def gather(folder: Traversable, path: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            name = f"{path}{entry.name}"
            if entry.is_dir():
                gather(entry, f"{name}/")
            else:
                found.append((name, entry.read_text("utf-8")))

    gather(files("letterkit.renderers").joinpath("assets/base"), "")
    return tuple(found)


def _hex(colour: str) -> str:
    return colour.lstrip("#").upper()


def _key(family: str, weight: str) -> str:
    # A fixed key for each font, so that the same letter makes the same file.
    return "{" + str(uuid.uuid5(uuid.NAMESPACE_URL, f"letterkit:{family}:{weight}")).upper() + "}"


def _hidden(font: bytes, key: str) -> bytes:
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(font[:32]))
    return head + font[32:]
