import pytest
from letter_examples import letter

from letterkit import Child
from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.finding import Finding
from letterkit.checks.voice import run


def found(text: str, **child: object) -> list[Finding]:
    reader = Child.model_validate({"name": "Sam", "age": 9, **child}) if child else None
    context = Context(fields=(FieldText("text", text),), target=Target(9, False, ""), child=reader)
    return list(run(context))


def in_letter(changes: dict) -> list[str]:
    made = letter(changes)
    fields = tuple(FieldText(path, text) for path, text in made.fields())
    context = Context(fields=fields, target=Target(7, False, ""), letter=made, child=made.child)
    return [finding.code for finding in run(context)]


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Sam has settled.", "You have"),
        ("We heard that Sam likes maths.", "you like"),
        ("Sam’s school is near.", "Your"),
        ("The young person is well.", "You are"),
        ("The IRO will ring.", "I will"),
        ("You can tell the IRO.", "me"),
    ],
)
def test_what_to_write_instead_fits_the_sentence(text: str, better: str) -> None:
    [finding] = found(text, age=9)
    assert finding.suggestions[0].text == better


def test_the_name_greeted_in_a_plain_text_is_the_childs() -> None:
    assert [f.quote for f in found("Dear Bo,\nBo has a cat.")] == ["Bo has"]
    assert found("Dear Bo,\nAnn has a cat.") == []


def test_a_name_that_is_also_a_word_needs_a_verb() -> None:
    assert found("Will you come? I will ask. Will that do?", name="Will") == []
    assert [f.quote for f in found("Will has a cat.", name="Will")] == ["Will has"]
    assert found("I hope that you come. Hope is a good thing to have.", name="Hope") == []


def test_a_second_sam_makes_the_name_no_sign() -> None:
    people = [{"name": "Sam", "who": "cousin"}]
    assert found("Sam has a cat.", people=people) == []


def test_a_letter_in_which_the_child_says_nothing_is_found() -> None:
    silent = {"messages.1.you_said": "", "messages.2.you_said": ""}
    assert in_letter(silent | {"letter.opening": "It was sunny."}) == ["LK713"]
    assert in_letter(silent | {"letter.opening": "You showed me your frog."}) == []
    assert in_letter(silent | {"kind": "hello", "letter.opening": "It was sunny."}) == []


def test_an_aunts_letter_need_not_quote_anybody() -> None:
    text = "It rained all week. The dog sat on the cake and then on the cat. " * 5
    assert found(text) == []


def test_a_goodbye_without_feelings_is_found() -> None:
    bare = {"kind": "goodbye", "letter.feelings": "", "messages.1.why": "It is near."}
    assert in_letter(bare) == ["LK715"]
    assert in_letter(bare | {"letter.closing": "I will miss you."}) == []


def test_a_wish_is_answered_when_the_letter_says_it_is_not_what_was_wanted() -> None:
    wish = {"messages.1.you_said": "You said you want to live with Mum."}
    plain = "This is not what you wanted. You will live with Ann."
    assert "LK714" in in_letter(wish | {"messages.1.text": "You will live with Ann."})
    assert "LK714" not in in_letter(wish | {"messages.1.text": plain})


def test_the_steps_and_the_writer_of_another_role_are_left_alone() -> None:
    assert in_letter({"messages.1.steps.1.who": "Sam"}) == []
    other = {"writer.role": "Social worker", "messages.1.text": "The IRO will ring you."}
    assert in_letter(other) == []
