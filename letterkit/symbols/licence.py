"""Licences as people and programs write them, and whether a symbol has one."""

from __future__ import annotations

import re
from functools import lru_cache

from letterkit.symbols.sets import ALL_RIGHTS_RESERVED, SetNotice, Symbol

_CC = re.compile(r"cc[\s-]*(by(?:[\s-]*(?:nc|nd|sa))*)[\s-]*(\d\.\d)?", re.I)
_NONE = {"", "private", "unknown", "none", "n/a", "all rights reserved", "copyright"}
_PUBLIC = {"public domain", "cc0", "cc zero", "cc0-1.0", "cc0 1.0"}


@lru_cache(maxsize=256)
def tidy(licence: str) -> str:
    """Return a licence under its usual short name: "CC By-SA 4.0" is "CC-BY-SA-4.0".

    What is not known is returned as it was written; what means "no licence" as "".
    """
    text = " ".join(licence.split())
    if text.lower() in _NONE:
        return ""
    if text.lower() in _PUBLIC:
        return "CC0-1.0" if "cc" in text.lower() else "Public domain"
    found = _CC.fullmatch(text)
    if found is None:
        return text
    parts = re.findall("by|nc|nd|sa", found[1].lower())
    version = f"-{found[2]}" if found[2] else ""
    return "CC-" + "-".join(part.upper() for part in parts) + version


def licence_of(symbol: Symbol, notice: SetNotice) -> str:
    """Return what a symbol is licensed under: its own licence, its set's, or all rights kept."""
    return symbol.licence or notice.licence or ALL_RIGHTS_RESERVED


def is_unlicensed(symbol: Symbol, notice: SetNotice) -> bool:
    """Say whether nobody has said what may be done with a symbol."""
    return not (tidy(notice.licence) or tidy(symbol.licence))
