"""A letter as PDF: accessible (PDF/UA-1), lasting (PDF/A-2a), and the same bytes every time.

typst sets the page. It is given the letter as data, never as markup, and refuses a picture
without alt text or a letter without a glyph.
"""

from __future__ import annotations

import base64
import json
import threading
from functools import lru_cache
from importlib.resources import files
from typing import Any

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
    Unit,
    Words,
)
from letterkit.errors import RenderError
from letterkit.renderers import style as numbers
from letterkit.renderers.fonts import font_folders, width_mm
from letterkit.renderers.glyphs import SAME_IN_PRINT, first_missing, is_emoji, name_of
from letterkit.renderers.lines import FRAME_MM, UNIT_GAP_MM, lines
from letterkit.renderers.longwords import breakable
from letterkit.renderers.style import Style, style_of

BADGE_EM = 1.44  # how wide a message's number is, in letters of its heading
MM_A_POINT = 25.4 / 72
_MOST_LINES_HELD = 6  # lines of words with symbols
_MOST_OF_A_PAGE = 0.4
STANDARDS = ["ua-1", "a-2a"]
# One compiler is shared, because it remembers fonts and pictures; it takes one letter at a time.
_lock = threading.Lock()


def to_pdf(page: Page) -> bytes:
    """Return a letter as the bytes of a PDF file.

    Raises `RenderError` if it cannot be set, naming a character that the font lacks.
    """
    document = _Document(page)
    sources = {
        "main.typ": _template(),
        "letter.json": _as_json(document.data()),
        **document.files,
    }
    try:
        return compile_pdf(sources)
    except RenderError as error:
        raise _named(page, error) from None


def _as_json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).translate(SAME_IN_PRINT).encode()


def _named(page: Page, error: RenderError) -> RenderError:
    """Return an error that names the character at fault and its field, if it is one."""
    found = first_missing(page)
    if found is None:
        return error
    character, field = found
    if is_emoji(character):
        advice = "Take it out, and choose a picture for the message or a symbol for a word instead."
    else:
        advice = "Write it in other letters, or make this letter as a Word document or a web page."
    return RenderError(
        f"the font {page.profile.font} has no {name_of(character)}, so the PDF cannot be made.",
        where=field,
        what_to_do=advice,
    )


def compile_pdf(sources: dict[str, bytes]) -> bytes:
    """Return what some typst files in memory make. Raises `RenderError` if they cannot be set."""
    with _lock:
        return _compile(sources)


