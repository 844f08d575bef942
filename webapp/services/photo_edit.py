"""A photo on its way in: checked, turned, cut, made safe, and never without who agreed."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from letterkit.pictures import make_safe
from webapp.services.child_forms import Problems, day, tidy
from webapp.services.picture_cut import Cut
from webapp.store.photos import Consent, Picture


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

    @property
    def cut(self) -> Cut:
        """Return how the photo is turned and cut."""
        return Cut(self.turn, self.cut_left, self.cut_top, self.cut_right, self.cut_bottom)

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
        found.update(self.cut.problems())
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
        if not self.cut.is_whole:
            with Image.open(io.BytesIO(safe.data)) as picture:
                cut = self.cut.apply(picture)
            out = io.BytesIO()
            if safe.mime == "image/png":
                cut.save(out, "PNG")
            else:
                cut.save(out, "JPEG", quality=92)
            safe = make_safe(out.getvalue(), where="The photo")
        return Picture(safe.data, safe.mime, safe.width, safe.height, self.alt)
