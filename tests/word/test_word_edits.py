"""Changes to the words in Word come back as suggestions, field by field; nothing is overwritten."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from word_files import (
    NOON,
    back,
    closed,
    letter_with,
    on,
    opened,
    part,
    run_of,
    sent,
    tracked,
    typed_over,
)

from letterkit import load
from letterkit.letter import Letter
from letterkit.masking import masked
from letterkit.review.comment import Comment, reply_to
from letterkit.word.covering import cover_comments, cover_for


def taken(letter: Letter, edit: Comment) -> str:
    """The field with one edit taken."""
    text = dict(letter.fields())[edit.field]
    return f"{text[: edit.start]}{edit.wording}{text[edit.end :]}"


EDITS = {
    "one word for another": ("two hours", "three hours", "You will see Mum for three hours."),
    "a word put in": ("see Mum for", "see your Mum for", "You will see your Mum for two hours."),
    "words at the end": (
        "two hours.",
        "two hours. Hooray!",
        "You will see Mum for two hours. Hooray!",
    ),
    "words at the start": ("You will see Mum for", "Soon you will see Mum for", None),
    "words taken out": ("for two hours", "", "You will see Mum."),
    "a comma": ("see Mum for", "see Mum, for", "You will see Mum, for two hours."),
    "a comma for a word": ("for two hours", "for two hours, Sam", None),
    "a word for a comma": ("see Mum for", "see Mum, for", None),
    "words run together": ("two hours", "fortnights", None),
    "a bracket": ("two hours", "(two) hours", None),
    "a slash": ("Mum for", "Mum/Dad for", None),
    "a dash for a full stop": ("two hours.", "two hours – yes!", None),
    "two places": ("You will see Mum for two", "We will see Dad for two", None),
}


@pytest.mark.parametrize("how", [typed_over, tracked])
@pytest.mark.parametrize("case", EDITS)
def test_an_edit_comes_back_as_a_suggestion(case: str, how: object, letter_file: Path) -> None:
    letter = letter_with(letter_file)
    old, new, whole = EDITS[case]
    data = how(sent(letter), old, new)  # type: ignore[operator]
    found = back(data, letter)
    text = dict(letter.fields())["messages.2.text"]
    expected = whole or text.replace(old, new)
    made = text
    for edit in sorted(found.edits, key=lambda e: -e.start):
        assert (edit.field, edit.kind) == ("messages.2.text", "suggestion")
        made = f"{made[: edit.start]}{edit.wording}{made[edit.end :]}"
    assert made == expected
    assert not found.notes
    assert not back(data, letter, *found.edits).is_news


def test_a_tracked_change_says_by_whom_and_when(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = tracked(sent(letter), "two hours", "three hours", author="Kit Osei")
    (edit,) = back(data, letter).edits
    assert (edit.author, edit.time.isoformat()) == ("Kit Osei", "2026-11-21T09:30:00+00:00")
    assert (edit.quote, edit.wording) == ("two", "three")


def test_an_untracked_change_is_by_who_saved_the_file(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    document = opened(sent(letter))
    document.core_properties.last_modified_by = "Ana Péreß"
    (edit,) = back(typed_over(closed(document), "two hours", "three hours"), letter).edits
    assert edit.author == "Ana Péreß"


def test_a_change_by_a_program_that_notes_nobody_is_not_the_writers(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    (edit,) = back(typed_over(sent(letter), "two hours", "three hours"), letter).edits
    assert edit.author == "Unknown"


@pytest.mark.parametrize("mode", ["key-words", "every-word"])
def test_an_edit_in_words_with_symbols(mode: str, letter_file: Path) -> None:
    letter = letter_with(letter_file, mode)
    found = back(typed_over(sent(letter), "hours", "days"), letter)
    (edit,) = found.edits
    assert taken(letter, edit) == "You will see Mum for two days."


def test_an_edit_of_a_heading_and_of_the_greeting(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = typed_over(sent(letter), "every Saturday", "each Saturday")
    data = typed_over(data, "Dear Sam", "Hello Sam")
    found = back(data, letter)
    assert sorted(taken(letter, edit) for edit in found.edits) == [
        "Hello Sam",
        "You will see Mum each Saturday",
    ]


def test_an_edit_of_a_step_is_one_of_what_is_done(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = typed_over(sent(letter), "write to your school", "write to your teacher")
    (edit,) = back(data, letter).edits
    assert edit.field == "messages.1.steps.1.what"
    assert taken(letter, edit) == "write to your teacher"


def test_another_date_for_a_step_is_said_in_words(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    found = back(typed_over(sent(letter), "Friday 4 December", "Monday 7 December"), letter)
    assert not found.edits
    (note,) = found.notes
    assert "“Friday 4” became “Monday 7”" in note


def test_a_new_paragraph_belongs_to_the_field_above_it(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    document = opened(sent(letter))
    line = run_of(document, "You will see Mum for two hours.").getparent()
    new = deepcopy(line)
    for mark in [*new.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        mark.getparent().remove(mark)
    new.find(f".//{qn('w:t')}").text = "Then we talk."
    line.addnext(new)
    (edit,) = back(closed(document), letter).edits
    assert taken(letter, edit) == "You will see Mum for two hours.\n\nThen we talk."


def test_a_paragraph_that_was_taken_out_is_a_suggestion_to_take_it_out(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    document = opened(sent(letter))
    line = run_of(document, "Mum asked for this too.").getparent()
    line.getparent().remove(line)
    (edit,) = back(closed(document), letter).edits
    assert (edit.field, edit.quote, edit.wording) == (
        "messages.2.why",
        "Mum asked for this too.",
        "",
    )


def test_two_paragraphs_joined_into_one_change_no_words(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    document = opened(sent(letter))
    first = run_of(document, "We talked about where").getparent()
    above = run_of(document, "It was good to see you").getparent()
    for piece in list(first):
        if piece.tag != qn("w:pPr"):
            above.append(piece)
    first.getparent().remove(first)
    found = back(closed(document), letter)
    assert not found.edits
    assert not found.notes


def test_an_edit_of_a_list_keeps_its_marks(letter_file: Path) -> None:
    text = letter_file.read_text("utf-8")
    listed = 'text = "You will see:\\n- Mum\\n- Nan and Pop"'
    letter_file.write_text(
        text.replace('text = "You will see Mum for two hours."', listed), "utf-8"
    )
    letter = letter_with(letter_file)
    (edit,) = back(typed_over(sent(letter), "Nan and Pop", "Nan, Pop and Jess"), letter).edits
    assert taken(letter, edit) == "You will see:\n- Mum\n- Nan, Pop and Jess"


def test_an_edit_that_was_made_in_the_letter_meanwhile_is_no_news(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = typed_over(sent(letter), "two hours", "three hours")
    letter_file.write_text(letter_file.read_text("utf-8").replace("two hours", "three hours"))
    versions = {1: dict(letter.fields()), 2: dict(load(letter_file).fields())}
    assert not back(data, letter, versions=versions, version=2).edits


def test_an_edit_of_words_that_have_changed_here_is_kept_as_such(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = typed_over(sent(letter), "two hours", "three hours")
    letter_file.write_text(letter_file.read_text("utf-8").replace("two hours", "all day"))
    versions = {1: dict(letter.fields()), 2: dict(load(letter_file).fields())}
    (edit,) = back(data, letter, versions=versions, version=2).edits
    assert (edit.state, edit.quote, edit.wording) == ("text-changed", "two", "three")


def test_parts_in_another_order_are_said(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    document = opened(sent(letter))
    first, second = (t for t in document.element.body.iterchildren(qn("w:tbl"))), None
    tables = list(first)
    second = tables[1]
    tables[0].addprevious(second)
    found = back(closed(document), letter)
    assert not found.edits
    assert found.notes == ("The parts of the letter stand in another order in the file.",)


def test_a_covered_letter_comes_back_to_the_whole_one(letter_file: Path) -> None:
    text = letter_file.read_text("utf-8")
    text = text.replace("You feel safe there.", "You like Oak Lane School a lot.")
    letter_file.write_text(text, "utf-8")
    letter = letter_with(letter_file)

    fields = dict(letter.fields())
    cover = cover_for(letter.child)(fields)
    assert "▒" in cover(fields["messages.1.why"])
    comment = on(letter, "messages.1.why", "Lane School", "Is Lane School the name?", time=NOON)
    comment = reply_to(comment, author="Dee", body="He goes to Oak Lane School.", time=NOON)
    data = sent(masked(letter), *cover_comments([comment], fields, cover), covered=True)
    assert "Lane" not in part(data, "word/document.xml") + part(data, "word/comments.xml")
    changed = typed_over(data, "a lot", "very much")
    found = back(changed, letter, comment, cover_of=cover_for(letter.child))
    assert found.unchanged == (comment,)
    (edit,) = found.edits
    assert taken(letter, edit) == "You like Oak Lane School very much."
    (new,) = back(data, letter, cover_of=cover_for(letter.child)).new
    assert new.quote == "Lane School"
