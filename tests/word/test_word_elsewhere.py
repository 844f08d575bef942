"""A Word file from elsewhere, with none of our marks: matched by likeness, asked where in doubt."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from word_files import back, closed, commented, letter_with, opened, rewritten, sent

from letterkit.errors import ReviewError
from letterkit.letter import Letter

RETYPED = """Dear Sam
It was good to see you on Tuesday. I liked your drawing of the red dragon.
We talked about where you live and about seeing your Mum.
1. You are staying with Auntie Ann
You said you want to stay.
You feel safe there.
I will write to your school by Friday 4 December.
Auntie Ann will put up your shelf by Saturday 9 January 2027.
2. You will see Mum every Saturday
You will see Mum for three hours.
Mum asked for this too.
3. You can go to football club
You can start after Christmas.
You asked three times.
You might feel happy about some of this and cross about other bits. Both are fine.
Marcus from Speak Up can help you. His number is 0800 123 4567.
You can tell me, or you can tell Marcus.
Thank you for telling me what you think.
With love
Dee
"""


def typed(text: str) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    return closed(document)


@pytest.fixture
def letter(letter_file: Path) -> Letter:
    return letter_with(letter_file)


def test_comments_in_a_retyped_letter_go_to_their_words(letter: Letter) -> None:
    data = commented(typed(RETYPED), "Mum asked", "Did she?")
    data = commented(data, "your shelf", "Praise: He will love it.")
    data = commented(data, "0800 123 4567", "Concern: Old number.")
    found = back(data, letter)
    assert sorted((c.field, c.quote, c.kind) for c in found.new) == [
        ("help.advocate", "0800 123 4567", "concern"),
        ("messages.1.steps.2.what", "your shelf", "praise"),
        ("messages.2.why", "Mum asked", "question"),
    ]
    assert found.version is None
    assert any("not made by letterkit" in note for note in found.notes)


def test_what_was_typed_otherwise_is_offered(letter: Letter) -> None:
    found = back(typed(RETYPED), letter)
    offered = {(e.field, e.quote, e.wording) for e in found.edits}
    assert ("messages.2.text", "two", "three") in offered
    assert ("letter.about", "seeing", "seeing your") in offered
    assert len(offered) == 2
    assert any("Not in the file" in n and "you can ask to read" in n for n in found.notes)


def test_parts_in_another_order_are_still_known(letter: Letter) -> None:
    lines = RETYPED.splitlines()
    moved = "\n".join([*lines[:3], *lines[8:11], *lines[3:8], *lines[11:]])
    data = commented(typed(moved), "Mum asked", "Did she?")
    data = commented(data, "put up your shelf", "When?")
    found = back(data, letter)
    assert {c.field for c in found.new} == {"messages.2.why", "messages.1.steps.2.what"}


def test_our_own_file_without_its_bookmarks_is_known_by_its_words(letter: Letter) -> None:
    import re

    def unmarked(xml: bytes) -> bytes:
        return re.sub(rb"<w:bookmark(Start|End)[^>]*/>", b"", xml)

    data = commented(sent(letter), "two hours", "Why two?")
    data = rewritten(data, {"word/document.xml": unmarked, "docProps/custom.xml": None})
    data = rewritten(
        data, {"_rels/.rels": lambda x: re.sub(rb"<Relationship [^>]*custom[^>]*/>", b"", x)}
    )
    found = back(data, letter)
    (new,) = found.new
    assert (new.field, new.quote) == ("messages.2.text", "two hours")
    assert not found.edits


def test_a_file_that_lost_most_of_its_bookmarks_loses_no_words(letter: Letter) -> None:
    import re

    def most(xml: bytes) -> bytes:
        return re.sub(rb'<w:bookmarkStart w:id="(?!0")[^>]*/>', b"", xml)

    data = commented(sent(letter), "two hours", "Why two?")
    found = back(rewritten(data, {"word/document.xml": most}), letter)
    (new,) = found.new
    assert (new.field, new.quote) == ("messages.2.text", "two hours")
    assert not found.edits


def test_words_with_symbols_in_tables_are_known_without_bookmarks(letter_file: Path) -> None:
    import re

    letter = letter_with(letter_file, "every-word")
    data = commented(sent(letter), "hours", "Why two?")
    data = rewritten(
        data, {"word/document.xml": lambda x: re.sub(rb"<w:bookmark(Start|End)[^>]*/>", b"", x)}
    )
    found = back(data, letter)
    (new,) = found.new
    assert (new.field, new.quote) == ("messages.2.text", "hours")


def test_a_doubtful_line_is_asked_about_and_the_answer_is_kept_to(letter: Letter) -> None:
    text = RETYPED.replace(
        "You will see Mum for three hours.", "Every Saturday you and your Mum will meet for hours."
    )
    data = commented(typed(text), "meet for hours", "Concern: How long?")
    found = back(data, letter)
    (doubt,) = [d for d in found.doubts if d.comments]
    assert "meet for hours" in doubt.text
    fields = [candidate.field for candidate in doubt.candidates]
    assert "messages.2.text" in fields
    assert not found.new
    (kept,) = doubt.comments
    assert (kept.quote, kept.state, kept.body) == ("meet for hours", "text-changed", "How long?")
    answered = back(data, letter, answers={doubt.id: "messages.2.text"})
    (new,) = answered.new
    assert (new.field, new.body) == ("messages.2.text", "How long?")
    assert not [d for d in answered.doubts if d.id == doubt.id]
    none = back(data, letter, answers={doubt.id: ""})
    assert [c.state for c in none.new] == ["text-changed"]


def test_a_letter_to_somebody_else_is_refused(letter: Letter) -> None:
    other = "Dear Jaya\nThe bus goes at nine on Mondays.\nBring boots, a coat and your lunch.\n" * 5
    with pytest.raises(ReviewError, match="does not read like this letter"):
        back(commented(typed(other), "Bring boots", "Why?"), letter)


def test_a_document_far_longer_than_a_letter_is_refused(letter: Letter) -> None:
    document = opened(typed("x"))
    document.add_paragraph("many words here " * 8_000)
    with pytest.raises(ReviewError, match="far longer"):
        back(closed(document), letter)


def test_an_empty_document_is_refused(letter: Letter) -> None:
    with pytest.raises(ReviewError, match="does not read like this letter"):
        back(typed(""), letter)
