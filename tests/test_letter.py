"""What a letter is."""

from __future__ import annotations

import datetime as dt

import pytest

from letterkit import Child, KeyMessage, Letter, Step, Writer
from letterkit.errors import THREE_MESSAGES, TooManyMessages
from letterkit.letterfile import from_data

DAY = dt.date(2026, 11, 20)
CHILD, WRITER = Child(name="Sam", age=9), Writer(name="Dee Okafor")


def letter(count: int) -> Letter:
    messages = [KeyMessage(title=f"Message {number}") for number in range(1, count + 1)]
    return Letter(date=DAY, child=CHILD, writer=WRITER, messages=messages)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_letter_carries_one_to_three_messages(count: int) -> None:
    assert len(letter(count).messages) == count


def test_a_fourth_message_is_refused_kindly() -> None:
    with pytest.raises(TooManyMessages) as refused:
        letter(4)
    assert refused.value.message == THREE_MESSAGES
    assert "Choose the three that matter most to this child" in str(refused.value)


def test_a_copy_cannot_slip_past_the_limit() -> None:
    three = letter(3)
    with pytest.raises(TooManyMessages):
        three.model_copy(update={"messages": (*three.messages, KeyMessage(title="One more"))})


def test_no_unchecked_way_in_is_left_open() -> None:
    messages = tuple(KeyMessage(title=str(number)) for number in range(4))
    with pytest.raises(TooManyMessages):
        Letter.model_construct(date=DAY, child=CHILD, writer=WRITER, messages=messages)


def test_a_letter_cannot_be_changed_in_place() -> None:
    with pytest.raises(ValueError, match="frozen"):
        letter(3).messages = ()  # type: ignore[misc]


def test_data_from_a_form_is_held_to_the_limit_too() -> None:
    data = {
        "date": "2026-11-20",
        "child": {"name": "Sam"},
        "writer": {"name": "Dee"},
        "messages": [{"title": str(number)} for number in range(4)],
    }
    with pytest.raises(TooManyMessages):
        from_data(data)


def test_a_letter_needs_at_least_one_message() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        letter(0)


def test_fields_are_named_as_in_the_file_and_counted_from_one() -> None:
    message = KeyMessage(title="A", why="B", steps=(Step(who="Dee", what="write"),))
    one = Letter(date=DAY, child=CHILD, writer=WRITER, messages=[message])
    fields = dict(one.fields())
    assert fields["messages.1.why"] == "B"
    assert fields["messages.1.steps.1.what"] == "write"


def test_age_is_counted_on_the_day_of_the_letter() -> None:
    child = Child(name="Sam", born=dt.date(2017, 11, 21))
    assert child.age_on(DAY) == 8
    assert child.age_on(dt.date(2026, 11, 21)) == 9
    assert Child(name="Sam").age_on(DAY) is None


def test_two_letters_with_the_same_words_are_equal_wherever_they_lie() -> None:
    assert letter(2) == letter(2)
    assert letter(2) != letter(3)
