import datetime as dt

import pytest
from letter_examples import letter

from letterkit.checks.completeness import run
from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.when import says_when


def codes(changes: dict | None = None) -> list[str]:
    made = letter(changes)
    context = Context(
        fields=tuple(FieldText(path, text) for path, text in made.fields()),
        target=Target(7, False, "for the test"),
        letter=made,
        child=made.child,
    )
    return [finding.code for finding in run(context)]


def test_a_whole_letter_misses_nothing() -> None:
    assert codes() == []


def test_a_reason_in_the_message_itself_is_a_reason() -> None:
    text = "You will stay with Ann because you are happy there."
    assert codes({"messages.1.why": "", "messages.1.text": text}) == []


def test_a_step_may_name_its_person_and_its_day_in_words() -> None:
    step = {"what": "Priya will ring the pool on Monday."}
    assert codes({"messages.1.steps": [step]}) == []


def test_a_message_may_say_its_next_step_in_its_text() -> None:
    text = "Ann will take you to see the pool on Friday 4 December."
    assert codes({"messages.1.steps": [], "messages.1.text": text}) == []


def test_we_is_nobody_a_child_can_ring() -> None:
    assert codes({"messages.1.steps": [], "messages.1.text": "We will do it by Friday."}) == [
        "LK302"
    ]


def test_a_later_life_letter_is_not_asked_for_steps_and_a_meeting() -> None:
    changes = {"kind": "later-life", "messages.1.steps": [], "messages.2.steps": []}
    assert codes(changes | {"help.next_meeting": None, "help.complain": ""}) == []


def test_a_blank_letter_is_asked_for_little() -> None:
    changes = {"kind": "blank", "messages.1.steps": [], "messages.1.why": ""}
    assert codes(changes | {"help.next_meeting": None, "letter.opening": ""}) == []


def test_a_kind_of_the_councils_own_is_asked_for_nothing() -> None:
    assert codes({"kind": "our-own", "letter.opening": "", "messages.1.why": ""}) == []


def test_an_advocate_named_in_a_message_counts() -> None:
    text = "Bola is your advocate. Bola can ring the pool by Friday."
    assert codes({"help.advocate": "", "messages.1.text": text}) == []


def test_a_phone_number_of_the_writer_is_a_way_to_reach_them() -> None:
    assert codes({"help.reach": ""}) == []


def test_the_meeting_may_be_said_in_the_note() -> None:
    assert codes({"help.next_meeting": None, "help.meeting_note": "We meet again in May."}) == []


def test_a_five_year_old_is_not_given_a_line_about_lines() -> None:
    assert codes({"letter.about": ""}) == ["LK315"]
    assert codes({"letter.about": "", "child.age": 5}) == []


def test_a_misspelt_name_in_the_greeting_is_left_to_the_check_of_names() -> None:
    assert codes({"letter.greeting": "Dear Samm"}) == []


def test_a_finding_names_its_field_and_says_which_date() -> None:
    made = letter({"messages.2.steps.1.by": dt.date(2025, 12, 4)})
    context = Context(fields=(), target=Target(7, False, ""), letter=made, child=made.child)
    found = next(finding for finding in run(context) if finding.code == "LK310")
    assert found.field == "messages.2.steps.1.by"
    assert "4 December 2025" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "on Friday", "by 4 December", "in May", "at 3.30pm", "next week", "tomorrow",
        "on your birthday", "before half-term", "in two weeks", "every second Sunday",
        "4.12.2026", "by the end of term", "when you are 10", "after Easter", "once a month",
    ],
)  # fmt: skip
def test_a_time_on_a_calendar_is_seen(text: str) -> None:
    assert says_when(f"Ann will do it {text}.")


@pytest.mark.parametrize(
    "text",
    ["soon", "in due course", "You may march on.", "You may come.", "one day", "Sunny", "March!"],
)
def test_a_time_on_no_calendar_is_not_taken_for_one(text: str) -> None:
    assert not says_when(text)
