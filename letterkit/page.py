"""The page: a letter and its child become neutral blocks, the one input of every renderer.

    Letter + Child ── build() ──> Page(blocks) ──> html | docx | pdf | text

Every renderer prints the same blocks in the same order, with the same words, pictures, label
positions and credits: what the writer sees is what the child gets. This module knows nothing of
symbol sets or files; a `PictureSource` brings the pictures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from letterkit.blocks import (
    Block,
    Credits,
    Heading,
    HelpBox,
    HelpItem,
    Image,
    Later,
    ListBlock,
    Message,
    Page,
    Paragraph,
    Role,
    Signature,
    Words,
    images_of,
    plain,
)
from letterkit.errors import TooManyMessages
from letterkit.letter import MOST_MESSAGES, KeyMessage, Letter
from letterkit.reader import Picture, SymbolProfile
from letterkit.wording import date_in_words, fill, step_in_words, wording_for


class PictureSource(Protocol):
    """Where the page gets its pictures: symbol sets and photos, behind one face."""

    def picture(self, picture: Picture, *, where: str) -> Image:
        """Return a picture ready to print, or raise a `PictureError` naming ``where``."""

    def symbolise(self, text: str, *, field: str) -> Words:
        """Return the words with the symbols that the child's profile asks for."""

    def credits(self, images: Iterable[Image]) -> tuple[str, ...]:
        """Return one line for each set and author whose pictures are printed."""


class NoPictures:
    """A source with no symbols, for text alone."""

    def picture(self, picture: Picture, *, where: str) -> Image:  # noqa: ARG002
        """Return an empty picture that carries the alt text alone."""
        return Image(picture.ref, b"", "", picture.alt or picture.ref, 0, 0)

    def symbolise(self, text: str, *, field: str) -> Words:  # noqa: ARG002
        """Return the words as they are."""
        return plain(text)

    def credits(self, images: Iterable[Image]) -> tuple[str, ...]:  # noqa: ARG002
        """Return no credits."""
        return ()


def build(
    letter: Letter, pictures: PictureSource, *, wording: Mapping[str, str] | None = None
) -> Page:
    """Lay a letter out as blocks.

    Raises `TooManyMessages` for a letter that has got past the limit, and a `PictureError`
    naming the field for a picture that cannot be used.
    """
    if len(letter.messages) > MOST_MESSAGES:
        raise TooManyMessages
    words = wording_for(wording or {}, letter.wording)
    builder = _Builder(letter, pictures, words)
    blocks = tuple(builder.blocks())
    lines = pictures.credits([image for block in blocks for image in images_of(block)])
    if lines:
        blocks += (Credits(words["pictures_by"], lines),)
    writer = letter.writer.name
    return Page(
        title=fill(words["document_title"], child=letter.child.name, writer=writer),
        lang=letter.language,
        writer=writer,
        date=letter.date,
        blocks=blocks,
        profile=letter.child.page,
        symbols=letter.child.symbols,
        wording=words,
    )


