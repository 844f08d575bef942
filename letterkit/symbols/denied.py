"""Denials among the symbols of a sentence: which pictures are crossed out.

`letterkit.symbols.negation` says which words of a sentence are denied; here each denial finds
the picture that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from letterkit.symbols.found import Found
from letterkit.symbols.lexicon import BARE
from letterkit.symbols.negation import Denial, cancelled, denials, is_answer, is_denying
from letterkit.symbols.uses import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def show_denials(
    kept: list[Found], units: list[Unit], doc: Doc, *, own: dict[str, str]
) -> list[Found]:
    """Show every denial: on a word that it governs, else nearby, else on itself.

    ``own`` are the symbols that stand on a denying word itself: "never" has one of its own, and
    that under "" is for every other. Where there is none, such a word stays bare.
    """
    at_token = {
        i: place for place, unit in enumerate(units) for i in range(unit.first, unit.last + 1)
    }
    # A symbol for "not" or "never" alone gives way to the crossed-out word.
    found = [f for f in kept if not _only_denies(f, units, doc)]
    holder = {p: f for f in found if f.ref for p in range(f.first, f.last + 1)}
    shown: dict[Found, list[int]] = {}
    itself: dict[Found, bool] = {}
    homeless: list[Denial] = []
    for denial in denials(doc):
        place = at_token.get(denial.token)
        whole = holder.get(place) if place is not None else None
        if whole is not None and whole.last > whole.first:
            itself[whole] = True  # "not your fault" has a symbol of its own
            continue
        targets = _targets(denial.denied, at_token, holder)
        if not targets:
            groups = (_targets(group, at_token, holder) for group in denial.nearby)
            targets = next((group for group in groups if group), [])
        targets = [f for f in targets if f.why != "photo"]  # no person's face is crossed out
        if not targets:
            homeless.append(denial)
        for target in targets:
            shown.setdefault(target, []).append(denial.token)
    made = []
    for f in found:
        deniers = shown.get(f, [])
        if len(deniers) == 2 and cancelled(doc, deniers[0], deniers[1]):
            homeless.extend(Denial(i, (), ()) for i in deniers)
            deniers = []
        says_itself = f in itself and f.ref != ""
        made.append(
            replace(
                f,
                negated=bool(deniers) or says_itself,
                says_not=says_itself,
            )
        )
    made.extend(_on_themselves(homeless, at_token, units, made, own))
    return made


def _on_themselves(
    homeless: list[Denial],
    at_token: dict[int, int],
    units: list[Unit],
    made: list[Found],
    own: dict[str, str],
) -> Iterator[Found]:
    """Yield the "not" symbol for denials that no picture shows."""
    taken = {p for f in made if f.ref for p in range(f.first, f.last + 1)}
    for denial in homeless:
        place = at_token.get(denial.token)
        if place is None or place in taken or "" not in own:
            continue
        taken.add(place)
        unit = units[place]
        ref = own.get(unit.lower, own[""])
        yield Found(
            place, place, unit.start, unit.end, ref, "not", 0, 9, negated=True, says_not=True
        )


def _targets(
    tokens: tuple[int, ...], at_token: dict[int, int], holder: dict[int, Found]
) -> list[Found]:
    places = (at_token.get(i) for i in tokens)
    return list(dict.fromkeys(holder[p] for p in places if p is not None and p in holder))


def _only_denies(found: Found, units: list[Unit], doc: Doc) -> bool:
    if found.first != found.last or found.rank < BARE:
        return False
    unit = units[found.first]
    tokens: list[Token] = [doc[i] for i in range(unit.first, unit.last + 1)]
    return any(is_denying(token) for token in tokens) and not is_answer(unit.token)
