"""`letterkit symbols add, export, remove, lint`: bring sets in, take them out, mend them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path

import click

from letterkit.cli.speak import progress
from letterkit.errors import LetterkitError, UsageError
from letterkit.settings import settings_for
from letterkit.symbols import library
from letterkit.symbols.catalogue import Catalogue, catalogue_for, set_folders
from letterkit.symbols.sets import SymbolSet

_PATH = click.Path(path_type=Path)


def _catalogue() -> Catalogue:
    return catalogue_for(settings_for(Path.cwd()))


@click.command()
@click.argument("source", type=_PATH, required=False)
@click.option("--set", "set_id", default="", help="The set's name in letters, such as team.")
@click.option("--title", default="", help="What the set is called.")
@click.option("--licence", default="", help='Such as CC-BY-4.0, or "Council licence 4711".')
@click.option("--holder", default="", help="Whose pictures they are.")
@click.option("--attribution", default="", help="The sentence that the licence asks you to print.")
@click.option("--source", "origin", default="", help="Where they came from.")
@click.option("--expires", type=click.DateTime(["%Y-%m-%d"]), help="The licence's last day.")
@click.option("--max-distinct", type=click.IntRange(1), help="Most different symbols a letter.")
@click.option("--into", type=_PATH, help="A folder of sets to add to; else your own.")
@click.option("--force", is_flag=True, help="Replace a set of that name; the old one is kept.")
@click.option("--skip-bad", is_flag=True, help="Leave out pictures that cannot be used.")
@click.option("--undo", "undo_set", metavar="SET", help="Bring back a set you removed or replaced.")
def add(
    source: Path | None,
    set_id: str,
    title: str,
    licence: str,
    holder: str,
    attribution: str,
    origin: str,
    expires: dt.datetime | None,
    max_distinct: int | None,
    into: Path | None,
    force: bool,
    skip_bad: bool,
    undo_set: str | None,
) -> None:
    """Add a set of symbols from a file or folder: the whole of it, or nothing.

    Reads Open Board files (.obf, .obz), Mulberry's release zip, ARASAAC folders, folders and
    spreadsheets (CSV) of pictures, and what `letterkit symbols export` wrote.
    """
    if undo_set:
        back = library.undo(undo_set, folder=into)
        click.echo(f"{back.notice.title} is back: {len(back.symbols)} symbols.")
        return
    if source is None:
        raise UsageError("name the file or folder to add.", what_to_do="See --help.")
    said = {
        "title": title,
        "licence": licence,
        "holder": holder,
        "attribution": attribution,
        "source": origin,
        "expires": expires.date() if expires else None,
        "max_distinct": max_distinct,
    }
    with progress(f"Adding {source.name}") as bar:
        task = bar.add_task("", total=None)
        added = library.add(
            source,
            into=into,
            set_id=set_id,
            notice={key: value for key, value in said.items() if value},
            force=force,
            skip_bad=skip_bad,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    _say(added)


def _say(added: library.Added) -> None:
    made = added.symbol_set
    for note in added.notes:
        click.echo(f"  {note}")
    for line in added.left_out:
        click.echo(f"  Left out: {line}")
    again = ", in place of the old one, which is kept" if added.replaced else ""
    click.echo(f"{made.notice.title} added: {len(made.symbols)} symbols{again}.")
    click.echo(f'Letters call it "{made.id}", as in {next(iter(made.symbols.values())).ref}')
    if not made.notice.licence and not all(s.licence for s in made.symbols.values()):
        click.echo(
            "Its licence is not known, so all rights are reserved. Ask whose pictures they are, "
            f"and write licence and holder into {made.folder / 'set.toml'}"
        )


@click.command()
@click.argument("set_id", metavar="SET")
@click.option("-o", "--output", type=_PATH, required=True, help=".obz, .obf, .zip or .csv")
@click.option("--force", is_flag=True, help="Write over what is there.")
def export(set_id: str, output: Path, force: bool) -> None:
    """Write a set to a file: Open Board (.obz, .obf), letterkit (.zip), spreadsheet (.csv)."""
    from letterkit.symbols.formats.write import write_set

    symbol_set = _named(set_id)
    for path in write_set(symbol_set, output, force=force):
        click.echo(f"{path}")
    click.echo(
        f"{symbol_set.notice.title}: {len(symbol_set.symbols)} symbols, {_rights(symbol_set)}"
    )


def _rights(symbol_set: SymbolSet) -> str:
    kinds = Counter(
        s.licence or symbol_set.notice.licence_shown for s in symbol_set.symbols.values()
    )
    return ", ".join(kinds)


def _named(set_id: str) -> SymbolSet:
    catalogue = _catalogue()
    if set_id not in catalogue.sets:
        raise UsageError(
            f'there is no symbol set "{set_id}".',
            what_to_do=f"The sets are {', '.join(catalogue.sets)}.",
        )
    return catalogue.sets[set_id]


@click.command()
@click.argument("set_id", metavar="SET")
@click.option("--from", "folder", type=_PATH, help="The folder of sets; else your own.")
def remove(set_id: str, folder: Path | None) -> None:
    """Take out a set you added. It is kept, and can be brought back."""
    library.remove(set_id, folder=folder)
    click.echo(f'"{set_id}" is out. Bring it back with: letterkit symbols add --undo {set_id}')


@click.command()
@click.argument("set_id", metavar="[SET]", required=False)
def lint(set_id: str | None) -> None:
    """Say what is wrong in a set, or in all: pictures, words, labels, licences. Exits 1 if so."""
    from letterkit.symbols import lint as flaws

    folders = [f for place in set_folders(settings_for(Path.cwd())) for f in _sets_at(place)]
    chosen = [folder for folder in folders if set_id in (None, folder.name)]
    if not chosen:
        names = ", ".join(dict.fromkeys(folder.name for folder in folders))
        raise UsageError(f'there is no symbol set "{set_id}".', what_to_do=f"The sets are {names}.")
    found = []
    with progress("Looking") as bar:
        for folder in bar.track(chosen):
            found += flaws.lint_folder(folder)
    for flaw in found:
        click.echo(f"{flaw.ref}: {flaw.message} [{flaw.name}]")
    if not found:
        click.echo(f"Nothing wrong in {', '.join(folder.name for folder in chosen)}.")
        return
    counts = Counter(flaw.name for flaw in found)
    click.echo("; ".join(f"{flaws.FLAWS[name]}: {n}" for name, n in counts.most_common()))
    raise click.exceptions.Exit(1)


def _sets_at(place: Path) -> list[Path]:
    try:
        return sorted(notice.parent for notice in place.glob("*/set.toml"))
    except OSError as error:
        raise LetterkitError(f"it cannot be read ({error.strerror}).", where=str(place)) from None


COMMANDS = (add, export, remove, lint)
