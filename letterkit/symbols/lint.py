"""What is wrong in a symbol set, for whoever looks after it: each flaw with what to do."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.symbols.licence import is_unlicensed
from letterkit.symbols.sets import Symbol, SymbolSet, load_set

PARTS_OF_SPEECH = frozenset("noun verb adjective adverb pronoun phrase other".split())
LONGEST_ALT = 150  # characters; a screen reader speaks about 15 a second
_SAYS_PICTURE = re.compile(r"(?:a |an |the )?(picture|image|symbol|icon|drawing|photo) of ", re.I)

FLAWS: dict[str, str] = {
    "broken-set": "the set cannot be read",
    "missing-file": "a picture is not there",
    "unreadable-file": "a picture cannot be shown",
    "unsafe-file": "a picture holds what no picture needs",
    "no-alt-text": "a screen reader has nothing to say",
    "poor-alt-text": "a screen reader says it badly",
    "duplicate-label": "two symbols have one label",
    "unlicensed": "nobody has said what may be done with it",
    "no-holder": "the credits cannot name anyone",
    "expired": "the licence has run out",
    "unknown-part-of-speech": "a part of speech is not one of the list",
}


@dataclass(frozen=True)
class Flaw:
    """One thing wrong: its name from `FLAWS`, the symbol it is about ("" for the set)."""

    name: str
    set_id: str
    symbol_id: str
    message: str

    @property
    def ref(self) -> str:
        """Return what it is about: "set:id", or the set."""
        return f"{self.set_id}:{self.symbol_id}" if self.symbol_id else self.set_id


def lint_folder(folder: Path, *, on: dt.date | None = None) -> list[Flaw]:
    """Look through a set in its folder, even where it cannot be loaded."""
    try:
        symbol_set = load_set(folder)
    except LetterkitError as error:
        return [Flaw("broken-set", folder.name, "", str(error))]
    return list(lint(symbol_set, on=on))


def lint(
    symbol_set: SymbolSet,
    *,
    on: dt.date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Flaw]:
    """Yield what is wrong in a set: its notice first, then each symbol in its order.

    ``on`` is the day to which the licence must hold (today).
    """
    yield from _notice(symbol_set, on or dt.date.today())
    labels: dict[tuple[str, str], str] = {}
    looked_at: dict[str, Flaw | None] = {}
    for number, symbol in enumerate(symbol_set.symbols.values(), 1):
        yield from _words(symbol_set, symbol)
        key = (symbol.label.casefold(), symbol.part_of_speech)
        first = labels.setdefault(key, symbol.id)
        if first != symbol.id:
            yield Flaw(
                "duplicate-label",
                symbol_set.id,
                symbol.id,
                f'has the label "{symbol.label}", as "{first}" has. Tell them apart, or make one '
                "a variant of the other.",
            )
        for file in (symbol.file, *symbol.variants.values()):
            if file not in looked_at:
                looked_at[file] = _file(symbol_set, symbol, file)
                flaw = looked_at[file]
                if flaw is not None:
                    yield flaw
        if progress:
            progress(number, len(symbol_set.symbols))


def _notice(symbol_set: SymbolSet, on: dt.date) -> Iterator[Flaw]:
    notice = symbol_set.notice
    bare = [s.id for s in symbol_set.symbols.values() if is_unlicensed(s, notice)]
    if len(bare) > 20 or (bare and len(bare) == len(symbol_set.symbols)):
        yield Flaw(
            "unlicensed",
            symbol_set.id,
            "",
            f"{len(bare)} of {len(symbol_set.symbols)} symbols have no licence, so all rights "
            "are reserved. Write licence and holder into set.toml once you have asked.",
        )
    elif bare:
        for symbol_id in bare:
            yield Flaw(
                "unlicensed",
                symbol_set.id,
                symbol_id,
                "has no licence, so all rights are reserved. Ask whose picture it is.",
            )
    if not (notice.holder or notice.attribution):
        nameless = [s for s in symbol_set.symbols.values() if not s.author]
        if nameless:
            yield Flaw(
                "no-holder",
                symbol_set.id,
                "",
                "set.toml names no holder and no attribution, so letters cannot credit it.",
            )
    if symbol_set.has_expired(on):
        yield Flaw(
            "expired",
            symbol_set.id,
            "",
            f"its licence ended on {notice.expires}. Letters of an earlier date keep their "
            "pictures.",
        )


def _words(symbol_set: SymbolSet, symbol: Symbol) -> Iterator[Flaw]:
    alt = symbol.alt_text
    if not alt:
        yield Flaw(
            "no-alt-text",
            symbol_set.id,
            symbol.id,
            "has no alt text. Say in a few words what it shows.",
        )
    elif (said := _SAYS_PICTURE.match(alt)) and said[1].lower() not in symbol.label.lower():
        yield Flaw(
            "poor-alt-text",
            symbol_set.id,
            symbol.id,
            f'has the alt text "{alt[:60]}". Leave out "picture of"; that is said already.',
        )
    elif len(alt) > LONGEST_ALT or alt.lower().endswith((".svg", ".png", ".jpg")):
        yield Flaw(
            "poor-alt-text",
            symbol_set.id,
            symbol.id,
            f'has the alt text "{alt[:60]}". Say in a few words what it shows.',
        )
    if symbol.part_of_speech and symbol.part_of_speech not in PARTS_OF_SPEECH:
        yield Flaw(
            "unknown-part-of-speech",
            symbol_set.id,
            symbol.id,
            f'has the part of speech "{symbol.part_of_speech}". It is one of '
            f"{', '.join(sorted(PARTS_OF_SPEECH))}.",
        )


def _file(symbol_set: SymbolSet, symbol: Symbol, file: str) -> Flaw | None:
    from letterkit.symbols.drawings import safe_drawing
    from letterkit.symbols.images import symbol_image

    if symbol_set.held is not None:
        return None  # made safe before it was taken in
    try:
        path = symbol_set.path(file)
        if not path.is_file():
            return Flaw("missing-file", symbol_set.id, symbol.id, f'"{file}" is not there.')
        symbol_image(symbol.ref, path, "")
        cleaned = safe_drawing(path.read_bytes(), where=file)
    except LetterkitError as error:
        return Flaw("unreadable-file", symbol_set.id, symbol.id, f'"{file}": {error.message}')
    except OSError as error:
        return Flaw("unreadable-file", symbol_set.id, symbol.id, f'"{file}": {error.strerror}.')
    if "a script" in cleaned.left_out or "a piece of web page" in cleaned.left_out:
        return Flaw(
            "unsafe-file",
            symbol_set.id,
            symbol.id,
            f'"{file}" holds {" and ".join(cleaned.left_out)}. Add the set again with '
            "`letterkit symbols add`, which makes its pictures safe.",
        )
    return None
