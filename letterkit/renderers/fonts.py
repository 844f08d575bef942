"""The fonts, from their own packages: Atkinson Hyperlegible and Lexend (SIL Open Font Licence).

Atkinson Hyperlegible is a file for each weight. Lexend is one variable file: PDF, web page and
measuring take it as it is; Word needs a file for each weight, which is made once and kept in the
cache.
"""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from letterkit.errors import FileError
from letterkit.letterfile import write_whole
from letterkit.places import cache_folder, package_folder

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_PACKAGES = {
    "Atkinson Hyperlegible": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-{}.ttf"),
    "Lexend": ("fontpkg_lexend", "Lexend[wght].ttf"),
}
REGULAR, BOLD = 400, 700


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A font's regular and bold styles as TrueType bytes; the same bytes where it is variable."""

    family: str
    regular: bytes
    bold: bytes

    @property
    def is_variable(self) -> bool:
        """Say whether one file holds both weights."""
        return self.regular is self.bold


def font_folders() -> list[str]:
    """Return the folders that hold the fonts, for a renderer that looks for them itself."""
    return [str(package_folder(package) / "files") for package, _ in _PACKAGES.values()]


@lru_cache(maxsize=4)
def font_files(family: str) -> FontFiles:
    """Return a font's files as its package holds them."""
    package, name = _PACKAGES[family]
    folder = package_folder(package) / "files"
    if "{}" in name:
        regular, bold = (folder / name.format(style) for style in ("Regular", "Bold"))
        return FontFiles(family, regular.read_bytes(), bold.read_bytes())
    data = (folder / name).read_bytes()
    return FontFiles(family, data, data)


@lru_cache(maxsize=4)
def static_files(family: str) -> FontFiles:
    """Return a font as one file for each weight, for programs that know no variable fonts."""
    font = font_files(family)
    if not font.is_variable:
        return font
    return FontFiles(family, _at_weight(font.regular, REGULAR), _at_weight(font.bold, BOLD))


def _at_weight(variable: bytes, weight: int) -> bytes:
    name = hashlib.sha256(variable).hexdigest()[:16]
    kept = cache_folder() / "fonts" / f"{name}-{weight}.ttf"
    try:
        return kept.read_bytes()
    except OSError:
        made = _instance(variable, weight)
    # A cache that cannot be written costs a second the next time, and no more.
    with suppress(FileError):
        write_whole(kept, made)
    return made


def _instance(variable: bytes, weight: int) -> bytes:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    # Without the time of making in it, the same font is the same bytes each time.
    font = TTFont(io.BytesIO(variable), recalcTimestamp=False)
    fixed = instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
    out = io.BytesIO()
    fixed.save(out)
    return out.getvalue()


@lru_cache(maxsize=8)
def _measured(family: str) -> FreeTypeFont:
    from PIL import ImageFont

    font = font_files(family)
    # Measured at 100 units to the em and scaled, so that one font object serves every size.
    measured = ImageFont.truetype(io.BytesIO(font.regular), 100)
    if font.is_variable:
        measured.set_variation_by_axes([REGULAR])
    return measured


@lru_cache(maxsize=16384)
def width_mm(text: str, family: str, size_pt: float) -> float:
    """Return how wide some words are in print, in millimetres."""
    return float(_measured(family).getlength(text)) / 100 * size_pt * 25.4 / 72
