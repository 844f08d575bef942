import pytest
from labelled import context_for, score

from letterkit import Child
from letterkit.checks import idioms
from letterkit.checks.context import Context, FieldText, Target
from letterkit.words.idioms import find
from letterkit.words.idioms import idioms as listed


def codes(text: str, age: int, **reading) -> list[str]:
    child = Child.model_validate({"name": "Sam", "reading": reading})
    context = Context(fields=(FieldText("text", text),), target=Target(age, False, ""), child=child)
    return [finding.severity for finding in idioms.run(context)]


@pytest.mark.parametrize("table", ["idioms", "idioms_heldout"])
def test_labelled_sayings_are_found_and_plain_words_left_alone(table: str) -> None:
    result = score(table, [idioms])
    assert result.precision >= 0.95, result.wrong
    assert result.recall >= 0.95, result.missed


def test_the_list_is_long_and_every_saying_can_be_found() -> None:
    assert len(listed()) >= 260
    for idiom in listed():
        assert idiom.plain
        assert idiom.anchors(), idiom.saying
        assert idiom.pattern.pattern


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Dad blew his top.", "got very angry"),
        ("Dad has blown his top.", "got very angry"),
        ("You keep bottling things up.", "keeping things inside"),
        ("He was pulling Jess's leg.", "teasing Jess"),
        ("They drive me up the wall.", "annoy me very much"),
        ("You can put Mum’s mind at rest.", "stop Mum worrying"),
        ("Turning over a new leaf is hard.", "Starting again"),
        ("Ann gave you a hand.", "helped you"),
        ("We will show you the ropes.", "show you what to do"),
        ("We will teach you the ropes.", "teach you what to do"),
    ],
)
def test_plain_words_come_in_the_same_form_and_about_the_same_person(
    written: str, plain: str
) -> None:
    assert [match.plain for match in find(written)] == [plain]


def test_a_profile_decides_before_the_age() -> None:
    text = "You were over the moon."
    assert codes(text, 8) == ["warning"]
    assert codes(text, 10) == ["advice"]
    assert codes(text, 12) == []
    assert codes(text, 8, figurative=True) == []
    assert codes(text, 15, figurative=False) == ["warning"]


def test_the_childs_own_saying_is_left_alone() -> None:
    child = Child.model_validate({"name": "Sam", "words": {"happy": "over the moon"}})
    text = "You were over the moon."
    context = Context(fields=(FieldText("text", text),), target=Target(8, False, ""), child=child)
    assert list(idioms.run(context)) == []


def test_places_are_in_code_points() -> None:
    text = "🙂 You were over the moon."
    (finding,) = idioms.run(context_for(text, 8, letter=False))
    assert text[finding.start : finding.end] == finding.quote == "over the moon"


@pytest.mark.parametrize("text", ["", "İ over the moon", "a " * 5000, "’" * 300, "𝓐 over the moon"])
def test_odd_text_is_no_trouble(text: str) -> None:
    for match in find(text):
        assert 0 <= match.start < match.end <= len(text)
