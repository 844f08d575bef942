"""The decisions sheet as a Word document, for the child's record. It is not for the child."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from webapp import dates
from webapp.store.decisions import DecisionLine

HEADINGS = ("", "Decision", "Who", "By when", "Where the child is told")
_WIDTHS_MM = (8, 66, 32, 26, 48)
_TITLE = "Decisions"


def to_docx(
    lines: Sequence[DecisionLine], *, child: str, day: dt.date, writer: str, titles: Sequence[str]
) -> bytes:
    """Return the bytes of a .docx file: a heading, a table, real header cells."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    about = document.core_properties
    about.title = f"{_TITLE}: {child}, {dates.day(day)}"
    about.author = about.last_modified_by = writer
    about.language = "en-GB"
    about.created = about.modified = dt.datetime.combine(day, dt.time())
    document.add_heading(f"{_TITLE}: {child}", level=1)
    document.add_paragraph(
        f"{dates.day(day)}. Written by {writer}. This sheet is for the record. "
        "What the child is told, and how, is in the letter."
    )
    table = document.add_table(rows=1, cols=len(HEADINGS))
    table.style = "Table Grid"
    table.autofit = False
    _repeat_on_each_page(table.rows[0], qn)
    rows = [HEADINGS, *(_row(n, line, titles) for n, line in enumerate(lines, 1))]
    for number, words in enumerate(rows):
        cells = table.rows[0].cells if number == 0 else table.add_row().cells
        for cell, text, width in zip(cells, words, _WIDTHS_MM, strict=True):
            cell.width = Mm(width)
            run = cell.paragraphs[0].add_run(text)
            run.bold = number == 0
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def told(line: DecisionLine, titles: Sequence[str]) -> str:
    """Return in words where the child is told about a decision, or why not."""
    if line.message is not None:
        title = titles[line.message - 1] if line.message <= len(titles) else ""
        return f"Message {line.message}{f': {title}' if title else ''}"
    if line.left_out_because:
        return f"Not for this letter, because {_lower(line.left_out_because)}"
    return "Not settled yet"


def _row(number: int, line: DecisionLine, titles: Sequence[str]) -> tuple[str, ...]:
    return (str(number), line.text, line.who or "", dates.day(line.due), told(line, titles))


def _lower(text: str) -> str:
    """Begin a reason in the middle of a sentence; names and "I" keep their capital."""
    first = text.split(" ", 1)[0]
    starts = {"It", "The", "This", "That", "We", "They", "He", "She", "There", "A", "An", "Because"}
    bare = text.removeprefix("Because ").removeprefix("because ")
    return bare[:1].lower() + bare[1:] if first in starts else bare


def _repeat_on_each_page(row: Any, qn: Any) -> None:
    properties = row._tr.get_or_add_trPr()
    mark = properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"})
    properties.append(mark)
