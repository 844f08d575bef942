"""Make the README's picture of finished letters again: ``python docs/pictures.py``.

It needs pdftoppm (poppler-utils).
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageFilter

from letterkit import load, render

ROOT = Path(__file__).parent.parent
PAGES = (("jaya-9", 1), ("jaya-9", 2), ("leila-12", 2))
GAP, GROUND = 28, (226, 230, 236)


def page(name: str, number: int, folder: Path) -> Image.Image:
    """Return one page of an example letter's PDF as a picture."""
    pdf = folder / f"{name}.pdf"
    pdf.write_bytes(render(load(ROOT / "examples" / f"{name}.toml"), "pdf"))
    span = ["-f", str(number), "-l", str(number), "-r", "62", "-png", "-singlefile"]
    subprocess.run(["pdftoppm", *span, pdf, folder / name], check=True)
    return Image.open(folder / f"{name}.png").convert("RGB")


def main() -> None:
    """Lay the pages side by side on a quiet ground, each with a soft shadow."""
    with tempfile.TemporaryDirectory() as folder:
        pages = [page(name, number, Path(folder)) for name, number in PAGES]
    width = sum(p.width for p in pages) + GAP * (len(pages) + 1)
    sheet = Image.new("RGB", (width, pages[0].height + 2 * GAP), GROUND)
    left = GAP
    for shown in pages:
        shadow = Image.new("L", sheet.size, 0)
        shadow.paste(90, (left + 3, GAP + 5, left + shown.width + 3, GAP + shown.height + 5))
        sheet.paste((120, 126, 140), (0, 0), shadow.filter(ImageFilter.GaussianBlur(8)))
        sheet.paste(shown, (left, GAP))
        left += shown.width + GAP
    out = ROOT / "docs" / "pictures" / "letters.png"
    sheet.quantize(192, dither=Image.Dither.NONE).save(out, optimize=True)
    print(out.relative_to(ROOT), f"{out.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
