"""`letterkit build`: make documents from letter files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import click

from letterkit.cli.speak import progress, say_error
from letterkit.errors import LetterkitError, UsageError

FORMATS = ("docx", "pdf", "html", "txt")


@dataclass(frozen=True)
class Built:
    """What became of one letter file: the documents made, or the error that stopped it."""

    file: str
    made: tuple[str, ...] = ()
    error: LetterkitError | None = None


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--to",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="What to make; may be given more than once. Without it, all four.",
)
@click.option(
    "--out-dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="Where to put the documents. Without it, beside each letter.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many letters to make at once.",
)
def build(
    files: tuple[str, ...], formats: tuple[str, ...], out_dir: Path | None, jobs: int
) -> None:
    """Make Word, PDF, a web page and text from letter files.

    Every document is made before the first is put in place: a letter that cannot be made leaves
    nothing half done.
    """
    _refuse_same_names(files, out_dir)
    wanted = formats or FORMATS
    failed = 0
    with progress("Making letters") as bar:
        task = bar.add_task("letters", total=len(files))
        for built in _build_all(files, wanted, out_dir, jobs):
            bar.advance(task)
            if built.error is not None:
                say_error(built.error)
                failed += 1
            elif len(files) <= 20:
                click.echo("\n".join(built.made))
    if len(files) > 20:
        click.echo(f"{len(files) - failed} letters made, {failed} not.")
    if failed:
        raise click.exceptions.Exit(2)


def _build_all(
    files: tuple[str, ...], formats: Iterable[str], out_dir: Path | None, jobs: int
) -> Iterator[Built]:
    work = [(file, tuple(formats), out_dir) for file in files]
    if jobs == 1 or len(files) == 1:
        yield from map(build_one, work)
        return
    # A fresh process for each job: the page setter runs threads, which do not survive a fork.
    with ProcessPoolExecutor(min(jobs, len(files)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(build_one, work, chunksize=max(1, min(16, len(files) // (jobs * 4))))


def build_one(work: tuple[str, tuple[str, ...], Path | None]) -> Built:
    """Make one letter's documents; errors are returned, so that the others are still made."""
    file, formats, out_dir = work
    from letterkit.letterfile import load, write_whole
    from letterkit.renderers import page_of, render_page

    path = Path(file)
    try:
        page = page_of(load(path))
        folder = out_dir or path.parent
        made = [(folder / f"{path.stem}.{to}", render_page(page, to)) for to in formats]
        for target, content in made:
            write_whole(target, content)
    except LetterkitError as error:
        where = error.where if file in error.where else f"{file}: {error.where}".rstrip(": ")
        error.where = where
        return Built(file, error=error)
    return Built(file, tuple(str(target) for target, _ in made))


def _refuse_same_names(files: tuple[str, ...], out_dir: Path | None) -> None:
    targets: dict[str, str] = {}
    for file in files:
        path = Path(file)
        # Windows and macOS take "Sam" and "sam" for one name.
        target = str((out_dir or path.parent) / path.stem).casefold()
        if target in targets and targets[target] != file:
            raise UsageError(
                f'"{targets[target]}" and "{file}" would make the same documents.',
                where="--out-dir",
                what_to_do="Build them into different folders.",
            )
        targets[target] = file
