"""`letterkit schema`: the JSON Schema of a letter file."""

from __future__ import annotations

import click

from letterkit.letterfile import schema_text


@click.command()
def schema() -> None:
    """Print the JSON Schema of a letter file, for editors and for other programs."""
    click.echo(schema_text())
