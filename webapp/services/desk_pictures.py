"""A symbol's picture on its way in: checked, turned, cut, on a ground, of a size, made safe."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letterkit.symbols.drawings import safe_drawing
from letterkit.symbols.images import drawing_size
from webapp.services.child_forms import Problems
from webapp.services.picture_cut import Cut
from webapp.store.symbol_uploads import Drawing

if TYPE_CHECKING:
    from PIL import Image

SIZES = ("300", "600", "900")  # pixels of the longer side
GROUNDS = ("keep", "white", "clear")
_ALIKE = 48  # how far a colour may be from that of the corners and still be ground
_MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


@dataclass(frozen=True)
class PictureForm:
    """What is asked about a picture."""

    cut: Cut = field(default_factory=Cut)
    ground: str = "keep"
    size: str = "600"
    square: bool = True

    @classmethod
    def sent(cls, form: Mapping[str, str]) -> PictureForm:
        """Read the form that was sent."""
        return cls(
            Cut.sent(form),
            form.get("ground", "keep"),
            form.get("size", "600"),
            form.get("square") == "yes",
        )

    def problems(self) -> Problems:
        """Return a code for each field that is wrong."""
        found: Problems = self.cut.problems()
        if self.ground not in GROUNDS:
            found["ground"] = "choose"
        if self.size not in SIZES:
            found["size"] = "choose"
        return found

    def drawing(self, data: bytes) -> Drawing:
        """Return the picture as it will be kept.

        A drawing (SVG) has no ground and fits every size; it is used as it was drawn.

        Raises `PictureUnreadable` or `PictureTooLarge`: it is not a picture we can take.
        """
        safe = safe_drawing(data, where="The picture")
        if safe.suffix == ".svg":
            return kept_drawing(safe.data, safe.suffix)
        from PIL import Image

        with Image.open(io.BytesIO(safe.data)) as opened:
            picture = self.cut.apply(opened).convert("RGBA")
        longest = int(self.size)
        if max(picture.size) > longest:
            picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        picture = _on_ground(picture, self.ground)
        if self.square:
            picture = _squared(picture, clear=self.ground != "white")
        out = io.BytesIO()
        picture.save(out, "PNG", optimize=True)
        return Drawing(out.getvalue(), "image/png", *picture.size)


def kept_drawing(data: bytes, suffix: str) -> Drawing:
    """Return a picture that was made safe, with its media type and size.

    Raises `PictureUnreadable`: it has no size.
    """
    media_type = _MEDIA_TYPES[suffix]
    if media_type == "image/svg+xml":
        return Drawing(data, media_type, *drawing_size(data, "The picture"))
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        return Drawing(data, media_type, *picture.size)


def _on_ground(picture: Image.Image, ground: str) -> Image.Image:
    """Return a picture on white, or with the plain colour around it taken away."""
    from PIL import Image, ImageDraw

    if ground == "white":
        white = Image.new("RGBA", picture.size, "white")
        white.alpha_composite(picture)
        return white
    if ground == "clear":
        width, height = picture.size
        for corner in ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1)):
            pixel = picture.getpixel(corner)
            if isinstance(pixel, tuple) and pixel[3] > 0:
                ImageDraw.floodfill(picture, corner, (255, 255, 255, 0), thresh=_ALIKE)
    return picture


def _squared(picture: Image.Image, *, clear: bool) -> Image.Image:
    """Return a picture in the middle of a square, so that all symbols stand alike."""
    from PIL import Image

    side = max(picture.size)
    ground = (255, 255, 255, 0) if clear else (255, 255, 255, 255)
    square = Image.new("RGBA", (side, side), ground)
    square.paste(picture, ((side - picture.width) // 2, (side - picture.height) // 2))
    return square
