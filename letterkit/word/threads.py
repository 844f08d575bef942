"""The comments of a Word file, read: who said what, when, in which thread, resolved or not.

Writers of Word files differ: some name no time, some no author, most no threads. What is missing
is left empty and asked of nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from letterkit.word.package import WordFile

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"
UNKNOWN = "Unknown"


@dataclass(frozen=True, slots=True)
class WordComment:
    """One comment of a Word file. ``parent`` is the number of the comment that it answers.

    ``done`` is None where the file does not say. ``local`` is the time that the file shows,
    which programs write without its time zone; ``time`` is the same in UTC where it is known.
    """

    number: str
    author: str
    text: str
    local: dt.datetime | None
    time: dt.datetime | None
    parent: str = ""
    done: bool | None = None


def read_comments(file: WordFile) -> tuple[WordComment, ...]:
    """Return the comments of a Word file in its order."""
    return tuple(_read(file)) if file.comments is not None else ()


def _read(file: WordFile) -> Iterator[WordComment]:
    assert file.comments is not None
    paras: dict[str, str] = {}
    found = [c for c in file.comments.iter(f"{_W}comment") if c.get(f"{_W}id")]
    for comment in found:
        for line in comment.iter(f"{_W}p"):
            para = (line.get(f"{_W14}paraId") or "").upper()
            if para:
                paras[para] = comment.get(f"{_W}id", "")
    parents, done = _threads(file.threads, paras)
    times = _times(file, paras)
    for comment in found:
        number = comment.get(f"{_W}id", "")
        local = _time(comment.get(f"{_W}date"))
        yield WordComment(
            number,
            (comment.get(f"{_W}author") or "").strip()[:200] or UNKNOWN,
            "\n".join(_words(line) for line in comment.iter(f"{_W}p")).strip(),
            local,
            times.get(number) or local,
            _top(number, parents),
            done.get(number),
        )


def _words(line: Element) -> str:
    signs = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
    return "".join(
        (found.text or "") if found.tag == f"{_W}t" else signs.get(found.tag, "")
        for found in line.iter(f"{_W}t", *signs)
        if not any(up.tag in (f"{_W}del", f"{_W}tabs") for up in found.iterancestors())
    )


def _threads(
    threads: Element | None, paras: dict[str, str]
) -> tuple[dict[str, str], dict[str, bool]]:
    parents: dict[str, str] = {}
    done: dict[str, bool] = {}
    for entry in threads.iter(f"{_W15}commentEx") if threads is not None else ():
        number = paras.get((entry.get(f"{_W15}paraId") or "").upper())
        if number is None:
            continue
        done[number] = entry.get(f"{_W15}done") in ("1", "true", "on")
        parent = paras.get((entry.get(f"{_W15}paraIdParent") or "").upper())
        if parent is not None and parent != number:
            parents[number] = parent
    return parents, done


def _top(number: str, parents: dict[str, str]) -> str:
    """Return the first comment of a thread: ours are one level deep, others' may not be."""
    seen = {number}
    top = parents.get(number, "")
    while top in parents and top not in seen:
        seen.add(top)
        top = parents[top]
    # A ring of comments that answer each other has no first; it is broken here.
    return "" if top == number else top


def _times(file: WordFile, paras: dict[str, str]) -> dict[str, dt.datetime]:
    if file.ids is None or file.times is None:
        return {}
    durable = {
        entry.get(f"{_CID}durableId"): paras.get((entry.get(f"{_CID}paraId") or "").upper())
        for entry in file.ids.iter(f"{_CID}commentId")
    }
    found: dict[str, dt.datetime] = {}
    for entry in file.times.iter(f"{_CEX}commentExtensible"):
        number = durable.get(entry.get(f"{_CEX}durableId"))
        time = _time(entry.get(f"{_CEX}dateUtc"))
        if number and time:
            found[number] = time
    return found


def _time(written: str | None) -> dt.datetime | None:
    try:
        time = dt.datetime.fromisoformat(written or "")
    except ValueError:
        return None
    time = time if time.tzinfo else time.replace(tzinfo=dt.UTC)
    try:
        return time.astimezone(dt.UTC)
    except (OverflowError, ValueError):
        return None


def time_of(written: str) -> dt.datetime | None:
    """Return a time as a Word file writes it, or None where it is no time."""
    return _time(written)
