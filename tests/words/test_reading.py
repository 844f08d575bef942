"""The reading band moves the right way, for every letter, and never for a name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from letterkit.text import sentences
from letterkit.words import fit
from letterkit.words.age import _table, word_age
from letterkit.words.pipeline import ParsedSentence, ParsedText, parse
from letterkit.words.reading import Reading, change, reading, sentence_level


def unparsed(text: str) -> ParsedText:
    found = tuple(ParsedSentence(s.text, s.start, s.end, None) for s in sentences(text))
    return ParsedText(text, found, parsed=False)


def measured(text: str, *names: str) -> Reading:
    found = reading(unparsed(text), names)
    assert found is not None
    return found


def age(text: str, *names: str) -> float:
    return measured(text, *names).age


NOUNS = sorted(
    word
    for word in _table()
    if word.isalpha() and len(word) > 3 and not word.endswith(("s", "ed", "ing", "er", "ly"))
)
FRAMES = (
    "You have a {}.",
    "We talked about your {} at school, because you like the {}.",
    "Dee will bring the {} and the {} on Monday.",
    "Your {} was moved by the {} last week.",
    "If you want a {}, tell Ann.",
    "I know that the {} is hard, and I want to help you with the {}.",
    "The {} was lost.",
)
NAMES = ("Sam", "Zoë", "Xanthe", "Mary Ann", "Rose", "Will", "Faith", "Constance", "Olu", "Grace")
noun = st.sampled_from(NOUNS)


@st.composite
def letters(draw: st.DrawFn) -> list[str]:
    frames = draw(st.lists(st.sampled_from(FRAMES), min_size=1, max_size=6))
    return [frame.format(*(draw(noun) for _ in range(frame.count("{}")))) for frame in frames]


@settings(max_examples=300, deadline=None)
@given(letters(), noun, noun)
def test_a_younger_word_never_raises_it(others: list[str], one: str, other: str) -> None:
    first, second = word_age(one), word_age(other)
    assume(first is not None and second is not None)
    assert first is not None and second is not None
    older, younger = (one, other) if first >= second else (other, one)
    frame = "You said that your {} is at home."
    before = " ".join([frame.format(older), *others])
    after = " ".join([frame.format(younger), *others])
    assert age(after) <= age(before) + 1e-9


@settings(max_examples=300, deadline=None)
@given(
    letters(),
    st.sampled_from(
        [
            ("You will stay here and you will see Mum.", "You will stay here. You will see Mum."),
            ("Dee came, so we played a game.", "Dee came. We played a game."),
            ("You can stay because you are safe.", "You can stay. This is because you are safe."),
            ("We met Dee, who helps you at school.", "We met Dee. She helps you at school."),
            ("I ran and I fell.", "I ran. I fell."),
            ("It rained; we got wet.", "It rained. We got wet."),
            ("She said that you run and that you win.", "She said that you run. You win."),
        ]
    ),
)  # fmt: skip
def test_splitting_a_sentence_never_raises_it(others: list[str], pair: tuple[str, str]) -> None:
    whole, split = pair
    assert age(" ".join([split, *others])) <= age(" ".join([whole, *others])) + 1e-9


@settings(max_examples=300, deadline=None)
@given(
    letters(),
    st.sampled_from(
        [
            ("The plan was agreed by Dee.", "Dee agreed the plan."),
            ("You will be told by Ann.", "Ann will tell you."),
            ("Your review was chaired by Dee.", "Dee chaired your review."),
            ("It has been decided by the judge.", "The judge has decided it."),
            ("The letter is being written by your teacher.", "Your teacher is writing the letter."),
            ("Your bag was found by Sam.", "Sam found your bag."),
        ]
    ),
)
def test_making_a_passive_active_never_raises_it(others: list[str], pair: tuple[str, str]) -> None:
    passive, active = pair
    assert age(" ".join([active, *others])) <= age(" ".join([passive, *others])) + 1e-9


@settings(max_examples=200, deadline=None)
@given(letters(), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_another_name_never_changes_it(others: list[str], one: str, other: str) -> None:
    frames = "{0} came to see you. You told {0} about {0}'s dog. We asked {0}. {0} was told by Mum."
    first = " ".join([frames.format(one), *others])
    second = " ".join([frames.format(other), *others])
    assert age(first, one) == age(second, other)
    inside = "You told {0} about it. We asked {0}."
    assert age(" ".join([inside.format(one), *others])) == age(
        " ".join([inside.format(other), *others])
    )


@given(st.text(max_size=300))
def test_any_text_has_a_band_or_none(text: str) -> None:
    found = reading(unparsed(text))
    assert found is None or (3 <= found.low < found.high and found.band)


def test_the_simplest_letter_is_for_the_youngest_readers() -> None:
    found = measured("I like you. You are kind.")
    assert (found.low, found.high, found.band) == (4, 6, "about 4 to 6")


def test_passages_for_each_age_come_out_near_that_age() -> None:
    path = Path(fit.__file__).parent / "reading-anchors.tsv"
    with path.open(encoding="utf-8") as file:
        rows = [(float(r["age"]), r["passage"]) for r in csv.DictReader(file, delimiter="\t")]
    ages = [age(text) for _, text in rows]
    assert ages == sorted(ages)
    assert all(abs(got - meant) <= 1.5 for got, (meant, _) in zip(ages, rows, strict=True))


def test_a_parse_does_not_change_the_figure() -> None:
    text = "Your placement was reviewed by Dee. You like Ann, who is kind."
    assert reading(parse(text)) == reading(unparsed(text))


def test_the_hardest_sentences_and_words_are_named_with_their_places() -> None:
    text = "You are kind. Your placement was reviewed because of safeguarding. I like you."
    fields = {"messages.1.why": unparsed(text), "letter.opening": unparsed("Hello there, Sam.")}
    found = reading(fields)
    assert found is not None
    assert all(
        text[d.start : d.end] == d.words for d in found.drivers if d.field != "letter.opening"
    )
    kinds = {driver.kind for driver in found.drivers}
    assert kinds == {"sentence", "word"}
    placement = next(driver for driver in found.drivers if driver.words == "placement")
    assert placement.field == "messages.1.why"
    assert placement.why == "most children know “placement” at about 12"
    assert placement.years > 0


def test_title_case_does_not_hide_adults_words() -> None:
    plain = age("You have a statutory placement planning meeting.")
    assert age("You have a Statutory Placement Planning Meeting.") >= plain - 1.5


def test_the_change_since_the_last_draft_is_said_in_words() -> None:
    old = measured("Your placement was reviewed by the panel because of concerns.")
    new = measured("We talked about your home.")
    moved = change(old, new)
    assert moved is not None
    assert moved.years < -1 and "easier" in moved.words
    same = change(new, new)
    assert same is not None and "about as easy" in same.words
    assert change(None, new) is None


def test_no_sentence_has_no_band() -> None:
    assert reading(unparsed("")) is None
    assert reading(unparsed("😀")) is None
    assert reading({}) is None


def test_a_greeting_does_not_make_a_letter_look_easier() -> None:
    body = "We talked about your new school and the long walk there, because it worries you."
    assert age(f"Dear Sam,\n{body}") == pytest.approx(age(body))


@given(noun, noun)
def test_a_harder_word_never_lowers_the_level_of_a_sentence(one: str, other: str) -> None:
    from letterkit.words.age import entry

    first, second = entry(one), entry(other)
    assert first is not None and second is not None
    low, high = (one, other) if first.level <= second.level else (other, one)
    frame = "We talked about the {} today."
    assert sentence_level(frame.format(low)) <= sentence_level(frame.format(high)) + 1e-9


def test_levels_run_from_a1_to_c2() -> None:
    easy = sentence_level("I like my dog.")
    hard = sentence_level("Jurisprudential ramifications precipitated constitutional upheaval.")
    assert 1 <= easy < 2.5 < hard <= 6
