"""A letter and its comments as a Word file that a buddy can read, answer and send back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from letterkit.blocks import Page
from letterkit.letter import Letter
from letterkit.renderers import page_of
from letterkit.renderers.docx import lay_out
from letterkit.renderers.docx_package import package_bytes
from letterkit.review.comment import Comment
from letterkit.word import names
from letterkit.word.comment_parts import STYLES, Note, Part, notes_of, parts_of
from letterkit.word.marks import Marks, Spot, Spots, bookmarks, spots_of
from letterkit.word.printed import patterns_of, printed

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
# The one set of custom properties that every program shows.
_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_MOST_VALUE = 255  # code units; Word cuts a longer value when it saves


def export(
    letter: Letter,
    comments: Iterable[Comment],
    *,
    letter_id: str,
    version: int,
    page: Page | None = None,
    covered: bool = False,
) -> bytes:
    """Return a letter with its comments as the bytes of a .docx file.

    The comments are those of this version: their places count in its fields. ``page`` is the
    letter laid out already. ``covered`` says that names are covered in it. The same letter and
    comments make the same bytes. Raises what `letterkit.render` raises.
    """
    page = page or page_of(letter)
    laid = lay_out(page)
    fields = dict(letter.fields())
    patterns = patterns_of(letter, page.wording)
    hidden = page.symbols.label == "hidden"
    places = printed(fields, patterns)
    spots = spots_of(places, laid.placed, words_hidden=hidden)
    in_order = sorted(comments, key=lambda c: (c.time, c.id))
    marks = Marks()
    bookmarks(marks, spots)
    notes = _put_on(marks, in_order, fields, spots)
    known = {holder for _, holder in laid.placed}
    frame = _frame(laid.document.element.body, known)
    marks.put_in()
    if notes:
        _add_parts(laid.document, notes)
    properties = {
        names.LETTER: letter_id,
        names.VERSION: str(version),
        names.FINGERPRINT: names.fingerprint(fields),
        names.UNTIL: _until(in_order),
        names.FRAME: frame,
        names.HIDDEN: "yes" if hidden else "",
        names.COVERED: "yes" if covered else "",
        **{
            names.SENTENCE + place: pattern
            for place, pattern in patterns.items()
            if not place.endswith(".title")
        },
    }
    _add_properties(laid.document, properties)
    return package_bytes(laid.document)


def _put_on(
    marks: Marks, comments: Sequence[Comment], fields: Mapping[str, str], spots: Spots
) -> list[Note]:
    """Put the marks of every comment on its words; return the comments as Word has them."""
    on = {comment.id: _words_of(comment, fields, spots) for comment in comments}
    gone = frozenset(name for name, words in on.items() if words is None)
    notes: list[Note] = []
    for note, comment in notes_of(comments, gone):
        words = on[comment.id] or _heading_of(comment, fields, spots)
        if words is None:
            continue
        _put_one(marks, note.number, *words)
        notes.append(note)
    return notes


def _words_of(
    comment: Comment, fields: Mapping[str, str], spots: Spots
) -> tuple[Spot, Spot] | None:
    """Return the first and last character of a comment's words, if they still stand there."""
    if not _stands(comment, fields):
        return None
    here = [
        spots[comment.field, at]
        for at in range(comment.start, comment.end)
        if (comment.field, at) in spots
    ]
    return (here[0], here[-1]) if here else None


def _stands(comment: Comment, fields: Mapping[str, str]) -> bool:
    return fields.get(comment.field, "")[comment.start : comment.end] == comment.quote


def _heading_of(
    comment: Comment, fields: Mapping[str, str], spots: Spots
) -> tuple[Spot, Spot] | None:
    """Return the words that stand in for a comment's own: its sentence's, or its heading's."""
    stands = _stands(comment, fields)
    message, _, rest = comment.field.partition(".steps.")
    sentence = names.sentence_of(f"{message}.steps.{rest.partition('.')[0]}.what")
    if not stands or not rest:
        sentence = ""
    heading = f"{'.'.join(comment.field.split('.')[:2])}.title"
    for field in (sentence, heading, comment.field, "letter.greeting", "messages.1.title"):
        here = [spot for (of, _), spot in spots.items() if of == field]
        if here:
            return here[0], here[-1]
    return None


def _put_one(marks: Marks, number: int, first: Spot, last: Spot) -> None:
    from letterkit.renderers.docx_xml import element

    name = {"w:id": str(number)}
    reference = element(
        "w:r",
        {},
        element("w:rPr", {}, element("w:rStyle", {"w:val": "CommentReference"})),
        element("w:commentReference", name),
    )
    marks.before(first, element("w:commentRangeStart", name))
    # Every reply has marks of its own: Word takes one without them away when it saves.
    marks.after(last, element("w:commentRangeEnd", name), reference)


def _until(comments: Iterable[Comment]) -> str:
    times = [time for c in comments for time in (c.time, c.resolved_at) if time is not None]
    times += [reply.time for c in comments for reply in c.replies]
    return max(times).isoformat() if times else ""


def _frame(body: Any, known: set[Any]) -> str:
    """Return the prints of the lines that are no field: the date, labels, headings."""
    from docx.oxml.ns import qn

    found: list[str] = []
    inside = {line for holder in known for line in holder.iter(qn("w:p"))}
    for line in body.iter(qn("w:p")):
        text = "".join(t.text or "" for t in line.iter(qn("w:t")))
        if text.strip() and line not in inside:
            found.append(names.word_print(text))
    return " ".join(dict.fromkeys(found))


def _add_parts(document: Any, notes: Sequence[Note]) -> None:
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    for style in STYLES:
        document.styles.element.append(parse_xml(style.format(ns=nsdecls("w"))))
    for part in parts_of(notes):
        _relate(document.part, document.part.package, part)


def _add_properties(document: Any, properties: Mapping[str, str]) -> None:
    from letterkit.renderers.docx_xml import clean

    made = "".join(
        f'<property fmtid="{_SET}" pid="{pid}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(clean(value))}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(
            ((n, v) for n, v in properties.items() if v and len(v) <= _MOST_VALUE), 2
        )
    )
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}">{made}</Properties>'
    )
    package = document.part.package
    content_type = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    relationship = (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    )
    _relate(
        package, package, Part("/docProps/custom.xml", content_type, relationship, xml.encode())
    )


def _relate(owner: Any, package: Any, part: Part) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part as OpcPart

    made = OpcPart(PackURI(part.name), part.content_type, part.data, package)
    owner.relate_to(made, part.relationship)
