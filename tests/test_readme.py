"""What the README says is true."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_its_python_runs_as_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert result.attempted >= 5
    assert result.failed == 0


def test_every_picture_and_page_it_names_is_there() -> None:
    links = re.findall(r"\]\(([^)#\s]+)\)", README)
    assert links
    assert not [link for link in links if "://" not in link and not (ROOT / link).exists()]


def test_every_command_it_names_exists() -> None:
    from letterkit.cli import VERBS

    named = set(
        re.findall(r"letterkit ([a-z]+)\b", "\n".join(re.findall(r"^    .*$", README, re.M)))
    )
    assert named
    assert named <= set(VERBS)


def test_the_numbers_of_symbols_it_gives_are_true() -> None:
    from letterkit.symbols.catalogue import catalogue_for

    sets = catalogue_for().sets
    assert f"`care`: {len(sets['care'].symbols)} symbols" in README
    assert f"`openmoji`: {len(sets['openmoji'].symbols)} emoticons" in README


def test_every_setting_of_the_editor_is_in_the_docs() -> None:
    source = (ROOT / "webapp" / "settings.py").read_text("utf-8")
    names = re.findall(r'read\.(?:one|maybe)\(\s*"([A-Z_]+)"', source)
    documented = (ROOT / "docs" / "serving.md").read_text("utf-8")
    assert len(names) > 15
    assert not [name for name in names if f"`{name}`" not in documented]
