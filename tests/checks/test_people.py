import pytest
from labelled import JAYDEN, SAM, context_for, letter_to, score

from letterkit.checks import people, people_pronouns, whose_news
from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.people import distance
from letterkit.words import pipeline

CHECKS = (people, people_pronouns, whose_news)


def greeting(text: str, **more) -> list[tuple[str, str]]:
    letter = letter_to(SAM, "Hello.")
    parts = letter.parts.model_copy(update={"greeting": text})
    letter = letter.model_copy(update={"parts": parts})
    context = Context(
        fields=tuple(FieldText(path, words) for path, words in letter.fields()),
        target=Target(9, False, ""),
        letter=letter,
        child=SAM,
        **more,
    )
    return [(finding.code, finding.quote) for finding in people.run(context)]


@pytest.mark.skipif(not pipeline.available(), reason=pipeline.why_not())
@pytest.mark.parametrize("table", ["people", "people_heldout"])
def test_labelled_sentences_are_judged_as_people_judged_them(table: str) -> None:
    result = score(table, CHECKS, letter=True)
    assert result.precision >= 0.95, result.wrong
    assert result.recall >= 0.95, result.missed


def test_another_childs_name_is_an_error() -> None:
    context = context_for("Kofi says hello.", 9, letter=True)
    (finding,) = people.run(context)
    assert (finding.code, finding.severity, finding.quote) == ("LK502", "error", "Kofi")


def test_an_earlier_draft_to_the_same_child_is_no_other_childs_letter() -> None:
    context = context_for("Kofi says hello.", 9, letter=True)
    context.against = (letter_to(SAM.model_copy(update={"people": JAYDEN.people}), "x"),)
    assert [finding.code for finding in people.run(context)] == ["LK501"]


def test_somebody_both_children_know_may_be_named() -> None:
    context = context_for("Ann says hello.", 9, letter=True)
    shared = JAYDEN.model_copy(update={"people": SAM.people})
    context.against = (letter_to(shared, "x"),)
    assert list(people.run(context)) == []


def test_names_from_elsewhere_are_found_in_plain_text_too() -> None:
    text = "Well done Jayden! Marcus is kind."
    context = Context(
        fields=(FieldText("text", text),),
        target=Target(9, False, ""),
        people_elsewhere=frozenset({"Jayden", "Mum"}),
    )
    assert [(f.code, f.quote) for f in people.run(context)] == [("LK502", "Jayden")]


def test_a_name_that_is_a_word_needs_to_be_a_name_where_it_stands() -> None:
    names = frozenset({"Will", "Rose"})
    for text, expected in (
        ("Will you come? It rose. A rose is red.", []),
        ("I saw Will and Rose.", ["Will", "Rose"]),
    ):
        context = Context(
            fields=(FieldText("text", text),),
            target=Target(9, False, ""),
            people_elsewhere=names,
        )
        assert sorted(f.quote for f in people.run(context)) == sorted(expected)


@pytest.mark.parametrize("text", ["Dear Sam", "Hi Sam,", "Hello Sammy!", "Dear Samuel", "Sam"])
def test_the_childs_own_name_in_the_greeting_is_fine(text: str) -> None:
    assert greeting(text) == []


def test_another_name_in_the_greeting_is_an_error() -> None:
    assert greeting("Dear Olivia") == [("LK504", "Olivia")]
    assert greeting("Dear Jayden,", against=(letter_to(JAYDEN, "x"),)) == [("LK502", "Jayden")]


def test_a_slip_in_the_childs_name_is_seen() -> None:
    assert greeting("Dear Smam") == [("LK505", "Smam")]
    assert greeting("Dear sam") == [("LK505", "sam")]


def test_a_greeting_with_no_name_is_left_to_the_check_of_what_a_letter_needs() -> None:
    assert greeting("Dear young person") == []


def test_a_name_is_asked_about_once() -> None:
    context = context_for("Marcus is kind. Marcus is fun. I like Marcus.", 9, letter=True)
    assert [finding.code for finding in people.run(context)] == ["LK501"]


def test_slips_are_counted_as_typing_makes_them() -> None:
    assert distance("niamh", "niamh") == 0
    assert distance("naimh", "niamh") == 1
    assert distance("niam", "niamh") == 1
    assert distance("neeve", "niamh") > 2


def test_names_are_checked_without_a_language_model() -> None:
    context = context_for("You met Marcus and Kofi.", 9, letter=True)
    context.parse_allowed = False
    codes = sorted(finding.code for check in CHECKS for finding in check.run(context))
    assert codes == ["LK501", "LK502"]


def test_what_the_child_said_is_the_childs_own_news() -> None:
    context = context_for("Mum drinks too much.", 9, letter=True)
    context.fields = (FieldText("messages.1.you_said", "Mum drinks too much."),)
    assert list(whose_news.run(context)) == []


@pytest.mark.parametrize("text", ["", "A", "É", "’s", "Mr", "Auntie", "THE END", "\u202eSam", "İİ"])
def test_odd_text_is_no_trouble(text: str) -> None:
    context = context_for(text, 9, letter=True)
    for check in CHECKS:
        list(check.run(context))
