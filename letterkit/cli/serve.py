"""`letterkit serve` and `letterkit demo`: the editor in the browser."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

from letterkit.errors import UsageError

DEMO_FOLDER = Path("letterkit-data")


def editor(module: str) -> ModuleType:
    """Return a module of the editor, which stands above the library and may not be installed.

    Raises `UsageError` where it is not.
    """
    try:
        return import_module(f"webapp.{module}")
    except ModuleNotFoundError as missing:
        raise UsageError(
            f'The editor is not installed: "{missing.name}" is missing.',
            what_to_do="Install it with: pip install 'letterkit[web]'",
        ) from None


@click.command()
def serve() -> None:
    """Serve the editor for real use.

    It is set up by LETTERKIT_... values in the environment, and does not start while one that it
    needs is missing or wrong, or while there is no administrator: see `letterkit admin create`.
    """
    settings = editor("settings").Settings.from_environment()
    editor("commands").serve(settings, say=click.echo)


@click.command()
@click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=DEMO_FOLDER,
    show_default=True,
    help="Where the demonstration is kept.",
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port."
)
def demo(data_dir: Path, port: int) -> None:
    """Serve a demonstration on this machine: made-up children, letters and people.

    It listens on 127.0.0.1 only. Never write about a real child in it.
    """
    _refuse_taken(port)
    editor("commands").run_demo(data_dir, port, say=click.echo)


def _refuse_taken(port: int) -> None:
    import socket

    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            raise UsageError(
                f"Another program uses port {port} of this machine already.",
                what_to_do=f"Stop it, or choose another port: letterkit demo --port {port + 1}",
            ) from None
