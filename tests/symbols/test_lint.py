"""Lint: each thing that is wrong in a set is said once, by the symbol it is about."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from symbol_files import SVG, Maker, svg

from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.lint import FLAWS, lint, lint_folder

pytest_plugins = ["symbol_fixtures"]


TABLE = (
    "id,label,keywords,category,part_of_speech,alt_text,file,variants\n"
    "good,hat,,things,noun,a warm hat,good.svg,\n"
)
NOTICE = 'title = "Team"\nlicence = "CC0-1.0"\nholder = "Northby"\n'


def flaws(folder: Path) -> list[tuple[str, str]]:
    return [(flaw.symbol_id, flaw.name) for flaw in lint_folder(folder, on=dt.date(2026, 11, 20))]


@pytest.mark.parametrize(
    ("row", "flaw"),
    [
        ("x,cap,,things,noun,,good.svg,", "no-alt-text"),
        ("x,cap,,things,noun,A picture of a cap,good.svg,", "poor-alt-text"),
        ("x,cap,,things,noun,cap_2.svg,good.svg,", "poor-alt-text"),
        ("x,Hat,,things,noun,a hat,good.svg,", "duplicate-label"),
        ("x,cap,,things,noun,a cap,gone.svg,", "missing-file"),
        ("x,cap,,things,noun,a cap,good.svg,dark=gone.svg", "missing-file"),
        ("x,cap,,things,noun,a cap,cut.png,", "unreadable-file"),
        ("x,cap,,things,noun,a cap,../out.svg,", "unreadable-file"),
        ("x,cap,,things,noun,a cap,script.svg,", "unsafe-file"),
        ("x,cap,,things,noun,a cap,outside.svg,", "unreadable-file"),
        ("x,cap,,things,thing,a cap,good.svg,", "unknown-part-of-speech"),
    ],
)
def test_a_flaw_is_named_with_its_symbol(write_folder: Maker, row: str, flaw: str) -> None:
    files = {
        "set.toml": NOTICE,
        "symbols.csv": f"{TABLE}{row}\n",
        "good.svg": svg(),
        "cut.png": b"\x89PNG\r\n\x1a\n12",
        "script.svg": SVG.replace("<circle", "<script>x()</script><circle"),
        "outside.svg": SVG.replace("<circle", '<image href="a.png"/><circle'),
    }
    assert flaws(write_folder("team", files)) == [("x", flaw)]


@pytest.mark.parametrize(
    ("notice", "flaw"),
    [
        ('title = "Team"\nholder = "N"\n', "unlicensed"),
        ('title = "Team"\nlicence = "private"\nholder = "N"\n', "unlicensed"),
        ('title = "Team"\nlicence = "CC0-1.0"\n', "no-holder"),
        (f"{NOTICE}expires = 2026-11-19\n", "expired"),
        ("title = \n", "broken-set"),
    ],
)
def test_a_flaw_of_the_whole_set_is_said_once(write_folder: Maker, notice: str, flaw: str) -> None:
    files = {"set.toml": notice, "symbols.csv": TABLE, "good.svg": svg()}
    assert flaws(write_folder("team", files)) == [("", flaw)]


def test_a_good_set_has_no_flaw(write_folder: Maker) -> None:
    files = {"set.toml": NOTICE, "symbols.csv": TABLE, "good.svg": svg()}
    assert flaws(write_folder("team", files)) == []


def test_a_word_that_is_noun_and_verb_may_have_two_symbols(write_folder: Maker) -> None:
    row = "hat-verb,hat,,doing,verb,to put on a hat,good.svg,\n"
    files = {"set.toml": NOTICE, "symbols.csv": TABLE + row, "good.svg": svg()}
    assert flaws(write_folder("team", files)) == []


@pytest.mark.parametrize("set_id", ["care", "openmoji"])
def test_our_own_sets_are_clean(set_id: str) -> None:
    assert list(lint(catalogue_for().sets[set_id])) == []


def test_every_flaw_is_explained() -> None:
    assert all(FLAWS.values())
