"""The parts of a Word file that hold its comments: words, threads, resolved, times, people.

Source: ECMA-376 part 1, 17.13.4 (comments), and [MS-DOCX] 2.5 for what Word has added since:
threads are one level deep, and a paraId is under 0x80000000.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from letterkit.renderers.docx_xml import clean
from letterkit.review.comment import Comment
from letterkit.word.said import text_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
_CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."

STYLES = (
    '<w:style {ns} w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr>'
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="20"/>'
    '<w:szCs w:val="20"/></w:rPr></w:style>',
    '<w:style {ns} w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:rPr><w:sz w:val="16"/>'
    '<w:szCs w:val="16"/></w:rPr></w:style>',
)


@dataclass(frozen=True, slots=True)
class Note:
    """One Word comment: the first of a thread, or a reply in it."""

    number: int
    author: str
    time: dt.datetime
    text: str
    done: bool
    para: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file: its name, content type, relationship and bytes."""

    name: str
    content_type: str
    relationship: str
    data: bytes


def notes_of(comments: Sequence[Comment], gone: frozenset[str]) -> Iterator[tuple[Note, Comment]]:
    """Yield the Word comments of some comments, each thread after the other, with its comment.

    ``gone`` are the ids of the comments whose words are no longer in the letter.
    """
    used: set[str] = set()
    number = 0
    for comment in comments:
        done = comment.state == "resolved"
        parent = _para(comment.id, used)
        text = text_of(comment, gone=comment.id in gone)
        yield Note(number, comment.author, comment.time, text, done, parent), comment
        number += 1
        for reply in comment.replies:
            para = _para(reply.id, used)
            yield Note(number, reply.author, reply.time, reply.body, done, para, parent), comment
            number += 1


def _para(name: str, used: set[str]) -> str:
    """Return an id for the last paragraph of a comment: the same for the same comment."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % 0x7FFFFFFE + 1
    while f"{number:08X}" in used:
        number = number % 0x7FFFFFFE + 1
    used.add(f"{number:08X}")
    return f"{number:08X}"


def parts_of(notes: Sequence[Note]) -> Iterator[Part]:
    """Yield the parts that hold these comments."""
    yield _part("comments", _comments(notes), f"{_OFFICE}/comments")
    yield _part("commentsExtended", _threads(notes), f"{_MICROSOFT}/2011/relationships/")
    yield _part("commentsIds", _ids(notes), f"{_MICROSOFT}/2016/09/relationships/")
    yield _part("commentsExtensible", _times(notes), f"{_MICROSOFT}/2018/08/relationships/")
    yield _part("people", _people(notes), f"{_MICROSOFT}/2011/relationships/")


def _part(name: str, xml: str, relationship: str) -> Part:
    if relationship.endswith("/"):
        relationship += name
    return Part(f"/word/{name}.xml", f"{_TYPE}{name}+xml", relationship, (_HEAD + xml).encode())


def _comments(notes: Sequence[Note]) -> str:
    made = "".join(_comment(note) for note in notes)
    return (
        f'<w:comments xmlns:w="{_W}" xmlns:w14="{_W14}" xmlns:mc="{_MC}" mc:Ignorable="w14">'
        f"{made}</w:comments>"
    )


def _comment(note: Note) -> str:
    *before, last = clean(note.text).splitlines() or [""]
    lines = [_line(line, first=not at) for at, line in enumerate(before)]
    # The id of a comment is that of its last paragraph.
    ids = f' w14:paraId="{note.para}" w14:textId="77777777"'
    lines.append(_line(last, first=not before, ids=ids))
    return (
        f'<w:comment w:id="{note.number}" w:author={_quoted(note.author)} '
        f'w:date="{_utc(note.time)}" w:initials={_quoted(initials(note.author))}>'
        f"{''.join(lines)}</w:comment>"
    )


def _line(text: str, *, first: bool, ids: str = "") -> str:
    mark = (
        '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        if first
        else ""
    )
    said = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p{ids}><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{mark}{said}</w:p>'


def _quoted(text: str) -> str:
    return quoteattr(" ".join(clean(text).split()))


def _utc(time: dt.datetime) -> str:
    return time.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def initials(name: str) -> str:
    """Return the initials that Word shows beside a comment."""
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:4].upper() or "?"


def _threads(notes: Sequence[Note]) -> str:
    def one(note: Note) -> str:
        parent = f' w15:paraIdParent="{note.parent}"' if note.parent else ""
        return f'<w15:commentEx w15:paraId="{note.para}"{parent} w15:done="{int(note.done)}"/>'

    return f'<w15:commentsEx xmlns:w15="{_W15}">{"".join(map(one, notes))}</w15:commentsEx>'


def _ids(notes: Sequence[Note]) -> str:
    # A durable id may be any number of its own; the paragraph's is one.
    made = "".join(
        f'<w16cid:commentId w16cid:paraId="{n.para}" w16cid:durableId="{n.para}"/>' for n in notes
    )
    return f'<w16cid:commentsIds xmlns:w16cid="{_CID}">{made}</w16cid:commentsIds>'


def _times(notes: Sequence[Note]) -> str:
    made = "".join(
        f'<w16cex:commentExtensible w16cex:durableId="{n.para}" w16cex:dateUtc="{_utc(n.time)}"/>'
        for n in notes
    )
    return f'<w16cex:commentsExtensible xmlns:w16cex="{_CEX}">{made}</w16cex:commentsExtensible>'


def _people(notes: Sequence[Note]) -> str:
    names = dict.fromkeys(_quoted(note.author) for note in notes)
    made = "".join(
        f'<w15:person w15:author={name}><w15:presenceInfo w15:providerId="None" '
        f"w15:userId={name}/></w15:person>"
        for name in names
    )
    return f'<w15:people xmlns:w15="{_W15}">{made}</w15:people>'
