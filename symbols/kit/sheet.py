"""Make a contact sheet: every symbol in colour, in grey, and at 15 mm, to judge the drawings by.

python symbols/kit/sheet.py sheet.png                     colour, large
python symbols/kit/sheet.py sheet.png --grey --no-labels  what a grey printer gives
python symbols/kit/sheet.py sheet.png --small             as printed 15 mm wide, at 150 dpi
python symbols/kit/sheet.py sheet.png --only home,court   some of them
"""

from __future__ import annotations

import argparse
import io
import re
from pathlib import Path

import typst
from PIL import Image

CARE = Path(__file__).resolve().parent.parent / "care"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def grey(svg: str) -> str:
    """The same picture with every colour turned into the grey a printer makes of it."""

    def shade(match: re.Match[str]) -> str:
        red, green, blue = (int(match[0][i : i + 2], 16) for i in (1, 3, 5))
        level = round(0.299 * red + 0.587 * green + 0.114 * blue)
        return f"#{level:02X}{level:02X}{level:02X}"

    return _COLOUR.sub(shade, svg)


def page(symbols: list[tuple[str, str]], columns: int, side_mm: float, labels: bool) -> str:
    """The typst source of a sheet of (name, SVG) pairs."""
    cells = []
    for name, svg in symbols:
        text = svg.replace("\\", "\\\\").replace('"', '\\"')
        label = f"#text(size: {side_mm * 0.26:.1f}pt)[{name}]" if labels else ""
        picture = f'#image(bytes("{text}"), format: "svg", width: {side_mm}mm)'
        cells.append(f"align(center)[{picture}\n{label}]")
    gap = max(1.5, side_mm * 0.08)
    return (
        f"#set page(width: auto, height: auto, margin: 4mm, fill: white)\n"
        f'#set text(font: ("DejaVu Sans", "Libertinus Serif"))\n'
        f"#grid(columns: ({side_mm}mm,) * {columns}, gutter: {gap}mm, {', '.join(cells)})\n"
    )


def sheet(
    symbols: list[tuple[str, str]], columns: int, side_mm: float, labels: bool, dpi: float
) -> bytes:
    """The sheet as PNG with few colours, so that the file stays small."""
    source = page(symbols, columns, side_mm, labels).encode()
    raw = typst.compile(source, format="png", ppi=dpi)
    if not isinstance(raw, bytes):
        raise TypeError("typst made more than one page of the sheet")
    out = io.BytesIO()
    Image.open(io.BytesIO(raw)).convert("RGB").quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description="Make a contact sheet of the care symbols.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--set", type=Path, default=CARE, help="folder of the symbol set")
    parser.add_argument("--grey", action="store_true")
    parser.add_argument("--small", action="store_true", help="15 mm wide at 150 dpi")
    parser.add_argument("--no-labels", action="store_true")
    parser.add_argument("--only", default="", help="ids, separated by commas")
    parser.add_argument("--columns", type=int, default=12)
    parser.add_argument("--side", type=float, default=24.0, help="width of a symbol in mm")
    parser.add_argument("--dpi", type=float, default=110.0)
    a = parser.parse_args()
    wanted = [w for w in a.only.split(",") if w]
    lines = (a.set / "symbols.csv").read_text(encoding="utf-8").splitlines()[1:]
    names = wanted or [line.split(",", 1)[0] for line in lines]
    symbols = [(n, (a.set / "svg" / f"{n}.svg").read_text(encoding="utf-8")) for n in names]
    if a.grey:
        symbols = [(name, grey(svg)) for name, svg in symbols]
    side, dpi = (15.0, 150.0) if a.small else (a.side, a.dpi)
    a.file.write_bytes(sheet(symbols, a.columns, side, not a.no_labels, dpi))


if __name__ == "__main__":
    main()
