"""Sentences and words are found as a careful reader would find them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text import LONGEST_SENTENCE, sentences, words


def found(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "My name is Mr. Smith and I work with Dr. Okafor.",
        "I met J. K. Rowling at the library.",
        "We meet at 4 p.m. on Friday.",
        "We meet at 3 p.m. Tuesday.",
        "It cost £3.50 on 4.12.26 at 3.30.",
        "You like sports, e.g. football and swimming.",
        "See www.gov.uk/help or write to dee@example.org today.",
        "You smiled and waited... and then you told me.",
        '"Really?" she said.',
        "You like pizza (yum!) and chips.",
        "Bring No. 5 with you.",
        "1. Go to the park.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(whole: str) -> None:
    assert found(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("You were brave. I am proud!", ["You were brave.", "I am proud!"]),
        ("What next? We wait.", ["What next?", "We wait."]),
        ('You said "I want to stay." I heard you.', ['You said "I want to stay."', "I heard you."]),
        ("(We met. It was good.) Then", ["(We met.", "It was good.)", "Then"]),
        ("Come at 3 p.m. Then we eat.", ["Come at 3 p.m.", "Then we eat."]),
        ("I like you.You are kind.", ["I like you.", "You are kind."]),
        ("i like you. you are kind.", ["i like you.", "you are kind."]),
        ("We chose plan B. It is fun.", ["We chose plan B.", "It is fun."]),
        ("I am happy 😀 You are too.", ["I am happy 😀", "You are too."]),
        ("I am happy. 😀 You are too.", ["I am happy. 😀", "You are too."]),
        ("Dear Sam,\nThank you.", ["Dear Sam,", "Thank you."]),
        ("What happens next\nWe meet.", ["What happens next", "We meet."]),
        ("We will:\n- buy shoes\n- see Mum", ["We will:", "- buy shoes", "- see Mum"]),
        ("お元気ですか。はい。", ["お元気ですか。", "はい。"]),
        ("هل أنت بخير؟ نعم.", ["هل أنت بخير؟", "نعم."]),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, parts: list[str]) -> None:
    assert found(text) == parts


def test_a_long_line_that_is_wrapped_is_one_sentence() -> None:
    text = "Thank you for telling me about your new school and the friends\nyou have made there."
    assert found(text) == [text]


def test_words_keep_their_apostrophes_hyphens_and_figures() -> None:
    text = "Don’t go at half-term: ring Dee's phone at 3.30, or dee@example.org by 4.12.26 (p.m.)!"
    assert [word.text for word in words(text)] == [
        *("Don’t", "go", "at", "half-term", "ring", "Dee's", "phone", "at", "3.30", "or"),
        *("dee@example.org", "by", "4.12.26", "p.m"),
    ]


@given(st.text())
def test_every_place_points_back_into_the_text_and_no_word_is_lost(text: str) -> None:
    parts = sentences(text)
    for part in (*parts, *words(text)):
        assert text[part.start : part.end] == part.text
    ends = [0, *(part.end for part in parts)]
    starts = [*(part.start for part in parts), len(text)]
    assert all(text[a:b].strip() == "" for a, b in zip(ends, starts, strict=True))


@pytest.mark.parametrize(
    "piece", [".", "😀", "a", " ", ". ", "😀 ", "a.a.", "\n", "(.", "a-", '."']
)
def test_a_page_of_nonsense_is_cut_and_costs_one_pass(piece: str) -> None:
    begin = time.process_time()
    parts = sentences(piece * 100_000)
    words(piece * 100_000)
    # Not a timing test: a square of this size would take minutes, one pass half a second.
    assert time.process_time() - begin < 20
    assert all(len(part.text) <= LONGEST_SENTENCE for part in parts)


def test_nothing_has_no_sentences() -> None:
    assert sentences("") == () == sentences(" \n\t ")
    assert words("— … 😀") == ()
