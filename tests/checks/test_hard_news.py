import datetime as dt

import pytest
from letter_examples import letter

from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.hard_news import run

MOVE = {"messages.1.text": "You will be moving to a new foster home on Friday."}


def findings(changes: dict) -> list[tuple[str, str]]:
    made = letter(changes)
    fields = tuple(FieldText(path, text) for path, text in made.fields())
    context = Context(fields=fields, target=Target(7, False, ""), letter=made, child=made.child)
    return [(finding.code, finding.field) for finding in run(context)]


def test_a_move_that_nobody_told_is_found_with_what_to_do() -> None:
    assert findings(MOVE) == [("LK721", "messages.1.text")]


@pytest.mark.parametrize("told", [True, dt.date(2026, 11, 18), "Priya, on Tuesday"])
def test_a_message_told_in_person_is_silent(told: object) -> None:
    assert findings(MOVE | {"messages.1.told_in_person": told}) == []


def test_another_message_told_in_person_does_not_cover_this_one() -> None:
    assert findings(MOVE | {"messages.2.told_in_person": True}) == [("LK721", "messages.1.text")]


def test_the_parts_around_are_covered_by_any_message() -> None:
    around = {"letter.about": "You will be moving to a new foster home."}
    assert findings(around) == [("LK721", "letter.about")]
    assert findings(around | {"messages.2.told_in_person": True}) == []


def test_one_topic_is_named_once_in_a_message() -> None:
    twice = "You will be moving to Leeds. You are going to move on Friday."
    assert findings({"messages.1.text": twice}) == [("LK721", "messages.1.text")]


def test_a_letter_that_says_it_was_told_is_believed() -> None:
    text = "When I came on Tuesday, we talked about your move. You will be moving on Friday."
    assert findings({"messages.1.text": text}) == []


def test_what_the_child_said_is_no_news() -> None:
    assert findings({"messages.1.you_said": "Your nan died on Monday."}) == []


def test_a_letter_about_a_change_asks_whether_it_was_told() -> None:
    assert findings({"kind": "change"}) == [("LK721", "messages.1.told_in_person")]
    assert findings({"kind": "change", "messages.1.told_in_person": True}) == []
