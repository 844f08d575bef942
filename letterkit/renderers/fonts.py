"""The fonts, from their own packages: Atkinson Hyperlegible and Lexend (SIL Open Font Licence)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from letterkit.places import package_folder

_PACKAGES = {
    "Atkinson Hyperlegible": ("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-{}.ttf"),
    "Lexend": ("fontpkg_lexend", "Lexend[wght].ttf"),
}


@dataclass(frozen=True, slots=True)
class FontFiles:
    """A font's regular and bold styles as the bytes of TrueType files."""

    family: str
    regular: bytes
    bold: bytes


def font_folders() -> list[str]:
    """Return the folders that hold the fonts, for a renderer that looks for them itself."""
    return [str(package_folder(package) / "files") for package, _ in _PACKAGES.values()]


@lru_cache(maxsize=4)
def font_files(family: str) -> FontFiles:
    """Return a font's files. A variable font is set once to its two weights, 400 and 700."""
    package, name = _PACKAGES[family]
    folder = package_folder(package) / "files"
    if "{}" in name:
        regular, bold = (folder / name.format(style) for style in ("Regular", "Bold"))
        return FontFiles(family, regular.read_bytes(), bold.read_bytes())
    path = folder / name
    return FontFiles(family, _at_weight(path, 400), _at_weight(path, 700))


def _at_weight(path: Path, weight: int) -> bytes:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    # Without the time of making in it, the same font is the same bytes each time.
    font = TTFont(path, recalcTimestamp=False)
    fixed = instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
    out = io.BytesIO()
    fixed.save(out)
    return out.getvalue()


@lru_cache(maxsize=64)
def _measured(family: str, bold: bool, size: int) -> object:
    from PIL import ImageFont

    files = font_files(family)
    return ImageFont.truetype(io.BytesIO(files.bold if bold else files.regular), size)


@lru_cache(maxsize=16384)
def width_mm(text: str, family: str, size_pt: float, bold: bool = False) -> float:
    """Return how wide some words are in print, in millimetres."""
    # Measured at 100 units to the em and scaled, so that one font object serves every size.
    font = _measured(family, bold, 100)
    return float(font.getlength(text)) / 100 * size_pt * 25.4 / 72  # type: ignore[attr-defined]
