"""letterkit: letters to children in care, of at most three key messages.

    from letterkit import load, check, render

    letter = load("sam.toml")
    for finding in check(letter).findings:
        print(finding.field, finding.message)
    pdf = render(letter, "pdf")

Every public name is below; each is imported when it is first used, so that ``import letterkit``
is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from letterkit.checks import Finding, Report, Suggestion, check
    from letterkit.errors import LetterkitError
    from letterkit.letter import Help, KeyMessage, Letter, Parts, Silence, Step, Writer
    from letterkit.letterfile import dumps, load, load_child, loads, save, schema
    from letterkit.reader import Child, Consent, Person, Picture
    from letterkit.renderers import render, write

__version__ = "0.1.0"

_HOME = {
    "Child": "reader",
    "Consent": "reader",
    "Finding": "checks",
    "Help": "letter",
    "KeyMessage": "letter",
    "Letter": "letter",
    "LetterkitError": "errors",
    "Parts": "letter",
    "Person": "reader",
    "Picture": "reader",
    "Report": "checks",
    "Silence": "letter",
    "Step": "letter",
    "Suggestion": "checks",
    "Writer": "letter",
    "check": "checks",
    "dumps": "letterfile",
    "load": "letterfile",
    "load_child": "letterfile",
    "loads": "letterfile",
    "render": "renderers",
    "save": "letterfile",
    "schema": "letterfile",
    "write": "renderers",
}

__all__ = [
    "Child",
    "Consent",
    "Finding",
    "Help",
    "KeyMessage",
    "Letter",
    "LetterkitError",
    "Parts",
    "Person",
    "Picture",
    "Report",
    "Silence",
    "Step",
    "Suggestion",
    "Writer",
    "check",
    "dumps",
    "load",
    "load_child",
    "loads",
    "render",
    "save",
    "schema",
    "write",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"letterkit has no public name {name!r}")
    value = getattr(import_module(f"letterkit.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
