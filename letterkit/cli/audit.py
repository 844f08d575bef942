"""`letterkit audit`: figures over many letters, and a dip sample that can be drawn again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from letterkit.cli.speak import console, progress, say_error
from letterkit.errors import UsageError

if TYPE_CHECKING:
    from letterkit.audit import Filters, Read
    from letterkit.audit.report import Audit


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the report here, as one web page with charts.",
)
@click.option(
    "--csv",
    "csv_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the figures here, one line a letter.",
)
@click.option("--sample", type=click.IntRange(1, 1000), help="Draw this many letters to read.")
@click.option("--seed", help="Draw the same letters as before: the seed that was shown then.")
@click.option("--month", help="Only letters of this month, such as 2026-11.")
@click.option("--writer", default="", help="Only letters by this writer.")
@click.option("--age", help="Only letters to children of this age: 9, or 7-10.")
@click.option("--kind", default="", help="Only letters of this kind, such as after-review.")
@click.option(
    "--names",
    is_flag=True,
    help="Show the files' names in the report and the CSV. They may hold children's names.",
)
@click.option(
    "--jobs",
    type=click.IntRange(0, 64),
    default=0,
    help="How many letters to read at once. Without it, one for each processor.",
)
def audit(
    folder: Path,
    output: Path | None,
    csv_file: Path | None,
    sample: int | None,
    seed: str | None,
    month: str | None,
    writer: str,
    age: str | None,
    kind: str,
    names: bool,
    jobs: int,
) -> None:
    """Count over the letter files of FOLDER, and of the folders in it.

    Letters are numbered; the report names no child. A letter that cannot be read is listed with
    its reason, and the others are counted all the same.
    """
    from letterkit.audit import Filters, draw, letters_in
    from letterkit.audit.choosing import ages_from, month_from, new_seed, seed_from
    from letterkit.audit.report import Audit

    filters = Filters(
        month_from(month) if month else "", writer, kind, ages_from(age) if age else None
    )
    if seed is not None:
        seed = seed_from(seed)
        if not sample:
            raise UsageError(
                "a seed draws a sample, and none was asked for.",
                where="--seed",
                what_to_do="Say how many letters to draw: --sample 5.",
            )
    if output is not None and csv_file is not None and output.resolve() == csv_file.resolve():
        raise UsageError(
            "the report and the table would be the same file.",
            where="--csv",
            what_to_do="Give them two names.",
        )
    reads = _read(letters_in(folder), folder, jobs)
    letters = [read for read in reads if read.figures and filters.let_through(read.figures)]
    unread = [read for read in reads if read.error is not None]
    if not letters and len(unread) < len(reads):
        raise UsageError(
            f"none of the {len(reads) - len(unread)} letters here fits what you asked for.",
            where=str(folder),
            what_to_do=_months_there(reads, filters),
        )
    seed = seed or new_seed()
    drawn = draw((read.name for read in letters), sample, seed) if sample else []
    numbers = {read.name: read.number for read in letters}
    made = Audit(
        letters, unread, filters, seed, sorted(numbers[name] for name in drawn), with_names=names
    )
    _write(made, output, csv_file)
    _say(made, output, csv_file)
    if unread:
        raise click.exceptions.Exit(2)


def _read(files: list[Path], folder: Path, jobs: int) -> list[Read]:
    from letterkit.audit import read_all

    reads: list[Read] = []
    with progress("Reading letters") as bar:
        task = bar.add_task("letters", total=len(files))
        for read in read_all(files, folder, jobs=jobs):
            bar.advance(task)
            if read.error is not None:
                say_error(read.error)
            reads.append(read)
    return reads


def _months_there(reads: list[Read], filters: Filters) -> str:
    if not filters.month:
        return "Take away a filter."
    months = sorted({read.figures.month for read in reads if read.figures})
    shown = ", ".join(months[-12:])
    return (
        f"There are letters of {shown}." if filters.month not in months else "Take away a filter."
    )


def _write(made: Audit, output: Path | None, csv_file: Path | None) -> None:
    from letterkit.audit.report import to_html
    from letterkit.audit.table import letters_csv
    from letterkit.letterfile import write_whole

    if output is not None:
        write_whole(output, to_html(made).encode())
    if csv_file is not None:
        rows = [(read.number, read.figures) for read in made.letters if read.figures]
        files = {read.number: read.name for read in made.letters}
        # A spreadsheet takes CSV for UTF-8 only where it begins with this mark.
        text = letters_csv(rows, names=files if made.with_names else None)
        write_whole(csv_file, text.encode("utf-8-sig"))


def _say(made: Audit, output: Path | None, csv_file: Path | None) -> None:
    from letterkit.audit.saying import MEASURES, NOTHING
    from letterkit.audit.totals import group

    out = console()
    everything = group("all", made.figures)
    out.print(f"{everything.letters:,} letters read, {len(made.unread)} not.")
    for measure in MEASURES:
        said = measure.said(everything)
        if said != NOTHING:
            out.print(f"  {measure.title}: {said}")
    if made.sample:
        out.print(f"\nDip sample, seed {made.seed}:")
        for read in made.drawn:
            out.print(f"  {read.number}  {read.name}")
    for path in (output, csv_file):
        if path is not None:
            out.print(str(path))
