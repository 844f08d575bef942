"""How `check` prints a report on a terminal: most important first in each field, kindly."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from rich.text import Text

from letterkit.cli.speak import console

STYLES = {"error": "bold red", "warning": "yellow", "advice": "cyan"}
TRY = {
    "replace": "Try: {}",
    "explain": "Or keep it, and add: {}",
    "tell-in-person": "Tell it face to face first: {}",
    "ask": "Ask: {}",
}


def print_report(report: dict[str, Any]) -> None:
    """Print one file's findings, its reading band, and the counts."""
    out = console()
    out.print(Text(report["file"], style="bold"))
    for line in _reading(report["reading"]):
        out.print(f"  {line}")
    for note in report.get("notes", ()):
        out.print(Text(f"  {note}", style="dim"))
    for field, findings in groupby(report["findings"], key=lambda finding: finding["field"]):
        out.print()
        out.print(Text(f"  {field}", style="bold"))
        for finding in findings:
            _print_finding(finding)
    out.print()
    out.print(f"  {_summary(report)}")
    out.print()


def _print_finding(finding: dict[str, Any]) -> None:
    out = console()
    line = Text("    ")
    line.append(finding["severity"], style=STYLES[finding["severity"]])
    line.append(f" {finding['code']} ", style="dim")
    if finding["quote"]:
        line.append(f"“{_short(finding['quote'])}” ", style="bold")
    line.append(finding["message"])
    out.print(line)
    # What the message says already is not said again.
    more = [s for s in finding["suggestions"] if s["text"] not in finding["message"]]
    for suggestion in more[:2]:
        out.print(f"      {TRY[suggestion['action']].format(suggestion['text'])}")


def _short(quote: str) -> str:
    quote = " ".join(quote.split())
    return quote if len(quote) <= 70 else f"{quote[:45]} … {quote[-20:]}"


def _reading(reading: dict[str, Any]) -> list[str]:
    lines = []
    target = reading.get("target", {})
    if reading.get("band"):
        lines.append(f"Reads well for a child of {reading['band']}.")
    if target:
        easy = ", Easy Read" if target.get("easy_read") else ""
        lines.append(f"Written for about {target['age']}{easy}: {target['source']}.")
    before = reading.get("change", {}).get("from", {})
    if before.get("band"):
        years = before.get("years", 0)
        moved = "as before" if not years else f"{abs(years):g} {'up' if years > 0 else 'down'}"
        lines.append(f"The earlier draft: {before['band']} ({moved}).")
    formulas = reading.get("formulas", {})
    lines.extend(f"{name.replace('_', ' ')}: {value:g}" for name, value in formulas.items())
    return lines


def _summary(report: dict[str, Any]) -> str:
    counts = report["counts"]
    parts = [
        f"{counts.get(name, 0)} {one if counts.get(name, 0) == 1 else many}"
        for name, one, many in (
            ("errors", "error", "errors"),
            ("warnings", "warning", "warnings"),
            ("advice", "piece of advice", "pieces of advice"),
        )
    ]
    silenced = len(report.get("silenced", ()))
    if silenced:
        parts.append(f"{silenced} silenced by the writer")
    return f"{counts.get('words', 0)} words. {', '.join(parts)}."
