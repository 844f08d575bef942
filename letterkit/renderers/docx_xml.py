"""The pieces of WordprocessingML that a letter needs, each made by one function.

Knowledge of the format stays here: what an element is called, and in which order its children
must stand (ECMA-376 part 1).
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from functools import cache, lru_cache

from docx.oxml.ns import nsdecls, nsmap, qn
from docx.oxml.parser import oxml_parser, parse_xml
from lxml.etree import _Element as Element

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_DECLARED = nsdecls("w", "wp", "a", "pic", "r")


def twips(mm: float) -> str:
    """Return millimetres in twentieths of a point, as the format writes them."""
    return str(round(mm * TWIPS_PER_MM))


def element(tag: str, attributes: dict[str, str] | None = None, *children: Element) -> Element:
    """Return an element with its attributes and children, names as in ``w:p``."""
    name, names = _named(tag)
    made: Element = oxml_parser.makeelement(name, None, names)
    for attribute, value in (attributes or {}).items():
        made.set(_named(attribute)[0], value)
    made.extend(children)
    return made


@cache
def _named(tag: str) -> tuple[str, dict[str, str]]:
    """Return a name with its namespace, and what declares it. A letter has thousands."""
    prefix = tag.partition(":")[0]
    return qn(tag), {prefix: nsmap[prefix]}


def run(text: str, *, bold: bool = False, colour: str = "") -> Element:
    """Return a run of plain text. Characters that XML cannot hold are left out."""
    made = element("w:r")
    if bold or colour:
        properties = element("w:rPr")
        if bold:
            properties.append(element("w:b"))
        if colour:
            properties.append(element("w:color", {"w:val": colour.lstrip("#").upper()}))
        made.append(properties)
    words = element("w:t")
    words.text = clean(text)
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(words)
    return made


def clean(text: str) -> str:
    """Return text without the control characters that XML 1.0 does not allow."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\t\n\r" or " " <= c < "\ufffe" or c > "\uffff")


def paragraph(*runs: Element, style: str = "", keep_next: bool = False) -> Element:
    """Return a paragraph of a style; ``keep_next`` holds it on the page of what follows."""
    made = element("w:p")
    properties = element("w:pPr")
    if style:
        properties.append(element("w:pStyle", {"w:val": style}))
    if keep_next:
        properties.append(element("w:keepNext"))
    if len(properties):
        made.append(properties)
    made.extend(runs)
    return made


def picture(
    png: str, svg: str | None, *, number: int, alt: str, width_mm: float, height_mm: float
) -> Element:
    """Return a run with a picture in the line: PNG for every program, SVG for those that can.

    ``png`` and ``svg`` are relationship ids; ``number`` makes its id in the document.
    """
    width, height = round(width_mm * EMU_PER_MM), round(height_mm * EMU_PER_MM)
    extension = ""
    if svg:
        extension = (
            '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
            f'<asvg:svgBlip xmlns:asvg="{_SVG}" r:embed="{svg}"/></a:ext></a:extLst>'
        )
    made = parse_xml(
        f"<w:r {_DECLARED}><w:drawing>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="Picture {number}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        "<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{png}">{extension}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )
    # Set as attributes, not as text of the XML, so that any alt text comes out as it was typed.
    for found in made.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        found.set("descr", clean(alt))
    return made


def cell(
    width_mm: float,
    content: Iterable[Element],
    *,
    span: int = 1,
    fill: str = "",
    top_rule: str = "",
    align: str = "",
    margins_mm: tuple[float, float, float, float] | None = None,
    no_wrap: bool = False,
) -> Element:
    """Return a table cell. ``margins_mm`` are top, left, bottom, right; ``align`` is vertical."""
    look = _cell_look(width_mm, span, fill, top_rule, align, margins_mm, no_wrap)
    # Copying is many times as fast as making the same again for each word with a symbol.
    properties = deepcopy(look)
    made = element("w:tc", {}, properties, *content)
    if len(made) == 1 or made[-1].tag != qn("w:p"):
        # A cell must end with a paragraph, or Word calls the file damaged.
        made.append(paragraph(style="LetterGap"))
    return made


@lru_cache(maxsize=1024)
def _cell_look(
    width_mm: float,
    span: int,
    fill: str,
    top_rule: str,
    align: str,
    margins_mm: tuple[float, float, float, float] | None,
    no_wrap: bool,
) -> Element:
    properties = element("w:tcPr", {}, element("w:tcW", {"w:w": twips(width_mm), "w:type": "dxa"}))
    if span > 1:
        properties.append(element("w:gridSpan", {"w:val": str(span)}))
    if top_rule:
        rule = {"w:val": "single", "w:sz": "10", "w:space": "0", "w:color": top_rule.lstrip("#")}
        properties.append(element("w:tcBorders", {}, element("w:top", rule)))
    if fill:
        shade = {"w:val": "clear", "w:color": "auto", "w:fill": fill.lstrip("#").upper()}
        properties.append(element("w:shd", shade))
    if no_wrap:
        properties.append(element("w:noWrap"))
    if margins_mm:
        sides = zip(("top", "left", "bottom", "right"), margins_mm, strict=True)
        properties.append(
            element(
                "w:tcMar",
                {},
                *(element(f"w:{s}", {"w:w": twips(mm), "w:type": "dxa"}) for s, mm in sides),
            )
        )
    if align:
        properties.append(element("w:vAlign", {"w:val": align}))
    return properties


def row(*cells: Element) -> Element:
    """Return a table row that is not broken across pages."""
    return element("w:tr", {}, element("w:trPr", {}, element("w:cantSplit")), *cells)


def table(columns_mm: Iterable[float], *rows: Element, indent_mm: float = 0) -> Element:
    """Return a table with no lines of its own, for laying out; columns in millimetres."""
    columns = list(columns_mm)
    properties = element(
        "w:tblPr",
        {},
        element("w:tblW", {"w:w": twips(sum(columns)), "w:type": "dxa"}),
        element("w:tblInd", {"w:w": twips(indent_mm), "w:type": "dxa"}),
        element("w:tblLayout", {"w:type": "fixed"}),
    )
    grid = element("w:tblGrid", {}, *(element("w:gridCol", {"w:w": twips(c)}) for c in columns))
    return element("w:tbl", {}, properties, grid, *rows)
