"""Suggestions fit the sentence that they go into."""

from __future__ import annotations

import pytest

from letterkit.words.glossary import Glossary
from letterkit.words.pipeline import parse

PEOPLE = [("Jo", "social worker"), ("Auntie Ann", "foster carer")]


def rewritten(text: str) -> str:
    """Return the text with the first swap of the first care word in place."""
    glossary = Glossary.load(people=PEOPLE)
    match = next(m for s in parse(text).sentences for m in glossary.find(s))
    swap = next(s.text for s in match.suggestions if s.action == "replace")
    return text[: match.fix_start] + swap + text[match.end :]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Your placement is near school.", "Your home is near school."),
        ("You had two placements.", "You had two homes."),
        ("Reviews happen twice a year.", "Meetings happen twice a year."),
        ("Your contact with Mum is on Monday.", "Your time with Mum is on Monday."),
        ("How was contact?", "How was time with your family?"),
        ("We will ensure that you win.", "We will make sure that you win."),
        ("School ensured that you won.", "School made sure that you won."),
        ("You were placed with Kay.", "You came to live with Kay."),
        ("Leo presented as calm.", "Leo seemed calm."),
        ("An assessment of Nan is done.", "A check of Nan is done."),
        ("The judge made an order today.", "The judge made a decision today."),
        ("You failed to engage with Mo.", "You did not join in with Mo."),
        ("Your SW rang me.", "Jo rang me."),
        ("Your foster carers are kind.", "Auntie Ann are kind."),
        ("Do you like your placement's garden?", "Do you like your home's garden?"),
        ("Going forward, you will see Kay.", "From now on, you will see Kay."),
        ("Both EHCPs came.", "Both plans for extra help came."),
    ],
)
def test_a_swap_agrees_with_its_sentence(before: str, after: str) -> None:
    assert rewritten(before) == after


def test_news_to_tell_in_person_says_so_first() -> None:
    (match,) = Glossary.load().find("There was domestic violence.")
    assert match.suggestions[0].action == "tell-in-person"


def test_a_word_worth_keeping_is_explained_in_the_next_sentence() -> None:
    (match,) = Glossary.load().find("Your advocate rang me.")
    assert match.suggestions[0].action == "explain"
    assert match.suggestions[0].text.startswith("An advocate is a person who helps you")


def test_family_words_are_for_the_child_to_choose() -> None:
    (match,) = Glossary.load().find("Your birth mother sent a card.")
    assert match.suggestions[0].action == "ask"


def test_his_needs_do_not_become_what_you_need() -> None:
    (sentence,) = parse("We looked at his needs.").sentences
    (match,) = Glossary.load().find(sentence)
    assert all(s.action != "replace" for s in match.suggestions)
