"""A letter as plain text: to read aloud, or to put in an e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.blocks import (
    Block,
    Credits,
    Heading,
    HelpBox,
    Image,
    Later,
    ListBlock,
    Message,
    Page,
    Paragraph,
    Signature,
)


def to_text(page: Page) -> str:
    """Return a letter as plain text, a blank line between its parts.

    A message's picture is told by its alt text in brackets. Symbols on words are left out: the
    word itself is there, and a reader would say it twice.
    """
    parts = ["\n".join(_lines(block)) for block in page.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield block.words.text
        case Paragraph() | ListBlock():
            yield from _inner(block)
        case Message():
            yield from _picture(block.image)
            yield f"{block.number}. {block.heading.words.text}"
            for inner in block.blocks:
                yield ""
                yield from _inner(inner)
        case HelpBox():
            yield block.heading.words.text
            for item in block.items:
                yield ""
                yield from _picture(item.image)
                yield item.label
                yield from (words.text for words in item.words)
        case Signature():
            yield from _picture(block.image)
            yield block.name
            if block.role:
                yield block.role
        case Later():
            yield block.heading.words.text
            for inner in block.blocks:
                yield ""
                yield from _inner(inner)
        case Credits():
            yield f"{block.label}: {'. '.join(block.lines)}."


def _inner(block: Paragraph | ListBlock) -> Iterator[str]:
    if block.label:
        yield block.label
    if isinstance(block, ListBlock):
        yield from (f"- {words.text}" for words, _ in block.items)
    else:
        yield block.words.text


def _picture(image: Image | None) -> Iterator[str]:
    if image is not None:
        yield f"[Picture: {image.alt}]"
