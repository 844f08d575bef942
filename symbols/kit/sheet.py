"""Make a contact sheet of a symbol set, to judge the drawings by.

    python symbols/kit/sheet.py sheet.png                   colour, grey and 15 mm wide
    python symbols/kit/sheet.py sheet.png --show colour     only large, in colour
    python symbols/kit/sheet.py sheet.png --show grey,small --no-labels
    python symbols/kit/sheet.py sheet.png --only home,court

"small" is what a letter prints 15 mm wide (give --dpi 150 to see it as printed). Look without
labels: what you cannot name there has to be drawn again.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
from importlib.resources import files
from pathlib import Path

import typst
from PIL import Image

CARE = Path(__file__).resolve().parent.parent / "care"
WAYS = ("colour", "grey", "small")
SMALL_MM = 15.0
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")

Drawn = tuple[str, str]
"""A symbol's id and its SVG."""


def grey(svg: str) -> str:
    """The same picture with every colour turned into the grey a printer makes of it."""

    def shade(match: re.Match[str]) -> str:
        red, green, blue = (int(match[0][i : i + 2], 16) for i in (1, 3, 5))
        level = round(0.299 * red + 0.587 * green + 0.114 * blue)
        return f"#{level:02X}{level:02X}{level:02X}"

    return _COLOUR.sub(shade, svg)


def band(symbols: list[Drawn], columns: int, side_mm: float, labels: bool) -> str:
    """Typst source of one grid of symbols, ``side_mm`` wide each."""
    cells = []
    for name, svg in symbols:
        text = svg.replace("\\", "\\\\").replace('"', '\\"')
        label = f"text(size: {side_mm * 0.26:.1f}pt)[{name}]" if labels else "none"
        picture = f'image(bytes("{text}"), format: "svg", width: {side_mm}mm)'
        cells.append(f"align(center, stack(spacing: {side_mm * 0.05:.2f}mm, {picture}, {label}))")
    gap, between = max(1.5, side_mm * 0.08), max(2.0, side_mm * 0.18)
    return (
        f"#grid(columns: ({side_mm}mm,) * {columns}, column-gutter: {gap}mm, "
        f"row-gutter: {between}mm, {', '.join(cells)})\n"
    )


def sheet(bands: list[str], dpi: float) -> bytes:
    """The bands on one page, as a PNG of few colours, so that the file stays small."""
    setup = "#set page(width: auto, height: auto, margin: 4mm, fill: white)\n"
    setup += '#set text(font: "Atkinson Hyperlegible")\n'
    source = setup + "\n#v(8mm)\n".join(bands)
    fonts = typst.Fonts(font_paths=[str(files("fontpkg_atkinson_hyperlegible"))])
    raw = typst.compile(source.encode(), font_paths=fonts, format="png", ppi=dpi)
    if not isinstance(raw, bytes):
        raise TypeError("typst made more than one page of the sheet")
    out = io.BytesIO()
    Image.open(io.BytesIO(raw)).convert("RGB").quantize(96).save(out, "PNG", optimize=True)
    return out.getvalue()


def read_set(folder: Path, only: list[str]) -> list[Drawn]:
    """The symbols of a set in the order of its table, or the named ones."""
    with (folder / "symbols.csv").open(encoding="utf-8", newline="") as table:
        paths = {row["id"]: row["file"] for row in csv.DictReader(table)}
    unknown = [name for name in only if name not in paths]
    if unknown:
        raise SystemExit(f"No symbol is called {', '.join(unknown)}. Look in {folder}/symbols.csv.")
    return [(n, (folder / paths[n]).read_text(encoding="utf-8")) for n in only or paths]


def main() -> None:
    """Read the command line and write the sheet."""
    parser = argparse.ArgumentParser(description="Make a contact sheet of a symbol set.")
    parser.add_argument("file", type=Path, help="the PNG to write")
    parser.add_argument("--set", type=Path, default=CARE, help="folder of the symbol set")
    parser.add_argument("--show", default=",".join(WAYS), help="some of: colour, grey, small")
    parser.add_argument("--no-labels", action="store_true")
    parser.add_argument("--only", default="", help="ids, separated by commas")
    parser.add_argument("--columns", type=int, default=14)
    parser.add_argument("--side", type=float, default=24.0, help="width of a large symbol in mm")
    parser.add_argument("--dpi", type=float, default=110.0)
    a = parser.parse_args()
    ways = [w for w in a.show.split(",") if w]
    if not ways or set(ways) - set(WAYS):
        raise SystemExit(f"--show takes some of {', '.join(WAYS)}, separated by commas.")
    symbols = read_set(a.set, [name for name in a.only.split(",") if name])
    bands = []
    for way in ways:
        shown = [(name, grey(svg)) for name, svg in symbols] if way == "grey" else symbols
        side = SMALL_MM if way == "small" else a.side
        bands.append(band(shown, a.columns, side, not a.no_labels))
    a.file.write_bytes(sheet(bands, a.dpi))


if __name__ == "__main__":
    main()
