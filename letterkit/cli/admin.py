"""`letterkit admin`: what is done on the machine that runs the editor."""

from __future__ import annotations

from pathlib import Path

import click

from letterkit.cli.serve import editor


@click.group()
def admin() -> None:
    """Look after the editor: the first administrator, and its keys."""


@admin.command()
@click.option("--email", required=True, prompt="E-mail address", help="Their e-mail address.")
@click.option("--name", required=True, prompt="Name", help="Their name.")
def create(email: str, name: str) -> None:
    """Make an administrator, who then makes the other accounts in the browser.

    The first password is shown once. It must be changed at the first sign-in.
    """
    settings = editor("settings").Settings.from_environment()
    made = editor("commands").create_admin(settings, email, name)
    click.echo(f"The account of {made.email} is made. The first password is:")
    click.echo(f"\n    {made.password}\n")
    click.echo("It is shown only now. It must be changed at the first sign-in.")


@admin.command("new-key")
def new_key() -> None:
    """Make a key for LETTERKIT_DATA_KEYS. Keep it safe: without it nothing can be read."""
    click.echo(editor("commands").new_data_key())


@admin.command("rotate-keys")
def rotate_keys() -> None:
    """Seal everything with the newest key of LETTERKIT_DATA_KEYS. Old keys can go after that."""
    changed = editor("commands").rotate_keys(editor("settings").Settings.from_environment())
    click.echo(f"Everything is sealed with the newest key now. Values that changed: {changed}.")


@admin.command("hand-over")
@click.argument("child")
@click.option(
    "-o",
    "--out",
    "folder",
    required=True,
    type=click.Path(path_type=Path),
    help="A new folder to put it into. Only you can read it.",
)
def hand_over(child: str, folder: Path) -> None:
    """Write all that is held about one CHILD, by name: letters, drafts, comments, photos, trail.

    For when the child, or somebody for them, asks to see it.
    """
    settings = editor("settings").Settings.from_environment()
    files = editor("commands").hand_over(settings, child, folder)
    click.echo(f"{len(files)} files are in {folder}. They are not encrypted: keep them safe.")


@admin.command("send-notices")
def send_notices() -> None:
    """Mail the notices that wait to be mailed, once. The editor does so by itself while it runs."""
    sent = editor("commands").send_notices(editor("settings").Settings.from_environment())
    click.echo(f"Mails sent: {sent.mails}. Not sent: {sent.failed}.")
