"""The fields of the editor's page and the content of a letter: one is made from the other.

A field is named by its path in the letter file, counted from one: ``messages.2.why``. The same
names come from a form without script and from the page's own script, so there is one way in. A
draft keeps everything that was written, also what is not right yet: nobody loses half a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from letterkit import kinds
from letterkit.errors import TooManyMessages
from letterkit.letter import MOST_MESSAGES
from webapp.errors import NotUnderstood, TooLarge

AROUND = ("greeting", "opening", "about", "feelings", "closing", "later")
IN_MESSAGE = ("title", "you_said", "text", "why", "told_in_person")
IN_STEP = ("who", "what", "by")
IN_HELP = ("reach", "advocate", "complain", "next_meeting", "meeting_note")
IN_WRITER = ("name", "role", "phone", "email", "pronouns")
IN_SILENCE = ("code", "field", "quote", "reason")
SHOWN_HERE = ("date", "letter", "messages", "help", "writer", "silence", "symbols")
MOST_STEPS = 12
MOST_SILENCES = 200
MOST_CHARACTERS = 20_000  # in one field; the library's own limit is said at the field
MUCH_TOO_LONG = 200_000

Fields = dict[str, str]
Content = dict[str, Any]


def new_content(
    kind: str, child: Mapping[str, Any], writer: Mapping[str, Any], day: date
) -> Content:
    """Return the content of a new letter: a greeting, one empty message, who writes.

    First words other than the greeting are offered on the page, and not put in: what stands in
    a letter should be there because somebody wrote it.
    """
    chosen = kinds.kind(kind)
    greeting = chosen.part("letter.greeting").starter.replace("[name]", str(child["name"]))
    content: Content = {
        "schema": 1,
        "kind": chosen.name,
        "date": day.isoformat(),
        "writer": dict(writer),
        "letter": {"greeting": greeting} if "[" not in greeting else {},
        "messages": [{"title": ""}],
    }
    return content


def fields_of(content: Mapping[str, Any]) -> Fields:
    """Return every field that the page shows, by path. Empty ones are left out."""
    found: Fields = {"date": _text(content.get("date"))}
    _put(found, "letter", content.get("letter"), AROUND)
    for number, message in enumerate(messages_in(content), 1):
        here = f"messages.{number}"
        _put(found, here, message, IN_MESSAGE)
        found[f"{here}.picture"] = picture_name(message.get("picture"))
        for place, step in enumerate(message.get("steps") or [], 1):
            _put(found, f"{here}.steps.{place}", step, IN_STEP)
    _put(found, "help", content.get("help"), IN_HELP)
    _put(found, "writer", content.get("writer"), IN_WRITER)
    for number, silence in enumerate(content.get("silence") or [], 1):
        _put(found, f"silence.{number}", silence, IN_SILENCE)
    for number, (word, ref) in enumerate(sorted((content.get("symbols") or {}).items()), 1):
        found[f"symbols.{number}.word"], found[f"symbols.{number}.ref"] = word, _text(ref)
    return {path: text for path, text in found.items() if text}


def content_from(fields: Mapping[str, Any], base: Mapping[str, Any]) -> Content:
    """Return the content that the page's fields say, with the rest as it is in ``base``.

    Raises `TooManyMessages`: a fourth message, however it was sent.
    Raises `NotUnderstood` or `TooLarge`: what no page of ours sends.
    """
    given = _tidy(fields)
    pictures = {
        picture_name(message.get("picture")): message.get("picture")
        for message in messages_in(base)
        if message.get("picture")
    }
    content = {
        name: value for name, value in base.items() if name not in SHOWN_HERE and name != "child"
    }
    content["date"] = given.get("date") or _text(base.get("date"))
    content["letter"] = _table(given, "letter", AROUND)
    content["messages"] = [
        _message(given, f"messages.{number}", pictures)
        for number in range(1, _most(given, "messages", MOST_MESSAGES) + 1)
    ] or [{"title": ""}]
    content["help"] = _table(given, "help", IN_HELP)
    kept = {k: v for k, v in (base.get("writer") or {}).items() if k not in IN_WRITER}
    content["writer"] = {**_table(given, "writer", IN_WRITER), **kept}
    content["silence"] = [
        silence
        for number in range(1, _most(given, "silence", MOST_SILENCES) + 1)
        if (silence := _table(given, f"silence.{number}", IN_SILENCE))
    ]
    # A word with no symbol after it is one on which none should stand.
    content["symbols"] = {
        word: given.get(f"symbols.{number}.ref", "").strip()
        for number in range(1, _most(given, "symbols", MOST_SILENCES) + 1)
        if (word := given.get(f"symbols.{number}.word", "").strip())
    }
    return {name: value for name, value in content.items() if value or name == "messages"}


def messages_in(content: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the messages of a letter's content, however bare."""
    return [message for message in content.get("messages") or [] if isinstance(message, dict)]


