import pytest
from labelled import context_for, score

from letterkit import Child
from letterkit.checks import (
    connectives,
    emphasis,
    negatives,
    passives,
    questions,
    reference,
    sentences,
)
from letterkit.checks.context import Context, FieldText, Target
from letterkit.words import pipeline

CHECKS = (sentences, passives, negatives, connectives, reference, questions, emphasis)

pytestmark = pytest.mark.skipif(not pipeline.available(), reason=pipeline.why_not())


def found(text: str, age: int = 8) -> list[str]:
    context = context_for(text, age, letter=False)
    return [finding.code for check in CHECKS for finding in check.run(context)]


def suggested(check, text: str, age: int = 8) -> list[str]:
    context = context_for(text, age, letter=False)
    return [s.text for finding in check.run(context) for s in finding.suggestions]


@pytest.mark.parametrize("table", ["sentences", "sentences_heldout"])
def test_labelled_sentences_are_judged_as_people_judged_them(table: str) -> None:
    result = score(table, CHECKS)
    assert result.precision >= 0.95, result.wrong
    assert result.recall >= 0.95, result.missed


@pytest.mark.parametrize(
    ("passive", "active"),
    [
        ("You will be visited by Priya on Friday.", "Priya will visit you on Friday."),
        ("He was chosen by the judge.", "The judge chose him."),
        ("Your room has been painted by Ann.", "Ann has painted your room."),
        ("You are helped by your teacher at school.", "Your teacher helps you at school."),
        ("You were taken to school by Ann.", "Ann took you to school."),
    ],
)
def test_a_simple_passive_is_turned_round(passive: str, active: str) -> None:
    assert suggested(passives, passive) == [active]


@pytest.mark.parametrize(
    "passive",
    [
        "You were told off by the man who lives next door.",
        "Were you seen by the doctor?",
        "When you were seen by Ann, you smiled.",
        "You and Jess were met by Ann and Dave.",
    ],
)
def test_a_passive_that_cannot_be_turned_safely_gets_no_rewrite(passive: str) -> None:
    assert suggested(passives, passive) == []


def test_in_easy_read_every_passive_is_found() -> None:
    text = "The plan was changed. You are allowed to stay. You are called Sam."
    context = Context(fields=(FieldText("text", text),), target=Target(12, True, ""))
    assert [finding.quote for finding in passives.run(context)] == ["was changed"]


def test_events_are_put_in_the_order_in_which_they_happen() -> None:
    assert suggested(sentences, "Before you move, you will meet Jo.", 6) == [
        "First you will meet Jo. Then you move."
    ]
    assert suggested(sentences, "You can play after you have done your sums.", 6) == [
        "First you have done your sums. Then you can play."
    ]


def test_although_becomes_two_sentences_with_but() -> None:
    assert suggested(connectives, "Although it is far, Dad will come.") == [
        "It is far. But Dad will come."
    ]


def test_a_child_reads_two_people_in_one_pronoun_by_the_profile_s_pronouns() -> None:
    people = [
        {"name": "Robin", "who": "carer", "pronouns": "he/him"},
        {"name": "Bo", "who": "uncle"},
    ]
    child = Child.model_validate({"name": "Sam", "people": people})
    text = "Robin rang Bo because he was late."
    context = Context(fields=(FieldText("text", text),), target=Target(8, False, ""), child=child)
    assert [finding.quote for finding in reference.run(context)] == ["he"]


def test_a_question_has_room_where_the_letter_says_how_to_reach_the_writer() -> None:
    text = "How do you feel about your new school?"
    assert found(text) == ["LK113"]
    context = context_for(text, 8, letter=True)
    assert context.letter is not None
    writer = context.letter.writer.model_copy(update={"phone": "020 7946 0000"})
    context.letter = context.letter.model_copy(update={"writer": writer})
    assert list(questions.run(context)) == []


def test_block_capitals_come_back_in_small_letters() -> None:
    assert suggested(emphasis, "It is NOT your fault.") == ["not"]
    assert suggested(emphasis, "THIS IS GOOD. You won.") == ["This is good"]


def test_a_letter_full_of_exclamation_marks_is_said_once() -> None:
    assert found("Hi Sam! You won! It was fun! We had cake! See you! Bye!") == ["LK115"]


def test_places_are_right_behind_emoji_and_other_letters() -> None:
    text = "🙂 Ünder. You were chosen by the judge, Zoë."
    context = context_for(text, 8, letter=False)
    for check in CHECKS:
        for finding in check.run(context):
            assert text[finding.start : finding.end] == finding.quote


def test_every_finding_speaks_of_the_child_by_name() -> None:
    text = "You were seen by Mo. There is nothing you can't do. Although it rained, you came."
    context = context_for(text, 8, letter=True)
    for check in CHECKS:
        for finding in check.run(context):
            assert "Sam" in finding.message


@pytest.mark.parametrize(
    "text", ["", " \n\t", "a", "🙂", "\u202eabc", "?", "!" * 3000, "by " * 500, "Mum, " * 300,
             "\x00\x07", "العربية هنا. وهنا أيضا؟", "not " * 200, "(" * 500],
)  # fmt: skip
def test_odd_text_is_no_trouble(text: str) -> None:
    found(text)


def test_without_a_parse_only_what_needs_none_is_run() -> None:
    text = "You were seen by Mo. Although it rained, you came. It is NOT bad."
    context = Context(
        fields=(FieldText("text", text),), target=Target(8, False, ""), parse_allowed=False
    )
    codes = [finding.code for check in CHECKS for finding in check.run(context)]
    assert codes == ["LK108", "LK114"]
