"""Every rule can be explained, and does what its own examples say."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from labelled import JAYDEN, SAM, letter_to
from letter_examples import CHANGES, WITH_A_SYMBOL_SET, letter

from letterkit import Letter
from letterkit.checks import MODULES
from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.finding import Rule
from letterkit.settings import Settings

CHECKS = [import_module(f"letterkit.checks.{name}") for name in MODULES]
RULES = [(check, rule) for check in CHECKS for rule in check.RULES]
IN_A_SENTENCE = [
    (check, rule)
    for check, rule in RULES
    if rule.code not in CHANGES and rule.code not in WITH_A_SYMBOL_SET
]


def by_code(pair: object) -> str:
    return f"{pair.code}-{pair.name}" if isinstance(pair, Rule) else ""


NINE = Target(9, False, "for the test")
EASIER = (
    NINE,
    *(Target(age, False, "for the test") for age in (7, 5)),
    Target(9, True, "Easy Read"),
)


def codes_in_text(check: ModuleType, text: str, target: Target = NINE) -> set[str]:
    context = Context(fields=(FieldText("text", text),), target=target, child=SAM)
    return {finding.code for finding in check.run(context)}


def codes_in_letter(check: ModuleType, made: Letter, settings: Settings | None = None) -> set[str]:
    context = Context(
        fields=tuple(FieldText(path, text) for path, text in made.fields()),
        target=Target(max(3, (made.age or 9) - 2), False, "for the test"),
        letter=made,
        child=made.child,
        against=(letter_to(JAYDEN, "x"),),
        settings=settings or Settings(),
    )
    return {finding.code for finding in check.run(context)}


@pytest.mark.parametrize(("check", "rule"), IN_A_SENTENCE, ids=by_code)
def test_a_rule_speaks_on_its_bad_example_and_is_silent_on_its_good_one(
    check: ModuleType, rule: Rule
) -> None:
    # Some sentences are hard only for the young, or for readers of Easy Read.
    assert any(rule.code in codes_in_text(check, rule.bad, target) for target in EASIER)
    assert rule.code not in codes_in_text(check, rule.good)


@pytest.mark.parametrize(
    ("check", "rule"), [pair for pair in RULES if pair[1].code in CHANGES], ids=by_code
)
def test_a_rule_about_a_letter_speaks_when_the_letter_is_changed_so(
    check: ModuleType, rule: Rule
) -> None:
    assert rule.code in codes_in_letter(check, letter(CHANGES[rule.code]))
    assert rule.code not in codes_in_letter(check, letter())


@pytest.fixture
def council_set(tmp_path: Path) -> Iterator[object]:
    def make(notice: str) -> Settings:
        folder = tmp_path / "symbols" / "ours"
        folder.mkdir(parents=True)
        (folder / "set.toml").write_text(f"title = 'Our symbols'\n{notice}\n")
        (folder / "symbols.csv").write_text(
            "id,label,file,alt_text,not_for_children\nhome,home,home.svg,home,yes\n"
        )
        (folder / "home.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
        return Settings.model_validate({"symbols": {"folders": (str(folder.parent),)}})

    return make


@pytest.mark.parametrize("code", WITH_A_SYMBOL_SET)
def test_a_rule_about_a_symbol_set_speaks_when_its_notice_says_so(code, council_set) -> None:
    check = next(check for check, rule in RULES if rule.code == code)
    settings = council_set(WITH_A_SYMBOL_SET[code])
    assert code in codes_in_letter(check, letter({"messages.1.picture": "ours:home"}), settings)
    assert code not in codes_in_letter(check, letter(), settings)


def test_codes_and_names_are_each_used_once() -> None:
    codes = [rule.code for _, rule in RULES]
    names = [rule.name for _, rule in RULES]
    assert sorted(codes) == sorted(set(codes))
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("rule", [rule for _, rule in RULES], ids=by_code)
def test_a_rule_says_what_why_and_where_it_comes_from(rule: Rule) -> None:
    assert re.fullmatch(r"LK[1-9]\d\d", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    for words in (rule.title, rule.reason, rule.bad, rule.good, rule.source):
        assert words.strip()
    assert rule.reason.rstrip()[-1] in '."”'


def test_the_good_letter_has_nothing_to_say_against_it() -> None:
    found = {code for check in CHECKS for code in codes_in_letter(check, letter())}
    assert found == set()
