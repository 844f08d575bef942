"""Things that nobody is there to do, and refusals without a reason."""

import datetime as dt

from labelled import SAM, context_for, letter_to, score

from letterkit.checks import decisions
from letterkit.checks.context import Context, FieldText, Target


def found(text: str) -> list[str]:
    return [f.name for f in decisions.run(context_for(text, 9, letter=False))]


def in_message(text: str, **more: object) -> list[str]:
    letter = letter_to(SAM, text)
    message = letter.messages[0].model_copy(update=more)
    letter = letter.model_copy(update={"messages": (message,)})
    fields = tuple(FieldText(path, words) for path, words in letter.fields())
    context = Context(fields=fields, target=Target(9, False, ""), letter=letter, child=SAM)
    return [f.name for f in decisions.run(context)]


def test_labelled_sentences_are_judged_as_people_judged_them() -> None:
    result = score("decisions", [decisions])
    assert result.precision >= 0.95, result.wrong
    assert result.recall >= 0.95, result.missed


def test_a_why_in_the_message_is_a_reason() -> None:
    assert in_message("Sleepovers were not agreed.") == ["refused-without-why"]
    assert in_message("Sleepovers were not agreed.", why="Kay has no spare bed.") == []


def test_a_step_with_a_name_is_somebody() -> None:
    from letterkit import Step

    step = Step(who="Priya Shah", what="ring the school", by=dt.date(2026, 12, 4))
    assert in_message("A reading test will be arranged.") == ["nobody-does-it"]
    assert in_message("A reading test will be arranged.", steps=(step,)) == []


def test_somebody_in_the_next_paragraph_is_too_far() -> None:
    assert found("An appointment will be made.\n\nJo will come on Monday.") == ["nobody-does-it"]
    assert found("An appointment will be made. Jo will ring on Monday.") == []


def test_one_finding_a_sentence_is_enough() -> None:
    assert found("Your request was considered and was declined and will be reviewed.") == [
        "refused-without-why"
    ]
