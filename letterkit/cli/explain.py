"""`letterkit explain`: what a finding's code means."""

from __future__ import annotations

import difflib

import click

from letterkit.checks import rules
from letterkit.checks.finding import Rule
from letterkit.errors import UsageError


@click.command()
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say why a check is made, with a bad and a good example and the source.

    CODE is a finding's code (LK101) or name (long-sentence). Without it, every code is listed.
    """
    known = rules()
    if code is None:
        for rule in sorted(known.values(), key=lambda rule: rule.code):
            click.echo(f"{rule.code}  {rule.name:<28}  {rule.title}")
        return
    click.echo(_page(_find(code, known)))


def _find(code: str, known: dict[str, Rule]) -> Rule:
    asked = code.strip()
    for rule in known.values():
        if asked.casefold() in (rule.code.casefold(), rule.name.casefold()):
            return rule
    names = [*known, *(rule.name for rule in known.values())]
    close = difflib.get_close_matches(asked, names, n=2, cutoff=0.6)
    raise UsageError(
        f'no check has the code "{code}".',
        what_to_do=f"Did you mean {' or '.join(close)}?"
        if close
        else "`letterkit explain` lists them all.",
    )


def _page(rule: Rule) -> str:
    return "\n".join(
        [
            f"{rule.code} {rule.name} ({rule.severity})",
            rule.title,
            "",
            rule.reason,
            "",
            f"Not so good:  {rule.bad}",
            f"Better:       {rule.good}",
            "",
            f"Source: {rule.source}",
            "",
            "To silence it in a letter, with your reason:",
            "",
            "[[silence]]",
            f'code = "{rule.name}"',
            'reason = "..."',
        ]
    )