def picture_name(picture: object) -> str:
    """Return the name of a picture, such as "care:home", from either way to write it."""
    if isinstance(picture, Mapping):
        return _text(picture.get("ref"))
    return _text(picture)


def is_blank(message: Mapping[str, Any]) -> bool:
    """Say whether a message holds no words and no picture yet."""
    steps = message.get("steps") or []
    said = [message.get(name) for name in IN_MESSAGE]
    said += [step.get(name) for step in steps for name in IN_STEP]
    return not message.get("picture") and not any(_text(value).strip() for value in said)


def figures_of(content: Mapping[str, Any]) -> dict[str, int]:
    """Return counts for lists and for the quality manager. They hold no words of the letter."""
    words = sum(
        len(text.split())
        for path, text in fields_of(content).items()
        if not path.startswith(("silence.", "symbols.", "writer.", "date"))
    )
    written = [message for message in messages_in(content) if not is_blank(message)]
    return {
        "words": words,
        "messages": len(written),
        "pictures": sum(bool(message.get("picture")) for message in written),
    }


def _message(given: Fields, here: str, pictures: Mapping[str, Any]) -> dict[str, Any]:
    message: dict[str, Any] = {"title": "", **_table(given, here, IN_MESSAGE)}
    steps = [
        step
        for place in range(1, _most(given, f"{here}.steps", MOST_STEPS) + 1)
        if (step := _table(given, f"{here}.steps.{place}", IN_STEP))
    ]
    if steps:
        message["steps"] = steps
    picture = given.get(f"{here}.picture", "").strip()
    if picture:
        message["picture"] = pictures.get(picture, picture)
    return message


def _most(given: Fields, above: str, limit: int) -> int:
    """Return the highest number used under a path.

    Raises `TooManyMessages` for messages, `TooLarge` for other lists that are too long.
    """
    highest = 0
    for path in given:
        if path.startswith(f"{above}."):
            number = path[len(above) + 1 :].partition(".")[0]
            # Only plain short digits: "²" is a digit to Python, and is no place in a list.
            if not (number.isascii() and number.isdigit() and len(number) <= 4) or int(number) < 1:
                raise NotUnderstood()
            highest = max(highest, int(number))
    if highest > limit:
        if above == "messages":
            raise TooManyMessages(where="")
        raise TooLarge()
    return highest


def _tidy(fields: Mapping[str, Any]) -> Fields:
    found: Fields = {}
    for path, text in fields.items():
        if not isinstance(path, str) or not isinstance(text, str):
            raise NotUnderstood()
        if len(text) > MUCH_TOO_LONG:
            raise TooLarge(where=path)
        # Forms send lines the old way, scripts the new way; NUL can be stored nowhere.
        found[path] = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return found


def _table(given: Fields, above: str, names: Iterable[str]) -> dict[str, str]:
    return {name: text for name in names if (text := given.get(f"{above}.{name}", "")).strip()}


def _put(found: Fields, above: str, table: object, names: Iterable[str]) -> None:
    if isinstance(table, Mapping):
        for name in names:
            found[f"{above}.{name}"] = _text(table.get(name))


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    return "yes" if value is True else str(value)
