"""Make the care symbols: one SVG each, and symbols.csv. Running it again changes nothing.

python symbols/kit/make.py               into symbols/care
python symbols/kit/make.py --to FOLDER   somewhere else
"""

from __future__ import annotations

import argparse
import csv
import io
from pathlib import Path

import drawings  # noqa: F401  (each drawing puts itself on the list)
from parts.bounds import fit
from parts.svg import to_svg
from register import SYMBOLS, Symbol

CARE = Path(__file__).resolve().parent.parent / "care"
HEADER = ("id", "label", "keywords", "category", "part_of_speech", "alt_text", "file", "variants")


def table(symbols: list[Symbol]) -> str:
    """The text of symbols.csv."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for s in symbols:
        keywords = ";".join(s.keywords)
        writer.writerow(
            (
                s.id,
                s.label,
                keywords,
                s.category,
                s.part_of_speech,
                s.alt_text,
                f"svg/{s.id}.svg",
                "",
            )
        )
    return out.getvalue()


def make(folder: Path) -> int:
    """Write every symbol into ``folder``, take away pictures no longer listed, return the count."""
    pictures = folder / "svg"
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.svg"):
        if old.stem not in SYMBOLS:
            old.unlink()
    for s in SYMBOLS.values():
        (pictures / f"{s.id}.svg").write_text(to_svg(fit(s.draw())), encoding="utf-8")
    (folder / "symbols.csv").write_text(table(list(SYMBOLS.values())), encoding="utf-8")
    return len(SYMBOLS)


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the care symbols from the kit.")
    parser.add_argument("--to", type=Path, default=CARE, help="folder to write to")
    folder = parser.parse_args().to
    print(f"{make(folder)} symbols in {folder}")


if __name__ == "__main__":
    main()
