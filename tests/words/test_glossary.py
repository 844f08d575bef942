"""The three layers of the glossary, and how its words are found."""

from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from letterkit.errors import SettingsError
from letterkit.words.glossary import Glossary, built_in
from letterkit.words.pipeline import parse

CASES = Path(__file__).parent / "cases"
UNSOURCED = "unsourced: to be checked by a speech and language therapist and young people"


def quotes(text: str, glossary: Glossary | None = None) -> list[str]:
    found = (glossary or Glossary.load()).find_all(parse(text).sentences)
    return [match.quote for matches in found for match in matches]


def score(name: str) -> tuple[float, float]:
    right = wrong = missed = 0
    for line in (CASES / name).read_text("utf-8").splitlines()[1:]:
        text, flagged, _ = line.split("\t")
        left = [quote.lower() for quote in flagged.split("|") if quote]
        for quote in (q.lower() for q in quotes(text)):
            match = next((w for w in left if w in quote or quote in w), None)
            if match is None:
                wrong += 1
            else:
                left.remove(match)
                right += 1
        missed += len(left)
    return right / (right + wrong), right / (right + missed)


@pytest.mark.parametrize("name", ["jargon.tsv", "jargon_heldout.tsv", "jargon_unseen.tsv"])
def test_labelled_sentences_are_judged_rightly(name: str) -> None:
    precision, recall = score(name)
    assert precision >= 0.95
    assert recall >= 0.95


def test_ordinary_family_letters_are_left_alone() -> None:
    texts = [file.read_text("utf-8") for file in (CASES / "family-letters").glob("*.txt")]
    hits = sum(len(quotes(text)) for text in texts)
    words = sum(len(text.split()) for text in texts)
    assert len(texts) >= 8
    assert 100 * hits / words <= 0.2


def test_the_built_in_list_has_more_than_430_terms_each_with_a_meaning_and_a_source() -> None:
    terms = built_in()
    assert len(terms) > 430
    assert len({term.term.lower() for term in terms}) == len(terms)
    for term in terms:
        assert term.means.endswith("."), term.term
        assert term.source, term.term
        assert term.replace or term.means, term.term


def test_the_lists_open_in_a_spreadsheet_with_one_header() -> None:
    folder = files("letterkit.words.glossary").joinpath("terms")
    for file in folder.iterdir():
        rows = list(csv.reader(file.read_text("utf-8").splitlines()))
        assert rows[0][0] == "term"
        assert {len(row) for row in rows} == {12}, file.name


def test_rows_without_a_source_say_so() -> None:
    assert sum(term.source == UNSOURCED for term in built_in()) > 90


@pytest.mark.parametrize(
    "text",
    [
        "Your placement is near school.",
        "Two placements ended.",
        "The placement's garden is big.",
        "It was a multi agency meeting.",
        "It was a multi-agency meeting.",
        "Your EHCPs are here.",
        "Your looked-after review is in May.",
        "We are liaising with school.",
    ],
)
def test_a_term_is_found_in_every_form(text: str) -> None:
    assert quotes(text)


def test_the_longest_term_is_found_as_one() -> None:
    assert quotes("You have supervised contact on Mondays.") == ["supervised contact"]


def test_an_abbreviation_needs_its_capitals() -> None:
    assert quotes("Your PEP is on Monday.") == ["PEP"]
    assert quotes("He was full of pep on Monday.") == []


def test_addresses_hold_no_care_words() -> None:
    assert quotes("Write to contact@example.org or see https://example.org/your-review/case") == []


def test_places_are_counted_in_the_field_not_in_the_sentence() -> None:
    text = "Hello! 😀 Your placement is fine."
    (match,) = [m for s in parse(text).sentences for m in Glossary.load().find(s)]
    assert text[match.start : match.end] == "placement"


def test_the_councils_words_add_change_and_switch_off() -> None:
    council = {
        "placement": {"replace": ["nest"]},
        "Family Hub": {"means": "The family hub is a place with toys.", "replace": "play house"},
        "siblings": {"off": True},
    }
    glossary = Glossary.load(council=council)
    (match,) = glossary.find("Your placement is fine.")
    assert match.suggestions[0].text == "nest"
    assert quotes("We met at the family hub.", glossary) == ["family hub"]
    assert quotes("Your siblings are well.", glossary) == []


@pytest.mark.parametrize(
    "entry",
    [
        {"contact": {"colour": "red"}},
        {"contact": {"action": "shout"}},
        {"contact": {"part": "thing"}},
        {"contact": {"replace": [3]}},
        {"contact": "time with Mum"},
        {" ": {"replace": "x"}},
        {"contact": {"rule": "no-such-rule"}},
    ],
)
def test_a_wrong_council_entry_is_refused_with_its_name(entry: dict[str, object]) -> None:
    with pytest.raises(SettingsError):
        Glossary.load(council=entry)


def test_the_childs_own_words_win_and_silence_the_finding() -> None:
    glossary = Glossary.load(child_words={"contact": "Mum time", "meeting": "Sam's review"})
    assert quotes("Your contact with Mum is on Monday.", glossary) == []
    assert quotes("Sam's review is on Friday.", glossary) == []
    assert quotes("Your placement is fine.", glossary) == ["placement"]


def test_a_word_that_the_letter_explains_stays_silent_from_there_on() -> None:
    text = (
        "Your review is soon. I will bring cake. The meeting is called a review. "
        "A review is a meeting about you. Your review is on Friday."
    )
    assert quotes(text) == ["review"]
    assert quotes("Your review is on Friday. Your review is at school.") == ["review", "review"]


def test_what_the_child_said_is_left_as_they_said_it() -> None:
    assert quotes("You said, “I want more contact with my brother.”") == []


def test_without_a_parse_ambiguous_words_stay_silent_unless_their_neighbours_decide() -> None:
    glossary = Glossary.load()
    assert [m.quote for m in glossary.find("Your contact with Mum is on Monday.")] == ["contact"]
    assert glossary.find("You can contact me.") == []
    assert glossary.find("The placement is near.")


@pytest.mark.parametrize("text", ["", " ", "😀", "مرحبا", "\x00\x01", "-", "’s", "A" * 5000])
def test_odd_text_gives_no_words_and_no_error(text: str) -> None:
    assert quotes(text) == []
