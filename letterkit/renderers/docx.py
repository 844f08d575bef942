"""A letter as a Word document: real headings, lists and alt text, fonts inside."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.etree import _Element as Element

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
    Signature,
    Words,
)
from letterkit.renderers import style as numbers
from letterkit.renderers.docx_base import base_document
from letterkit.renderers.docx_package import package_bytes
from letterkit.renderers.docx_symbols import symbol_table
from letterkit.renderers.docx_xml import cell, element, paragraph, picture, row, run, table
from letterkit.renderers.raster import png_of
from letterkit.renderers.style import style_of

RULE = "#8FB5BA"
LIST_INDENT_MM = 8.0


@dataclass(frozen=True)
class LaidOut:
    """A letter as a Word document that is not written yet.

    ``placed`` says in print order which elements hold the words of which field of the page.
    """

    document: Any
    placed: tuple[tuple[str, Element], ...]


def to_docx(page: Page) -> bytes:
    """Return a letter as the bytes of a .docx file, the same bytes for the same page."""
    return package_bytes(lay_out(page).document)


def lay_out(page: Page) -> LaidOut:
    """Put a letter into a Word document that can still be added to."""
    import docx

    document = docx.Document(io.BytesIO(base_document(style_of(page), page.lang)))
    properties = document.core_properties
    properties.title = page.title
    properties.author = properties.last_modified_by = page.writer
    properties.language = page.lang
    properties.created = properties.modified = dt.datetime.combine(page.date, dt.time())
    properties.revision = 1
    writer = _Writer(page, document)
    writer.write()
    return LaidOut(document, tuple(writer.placed))


class _Writer:
    """Puts the blocks of a page into a document, in order."""

    def __init__(self, page: Page, document: Any) -> None:
        self.page = page
        self.document = document
        self.style = style_of(page)
        self.pictures = 0
        self.related: dict[bytes, str] = {}
        self.placed: list[tuple[str, Element]] = []

    def write(self) -> None:
        body = self.document.element.body
        end = body.sectPr
        if self.style.paper != "#ffffff":
            colour = self.style.paper.lstrip("#").upper()
            background = element("w:background", {"w:color": colour})
            self.document.element.insert(0, background)
        for block in self.page.blocks:
            for made in self.block(block):
                end.addprevious(made)

    def block(self, block: Block) -> Iterator[Element]:
        whole = self.style.text_width_mm
        match block:
            case Heading():
                yield self.of(block.field, paragraph(run(block.words.text), style="Heading1"))
            case Message():
                yield self.message(block)
                yield paragraph(style="LetterGap")
            case HelpBox():
                yield paragraph(style="LetterGap")
                yield self.help_box(block)
                yield paragraph(style="LetterGap")
                yield paragraph(style="LetterGap")
            case Signature():
                yield from self.signature(block)
            case Later():
                yield paragraph(style="LetterGap")
                yield paragraph(run(block.heading.words.text), style="Heading2")
                for inner in block.blocks:
                    yield from self.inner(inner, whole)
            case Credits():
                yield paragraph(
                    run(f"{block.label}: {'. '.join(block.lines)}."), style="LetterSmall"
                )
            case Paragraph() | ListBlock():
                yield from self.inner(block, whole)

    def of(self, field: str, made: Element) -> Element:
        """Return an element, noting that it holds words of a field."""
        if field:
            self.placed.append((field, made))
        return made

    def inner(self, block: Paragraph | ListBlock, width: float) -> Iterator[Element]:
        if block.label:
            yield paragraph(run(block.label), style="LetterLabel")
        if isinstance(block, ListBlock):
            style = "LetterSteps" if block.role == "steps" else "LetterBullets"
            for words, field in block.items:
                yield from self.item(words, field, width, style)
        elif block.role == "you-said":
            yield from self.said(block.words, block.field, width)
        else:
            style = "LetterDate" if block.role == "date" else ""
            yield from self.words(block.words, block.field, width, style)

    def words(self, words: Words, field: str, width: float, style: str = "") -> Iterator[Element]:
        """Yield a paragraph, or for words with symbols a table of their lines."""
        if words.has_symbols:
            table, *after = symbol_table(words, self.style, width_mm=width, picture_of=self.picture)
            yield self.of(field, table)
            yield from after
        else:
            yield self.of(field, paragraph(run(words.text), style=style))

    def item(self, words: Words, field: str, width: float, style: str) -> Iterator[Element]:
        if not words.has_symbols:
            yield self.of(field, paragraph(run(words.text), style=style))
            return
        # A table cannot be a list item, so the list item stands beside it.
        beside = width - LIST_INDENT_MM
        yield table(
            [LIST_INDENT_MM, beside],
            row(
                cell(LIST_INDENT_MM, [paragraph(style=style)]),
                cell(beside, self.words(words, field, beside)),
            ),
        )
        yield paragraph(style="LetterGap")

    def said(self, words: Words, field: str, width: float) -> Iterator[Element]:
        if not words.has_symbols:
            yield self.of(field, paragraph(run(words.text), style="LetterSaid"))
            return
        inset = 4.5
        content = self.words(words, field, width - 2 * inset)
        box = cell(width, content, fill=self.style.said, margins_mm=(inset, inset, 2, inset))
        yield table([width], row(box))
        yield paragraph(style="LetterGap")

    def message(self, block: Message) -> Element:
        style = self.style
        margins = (6.0, 0.0, 2.0, 0.0)
        width = style.message_width_mm if block.image else style.text_width_mm
        number = run(f"{block.number}\u2002", bold=True, colour=numbers.ACCENT)
        title = paragraph(number, run(block.heading.words.text), style="Heading2")
        content = [self.of(block.heading.field, title)]
        for inner in block.blocks:
            content.extend(self.inner(inner, width))
        if block.image is None:
            only = cell(width, content, top_rule=RULE, margins_mm=margins)
            return table([width], row(only))
        left = style.picture_mm + numbers.GAP_MM
        drawn = self.picture(block.image, style.picture_width_mm(block.image))
        shown = paragraph(drawn, style="LetterPicture")
        return table(
            [left, width],
            row(
                cell(left, [shown], top_rule=RULE, margins_mm=margins),
                cell(width, content, top_rule=RULE, margins_mm=margins),
            ),
        )

    def help_box(self, box: HelpBox) -> Element:
        inset = numbers.BOX_INSET_MM
        whole = self.style.text_width_mm
        icon = numbers.HELP_ICON_MM + 2 * inset
        fill = self.style.help
        columns = [icon, whole - icon]
        title = [paragraph(run(box.heading.words.text), style="Heading2")]
        rows = [row(cell(whole, title, span=2, fill=fill, margins_mm=(inset, inset, 0, inset)))]
        for item in box.items:
            rows.append(self.help_item(item, columns, inset, fill))
        made = table(columns, *rows)
        _keep_together(made)
        return made

    def help_item(self, item: HelpItem, columns: list[float], inset: float, fill: str) -> Element:
        said = [paragraph(run(item.label), style="LetterLabel")]
        margins = (1.5, inset, 1.5, inset)
        if item.image is None:
            for words in item.words:
                said.extend(self.words(words, item.field, sum(columns) - 2 * inset))
            return row(cell(sum(columns), said, span=2, fill=fill, margins_mm=margins))
        for words in item.words:
            said.extend(self.words(words, item.field, columns[1] - inset))
        shown = paragraph(self.picture(item.image, numbers.HELP_ICON_MM), style="LetterPicture")
        return row(
            cell(columns[0], [shown], fill=fill, margins_mm=margins),
            cell(columns[1], said, fill=fill, margins_mm=(1.5, 0, 1.5, inset)),
        )

    def signature(self, block: Signature) -> Iterator[Element]:
        if block.image is not None:
            shown = self.picture(block.image, numbers.SIGNATURE_MM)
            yield paragraph(shown, style="LetterPicture", keep_next=True)
        name = paragraph(run(block.name, bold=True), keep_next=bool(block.role))
        yield name
        if block.role:
            yield paragraph(run(block.role, colour=numbers.QUIET))

    def picture(self, image: Image, width_mm: float, *, height_mm: float = 0.0) -> Element:
        """Return a run with a picture, as wide as asked, or as high."""
        ratio = image.width / image.height if image.height else 1.0
        width = height_mm * ratio if height_mm else width_mm
        height = height_mm or width_mm / ratio
        self.pictures += 1
        png, svg = self.parts_of(image)
        return picture(
            png, svg, number=self.pictures, alt=image.alt, width_mm=width, height_mm=height
        )

    def parts_of(self, image: Image) -> tuple[str, str | None]:
        """Return the relationship ids of a picture's files, adding each file once."""
        if image.mime != "image/svg+xml":
            return self.relate(image.data, image.mime), None
        png = self.relate(png_of(image.data, image.width, image.height), "image/png")
        return png, self.relate(image.data, image.mime)

    def relate(self, data: bytes, mime: str) -> str:
        if data not in self.related:
            from docx.opc.constants import RELATIONSHIP_TYPE
            from docx.opc.packuri import PackURI
            from docx.opc.part import Part

            # The library's own way looks at every picture again for each one that it is given.
            ending = {"image/svg+xml": "svg", "image/png": "png"}.get(mime, "jpg")
            name = PackURI(f"/word/media/image{len(self.related) + 1}.{ending}")
            part = Part(name, mime, data, self.document.part.package)
            self.related[data] = self.document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self.related[data]


def _keep_together(made: Element) -> None:
    """Hold a table on one page: every paragraph but the last row's keeps to the next."""
    from docx.oxml.ns import qn

    rows = made.findall(qn("w:tr"))
    for held in rows[:-1]:
        for found in held.iter(qn("w:p")):
            properties = found.find(qn("w:pPr"))
            if properties is None:
                properties = element("w:pPr")
                found.insert(0, properties)
            if properties.find(qn("w:keepNext")) is None:
                place = 1 if properties.find(qn("w:pStyle")) is not None else 0
                properties.insert(place, element("w:keepNext"))
