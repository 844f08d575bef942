"""A letter as one HTML file: fonts and pictures inside, no script, nothing fetched.

It reads well on a telephone, prints on A4, and is announced well by a screen reader.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from letterkit.blocks import (
    Credits,
    Heading,
    HelpBox,
    Image,
    Later,
    Message,
    Page,
    Paragraph,
    Signature,
    Words,
)
from letterkit.renderers import style as numbers
from letterkit.renderers.fonts import font_files
from letterkit.renderers.lines import Line, lines
from letterkit.renderers.style import style_of

if TYPE_CHECKING:
    from jinja2 import Template


def to_html(page: Page, *, name_fields: bool = False) -> str:
    """Return a letter as the text of one self-contained HTML file.

    ``name_fields`` says at each stretch of words which field of the letter it came from
    (``data-field="messages.2.why"``), for a page on which somebody selects words.
    """
    from markupsafe import Markup

    style = style_of(page)

    def broken(words: Words, width: float) -> tuple[Line, ...]:
        return lines(words, style, within_mm=width)

    return _template().render(
        page=page,
        name_fields=name_fields,
        style=style,
        numbers=numbers,
        broken=broken,
        data_uri=_data_uri,
        # Our own style sheet and fonts are the only parts that are not escaped.
        css=Markup(_asset("letter.css")),  # noqa: S704
        fonts=[(weight, Markup(uri)) for weight, uri in _fonts(style.font)],  # noqa: S704
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    kinds = {
        "heading": Heading,
        "paragraph": Paragraph,
        "message": Message,
        "helpbox": HelpBox,
        "signature": Signature,
        "later": Later,
        "credits": Credits,
    }
    for name, kind in kinds.items():
        environment.tests[name] = lambda value, kind=kind: isinstance(value, kind)
    return environment.from_string(_asset("letter.html.j2"))


@lru_cache(maxsize=4)
def _asset(name: str) -> str:
    return files("letterkit.renderers").joinpath(f"assets/{name}").read_text("utf-8")


@lru_cache(maxsize=4)
def _fonts(family: str) -> tuple[tuple[str, str], ...]:
    """Return a font's weights, as a style sheet names them, and the files as data URIs."""
    font = font_files(family)
    if font.is_variable:
        return (("100 900", _uri("font/ttf", font.regular)),)
    return (("400", _uri("font/ttf", font.regular)), ("700", _uri("font/ttf", font.bold)))


def _data_uri(image: Image) -> str:
    return _uri(image.mime, image.data)


def _uri(mime: str, data: bytes) -> str:
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"
