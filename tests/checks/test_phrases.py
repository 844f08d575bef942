from importlib import import_module

import pytest

from letterkit import Child
from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.finding import Finding
from letterkit.checks.phrases import find, phrases, said

BOOKS = {
    "promises": ("promises",),
    "timing": ("timing",),
    "kindness": ("kindness",),
    "softening": ("hard_news",),
    "news": ("hard_news",),
}


def found(
    module: str, text: str, *, child: Child | None = None, part: str = "text"
) -> list[Finding]:
    context = Context(fields=(FieldText(part, text),), target=Target(9, False, ""), child=child)
    return list(import_module(f"letterkit.checks.{module}").run(context))


@pytest.mark.parametrize("book", BOOKS)
def test_every_phrase_belongs_to_a_rule_and_speaks_to_the_writer(book: str) -> None:
    names = {
        rule.name
        for name in BOOKS[book]
        for rule in import_module(f"letterkit.checks.{name}").RULES
    }
    for phrase in phrases(book):
        assert phrase.rule in names
        assert phrase.message[-1] in '.?”"'
        assert phrase.near == tuple(word.lower() for word in phrase.near)


def test_a_curly_apostrophe_is_read_like_a_straight_one() -> None:
    [straight], [curly] = find("kindness", "It's your fault."), find("kindness", "It’s your fault.")
    assert (straight.start, straight.end) == (curly.start, curly.end)
    assert curly.quote == "It’s your fault"


def test_what_to_write_instead_keeps_the_capital() -> None:
    [finding] = found("kindness", "You failed to ring Ann.")
    assert [s.text for s in finding.suggestions if s.action == "replace"] == ["You did not"]
    [finding] = found("kindness", "On Monday you failed to ring Ann.")
    assert [s.text for s in finding.suggestions if s.action == "replace"] == ["you did not"]


def test_the_message_speaks_of_the_child_by_name() -> None:
    [finding] = found("timing", "Ann will ring soon.", child=Child(name="Sam", age=9))
    assert finding.message.startswith('When is "soon" for Sam?')


def test_without_a_name_a_sentence_still_begins_with_a_capital() -> None:
    context = Context(fields=(), target=Target(9, False, ""))
    assert said("{name} waits. {name} counts.", context) == "The child waits. The child counts."


def test_a_place_is_counted_in_the_field_not_in_the_sentence() -> None:
    text = "😀 Hello. Ann will ring soon."
    [finding] = found("timing", text)
    assert text[finding.start : finding.end] == finding.quote == "soon"


def test_the_childs_own_field_is_left_to_the_child() -> None:
    assert found("promises", "I promise to feed Rex.", part="messages.1.you_said") == []
    assert found("timing", "I want to go home soon.", part="messages.1.you_said") == []


def test_a_date_in_the_next_sentence_makes_soon_findable() -> None:
    assert found("timing", "Ann will ring soon. It will be on Friday.") == []


@pytest.mark.parametrize("module", ["promises", "timing", "kindness", "voice", "hard_news"])
@pytest.mark.parametrize(
    "text", ["", " ", "a", "😀😀", "\u202eabc", "\x00\x01", "أهلا بك", "?" * 999]
)
def test_odd_text_is_no_trouble(module: str, text: str) -> None:
    assert found(module, text) == []


def test_names_tell_a_sister_from_a_teacher() -> None:
    child = Child.model_validate(
        {
            "name": "Sam",
            "age": 9,
            "people": [{"name": "Jess", "who": "sister"}, {"name": "Lea", "who": "teacher"}],
        }
    )
    assert [f.code for f in found("kindness", "Unlike Jess, you are late.", child=child)] == [
        "LK704"
    ]
    assert found("kindness", "Unlike Lea, you like maths.", child=child) == []
