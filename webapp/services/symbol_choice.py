"""Choosing a symbol: what fits a word, what was used lately, and the child's own choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from letterkit.reader import Child
from letterkit.settings import Settings
from letterkit.symbols.catalogue import Catalogue, catalogue_for
from letterkit.symbols.offers import Token, offers, symbolise
from letterkit.symbols.search import search_symbols
from webapp import dates, letter_content
from webapp.errors import NotFound, NotUnderstood
from webapp.services import council
from webapp.services.symbol_pictures import Card, card, card_of, figure_of
from webapp.store import children, letters
from webapp.store.who import Who

MOST_FOUND = 40
MOST_RECENT = 8
LONGEST_TEXT = 20_000
LONGEST_WORD = 80
_LETTERS_LOOKED_AT = 5


@dataclass(frozen=True)
class Reader:
    """A child as the picker needs them: the profile, the symbols that can be used, the council."""

    child: Child
    catalogue: Catalogue
    settings: Settings

    def cards(self, refs: Iterable[str]) -> list[Card]:
        """Return the cards of references, each once; those that are gone are left out."""
        figure = figure_of(self.child.symbols)
        found = (card_of(self.catalogue, ref, figure) for ref in dict.fromkeys(refs))
        return [each for each in found if each is not None]

    @property
    def sets(self) -> tuple[str, ...]:
        """Return all sets, those of this child first."""
        return tuple(dict.fromkeys((*self.child.symbols.sets, *self.catalogue.sets)))


def reader(session: Session, child_id: str, *, by: Who) -> Reader:
    """Return a child as the picker needs them.

    Raises `NotFound`: this person does not work with this child.
    """
    child = Child.model_validate(children.get(session, child_id, by=by).profile)
    settings = council.library_settings(session)
    return Reader(child, catalogue_for(settings), settings)


def find(who: Reader, text: str) -> list[Card]:
    """Return the symbols that fit what was typed, best first."""
    age = who.child.age_on(dates.today())
    figure = figure_of(who.child.symbols)
    found = search_symbols(who.catalogue, text, most=MOST_FOUND, sets=who.sets, age=age)
    return [card(who.catalogue, symbol, figure) for symbol in found]


def offered(who: Reader, word: str) -> list[Card]:
    """Return the few symbols that fit a word best."""
    age = who.child.age_on(dates.today())
    return who.cards(offers(who.catalogue, word, sets=who.sets, age=age))


def own(who: Reader) -> list[Card]:
    """Return the symbols that were chosen once for this child."""
    return who.cards(who.child.symbols.choices.values())


def recent(session: Session, who: Reader, child_id: str, *, by: Who) -> list[Card]:
    """Return the symbols of this writer's latest letters to this child, newest first."""
    refs: list[str] = []
    looked = 0
    for row in letters.mine(session, by=by, limit=60):
        if row.child_id != child_id or looked >= _LETTERS_LOOKED_AT:
            continue
        looked += 1
        content = letters.content(session, row.id, by=by).content
        for message in content.get("messages") or []:
            picture = message.get("picture")
            refs.append(picture.get("ref", "") if isinstance(picture, dict) else picture or "")
        refs.extend((content.get("symbols") or {}).values())
    return who.cards(ref for ref in refs if isinstance(ref, str) and ref)[:MOST_RECENT]


def about_word(
    who: Reader, text: str, start: int, end: int, letter_choices: Mapping[str, str]
) -> dict[str, Any]:
    """Return what stands on a word of a text, what else could, and with what it can be joined.

    ``start`` and ``end`` are code points in ``text``. In the answer ``joins`` holds the phrases
    that the word makes with the word before and after it, ``parts`` the words of a phrase, each
    with the symbol that it would have alone; ``shows`` says whether words have symbols at all.
    """
    if len(text) > LONGEST_TEXT:
        raise NotUnderstood()
    tokens = symbolise(
        text,
        who.child,
        who.catalogue,
        settings=who.settings,
        letter_choices=dict(letter_choices),
        on=dates.today(),
    )
    at = next((n for n, t in enumerate(tokens) if t.start < end and start < t.end), None)
    shows = who.child.symbols.mode != "none"
    if at is None:
        return {"token": None, "offers": [], "joins": [], "parts": [], "shows": shows}
    token = tokens[at]
    return {
        "token": _token(who, token),
        "offers": [
            each.to_dict() for each in who.cards([*filter(None, [token.symbol]), *token.offers])
        ],
        "joins": [
            text[first.start : last.end]
            for first, last in _neighbours(tokens, at)
            if _stand_together(text, first, last)
        ],
        "parts": _parts(who, token.text),
        "shows": shows,
    }


def save_for_child(session: Session, child_id: str, word: str, ref: str, *, by: Who) -> None:
    """Keep a symbol as this child's own for a word; an empty ``ref`` forgets it again.

    Raises `NotFound`: this person does not work with this child, or there is no such symbol.
    """
    row = children.get(session, child_id, by=by)
    profile = Child.model_validate(row.profile)
    key = tidy_word(word)
    choices = dict(profile.symbols.choices)
    if ref:
        if ref not in catalogue_for(council.library_settings(session)):
            raise NotFound()
        choices[key] = ref
    else:
        choices.pop(key, None)
    symbols = profile.symbols.model_copy(update={"choices": choices})
    changed = letter_content.to_profile(profile.model_copy(update={"symbols": symbols}))
    if changed != row.profile:
        children.save_profile(session, child_id, row.version, changed, by=by)


def tidy_word(word: object) -> str:
    """Return a word or phrase as the key of a choice.

    Raises `NotUnderstood`: it is none, or is too long.
    """
    if not isinstance(word, str):
        raise NotUnderstood()
    tidy = " ".join(word.split()).lower()
    if not tidy or len(tidy) > LONGEST_WORD:
        raise NotUnderstood()
    return tidy


def _token(who: Reader, token: Token) -> dict[str, Any]:
    cards = who.cards([token.symbol]) if token.symbol else []
    return {
        "text": token.text,
        "start": token.start,
        "end": token.end,
        "symbol": cards[0].to_dict() if cards else None,
        "why": token.why,
        "negated": token.negated,
    }


def _neighbours(tokens: tuple[Token, ...], at: int) -> list[tuple[Token, Token]]:
    pairs = []
    if at > 0 and _says_much(tokens[at - 1]):
        pairs.append((tokens[at - 1], tokens[at]))
    if at + 1 < len(tokens) and _says_much(tokens[at + 1]):
        pairs.append((tokens[at], tokens[at + 1]))
    return pairs


def _says_much(token: Token) -> bool:
    # Nobody wants one symbol for "to school": a small word is offered no symbol.
    return bool(token.symbol or token.offers)


def _stand_together(text: str, first: Token, last: Token) -> bool:
    # Words with a full stop or a comma between them are not one phrase.
    between = text[first.end : last.start]
    return between.isspace() and "\n" not in between and last.end - first.start <= LONGEST_WORD


def _parts(who: Reader, phrase: str) -> list[dict[str, Any]]:
    words = phrase.split()
    if len(words) < 2:
        return []
    return [
        {"word": word.lower(), "symbol": found[0].to_dict() if found else None}
        for word in words
        for found in [offered(who, word)[:1]]
    ]
