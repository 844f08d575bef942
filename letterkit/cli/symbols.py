"""`letterkit symbols`: list, search and show picture symbols."""

from __future__ import annotations

import json
from pathlib import Path

import click

from letterkit.cli.symbols_desk import COMMANDS as DESK
from letterkit.cli.symbols_sets import COMMANDS
from letterkit.settings import settings_for
from letterkit.symbols.catalogue import Catalogue, catalogue_for
from letterkit.symbols.sets import Symbol


@click.group()
def symbols() -> None:
    """Picture symbols: what there is, and whose they are."""


def _catalogue() -> Catalogue:
    return catalogue_for(settings_for(Path.cwd()))


@symbols.command("list")
@click.option("--set", "set_id", default="", help="Only this set.")
@click.option("--category", default="", help="Only this category.")
def list_symbols(set_id: str, category: str) -> None:
    """List the symbols of every set, or of one."""
    catalogue = _catalogue()
    for symbol_set in catalogue.sets.values():
        if set_id and symbol_set.id != set_id:
            continue
        notice = symbol_set.notice
        click.echo(
            f"{notice.title} ({symbol_set.id}): {len(symbol_set.symbols)} symbols, "
            f"{notice.licence_shown}, {notice.holder or 'holder not given'}"
        )
        for symbol in symbol_set.symbols.values():
            if not category or symbol.category == category:
                click.echo(f"  {symbol.ref:<32} {symbol.label}")


@symbols.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--set", "set_ids", multiple=True, help="Only this set; may be given again.")
@click.option("--category", default="", help="Only this category.")
@click.option("--age", type=click.IntRange(0, 25), help="Only what suits a child of this age.")
@click.option("--most", default=12, show_default=True, help="How many to show.")
def search(
    words: tuple[str, ...], set_ids: tuple[str, ...], category: str, age: int | None, most: int
) -> None:
    """Search every set for words, and print the symbols that fit best first."""
    from letterkit.symbols.search import search_symbols

    found = search_symbols(
        _catalogue(), " ".join(words), most=most, sets=set_ids, category=category, age=age
    )
    if not found:
        click.echo("No symbol fits. Try another word for it.")
    for symbol in found:
        click.echo(f"{symbol.ref:<32} {symbol.label}")


@symbols.command()
@click.argument("ref")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def show(ref: str, as_json: bool) -> None:
    """Show what is known of one symbol, such as care:home."""
    catalogue = _catalogue()
    symbol = catalogue.get(ref)
    facts = _facts(catalogue, symbol)
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    for name, value in facts.items():
        shown = ", ".join(value) if isinstance(value, list) else value
        click.echo(f"{name:<15} {shown}")


def _facts(catalogue: Catalogue, symbol: Symbol) -> dict[str, object]:
    symbol_set = catalogue.set_of(symbol)
    notice = symbol_set.notice
    return {
        "symbol": symbol.ref,
        "label": symbol.label,
        "read aloud as": symbol.alt_text,
        "keywords": list(symbol.keywords),
        "category": symbol.category,
        "part of speech": symbol.part_of_speech,
        "variants": list(symbol.variants),
        "set": notice.title,
        "licence": symbol.licence or notice.licence_shown,
        "author": symbol.author or notice.holder,
        "source": symbol.source or notice.source,
        "file": str(symbol_set.path(symbol.file)),
    }


for _command in (*COMMANDS, *DESK):
    symbols.add_command(_command)
