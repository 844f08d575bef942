"""The therapist's desk: `letterkit symbols gaps, coverage, sheet, cards, history`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from letterkit.letter import Letter
from letterkit.letterfile import load, write_whole
from letterkit.settings import Settings, settings_for
from letterkit.symbols.catalogue import Catalogue, catalogue_for

_PATH = click.Path(path_type=Path)


def _here() -> tuple[Catalogue, Settings]:
    settings = settings_for(Path.cwd())
    return catalogue_for(settings), settings


def _letters(files: tuple[Path, ...]) -> list[Letter]:
    return [load(file) for file in files]


@click.command()
@click.argument("files", nargs=-1, required=True, type=_PATH, metavar="LETTER...")
@click.option("--most", default=50, show_default=True, type=click.IntRange(1), help="How many.")
def gaps(files: tuple[Path, ...], most: int) -> None:
    """List the words of some letters that have no symbol, the commonest first.

    No name of a child or of anyone else is shown.
    """
    from letterkit.symbols import gaps as finding

    catalogue, settings = _here()
    found = finding.gaps(_letters(files), catalogue, settings)
    if not found:
        click.echo("Every key word has a symbol.")
        return
    click.echo("times  word                 could be")
    for gap in found[:most]:
        offered = ", ".join(gap.offers) or "nothing comes close"
        note = " (many meanings: choose by hand)" if gap.ambiguous else ""
        click.echo(f"{gap.count:>5}  {f'{gap.word} ({gap.use})':<20} {offered}{note}")
    if len(found) > most:
        click.echo(f"And {len(found) - most} more. --most {len(found)} shows them all.")


@click.command()
@click.argument("files", nargs=-1, required=True, type=_PATH, metavar="LETTER...")
def coverage(files: tuple[Path, ...]) -> None:
    """Say for each letter how many of its key words have a symbol in the child's sets."""
    from letterkit.symbols import gaps as finding

    catalogue, settings = _here()
    words = shown = 0
    for file, letter in zip(files, _letters(files), strict=True):
        found = finding.coverage(letter, catalogue, settings)
        sets = ", ".join(f"{name} {count}" for name, count in found.by_set)
        click.echo(
            f"{file.name}: {found.with_symbol} of {found.key_words} key words have a symbol "
            f"({found.share:.0%}){f': {sets}' if sets else ''}"
        )
        words, shown = words + found.key_words, shown + found.with_symbol
    if len(files) > 1 and words:
        click.echo(f"All together: {shown} of {words} ({shown / words:.0%})")


@click.command()
@click.option("--set", "set_ids", multiple=True, help="Only this set; may be given again.")
@click.option("-o", "--out", default="sheet.pdf", show_default=True, type=_PATH)
def sheet(set_ids: tuple[str, ...], out: Path) -> None:
    """Make a contact sheet: every symbol with its label and its name for letters, as a PDF."""
    from letterkit.renderers.symbol_sheets import contact_sheet

    catalogue, _ = _here()
    write_whole(out, contact_sheet(catalogue, set_ids, on=dt.date.today()))
    click.echo(f"Made {out}.")


@click.command()
@click.argument("file", type=_PATH, metavar="LETTER")
@click.option("-o", "--out", default="cards.pdf", show_default=True, type=_PATH)
def cards(file: Path, out: Path) -> None:
    """Make cards of 5 cm to cut out: a letter's own symbols, and answers to give to it."""
    from letterkit.renderers.symbol_sheets import exchange_cards
    from letterkit.symbols.cards import cards_of

    letter = load(file)
    settings = settings_for(file)
    made = cards_of(letter, catalogue_for(settings), settings)
    title = f"Cards for {letter.child.name}"
    write_whole(out, exchange_cards(made, title=title, on=letter.date))
    click.echo(f"Made {out}: {len(made.own)} from the letter, {len(made.answers)} to answer with.")


@click.command()
@click.argument("set_id", metavar="SET")
def history(set_id: str) -> None:
    """Show what has changed in a set, and since when; changes by hand are found and noted."""
    from letterkit.errors import SymbolSetError
    from letterkit.symbols import history as log

    catalogue, _ = _here()
    if set_id not in catalogue.sets:
        raise SymbolSetError(
            f'there is no symbol set "{set_id}".',
            what_to_do=f"The sets are {', '.join(catalogue.sets)}.",
        )
    for change in log.history(catalogue.sets[set_id]):
        where = f"{change.symbol}: " if change.symbol else ""
        click.echo(f"{change.when}  {change.what:<8} {where}{change.detail}")


COMMANDS = (gaps, coverage, sheet, cards, history)
