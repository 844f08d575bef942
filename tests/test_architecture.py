"""How the project is built: imports point one way, and modules stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "letterkit").rglob("*.py"))


def test_imports_point_one_way() -> None:
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "core", "manager"])
def test_no_module_is_named_for_nothing(word: str) -> None:
    assert not [m for m in MODULES if word in m.stem.split("_")]


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    long = {m.name: n for m in MODULES if (n := len(m.read_text("utf-8").splitlines())) > 420}
    assert not long


def test_every_module_says_what_it_is_for() -> None:
    assert not [m for m in MODULES if not ast.get_docstring(ast.parse(m.read_text("utf-8")))]
