"""Comments as a review page shows them: on their words as the letter stands now.

The place of a comment is worked out whenever somebody looks, from the version it was made in
and the newest one. Nothing is stored by looking, so two people can never disagree about it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from letterkit.errors import ReviewError
from letterkit.masking import hidden
from letterkit.reader import Child
from letterkit.review.anchor import reanchor
from letterkit.review.comment import Comment as Remark
from letterkit.review.comment import Reply, comment_on
from webapp.services.writing import fields_of
from webapp.services.writing_compare import Piece, place_on_page
from webapp.services.writing_names import field_name
from webapp.store import comments, letter_versions, users
from webapp.store.tables import Comment, CommentState, Letter
from webapp.store.who import Who

KINDS = ("question", "suggestion", "concern", "praise")
_SEEN = re.compile(
    r"letter\.\w+|messages\.\d+\.(?:title|you_said|text|why)|messages\.\d+\.steps\.\d+\.(?:who|what)"
    r"|help\.(?:reach|advocate|complain|meeting_note)"
)
_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Answered:
    """A reply as it is shown."""

    author: str
    is_mine: bool
    at: datetime
    body: str


@dataclass(frozen=True)
class Card:
    """A comment as it is shown: whose it is, on which words, and where it stands."""

    id: str
    kind: str
    state: str
    field: str
    field_name: str
    start: int
    end: int
    quote: str
    body: str
    wording: tuple[Piece, ...] | None
    author: str
    is_mine: bool
    at: datetime
    replies: tuple[Answered, ...]
    settled_by: str
    settled_at: datetime | None
    was_taken: bool
    may_settle: bool
    is_answered: bool
    is_from_word: bool

    @property
    def is_settled(self) -> bool:
        """Say whether nobody has anything to do about it."""
        return self.state == "resolved"

    @property
    def has_lost_its_words(self) -> bool:
        """Say whether the words it sat on are no longer there."""
        return self.state == "text-changed"


def fields_seen(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields whose words a child reads: the ones that can be commented on."""
    return {path: text for path, text in fields_of(content).items() if _SEEN.fullmatch(path)}


def remarks(
    session: Session, letter: Letter, now: Mapping[str, str], *, by: Who
) -> list[tuple[Comment, Remark]]:
    """Return each comment of a letter with its place in the fields ``now``, in the letter's order.

    The library's remark carries the replies, and is "text-changed" where its words are gone.
    """
    rows = comments.of_letter(session, letter.id, by=by)
    names = users.names(session, {row.author_id for row in rows} | {r.resolved_by for r in rows})
    replies: dict[str, list[Reply]] = {}
    for row in rows:
        if row.reply_to is not None:
            reply = Reply(id=row.id, author=author_of(row, names), time=row.at, body=row.body)
            replies.setdefault(row.reply_to, []).append(reply)
    above = [row for row in rows if row.reply_to is None]
    then = letter_versions.contents(session, letter, {row.version for row in above})
    fields = {number: fields_seen(content) for number, content in then.items()}
    found = []
    for row in above:
        made = _remark(row, tuple(replies.get(row.id, ())), names)
        placed = reanchor(made, fields.get(row.version, {}), now, letter.version)
        found.append((row, placed))
    return sorted(found, key=lambda pair: (*place_on_page(pair[1].field), pair[1].start))


def cards(
    found: Iterable[tuple[Comment, Remark]],
    *,
    by: Who,
    writer_id: str,
    reviews: bool,
    cover: Child | None,
) -> list[Card]:
    """Return comments as a page shows them. ``cover`` is the child whose details stay hidden."""

    def shown(text: str) -> str:
        return text if cover is None else hidden(text, cover)

    made = []
    for row, remark in found:
        quote = _in_place(remark, remark.quote, shown)
        is_concern = remark.kind == "concern"
        is_mine = row.author_id == by.id and not row.place.get("said_by")
        made.append(
            Card(
                id=row.id,
                kind=remark.kind,
                state=remark.state,
                field=remark.field,
                field_name=field_name(remark.field),
                start=remark.start,
                end=remark.end,
                quote=quote,
                body=shown(remark.body),
                wording=None
                if remark.wording is None
                else differing(quote, _in_place(remark, remark.wording, shown)),
                author=remark.author,
                is_mine=is_mine,
                at=row.at,
                replies=tuple(
                    Answered(each.author, each.author == by.name, each.time, shown(each.body))
                    for each in remark.replies
                ),
                settled_by=remark.resolved_by,
                settled_at=remark.resolved_at,
                was_taken=row.taken_in is not None,
                may_settle=not is_concern or reviews or is_mine,
                is_answered=remark.kind == "praise"
                or (row.author_id == writer_id and not row.place.get("said_by"))
                or bool(remark.replies),
                is_from_word=row.origin is not None,
            )
        )
    return made


