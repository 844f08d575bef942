from letter_examples import letter

from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.finding import Finding
from letterkit.checks.summary import counts, names_in, notes, reading, running_text


def context(text: str = "You can swim. Ann will help.", **more: object) -> Context:
    return Context(
        fields=(FieldText("title", "Swimming"), FieldText("text", text)),
        target=Target(7, False, "two years below the age of 9"),
        **more,
    )


def test_words_sentences_and_findings_are_counted() -> None:
    finding = Finding("LK101", "x", "warning", "text", 0, 3, "You", "...")
    assert counts(context(), [finding]) == {
        "words": 7, "sentences": 3, "messages": 0, "errors": 0, "warnings": 1, "advice": 0,
    }  # fmt: skip


def test_a_heading_does_not_run_into_the_next_sentence() -> None:
    assert running_text(context()) == "Swimming.\nYou can swim. Ann will help."


def test_the_report_says_which_target_was_used() -> None:
    assert reading(context(parse_allowed=False))["target"] == {
        "age": 7, "easy_read": False, "source": "two years below the age of 9",
    }  # fmt: skip


def test_another_language_is_never_judged_and_the_report_says_so() -> None:
    welsh = context(language="cy")
    assert reading(welsh)["band"] == ""
    assert reading(welsh)["formulas"] == {}
    assert "cy" in notes(welsh)[0]


def test_without_a_parse_the_report_says_what_was_not_run() -> None:
    assert "sentence structure" in notes(context(parse_allowed=False))[0]
    assert notes(context()) == ()


def test_empty_text_is_no_trouble() -> None:
    empty = Context(fields=(FieldText("text", " "),), target=Target(7, False, ""))
    assert reading(empty)["band"] == ""
    assert counts(empty, [])["words"] == 0
    assert notes(empty) == ("There are no words to check.",)


def test_the_names_a_child_knows_are_no_hard_words() -> None:
    made = letter()
    here = context(letter=made, child=made.child)
    assert {"Sam", "Ann", "Priya", "Bola", "Dee", "Okafor"} <= names_in(here)


def test_french_that_is_not_marked_as_french_gets_no_band() -> None:
    french = Context(
        fields=(
            FieldText(
                "text", "Tu vas rester chez Marie et tu verras ta maman chaque samedi matin."
            ),
        ),
        target=Target(7, False, ""),
    )
    assert reading(french)["band"] == ""
    assert "does not look like English" in notes(french)[0]
