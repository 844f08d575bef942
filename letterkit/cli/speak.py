"""How the command line speaks: plainly, in colour on a terminal, without it elsewhere."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import click

from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress


@cache
def console(stderr: bool = False) -> Console:
    """Return the terminal. Text is printed as it is: a letter's words are not markup."""
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def say_error(error: LetterkitError) -> None:
    """Print an error on the error stream: what, where, and what to do."""
    lines = [f"{error.where}: {error.message}" if error.where else error.message]
    if error.what_to_do:
        lines.append(f"  {error.what_to_do}")
    click.echo("\n".join(lines), err=True)


def progress(label: str) -> Progress:
    """Return a progress bar on the error stream; it is silent where there is no terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Left

    return Progress(
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        Left(),
        console=console(stderr=True),
        transient=True,
        disable=not console(stderr=True).is_terminal,
    )