def author_of(row: Comment, names: Mapping[str, str]) -> str:
    """Return who said it: somebody with an account, or whom a Word file names."""
    return str(row.place.get("said_by") or names.get(row.author_id, "?"))


def _in_place(remark: Remark, words: str, shown: Callable[[str], str]) -> str:
    """Return words as somebody may see them, between what stands around the comment's own.

    A piece of a covered name says nothing of itself; in its place it is covered.
    """
    around = f"{remark.before}{words}{remark.after}"
    return shown(around)[len(remark.before) : len(remark.before) + len(words)]


def differing(old: str, new: str) -> tuple[Piece, ...]:
    """Return a proposed wording in pieces; those that the old words do not have are marked."""
    a, b = _PIECES.findall(old), _PIECES.findall(new)
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return tuple(
        Piece("".join(b[b1:b2]), tag != "equal")
        for tag, _, _, b1, b2 in matcher.get_opcodes()
        if b1 < b2
    )


def place_from_page(
    fields: Mapping[str, str], sent: Mapping[str, Any], *, by: Who, version: int
) -> Remark:
    """Return the comment that a page sent, on the words of ``fields``.

    The page says a field and code points, or, with no script, a field and the words themselves.

    Raises `ReviewError`: there are no such words, or nothing was said about them.
    """
    field = str(sent.get("field") or "")
    text = fields.get(field, "")
    start, end = _number(sent.get("start")), _number(sent.get("end"))
    if start is None or end is None:
        start, end = _the_words(text, str(sent.get("words") or ""), field)
    kind = sent.get("kind")
    if kind not in KINDS:
        raise ReviewError(
            "nothing says what kind of comment this is.", what_to_do="Choose one of the four kinds."
        )
    wording = str(sent.get("wording") or "").replace("\r\n", "\n")
    body = str(sent.get("body") or "").replace("\r\n", "\n").strip()
    if kind == "suggestion" and not wording.strip() and not body:
        raise ReviewError(
            "the suggestion has no words yet.",
            what_to_do="Write the words that you would put there.",
        )
    return comment_on(
        fields,
        field,
        start,
        end,
        author=by.name,
        body=body,
        version=version,
        kind=kind,
        wording=wording if kind == "suggestion" and wording.strip() else None,
    )


def stored_place(remark: Remark) -> dict[str, Any]:
    """Return what the store keeps of a comment's place."""
    names = ("quote", "before", "after", "start", "end")
    return {name: getattr(remark, name) for name in names}


def _remark(row: Comment, replies: tuple[Reply, ...], names: Mapping[str, str]) -> Remark:
    place = row.place
    start = int(place.get("start", 0))
    quote = str(place.get("quote", ""))
    resolved = row.state is CommentState.RESOLVED
    return Remark(
        id=row.id,
        field=row.field,
        quote=quote,
        before=str(place.get("before", "")),
        after=str(place.get("after", "")),
        start=start,
        end=int(place.get("end", start + len(quote))),
        version=row.version,
        author=author_of(row, names),
        time=row.at,
        body=row.body,
        kind=row.kind.value,
        wording=row.wording,
        state="resolved" if resolved else "open",
        resolved_by=names.get(row.resolved_by or "", "") if resolved else "",
        resolved_at=row.resolved_at if resolved else None,
        replies=replies,
    )


def _the_words(text: str, words: str, field: str) -> tuple[int, int]:
    """Return where words stand in a text, whatever white space was copied with them."""
    wanted = words.split()
    if not wanted:
        raise ReviewError(
            "no words were chosen.",
            where=field_name(field),
            what_to_do="Select the words in the letter, or copy them into the box.",
        )
    found = list(re.finditer(r"\s+".join(map(re.escape, wanted)), text))
    if len(found) == 1:
        return found[0].span()
    raise ReviewError(
        f"these words stand there {len(found)} times."
        if found
        else "these words do not stand there.",
        where=field_name(field),
        what_to_do="Copy a few more words around them." if found else "Copy them from the letter.",
    )


def _number(value: object) -> int | None:
    text = str(value if value is not None else "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None
