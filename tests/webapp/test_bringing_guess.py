"""Guesses where a paragraph belongs. They were written for letters in general, not for these."""

from __future__ import annotations

import pytest

from webapp.services.bringing_guess import guesses


@pytest.mark.parametrize("greeting", ["Dear Amir,", "Hi Jo!", "Hello Bea", "Hiya"])
def test_a_greeting_is_a_greeting_only_at_the_top(greeting):
    assert guesses([greeting, "It was nice to see you."])[0] == "letter.greeting"
    assert guesses(["a.", "b.", "c.", greeting])[3] != "letter.greeting"


def test_headings_begin_messages_and_a_fourth_is_left_to_the_writer():
    paragraphs = ["Hello Bea"]
    for title in ("Home", "School", "Your brother", "Money"):
        paragraphs += [title, f"Something was decided about {title.lower()}."]
    found = guesses(paragraphs)
    assert [path for path in found if path.endswith(".title")] == [
        "messages.1.title",
        "messages.2.title",
        "messages.3.title",
    ]
    assert found[-2:] == ["note", "note"]


def test_without_headings_each_wish_begins_a_message():
    found = guesses(
        [
            "You told me that you miss the cat.",
            "Ann will bring it on Sunday.",
            "You asked for a later bedtime.",
            "Because you are ten now, it can be nine o'clock.",
        ]
    )
    assert found == [
        "messages.1.you_said",
        "messages.1.steps",
        "messages.2.you_said",
        "messages.2.why",
    ]


def test_what_the_child_said_before_the_first_heading_opens_the_letter():
    found = guesses(
        [
            "Dear Jo",
            "You told me about your tortoise. It made me laugh.",
            "You are staying with Pat",
            "You will stay with Pat until you are grown up.",
            "This is because you are safe there.",
            "You can ring me on 020 7946 0000.",
            "Take care",
            "Lu",
        ]
    )
    assert found[1:5] == [
        "letter.opening",
        "messages.1.title",
        "messages.1.text",
        "messages.1.why",
    ]
    assert found[5:] == ["help.reach", "note", "note"]


def test_each_guess_is_a_place_that_a_letter_has():
    from webapp.services.bringing import DROP, NOTE, destinations

    paragraphs = [
        "Dear Bo",
        "",
        "x" * 5000,
        "1.",
        "•",
        "???",
        "You said",
        "😀",
        "When you are older",
    ]
    assert set(guesses(paragraphs)) <= {NOTE, DROP, *destinations()}
    assert guesses([]) == []
