"""`letterkit new`: start a letter file, with a question for each part."""

from __future__ import annotations

from pathlib import Path

import click

from letterkit.errors import UsageError
from letterkit.letterfile import write_whole


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--kind", default="after-review", show_default=True, help="What the letter is for.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def new(file: Path, kind: str, force: bool) -> None:
    """Start a letter file, with a question for each part.

    The kinds are hello, after-review, midway, change, goodbye, later-life and blank.
    """
    from letterkit.kinds import starter_letter

    if file.exists() and not force:
        raise UsageError(
            "a file of this name is there already, and was left as it is.",
            where=str(file),
            what_to_do="Choose another name, or write over it with --force.",
        )
    if file.suffix != ".toml":
        raise UsageError(
            "a letter file's name ends in .toml.",
            where=str(file),
            what_to_do=f"Try {file.with_suffix('.toml')}.",
        )
    write_whole(file, starter_letter(kind).encode())
    click.echo(f"{file} is ready. Fill in the words, then: letterkit check {file}")
