import pytest

from letterkit.checks.context import Context, FieldText, Target
from letterkit.checks.leftovers import run


def quotes(text: str) -> list[str]:
    context = Context(fields=(FieldText("text", text),), target=Target(9, False, ""))
    return [finding.quote for finding in run(context)]


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Your worker is [name].", "[name]"),
        ("We meet on XX March.", "XX"),
        ("We meet on xx/xx/2026.", "xx/xx/2026"),
        ("TODO ask Ann", "TODO"),
        ("The date is TBC.", "TBC"),
        ("Dear {{first_name}}", "{{first_name}}"),
        ("Dear <insert name>", "<insert name>"),
        ("Dear «Forename»", "«Forename»"),
        ("Your teacher is ____.", "____"),
        ("Ask his/her carer.", "his/her"),
        ("Dear insert name here", "insert name here"),
        ("XXX will ring you.", "XXX"),
    ],
)
def test_a_gap_is_found(text: str, gap: str) -> None:
    assert quotes(text) == [gap]


@pytest.mark.parametrize(
    "text",
    [
        "Love from Dee xxx",
        "Bye for now XXX",
        "Lots of love, Nan xx",
        "[ ] yes  [x] no  [ ] I am not sure",
        "I <3 frogs",
        "See [our page](https://example.org).",
        "What??",
        "Write to me at <dee@example.org>.",
        "You got 3/4 right.",
        "X marks the spot.",
    ],
)
def test_kisses_tick_boxes_and_hearts_are_no_gaps(text: str) -> None:
    assert quotes(text) == []
