"""The command line: one file a verb.

Exit codes: 0 good; 1 findings at or above ``--fail-on``; 2 something cannot be read or done.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from letterkit import __version__
from letterkit.cli.speak import say_error
from letterkit.errors import LetterkitError

# verb: (module, line of help). A verb's module is imported when it is called.
VERBS: dict[str, tuple[str, str]] = {
    "new": ("new", "Start a letter file, with a question for each part."),
    "check": ("check", "Say what is hard, missing or unsafe in a letter for this child."),
    "build": ("build", "Make Word, PDF, web page and text from letter files."),
    "review": ("review", "Send a letter to a buddy as a Word file, and bring it back."),
    "audit": ("audit", "Count over a folder of letters, and draw a dip sample."),
    "explain": ("explain", "Say what a finding's code means, with examples."),
    "schema": ("schema", "Print the JSON Schema of a letter file."),
    "symbolise": ("symbolise", "Say which symbols stand on the words of a text."),
    "symbols": ("symbols", "List, search and show picture symbols."),
    "serve": ("serve", "Serve the editor in the browser, for real use."),
    "admin": ("admin", "Look after the editor: its first administrator, its keys."),
    "demo": ("serve", "Serve a demonstration of the editor, with made-up children."),
}


class Verbs(click.Group):
    """The verbs of letterkit, each in its own module."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the verbs in the order in which a writer uses them."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        """Return a verb's command."""
        if name not in VERBS:
            return None
        command = getattr(import_module(f"letterkit.cli.{VERBS[name][0]}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the verbs without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in VERBS.items()])


@click.command(cls=Verbs)
@click.version_option(__version__, prog_name="letterkit")
def letterkit() -> None:
    """Letters to children in care: three key messages, words this child knows, pictures.

    A letter is a file such as sam.toml. Start one with `letterkit new sam.toml`, read it with
    `letterkit check sam.toml`, and make documents with `letterkit build sam.toml`.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run letterkit. Every error becomes one clear message and exit code 2."""
    try:
        code = letterkit.main(args=arguments, prog_name="letterkit", standalone_mode=False)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except click.Abort:
        click.echo("Stopped. Nothing was left half done.", err=True)
        code = 2
    except LetterkitError as error:
        say_error(error)
        code = 2
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); there is no one left to tell.
        sys.stderr.close()
        code = 0
    except MemoryError:
        click.echo("There is not enough memory for this file.", err=True)
        code = 2
    sys.exit(code if isinstance(code, int) else 0)
