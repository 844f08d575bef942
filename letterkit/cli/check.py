"""`letterkit check`: say what is hard, missing or unsafe in a letter for this child."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import click

from letterkit.cli.report import print_report
from letterkit.cli.source import read_source
from letterkit.cli.speak import progress, say_error
from letterkit.errors import LetterkitError
from letterkit.letter import Letter

JSON_VERSION = 1


@dataclass(frozen=True)
class Asked:
    """What to check one file with."""

    file: str
    age: int | None
    against: tuple[str, ...]
    formulas: bool = False


@dataclass(frozen=True)
class Checked:
    """What became of one file: its report as plain data, or the error that stopped it."""

    file: str
    report: dict[str, Any] | None = None
    error: LetterkitError | None = None


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the findings.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="From which severity on the exit code is 1.",
)
@click.option(
    "--age",
    type=click.IntRange(0, 25),
    help="The child's age, for letters that do not say it (.docx, .txt, .md, -).",
)
@click.option(
    "--against",
    multiple=True,
    metavar="FILE",
    help="An earlier draft, to see what "
    "changed, or another child's letter, whose names must not be in this one.",
)
@click.option(
    "--formulas",
    is_flag=True,
    help="Show the reading formulas (Flesch and others) too. JSON has them always.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="How many letters to check at once.",
)
def check(
    files: tuple[str, ...],
    form: str,
    fail_on: str,
    age: int | None,
    against: tuple[str, ...],
    jobs: int,
    formulas: bool,
) -> None:
    """Check letters for the child who reads them.

    FILE is a letter file (.toml), an old letter (.docx, .txt, .md), or - for standard input.
    """
    detail = formulas or form == "json"
    work = [Asked(file, age, against, detail) for file in files]
    results: list[Checked] = []
    with progress("Checking letters") as bar:
        task = bar.add_task("letters", total=len(work))
        for checked in _check_all(work, jobs):
            bar.advance(task)
            if checked.error is not None:
                say_error(checked.error)
            results.append(checked)
    reports = [checked.report for checked in results if checked.report is not None]
    if form == "json":
        click.echo(
            json.dumps({"version": JSON_VERSION, "files": reports}, ensure_ascii=False, indent=2)
        )
    else:
        for report in reports:
            print_report(report)
    if len(reports) < len(results):
        raise click.exceptions.Exit(2)
    if any(_fails(report, fail_on) for report in reports):
        raise click.exceptions.Exit(1)


def _check_all(work: list[Asked], jobs: int) -> Iterator[Checked]:
    if jobs == 1 or len(work) == 1:
        yield from map(check_one, work)
        return
    with ProcessPoolExecutor(min(jobs, len(work)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(check_one, work, chunksize=max(1, min(16, len(work) // (jobs * 4))))


def check_one(asked: Asked) -> Checked:
    """Check one file; errors are returned, so that the others are still checked."""
    from letterkit.checks import check as check_letter

    try:
        source = read_source(asked.file)
        earlier = [read_source(name) for name in asked.against]
        letters = [letter for letter in earlier if isinstance(letter, Letter)]
        report = check_letter(source, age=asked.age, against=letters, formulas=asked.formulas)
        data = report.to_dict(asked.file)
        draft = next((e for e in earlier if _is_draft_of(e, source)), None)
        if draft is not None:
            data["reading"]["change"] = _change(draft, report.reading, asked.age)
    except LetterkitError as error:
        if asked.file not in error.where:
            error.where = f"{asked.file}: {error.where}".rstrip(": ")
        return Checked(asked.file, error=error)
    return Checked(asked.file, data)


def _is_draft_of(earlier: Letter | str, letter: Letter | str) -> bool:
    """Say whether an earlier letter is a draft of this one: to the same child."""
    if isinstance(earlier, str) or isinstance(letter, str):
        return isinstance(earlier, str) and isinstance(letter, str)
    return earlier.child.name == letter.child.name


def _change(draft: Any, now: dict[str, Any], age: int | None) -> dict[str, Any]:
    from letterkit.checks import check as check_letter

    before = check_letter(draft, age=age).reading
    change = {"band": before.get("band"), "low": before.get("low"), "high": before.get("high")}
    if isinstance(before.get("low"), int) and isinstance(now.get("low"), int):
        change["years"] = (now["low"] + now["high"] - before["low"] - before["high"]) / 2
    return {"from": change}


def _fails(report: dict[str, Any], fail_on: str) -> bool:
    severities = {finding["severity"] for finding in report["findings"]}
    if fail_on == "never":
        return False
    return "error" in severities or (fail_on == "warning" and "warning" in severities)