class _Builder:
    def __init__(self, letter: Letter, source: PictureSource, words: Mapping[str, str]) -> None:
        self.letter = letter
        self.source = source
        self.words = words

    def blocks(self) -> Iterator[Block]:
        letter, parts = self.letter, self.letter.parts
        yield Paragraph(plain(date_in_words(letter.date, weekday=False)), "date")
        greeting = parts.greeting or letter.child.name
        yield Heading(1, plain(greeting), "letter.greeting")
        yield from self.text(parts.opening, "letter.opening")
        yield from self.text(parts.about, "letter.about")
        for number, message in enumerate(letter.messages, 1):
            yield self.message(number, message)
        yield from self.text(parts.feelings, "letter.feelings", role="feelings")
        yield from self.help_box()
        yield from self.text(parts.closing, "letter.closing", role="closing")
        yield self.signature()
        later = tuple(self.text(parts.later, "letter.later", role="later"))
        if later:
            yield Later(Heading(2, plain(self.words["later"])), later)

    def message(self, number: int, message: KeyMessage) -> Message:
        here = f"messages.{number}"
        image = self.image(message.picture, f"{here}.picture")
        # A title carries no symbols of its own: the message's picture, beside it, is its symbol,
        # and a heading must stay one heading for a screen reader in every format.
        heading = Heading(2, plain(message.title), f"{here}.title")
        blocks = [
            *self.text(
                message.you_said, f"{here}.you_said", role="you-said", label=self.words["you_said"]
            ),
            *self.text(message.text, f"{here}.text"),
            *self.text(message.why, f"{here}.why", role="why", label=self.words["why"]),
            *self.steps(message, here),
        ]
        return Message(number, heading, image, tuple(blocks), here)

    def steps(self, message: KeyMessage, here: str) -> Iterator[ListBlock]:
        letter = self.letter
        items = []
        for place, step in enumerate(message.steps, 1):
            path = f"{here}.steps.{place}.what"
            sentence = step_in_words(
                step,
                child=letter.child,
                writer=letter.writer,
                written=letter.date,
                words=self.words,
            )
            items.append((self.symbolised(sentence, path), path))
        if items:
            yield ListBlock(tuple(items), self.words["next"], "steps")

    def help_box(self) -> Iterator[HelpBox]:
        box = self.letter.help
        meeting = []
        if box.next_meeting:
            date = date_in_words(box.next_meeting, near=self.letter.date)
            meeting.append(fill(self.words["meeting_on"], date=date))
        if box.meeting_note:
            meeting.append(box.meeting_note)
        rows = (
            ("reach", box.reach or self.reach()),
            ("advocate", box.advocate),
            ("complain", box.complain),
            ("next_meeting", " ".join(meeting)),
        )
        items = tuple(
            HelpItem(
                self.words[name],
                tuple(self.symbolised(text, f"help.{name}") for text, _ in paragraphs_of(said)),
                f"help.{name}",
                self.help_icon(name),
            )
            for name, said in rows
            if said
        )
        if items:
            yield HelpBox(Heading(2, plain(self.words["help_title"])), items)

    def reach(self) -> str:
        writer = self.letter.writer
        ways = []
        if writer.phone:
            ways.append(fill(self.words["reach_phone"], phone=writer.phone))
        if writer.email:
            ways.append(fill(self.words["reach_email"], email=writer.email))
        return " ".join(ways)

    def help_icon(self, name: str) -> Image | None:
        return help_icon(self.source, self.letter.child.symbols, name)

    def signature(self) -> Signature:
        writer = self.letter.writer
        image = self.image(writer.picture, "writer.picture")
        return Signature(writer.name, writer.role, image)

    def image(self, picture: Picture | None, where: str) -> Image | None:
        if picture is None:
            return None
        return self.source.picture(self.letter.photo_record(picture), where=where)

    def text(
        self, text: str, field: str, *, role: Role = "body", label: str = ""
    ) -> Iterator[Paragraph | ListBlock]:
        """Yield a field's paragraphs and lists; the label stands before the first.

        Words that begin with the label already ("You said you want to stay") need none.
        """
        if text.lstrip().casefold().startswith(label.rstrip("?:").casefold()):
            label = ""
        bullets: list[tuple[Words, str]] = []
        for said, is_bullet in paragraphs_of(text):
            words = self.symbolised(said, field)
            if is_bullet:
                bullets.append((words, field))
                continue
            if bullets:
                yield ListBlock(tuple(bullets), label)
                bullets, label = [], ""
            yield Paragraph(words, role, field, label)
            label = ""
        if bullets:
            yield ListBlock(tuple(bullets), label)

    def symbolised(self, text: str, field: str) -> Words:
        # The part for later is for an older reader, who will not need this year's symbols.
        if self.letter.child.symbols.mode == "none" or field == "letter.later":
            return plain(text)
        return self.source.symbolise(text, field=field)


# The pictures of the help box, from letterkit's own sets, so that a child finds it again.
HELP_ICONS = {
    "reach": "care:phone-call",
    "advocate": "care:advocate",
    "complain": "care:complain",
    "next_meeting": "care:review-meeting",
}


def help_icon(source: PictureSource, profile: SymbolProfile, name: str) -> Image | None:
    """Return the small picture of a line in the help box, or None where care is not in use."""
    ref = HELP_ICONS[name]
    if ref.partition(":")[0] not in profile.sets:
        return None
    return source.picture(Picture(ref=ref), where=f"help.{name}")


_BULLET = re.compile(r"^\s*[-*•]\s+")


def paragraphs_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield (words, is it a list item) as printed.

    A blank line parts paragraphs; a single one does not.
    """
    for stretch in re.split(r"\n\s*\n", text.strip()):
        gathered: list[str] = []
        for line in stretch.splitlines():
            if _BULLET.match(line):
                if gathered:
                    yield " ".join(gathered), False
                    gathered = []
                yield _BULLET.sub("", line).strip(), True
            elif line.strip():
                gathered.append(line.strip())
        if gathered:
            yield " ".join(gathered), False
