"""A photo on its way in: checked, turned, cut, made safe, and never without who agreed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from letterkit.pictures import make_safe
from webapp.services.child_forms import Problems, day, tidy
from webapp.store.photos import Consent, Picture

SIDES = ("left", "top", "right", "bottom")
TURNS = (0, 90, 180, 270)
MOST_CUT = 90  # per cent, of two sides together: something must be left


@dataclass
class PhotoForm:
    """What is asked about a photo."""

    alt: str = ""
    who: str = ""
    when: str = ""
    what_for: str = ""
    until: str = ""
    turn: str = "0"
    cut_left: str = "0"
    cut_top: str = "0"
    cut_right: str = "0"
    cut_bottom: str = "0"

    @classmethod
    def sent(cls, form: Mapping[str, str]) -> PhotoForm:
        """Read the form that was sent."""
        empty = asdict(cls())
        return cls(**{name: tidy(form.get(name, "")) or empty[name] for name in empty})

    def problems(self, today: date) -> Problems:
        """Return a code for each field that is wrong."""
        found: Problems = {}
        for name in ("alt", "who", "what_for"):
            value = getattr(self, name)
            if not value or len(value) > 300:
                found[name] = "missing" if not value else "long"
        when, until = day(self.when), day(self.until)
        if when is None or when > today:
            found["when"] = "missing" if when is None else "future"
        if until is None or until < today:
            found["until"] = "missing" if until is None else "past"
        cuts = [_percent(getattr(self, f"cut_{side}")) for side in SIDES]
        left, top, right, bottom = (-1 if cut is None else cut for cut in cuts)
        if None in cuts or left + right > MOST_CUT or top + bottom > MOST_CUT:
            found["cut_left"] = "range"
        if self.turn not in {str(turn) for turn in TURNS}:
            found["turn"] = "choose"
        return found

    def consent(self) -> Consent:
        """Return the record of who agreed."""
        when, until = day(self.when), day(self.until)
        if when is None:
            raise ValueError("ask problems() first")
        return Consent(self.who, when, self.what_for, until)

    def picture(self, data: bytes) -> Picture:
        """Return the photo as it will be kept: upright, turned, cut, without camera data.

        Raises `PictureUnreadable` or `PictureTooLarge`: it is not a photo we can take.
        """
        from PIL import Image

        safe = make_safe(data, where="The photo")
        turn = int(self.turn)
        cuts = [_percent(getattr(self, f"cut_{side}")) or 0 for side in SIDES]
        if turn or any(cuts):
            with Image.open(io.BytesIO(safe.data)) as picture:
                # Pillow turns against the clock; the button on the page says "turn right".
                turned = picture.rotate(-turn, expand=True) if turn else picture
                cut = turned.crop(_box(turned.size, cuts))
            out = io.BytesIO()
            if safe.mime == "image/png":
                cut.save(out, "PNG")
            else:
                cut.save(out, "JPEG", quality=92)
            safe = make_safe(out.getvalue(), where="The photo")
        return Picture(safe.data, safe.mime, safe.width, safe.height, self.alt)


def _box(size: tuple[int, int], cuts: list[int]) -> tuple[int, int, int, int]:
    width, height = size
    left, top, right, bottom = cuts
    x, y = width * left // 100, height * top // 100
    return (
        x,
        y,
        max(x + 1, width - width * right // 100),
        max(y + 1, height - height * bottom // 100),
    )


def _percent(text: str) -> int | None:
    is_number = text.isascii() and text.isdigit() and len(text) <= 3
    return int(text) if is_number and int(text) <= MOST_CUT else None
