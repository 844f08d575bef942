"""SVG pictures as PNG, for programs that do not show SVG. The same engine sets the PDF."""

from __future__ import annotations

import threading
from functools import lru_cache
from typing import Any

from letterkit.errors import RenderError
from letterkit.renderers.fonts import font_folders

PIXELS = 512  # the longer side: 36 mm at 360 to the inch
_lock = threading.Lock()

_SOURCE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: "Atkinson Hyperlegible")  // for the few drawings that hold writing, as in the PDF
#let w = float(sys.inputs.w)
#image("picture.svg", width: w * 1pt, alt: "")
"""


@lru_cache(maxsize=512)
def png_of(svg: bytes, width: int, height: int, pixels: int = PIXELS) -> bytes:
    """Return an SVG as PNG bytes on a clear ground, ``pixels`` on its longer side.

    ``width`` and ``height`` are the SVG's own, in any unit. Nothing outside the SVG is read.
    Raises `RenderError` where it cannot be drawn.
    """
    import typst

    points = 72.0 * width / max(width, height)
    try:
        with _lock:
            made = _compiler().compile(
                {"main.typ": _SOURCE, "picture.svg": svg},
                format="png",
                ppi=float(pixels),
                sys_inputs={"w": str(points)},
            )
    except typst.TypstError as error:
        raise RenderError(f"a symbol's picture cannot be drawn: {error.message}.") from None
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def _compiler() -> Any:
    import typst

    return typst.Compiler(font_paths=font_folders(), ignore_system_fonts=True)
