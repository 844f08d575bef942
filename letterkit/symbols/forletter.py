"""The pictures of one letter: symbols from the catalogue, photos from the letter's folder.

This is the `PictureSource` that pages are built with. It keeps consent, licence dates and caps,
follows the child's choice of skin tone and hair, and writes the credits.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from letterkit.blocks import Image, Run, Words, plain
from letterkit.errors import LetterkitError, PictureUnreadable, SymbolLicence
from letterkit.letter import Letter
from letterkit.pictures import read_photo, require_consent
from letterkit.reader import Picture
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.figures import Figure, file_and_colours
from letterkit.symbols.images import image_of
from letterkit.symbols.licence import licence_of
from letterkit.symbols.marks import marked
from letterkit.symbols.sets import SetNotice, Symbol, SymbolSet

if TYPE_CHECKING:
    from letterkit.settings import Settings


class LetterPictures:
    """A `PictureSource` for one letter."""

    def __init__(
        self, letter: Letter, catalogue: Catalogue, settings: Settings | None = None
    ) -> None:
        self.letter = letter
        self.catalogue = catalogue
        self.settings = settings
        profile = letter.child.symbols
        for name in profile.sets if profile.mode != "none" else ():
            if name in catalogue.broken:
                raise catalogue.broken[name]
        self.figure = Figure(profile.skin_tone, profile.hair, profile.gender)
        self._distinct: dict[str, set[str]] = {}
        # The pictures that the writer chose come before those that words are given.
        for message in letter.messages:
            if message.picture and message.picture.ref in catalogue:
                chosen = catalogue.get(message.picture.ref)
                self._distinct.setdefault(chosen.set_id, set()).add(chosen.id)

    def picture(self, picture: Picture, *, where: str) -> Image:
        """Return a symbol or photo ready to print, or raise a `PictureError` naming ``where``."""
        try:
            if picture.is_photo:
                return self._photo(picture, where)
            return self.symbol(picture.ref, alt=picture.alt)
        except LetterkitError as error:
            raise error if where in error.where else error.at(where) from None

    def symbol(self, ref: str, *, alt: str = "") -> Image:
        """Return the symbol that ``set:id`` names, in the child's own skin tone and hair."""
        symbol = self.catalogue.get(ref)
        symbol_set = self.catalogue.set_of(symbol)
        self._keep_licence(symbol, symbol_set)
        file, colours = file_and_colours(symbol, symbol_set.notice, self.figure)
        said = alt or symbol.alt_text or symbol.label
        return image_of(symbol_set, symbol.ref, file, said, colours)

    def symbolise(self, text: str, *, field: str) -> Words:
        """Return the words with the symbols that the child's profile asks for."""
        if not text or self.letter.child.symbols.mode == "none":
            return plain(text)
        from letterkit.symbols.place import NOT_SYMBOL, place

        runs: list[Run] = []
        done = 0
        for placed in place(text, self.letter, self.catalogue, self.settings, field=field):
            ref, crossed = placed.ref, placed.crossed
            if self._over_the_cap(ref):
                # Nobody chose a placed word's picture, so past the cap the word stays bare; but
                # what is not so is still shown as not so.
                if not placed.negated:
                    continue
                ref, crossed = NOT_SYMBOL, False
            if placed.start > done:
                runs.append(Run(text[done : placed.start]))
            word = text[placed.start : placed.end]
            image = marked(self._placed(ref, field), negated=crossed, marks=placed.marks)
            runs.append(Run(word, image, placed.negated))
            done = placed.end
        if done < len(text):
            runs.append(Run(text[done:]))
        return Words(tuple(runs))

    def _over_the_cap(self, ref: str) -> bool:
        """Say whether one more symbol of a set would be more than its licence allows."""
        if ref.startswith("photo:"):
            return False
        symbol = self.catalogue.get(ref)
        most = self.catalogue.set_of(symbol).notice.max_distinct
        used = self._distinct.get(symbol.set_id, set())
        return most is not None and symbol.id not in used and len(used) >= most

    def _placed(self, ref: str, field: str) -> Image:
        """Return the picture of a placed word: a symbol, or the photo of a person named."""
        if not ref.startswith("photo:"):
            return self.symbol(ref)
        photo = next(p.photo for p in self.letter.child.people if p.photo and p.photo.ref == ref)
        return self.picture(photo, where=field)

    def credits(self, images: Iterable[Image]) -> tuple[str, ...]:
        """Return one line for each set and author whose pictures are printed, in that order."""
        lines: dict[str, list[str]] = {}
        for image in images:
            if image.ref.startswith("photo:") or image.ref not in self.catalogue:
                continue
            symbol = self.catalogue.get(image.ref)
            notice = self.catalogue.set_of(symbol).notice
            own = symbol.author or symbol.licence
            if own:
                by = f"{symbol.author or notice.holder or notice.title}, "
                named = lines.setdefault(by + licence_of(symbol, notice), [])
                if symbol.label not in named:
                    named.append(symbol.label)
            # A set's own sentence stands for all that is under the set's own licence.
            if not own or (notice.attribution and not symbol.licence):
                lines.setdefault(notice.attribution or _credit(notice), [])
        return tuple(f"{_listed(labels)}{line}" for line, labels in lines.items())

    def _photo(self, picture: Picture, where: str) -> Image:
        require_consent(picture.consent, on=self._day_of_use(), where=where)
        if not picture.alt:
            raise PictureUnreadable(
                f'the photo "{picture.file}" has no alt text.',
                where=where,
                what_to_do="Say in a few words what it shows, for a child who cannot see it.",
            )
        path = self.letter.folder / picture.file
        photo = read_photo(path, where=f"{where}: {picture.file}")
        return Image(picture.ref, photo.data, photo.mime, picture.alt, photo.width, photo.height)

    def _day_of_use(self) -> dt.date:
        return self.letter.date

    def _keep_licence(self, symbol: Symbol, symbol_set: SymbolSet) -> None:
        notice = symbol_set.notice
        if symbol_set.has_expired(self._day_of_use()):
            raise SymbolLicence(
                f'the licence of the symbol set "{notice.title}" ended on {notice.expires}.',
                what_to_do="Renew it, or choose a symbol from another set. Letters that were "
                "written before then keep theirs.",
            )
        used = self._distinct.setdefault(symbol_set.id, set())
        used.add(symbol.id)
        if notice.max_distinct is not None and len(used) > notice.max_distinct:
            raise SymbolLicence(
                f'the licence of "{notice.title}" allows {notice.max_distinct} different symbols '
                "in one document.",
                what_to_do="Use fewer different symbols, or another set.",
            )


_MOST_NAMED = 8


def _listed(labels: list[str]) -> str:
    """Return the symbols that a credit is for, or nothing where it is for a whole set."""
    if not labels:
        return ""
    more = f" and {len(labels) - _MOST_NAMED} more" if len(labels) > _MOST_NAMED else ""
    return f"{', '.join(labels[:_MOST_NAMED])}{more}: "


def _credit(notice: SetNotice) -> str:
    holder = f" © {notice.holder}" if notice.holder else ""
    return f"{notice.title}{holder}, {notice.licence_shown}"
