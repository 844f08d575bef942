"""The child's page beside the words: the real renderer's page, for a frame of the editor.

Photos come straight out of the store: they are never written to a disk in clear.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from letterkit.blocks import Image, Page, without_images
from letterkit.errors import FileMissing, LetterkitError, PictureError, PictureUnreadable
from letterkit.kinds import kind
from letterkit.letter import Letter
from letterkit.masking import masked_page
from letterkit.page import build
from letterkit.page_file import from_bytes
from letterkit.pictures import require_consent
from letterkit.reader import Picture
from letterkit.settings import Settings
from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.forletter import LetterPictures
from webapp.services.writing_draft import Draft

LOOKS = ("print", "phone", "symbols")
_FONT = re.compile(r"url\(data:font/ttf;base64,[A-Za-z0-9+/=]+\)")
_FIELD = re.compile(r'data-field="([a-z0-9_.]+)"')
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)


@dataclass(frozen=True)
class StoredPhoto:
    """A photo out of the store, opened."""

    data: bytes
    media_type: str
    width: int
    height: int


FindPhoto = Callable[[str], StoredPhoto | None]


class StoredPictures(LetterPictures):
    """The pictures of a letter whose photos are in the store."""

    def __init__(self, letter: Letter, settings: Settings, find: FindPhoto) -> None:
        super().__init__(letter, catalogue_for(settings), settings)
        self._find = find

    def _photo(self, picture: Picture, where: str) -> Image:
        require_consent(picture.consent, on=self._day_of_use(), where=where)
        if not picture.alt:
            raise PictureUnreadable(
                "the photo has no words for a child who cannot see it.",
                where=where,
                what_to_do="Say in a few words what it shows.",
            )
        photo = self._find(picture.file)
        if photo is None:
            raise photo_gone(where)
        return Image(
            picture.ref, photo.data, photo.media_type, picture.alt, photo.width, photo.height
        )


def photo_gone(where: str) -> FileMissing:
    """Return the error for a photo that was withdrawn, or is not there any more."""
    return FileMissing(
        "this photo is not there any more.",
        where=where,
        what_to_do="Choose another photo, or a picture symbol.",
    )


@dataclass(frozen=True)
class Preview:
    """The page as the renderer made it, and what kept a picture from being shown."""

    html: str
    problems: dict[str, str]

    @property
    def main(self) -> str:
        """Return the letter itself, without the head of the page."""
        found = _MAIN.search(self.html)
        return found.group() if found else ""

    def framed(self, fonts: tuple[str, ...], style: str, look: str) -> str:
        """Return the page for the editor's frame: fonts by address, our marks on top."""
        html = self.html
        for address in fonts:
            html = _FONT.sub(f"url({address})", html, count=1)
        html = html.replace("</head>", f'<link rel="stylesheet" href="{style}">\n</head>', 1)
        return html.replace("<html ", f'<html data-look="{look}" ', 1)


def preview(
    draft: Draft, settings: Settings, find: FindPhoto, *, name_fields: bool = False
) -> Preview:
    """Show a draft. A picture that cannot be used is left out, and its field is named.

    ``name_fields`` marks each stretch of words with its field, as it is numbered in the editor.
    A letter that was sent is shown as it was sent, without the photos that were withdrawn since.
    """
    from letterkit.renderers.html import to_html

    if draft.kept is not None:
        page = from_bytes(draft.kept)
        gone = withdrawn(page, find)
        shown = without_images(page, gone)
        if draft.cover is not None:
            shown = masked_page(shown, draft.cover)
        problems = dict.fromkeys(sorted(gone), _said(photo_gone("")))
        return Preview(_named(to_html(shown, name_fields=name_fields), draft), problems)
    letter, problems = draft.letter, dict[str, str]()
    words = {**kind(letter.kind).wording, **settings.wording}
    while True:
        try:
            page = build(letter, StoredPictures(letter, settings, find), wording=words)
            return Preview(_named(to_html(page, name_fields=name_fields), draft), problems)
        except (PictureError, FileMissing) as problem:
            path = problem.where.partition(": ")[0]
            without = _without(letter, path)
            if without is None:
                raise
            problems[draft.on_page(path)] = _said(problem)
            letter = without


def _named(html: str, draft: Draft) -> str:
    """Name fields as they are numbered in the editor, where they are named at all."""
    return _FIELD.sub(lambda found: f'data-field="{draft.on_page(found[1])}"', html)


def _said(problem: LetterkitError) -> str:
    return f"{problem.message[:1].upper()}{problem.message[1:]} {problem.what_to_do}".strip()


def withdrawn(page: Page, find: FindPhoto) -> set[str]:
    """Return the names of the photos on a kept page that may not be shown any more."""
    refs = {image.ref for image in page.images() if image.ref.startswith("photo:")}
    return {ref for ref in refs if find(ref.partition(":")[2]) is None}


def _without(letter: Letter, path: str) -> Letter | None:
    """Return a letter without the picture at a path, or None where there is nothing to leave."""
    names = path.split(".")
    if names[0] == "messages" and names[-1] == "picture":
        place = int(names[1]) - 1
        messages = list(letter.messages)
        if messages[place].picture is None:
            return None
        messages[place] = messages[place].model_copy(update={"picture": None})
        return letter.model_copy(update={"messages": tuple(messages)})
    if path == "writer.picture" and letter.writer.picture is not None:
        writer = letter.writer.model_copy(update={"picture": None})
        return letter.model_copy(update={"writer": writer})
    people = letter.child.people
    if any(person.photo for person in people):
        # The photo of somebody named in the words: without it, the words stay words.
        bare = tuple(person.model_copy(update={"photo": None}) for person in people)
        child = letter.child.model_copy(update={"people": bare})
        return letter.model_copy(update={"child": child})
    if letter.child.symbols.mode != "none":
        symbols = letter.child.symbols.model_copy(update={"mode": "none"})
        child = letter.child.model_copy(update={"symbols": symbols})
        return letter.model_copy(update={"child": child})
    return None


def small(image: Image, side: int = 240) -> Image:
    """Return a picture for a button: a photo is made small, a drawing stays as it is."""
    if image.mime == "image/svg+xml" or max(image.width, image.height) <= side:
        return image
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(image.data)) as picture:
        picture.thumbnail((side, side))
        out = io.BytesIO()
        picture.convert("RGB").save(out, "JPEG", quality=85)
        return replace(
            image,
            data=out.getvalue(),
            mime="image/jpeg",
            width=picture.width,
            height=picture.height,
        )
