"""What has changed in a symbol set, as a plain log that a therapist can read and keep.

The log lies beside the set in the user's own folder of symbols, one line a change: day, what,
symbol, and what was different. Changes made by hand, in a spreadsheet or with a drawing
program, are found by comparing with how the set was when the log was last brought up to date.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.letterfile import read_text, write_whole
from letterkit.places import user_folder
from letterkit.symbols.sets import Symbol, SymbolSet

_FIELDS = ("label", "keywords", "category", "part_of_speech", "alt_text", "licence", "author")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when (ISO time), what ("added", "removed", "changed", "set"), and where."""

    when: str
    what: str
    symbol: str
    detail: str


def history(symbol_set: SymbolSet, *, folder: Path | None = None) -> tuple[Change, ...]:
    """Bring a set's log up to date and return it, oldest change first."""
    place = folder or user_folder()
    _bring_up_to_date(symbol_set, place, "")
    return _read(_log(place, symbol_set.id))


def record(symbol_set: SymbolSet, *, folder: Path, began: str = "") -> None:
    """Note what has changed in a set. ``began`` is how a new log says where the set came from.

    A log that cannot be written stops nothing: the next reader of the history finds the changes.
    """
    with contextlib.suppress(LetterkitError, OSError):
        _bring_up_to_date(symbol_set, folder, began)


def note(set_id: str, what: str, *, folder: Path) -> None:
    """Note what was done with a whole set. A log that cannot be written stops nothing."""
    with contextlib.suppress(LetterkitError, OSError):
        _append(_log(folder, set_id), [Change(_now(), "set", "", what)])


def _bring_up_to_date(symbol_set: SymbolSet, place: Path, began: str) -> None:
    last = place / f"{symbol_set.id}.history.json"
    known: dict[str, dict[str, str]] | None = None
    with contextlib.suppress(Exception):
        known = json.loads(read_text(last, most_bytes=200_000_000))
    now = {symbol.id: _facts(symbol, symbol_set) for symbol in symbol_set.symbols.values()}
    if known != now:
        _append(_log(place, symbol_set.id), _compared(known, now, _now(), began))
        write_whole(last, json.dumps(now, ensure_ascii=False).encode())


def _append(log: Path, changes: list[Change]) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    write_whole(log, "".join(map(_line, (*_read(log), *changes))).encode())


def _log(place: Path, set_id: str) -> Path:
    return place / f"{set_id}.history.txt"


def _now() -> str:
    return dt.datetime.now().replace(microsecond=0).isoformat()


def _compared(
    known: dict[str, dict[str, str]] | None, now: dict[str, dict[str, str]], when: str, began: str
) -> list[Change]:
    if known is None:
        return [Change(when, "set", "", f"{began or 'the log begins'}, with {len(now)} symbols")]
    found = [Change(when, "added", i, now[i]["label"]) for i in now if i not in known]
    found += [Change(when, "removed", i, known[i]["label"]) for i in known if i not in now]
    for i, facts in now.items():
        if i in known and known[i] != facts:
            names = [name for name in facts if known[i].get(name) != facts[name]]
            said = "; ".join(
                "the picture" if n == "picture" else f"{n}: {known[i].get(n, '')} → {facts[n]}"
                for n in names
            )
            found.append(Change(when, "changed", i, said))
    return found


def _facts(symbol: Symbol, symbol_set: SymbolSet) -> dict[str, str]:
    facts = {}
    for name in _FIELDS:
        value = getattr(symbol, name)
        facts[name] = "; ".join(value) if isinstance(value, tuple) else str(value)
    marks = (f"from {symbol.suitable_from}" if symbol.suitable_from is not None else "",)
    facts["suitable"] = "not for children" if symbol.not_for_children else marks[0]
    try:
        data = symbol_set.data(symbol.file)
        facts["picture"] = hashlib.sha256(data).hexdigest()[:16]
    except OSError:
        facts["picture"] = "missing"
    return facts


def _line(change: Change) -> str:
    cells = (change.when, change.what, change.symbol, change.detail)
    return "\t".join(" ".join(cell.split()) for cell in cells) + "\n"


def _read(log: Path) -> tuple[Change, ...]:
    if not log.is_file():
        return ()
    rows = (line.split("\t") for line in read_text(log, most_bytes=50_000_000).splitlines())
    return tuple(Change(*row[:4]) for row in rows if len(row) >= 4)
