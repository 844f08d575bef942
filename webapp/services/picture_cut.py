"""Turning and cutting a picture by numbers, for photos and for symbols alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

SIDES = ("left", "top", "right", "bottom")
TURNS = (0, 90, 180, 270)
MOST_CUT = 90  # per cent, of two sides together: something must be left


@dataclass(frozen=True)
class Cut:
    """How a picture is turned, and how much of it is cut off, in per cent, as it was written."""

    turn: str = "0"
    left: str = "0"
    top: str = "0"
    right: str = "0"
    bottom: str = "0"

    @classmethod
    def sent(cls, form: Mapping[str, str]) -> Cut:
        """Read the numbers of a form; an empty field means nothing is cut there."""
        given = {side: form.get(f"cut_{side}", "").strip() or "0" for side in SIDES}
        return cls(turn=form.get("turn", "").strip() or "0", **given)

    @property
    def is_whole(self) -> bool:
        """Say whether the picture stays as it is."""
        return self.turn == "0" and not any(self._cuts())

    def problems(self) -> dict[str, str]:
        """Return a code for each field that is wrong."""
        found: dict[str, str] = {}
        cuts = [_percent(getattr(self, side)) for side in SIDES]
        left, top, right, bottom = (-1 if cut is None else cut for cut in cuts)
        if None in cuts or left + right > MOST_CUT or top + bottom > MOST_CUT:
            found["cut_left"] = "range"
        if self.turn not in {str(turn) for turn in TURNS}:
            found["turn"] = "choose"
        return found

    def apply(self, picture: Image.Image) -> Image.Image:
        """Return a picture turned and cut."""
        turn = int(self.turn)
        # Pillow turns against the clock; the button on the page says "turn right".
        turned = picture.rotate(-turn, expand=True) if turn else picture
        return turned.crop(_box(turned.size, self._cuts()))

    def _cuts(self) -> list[int]:
        return [_percent(getattr(self, side)) or 0 for side in SIDES]


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
