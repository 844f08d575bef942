"""The check on care words, as a writer sees it."""

from __future__ import annotations

from letterkit.checks import check
from letterkit.checks.finding import Finding
from letterkit.reader import Child, Person
from letterkit.settings import Settings

JARGON = ("LK201", "LK202", "LK203")
SAM = Child(name="Sam", age=9, people=(Person(name="Joanne", who="social worker", called="Jo"),))


def found(text: str, child: Child = SAM, **more: object) -> list[Finding]:
    report = check(text, child=child, **more)  # type: ignore[arg-type]
    return [finding for finding in report.findings if finding.code in JARGON]


def test_a_care_word_is_a_warning_with_words_to_use_instead() -> None:
    (finding,) = found("Your contact with Mum is on Monday.")
    assert (finding.code, finding.severity, finding.quote) == ("LK201", "warning", "contact")
    assert finding.suggestions[0].text == "time"
    assert "Sam may think" in finding.message


def test_an_everyday_use_is_silent() -> None:
    assert found("You can contact me. Bring your pencil case in ten minutes.") == []


def test_an_abbreviation_has_its_own_code_and_the_childs_name_for_the_person() -> None:
    (finding,) = found("Your SW came.")
    assert finding.code == "LK202"
    assert finding.suggestions[0].text == "Jo"
    assert finding.quote == "Your SW"


def test_a_hurtful_word_has_its_own_code() -> None:
    (finding,) = found("You absconded on Friday.")
    assert finding.code == "LK203"


def test_the_childs_own_word_silences_it() -> None:
    child = SAM.model_copy(update={"words": {"contact": "Mum time"}})
    assert found("Your contact with Mum is on Monday.", child) == []


def test_the_council_can_switch_a_word_off_and_a_severity_down() -> None:
    off = Settings(glossary={"contact": {"off": True}})
    assert found("Your contact with Mum is on Monday.", settings=off) == []
    low = Settings(severity={"care-word": "advice"})
    (finding,) = found("Your contact with Mum is on Monday.", settings=low)
    assert finding.severity == "advice"


def test_office_words_are_only_advice_for_an_older_reader() -> None:
    older = Child(name="Ash", age=16)
    assert [f.severity for f in found("This is regarding school.", older)] == ["advice"]
    assert [f.severity for f in found("This is regarding school.")] == ["warning"]


def test_it_runs_without_a_parse_on_what_needs_none() -> None:
    assert [f.quote for f in found("Your placement is fine.", parse=False)] == ["placement"]
    assert found("You can contact me about the review of the film.", parse=False) == []
