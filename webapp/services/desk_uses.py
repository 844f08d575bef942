"""Where a symbol is used: shown to the therapist before it is changed or withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from webapp.store import symbol_uses
from webapp.store.symbol_uses import LetterTold
from webapp.store.tables import LetterState
from webapp.store.who import Who

MOST_NAMED = 20


@dataclass(frozen=True)
class Uses:
    """How often a symbol is used, and by whom, as far as this person may know.

    ``sent`` letters keep the picture they were sent with. ``older`` were sent before pages were
    kept, and so follow the symbol. ``waiting`` are not sent yet. ``open`` are those of all three
    that the person may open, and ``own`` the children they work with, with the child's word.
    """

    sent: int
    older: int
    waiting: int
    children: int
    readers: int
    open: tuple[LetterTold, ...]
    own: tuple[tuple[str, str, str], ...]

    @property
    def letters(self) -> int:
        """Return how many letters use it."""
        return self.sent + self.older + self.waiting

    @property
    def is_used(self) -> bool:
        """Say whether anything uses it."""
        return bool(self.letters or self.children)


def uses_of(session: Session, ref: str, label: str, *, by: Who) -> Uses:
    """Look through every letter and every child's profile for a symbol.

    A letter uses it where it was chosen, or where its label stands in the words and the child's
    profile puts symbols of its set on words. The second may count a letter too many, for a word
    that means something else there; it never leaves one out that shows the label's own picture.
    """
    counts = {"sent": 0, "older": 0, "waiting": 0}
    may_open: list[LetterTold] = []
    said = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)", re.IGNORECASE)
    for letter in symbol_uses.letters_told(session, by=by):
        if letter.frozen is not None:
            uses, kind = ref in letter.frozen, "sent"
        else:
            uses = symbol_uses.names(letter.content, ref) or _says(letter, ref, said)
            kind = "older" if letter.state is LetterState.SENT else "waiting"
        if uses:
            counts[kind] += 1
            if letter.id and len(may_open) < MOST_NAMED:
                may_open.append(letter)
    children, readers, own = 0, 0, []
    for child in symbol_uses.children_told(session, by=by):
        symbols = child.profile.get("symbols") or {}
        words = [word for word, chosen in (symbols.get("choices") or {}).items() if chosen == ref]
        children += bool(words)
        readers += _reads(child.profile, ref)
        if words and child.id:
            own.append((child.id, child.name, ", ".join(words)))
    return Uses(children=children, readers=readers, open=tuple(may_open), own=tuple(own), **counts)


def _says(letter: LetterTold, ref: str, said: re.Pattern[str]) -> bool:
    if not _reads(letter.content.get("child") or letter.profile, ref):
        return False
    parts = [letter.content.get(name) for name in ("letter", "messages", "help")]
    return any(said.search(text) for text in _texts(parts))


def _reads(profile: Mapping[str, Any], ref: str) -> bool:
    """Say whether words of letters to a child get symbols of this symbol's set."""
    symbols = profile.get("symbols") or {}
    sets = symbols.get("sets") or ("care", "openmoji")
    return symbols.get("mode", "none") != "none" and ref.partition(":")[0] in sets


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
