"""`letterkit symbolise`: say which symbols stand on the words of a text."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import click

from letterkit.errors import FileUnreadable, SymbolSetError
from letterkit.reader import Child, SymbolProfile
from letterkit.settings import settings_for
from letterkit.symbols.catalogue import Catalogue, catalogue_for

MOST_TEXT = 100_000


@click.command()
@click.option("--text", "text", default=None, help="The words. Without it: what is typed in.")
@click.option("--letter", "letter", default=None, help="Follow this letter's child and choices.")
@click.option("--sets", default="", help="Only these sets, best first, such as care,openmoji.")
@click.option(
    "--mode",
    type=click.Choice(["key-words", "every-word"]),
    default=None,
    help="Which words get a symbol.  [default: key-words, or as the letter says]",
)
@click.option("--most", type=click.IntRange(1, 40), default=None, help="Most symbols a sentence.")
@click.option("--age", type=click.IntRange(0, 25), default=None, help="The child's age.")
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text")
def symbolise(
    text: str | None,
    letter: str | None,
    sets: str,
    mode: str | None,
    most: int | None,
    age: int | None,
    form: str,
) -> None:
    """Put symbols on words: which word gets which, and what else it could be.

    Nothing is changed. To choose, write the word and the symbol into the letter
    ([symbols] in its file) or into the child's profile.
    """
    from letterkit.symbols import offers

    if text is None:
        text = _typed_in()
    if len(text) > MOST_TEXT:
        raise FileUnreadable(f"this is more than {MOST_TEXT:,} characters.", where="--text")
    child, place = Child(name="-", age=age), Path.cwd()
    choices: dict[str, str] = {}
    day: dt.date | None = None
    if letter is not None:
        from letterkit.letterfile import load

        read = load(Path(letter))
        child, choices, day, place = read.child, dict(read.symbols), read.date, Path(letter)
        if age is not None:
            child = child.model_copy(update={"age": age, "born": None})
    settings = settings_for(place)
    catalogue = catalogue_for(settings)
    profile = _profile(child.symbols, catalogue, sets, mode, most)
    child = child.model_copy(update={"symbols": profile})
    tokens = offers.symbolise(
        text, child, catalogue, settings=settings, letter_choices=choices, on=day
    )
    if form == "json":
        found = {
            "text": text,
            "tokens": [
                {
                    "text": token.text,
                    "start": token.start,
                    "end": token.end,
                    "symbol": token.symbol,
                    "negated": token.negated,
                    "why": token.why,
                    "offers": list(token.offers),
                }
                for token in tokens
            ],
        }
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for token in tokens:
        shown = f"not {token.symbol}" if token.negated and token.why != "not" else token.symbol
        others = f"   or {', '.join(token.offers)}" if token.offers else ""
        click.echo(f"{token.text:<20} {shown or '-':<28}{others}".rstrip())


def _typed_in() -> str:
    raw = sys.stdin.buffer.read(4 * MOST_TEXT + 1)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileUnreadable(
            "this is not UTF-8 text.", where="-", what_to_do="Save it as UTF-8."
        ) from None


def _profile(
    profile: SymbolProfile, catalogue: Catalogue, sets: str, mode: str | None, most: int | None
) -> SymbolProfile:
    wanted: dict[str, object] = {}
    names = tuple(name.strip() for name in sets.split(",") if name.strip())
    for name in names:
        if name not in catalogue.sets:
            raise SymbolSetError(
                f'there is no symbol set "{name}".',
                where="--sets",
                what_to_do=f"The sets are {', '.join(catalogue.sets)}.",
            )
    if names:
        wanted["sets"] = names
    if mode or profile.mode == "none":
        wanted["mode"] = mode or "key-words"
    if most:
        wanted["per_sentence"] = most
    return profile.model_copy(update=wanted)
