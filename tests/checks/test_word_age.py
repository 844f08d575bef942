import pytest

from letterkit import Child
from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.finding import Finding
from letterkit.checks.word_age import run


def found(text: str, age: int = 9, *, parse: bool = True, **child: object) -> list[Finding]:
    reader = Child.model_validate({"name": "Sam", "age": age + 2, **child})
    context = Context(
        fields=(FieldText("text", text),),
        target=Target(age, False, "for the test"),
        child=reader,
        parse_allowed=parse,
    )
    return list(run(context))


def quotes(text: str, age: int = 9, **more: object) -> list[str]:
    return [finding.quote for finding in found(text, age, **more)]


def test_a_word_above_the_age_is_named_with_the_age_it_is_known_at() -> None:
    [finding] = found("Your progress has been sustained.")
    assert finding.quote == "sustained"
    assert 'Most children know "sustained" at about 11.' in finding.message
    assert finding.suggestions[-1].action == "explain"


@pytest.mark.parametrize("parse", [True, False])
def test_the_same_word_is_fine_for_an_older_child(parse: bool) -> None:
    assert quotes("Your progress has been sustained.", 13, parse=parse) == []


def test_a_word_is_named_once_a_letter() -> None:
    assert quotes("It was sustained. It was sustained for a year.") == ["sustained"]


@pytest.mark.parametrize(
    "text",
    [
        "It was sustained. That means it went on for a long time.",
        "It was sustained. Sustained means that it went on.",
        "Sustained means that it goes on for a long time.",
        "This is called sustained effort.",
    ],
)
def test_a_word_that_is_explained_is_silent(text: str) -> None:
    assert quotes(text) == []


def test_the_childs_own_words_are_silent() -> None:
    assert quotes("You said, “It was a sustained attack by geese.”") == []
    assert quotes("We had a sustained cuddle.", words={"hug": "sustained cuddle"}) == []


def test_names_and_care_words_are_left_to_others() -> None:
    assert quotes("Ms Prudence met Sam in Constantinople.") == []
    assert quotes("Your placement is near the school.") == []


@pytest.mark.parametrize("parse", [True, False])
def test_an_easy_letter_has_no_hard_words(parse: bool) -> None:
    text = (
        "You like football and you are good at it. Ann will take you to the club on Tuesday. "
        "You can wear your new boots. Your teacher is proud of your reading."
    )
    assert quotes(text, 7, parse=parse) == []


def test_a_simpler_word_comes_in_the_form_that_fits() -> None:
    [finding] = found("You had a substantial lunch.", 7)
    assert finding.suggestions[0].action == "replace"
    text = "You had a substantial lunch."
    changed = text[: finding.start] + finding.suggestions[0].text + text[finding.end :]
    assert changed == "You had a big lunch."
