"""Bring a letter in: paragraphs from outside, put into fields one by one, none lost silently.

What was brought in is kept beside the letter's content, in the same version and encrypted with
it, under ``brought_in``: the ``notes`` that have no place yet, and the fields whose words nobody
has tied to the child yet (``unchecked``). It is no part of the letter and is never printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from letterkit.errors import FileUnreadable
from letterkit.letter import MOST_MESSAGES
from letterkit.word.plain import text_in_docx
from webapp.errors import NotUnderstood, TooLarge
from webapp.services import writing
from webapp.services.writing import MOST_CHARACTERS, MOST_STEPS, Content

KEY = "brought_in"
MOST_PARAGRAPHS = 300
MOST_TEXT = 200_000
NOTE, DROP = "note", "drop"
SHORTEST_TIE, LONGEST_TIE = 3, 500
_ONE_LINE = {"title": 300, "greeting": 300, "steps": 1000}
_WRAPPED_FROM = 55  # characters; lines of e-mail and old text files are broken at 60 to 78
_ZIP, _OLD_WORD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Unchecked:
    """A field with words from outside that nobody has tied to the child yet."""

    field: str
    text: str


def destinations() -> list[str]:
    """Return every place that a paragraph may go to."""
    around = [f"letter.{name}" for name in writing.AROUND]
    messages = [
        f"messages.{number}.{name}"
        for number in range(1, MOST_MESSAGES + 1)
        for name in ("title", "you_said", "text", "why", "steps")
    ]
    helps = [f"help.{name}" for name in writing.IN_HELP if name != "next_meeting"]
    return [*around[:3], *messages, "letter.feelings", *helps, "letter.closing", "letter.later"]


def paragraphs_in(text: str) -> list[str]:
    """Return the paragraphs of a text. Lines that a program broke are put together again.

    Raises `TooLarge`: more than any letter has.
    """
    if len(text) > MOST_TEXT:
        raise TooLarge()
    found: list[str] = []
    joins = False
    for raw in text.replace("\0", "").splitlines():
        line = " ".join(raw.split())
        if line and joins:
            found[-1] = f"{found[-1]} {line}"
        elif line:
            found.append(line)
        joins = len(raw.rstrip()) >= _WRAPPED_FROM and not re.search(r"[.!?:…”\"')]$", line)
    if len(found) > MOST_PARAGRAPHS:
        raise TooLarge(
            f"This has {len(found)} paragraphs, and no letter to a child has so many.",
            what_to_do=f"Bring in at most {MOST_PARAGRAPHS} at once. Nothing was changed.",
        )
    return found


def text_in_file(data: bytes) -> str:
    """Return the words of an uploaded file. What it is, its first bytes say, not its name.

    Raises `FileUnreadable`: neither Word nor text, damaged, or not safe to open.
    """
    if data.startswith((_ZIP, _OLD_WORD)):
        return text_in_docx(data, where="")
    if data.startswith(b"%PDF"):
        raise FileUnreadable(
            "This is a PDF, and words in a PDF have lost their paragraphs.",
            what_to_do="Choose the Word file it was made from, or copy its words and paste them.",
        )
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search(r"[\x00-\x08\x0e-\x1f]", text):
            return text
    raise FileUnreadable(
        "This is neither a Word file nor plain text.",
        what_to_do="Choose a .docx or .txt file, or paste the words.",
    )


def notes(content: Mapping[str, Any]) -> list[str]:
    """Return the paragraphs that have no place in the letter yet."""
    return list((content.get(KEY) or {}).get("notes") or [])


def unchecked(content: Mapping[str, Any]) -> list[Unchecked]:
    """Return the fields that hold words from outside which nobody has looked at yet.

    A message may have moved since: the words are looked for before the place is believed.
    """
    fields = _places(content)
    found: dict[str, Unchecked] = {}
    for each in (content.get(KEY) or {}).get("unchecked") or []:
        path, text = str(each.get("field") or ""), str(each.get("text") or "")
        moved = next((p for p, now in fields.items() if text and text in now), path)
        here = path if text in fields.get(path, "") else moved
        if fields.get(here):
            found[here] = Unchecked(here, fields[here])
    return list(found.values())


def with_notes(content: Mapping[str, Any], paragraphs: Iterable[str]) -> Content:
    """Return content with more paragraphs waiting for a place.

    Raises `TooLarge`: too many wait already.
    """
    together = [*notes(content), *paragraphs]
    if len(together) > MOST_PARAGRAPHS or sum(map(len, together)) > MOST_TEXT:
        raise TooLarge("Too many paragraphs would wait for a place. Place or drop some first.")
    return _with(content, notes=together)


def placed(content: Mapping[str, Any], where: Sequence[str]) -> tuple[Content, dict[int, str]]:
    """Return content with its notes put where they are wanted, and what was wrong, by note.

    ``where`` names a field for each note, or "note" (it stays one), or "drop". Several notes may
    go to one field. Where anything is wrong, the content comes back as it was.

    Raises `NotUnderstood`: a place that no letter has, such as a fourth message.
    """
    waiting = notes(content)
    allowed = {NOTE, DROP, *destinations()}
    if len(where) != len(waiting) or not set(where) <= allowed:
        raise NotUnderstood()
    fields = writing.fields_of(content)
    problems: dict[int, str] = {}
    stay, fresh = [], []
    for number, (text, path) in enumerate(zip(waiting, where, strict=True)):
        if path == NOTE:
            stay.append(text)
        elif path != DROP:
            problem = _put(fields, path, text)
            if problem:
                problems[number] = problem
            fresh.append({"field": path, "text": text})
    if problems:
        return dict(content), problems
    made = writing.content_from(fields, content)
    # The words of the greeting are the child's name: there is nothing to tie them to.
    waits = [each for each in fresh if each["field"] != "letter.greeting"]
    before = (content.get(KEY) or {}).get("unchecked") or []
    return _with(made, notes=stay, unchecked=[*before, *waits]), {}


def tied(content: Mapping[str, Any], ties: Mapping[str, str]) -> Content:
    """Return content in which the words of fields are tied to what the child said or did.

    The reasons are kept beside the letter, so that the working out can be followed later.
    """
    waits = [
        {"field": each.field, "text": each.text}
        for each in unchecked(content)
        if each.field not in ties
    ]
    kept = (content.get(KEY) or {}).get("tied") or {}
    return _with(content, unchecked=waits, tied={**kept, **ties})


def _with(content: Mapping[str, Any], **parts: Any) -> Content:
    beside = {**(content.get(KEY) or {}), **parts}
    beside = {name: value for name, value in beside.items() if value}
    made = {name: value for name, value in content.items() if name != KEY}
    return {**made, KEY: beside} if beside else made


def _put(fields: dict[str, str], path: str, text: str) -> str:
    """Add words to a field; return a code for what is wrong, or nothing."""
    name = path.rpartition(".")[2]
    if name == "steps":
        used = [int(each.split(".")[3]) for each in fields if each.startswith(f"{path}.")]
        place = max(used, default=0) + 1
        if place > MOST_STEPS:
            return "full"
        fields[f"{path}.{place}.what"] = text
        return "long" if len(text) > _ONE_LINE["steps"] else ""
    between = " " if name in _ONE_LINE else "\n\n"
    before = fields.get(path, "").rstrip()
    # A new letter greets the child already: the greeting that comes in takes its place.
    is_same = name == "greeting" and before.casefold().strip(" ,!") == text.casefold().strip(" ,!")
    fields[path] = text if is_same or not before else f"{before}{between}{text}"
    return "long" if len(fields[path]) > _ONE_LINE.get(name, MOST_CHARACTERS) else ""


def _places(content: Mapping[str, Any]) -> dict[str, str]:
    """Return the words at every destination. The steps of a message are one place."""
    found: dict[str, str] = {}
    for path, text in writing.fields_of(content).items():
        step = re.fullmatch(r"(messages\.\d\.steps)\.\d+\.what", path)
        place = step[1] if step else path
        found[place] = f"{found[place]}\n{text}" if place in found else text
    return found