def _compile(sources: dict[str, bytes]) -> bytes:
    import typst

    try:
        made = _compiler().compile(sources, format="pdf", pdf_standards=STANDARDS, timestamp=0)
    except typst.TypstError as error:
        raise RenderError(
            f"the PDF could not be made: {error.message}.",
        ) from None
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def _compiler() -> Any:
    import typst

    return typst.Compiler(font_paths=font_folders(), ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("letterkit.renderers").joinpath("assets/letter.typ").read_bytes()


class _Document:
    """A page as the data that letter.typ prints, and the picture files it names."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.style: Style = style_of(page)
        self.files: dict[str, bytes] = {}

    def data(self) -> dict[str, Any]:
        page, style = self.page, self.style
        lang, _, region = page.lang.partition("-")
        return {
            "title": page.title,
            "writer": page.writer,
            "lang": lang,
            "region": region or None,
            "date": {"year": page.date.year, "month": page.date.month, "day": page.date.day},
            "style": {
                "font": style.font,
                "size_pt": style.size_pt,
                "heading_1_pt": style.heading_1_pt,
                "heading_2_pt": style.heading_2_pt,
                "small_pt": style.small_pt,
                "line_spacing": style.line_spacing,
                "paper": style.paper,
                "said": style.said,
                "help": style.help,
                "picture_mm": style.picture_mm,
                "symbol_mm": style.symbol_mm,
                "label": style.label,
                "frame": style.frame,
                "ink": numbers.INK,
                "accent": numbers.ACCENT,
                "quiet": numbers.QUIET,
                "page_width": numbers.PAGE_WIDTH_MM,
                "page_height": numbers.PAGE_HEIGHT_MM,
                "margin_side": numbers.MARGIN_SIDE_MM,
                "margin_top": numbers.MARGIN_TOP_MM,
                "margin_bottom": numbers.MARGIN_BOTTOM_MM,
                "gap": numbers.GAP_MM,
                "box_inset": numbers.BOX_INSET_MM,
                "help_icon": numbers.HELP_ICON_MM,
                "signature": numbers.SIGNATURE_MM,
                "unit_gap": UNIT_GAP_MM,
                "frame_mm": FRAME_MM,
            },
            "blocks": [self.block(block) for block in page.blocks],
        }

    def block(self, block: Block) -> dict[str, Any]:
        style = self.style
        whole = style.text_width_mm
        match block:
            case Heading():
                return {
                    "type": "heading",
                    "level": block.level,
                    "words": self.title(block.words, whole, style.heading_1_pt),
                }
            case Message():
                width = style.message_width_mm if block.image else whole
                return {
                    "type": "message",
                    "number": block.number,
                    "picture": self.picture(block.image),
                    "picture_width": block.image and style.picture_width_mm(block.image),
                    "heading": self.title(
                        block.heading.words,
                        width - BADGE_EM * style.heading_2_pt * MM_A_POINT - 3,
                        style.heading_2_pt,
                    ),
                    "blocks": [self.inner(b, width) for b in block.blocks],
                }
            case HelpBox():
                return self.help_box(block)
            case Signature():
                return {
                    "type": "signature",
                    "name": block.name,
                    "role": block.role,
                    "picture": self.picture(block.image),
                }
            case Later():
                return {
                    "type": "later",
                    "heading": block.heading.words.text,
                    "blocks": [self.inner(b, whole) for b in block.blocks],
                }
            case Credits():
                return {"type": "credits", "label": block.label, "lines": list(block.lines)}
        return self.inner(block, whole)

    def inner(self, block: Paragraph | ListBlock, width: float) -> dict[str, Any]:
        if isinstance(block, ListBlock):
            indent = 1.6 * self.style.size_pt * MM_A_POINT
            return {
                "type": "list",
                "label": block.label,
                "role": block.role,
                "items": [self.words(words, width - indent) for words, _ in block.items],
            }
        inset = 9.0 if block.role == "you-said" else 0.0
        words = self.words(block.words, width - inset)
        return {
            "type": "paragraph",
            "long": self.is_long(words, width - inset),
            "role": block.role,
            "label": block.label,
            "words": words,
        }

    def is_long(self, words: dict[str, Any], width: float) -> bool:
        """Say whether words fill so much of a page that they may break to the next."""
        if words["lines"] is not None:
            return len(words["lines"]) > _MOST_LINES_HELD
        style = self.style
        run = width_mm(words["text"], style.font, style.size_pt)
        tall = run / width * style.size_pt * style.line_spacing * MM_A_POINT
        return tall > _MOST_OF_A_PAGE * numbers.PAGE_HEIGHT_MM

    def help_box(self, box: HelpBox) -> dict[str, Any]:
        width = self.style.text_width_mm - 2 * numbers.BOX_INSET_MM
        beside = width - numbers.HELP_ICON_MM - 5
        return {
            "type": "help",
            "heading": box.heading.words.text,
            "items": [
                {
                    "label": item.label,
                    "picture": self.picture(item.image),
                    "words": [self.words(w, beside if item.image else width) for w in item.words],
                }
                for item in box.items
            ],
        }

    def title(self, words: Words, width: float, size_pt: float) -> str:
        return breakable(words.text, self.style.font, size_pt, width, bold=True)

    def words(self, words: Words, width: float) -> dict[str, Any]:
        if not words.has_symbols:
            style = self.style
            text = breakable(words.text, style.font, style.size_pt, width)
            return {"text": text, "lines": None}
        broken = lines(words, self.style, within_mm=width)
        return {
            "text": words.text,
            "lines": [
                [
                    {
                        "text": placed.unit.text,
                        "before": placed.unit.before,
                        "after": placed.unit.after,
                        "width": placed.width_mm,
                        "picture": self.symbol(placed.unit),
                    }
                    for placed in line
                ]
                for line in broken
            ],
        }

    def symbol(self, unit: Unit) -> dict[str, str] | None:
        made = self.picture(unit.image)
        if made and self.style.label == "hidden":
            return {**made, "alt": unit.word}  # nothing else says the word
        return made

    def picture(self, image: Image | None) -> dict[str, str] | None:
        if image is None:
            return None
        name = f"{image.key}.svg"
        if name not in self.files:
            self.files[name] = picture_as_svg(image)
        return {"file": name, "alt": image.alt}


def picture_as_svg(image: Image) -> bytes:
    """Return a picture as SVG: the compiler takes files in memory only as UTF-8 text.

    A photo is laid into the SVG whole; its pixels reach the PDF as they are.
    """
    if image.mime == "image/svg+xml":
        return image.data
    size = f'width="{image.width}" height="{image.height}"'
    data = base64.b64encode(image.data).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {image.width} {image.height}" '
        f'{size}><image {size} href="data:{image.mime};base64,{data}"/></svg>'
    ).encode()
