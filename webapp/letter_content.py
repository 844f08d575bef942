"""Between the library's letter and what the store keeps of it.

A stored version is the JSON of the letter file without the child's table: the child's profile is
kept once, and a draft always uses the newest. When a letter is sent, ``with_child`` puts the
profile in, so that it stays as it was sent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from letterkit import letterfile
from letterkit.letter import Letter
from letterkit.reader import Child
from webapp.store.promises import Step

# What the store keeps with a version that is no part of the letter: see services/bringing.py.
BESIDE = ("brought_in",)


def to_content(letter: Letter) -> dict[str, Any]:
    """Return what the store keeps of a letter: plain JSON, without the child's table."""
    content = _plain(letterfile.to_data(letter))
    content.pop("child", None)
    return content


def to_profile(child: Child) -> dict[str, Any]:
    """Return what the store keeps of a child: the child's table as plain JSON."""
    return _plain(child.model_dump(by_alias=True, exclude_defaults=True, mode="json"))


def with_child(content: Mapping[str, Any], profile: Mapping[str, Any]) -> dict[str, Any]:
    """Return content with the child's table in it. One that is in it already stays."""
    return {"child": dict(profile), **content}


def to_letter(content: Mapping[str, Any], profile: Mapping[str, Any]) -> Letter:
    """Return the library's letter.

    Raises `FieldError` or `TooManyMessages`: a draft that is not a whole letter yet.
    """
    data = with_child(content, profile)
    for name in BESIDE:
        data.pop(name, None)
    if isinstance(data.get("messages"), list):
        data["messages"] = [_dated(message) for message in data["messages"]]
    return letterfile.from_data(data)


def steps_in(content: Mapping[str, Any]) -> list[Step]:
    """Return the steps of a letter, also of one that is not whole yet, for ``promises``."""
    found = []
    for number, message in enumerate(content.get("messages") or [], 1):
        for place, step in enumerate(message.get("steps") or [], 1):
            what = str(step.get("what") or "").strip()
            if what:
                field = f"messages.{number}.steps.{place}"
                due = _day(step.get("by"))
                found.append(Step(field, str(step.get("who") or ""), what, due))
    return found


def next_meeting_in(content: Mapping[str, Any]) -> date | None:
    """Return the day of the next meeting, where the letter names one."""
    return _day((content.get("help") or {}).get("next_meeting"))


def _dated(message: Any) -> Any:
    # "Told in person" is a day or words: JSON knows no days, so one that reads as a day is one.
    if not isinstance(message, dict):
        return message
    told = message.get("told_in_person")
    day = _day(told) if isinstance(told, str) else None
    return {**message, "told_in_person": day} if day else message


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None


def _plain(data: object) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(data, default=_iso))
    return plain


def _iso(value: Any) -> str:
    return str(value.isoformat())
