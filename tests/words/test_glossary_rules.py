"""Every context rule holds its own examples, on both sides."""

from __future__ import annotations

import pytest

from letterkit.errors import SettingsError
from letterkit.words.glossary import Glossary
from letterkit.words.glossary.rules import built_in_rules, compile_rule
from letterkit.words.pipeline import parse

RULES = built_in_rules()


def rules_that_flag(text: str) -> list[str]:
    glossary = Glossary.load()
    return [m.term.rule for s in parse(text).sentences for m in glossary.find(s)]


@pytest.mark.parametrize(
    ("rule", "text"), [(r.name, text) for r in RULES.values() for text in r.flagged]
)
def test_a_care_word_is_found(rule: str, text: str) -> None:
    assert rules_that_flag(text), f"{rule}: nothing found"


@pytest.mark.parametrize(
    ("rule", "text"), [(r.name, text) for r in RULES.values() for text in r.quiet]
)
def test_an_everyday_use_stays_silent(rule: str, text: str) -> None:
    assert rule not in rules_that_flag(text)


def test_every_rule_is_used_and_has_an_example() -> None:
    used = {term.rule for term in Glossary.load().terms if term.rule}
    assert used == set(RULES)
    for rule in RULES.values():
        assert rule.flagged or rule.quiet, rule.name


@pytest.mark.parametrize(
    "table",
    [
        {"otherwise": "maybe"},
        {"when": [{"flag": "x", "colour": "red"}]},
        {"when": [{"prev": "a"}]},
        {"when": [{"flag": "x", "prev": "@nobody"}]},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(SettingsError):
        compile_rule("contact", table, {})
