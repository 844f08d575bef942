"""A letter goes out as a Word file with its comments on their words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree
from word_files import NOON, a_round, back, letter_with, on, part, sent

from letterkit.review.anchor import reanchor
from letterkit.word.names import bookmark_of
from letterkit.word.reading import read_events, view_of

MODES = [
    ("none", {}),
    ("key-words", {}),
    ("every-word", {"label": "above"}),
    ("key-words", {"label": "hidden"}),
]


def texts_under(data: bytes) -> list[str]:
    """The words that each Word comment sits on, in order of the comments' numbers."""
    view = view_of(
        read_events(etree.fromstring(part(data, "word/document.xml").encode())), before=False
    )
    return [
        " ".join(view.text[start:end].split())
        for _, (start, end) in sorted(view.comments.items(), key=lambda item: int(item[0]))
    ]


@pytest.mark.parametrize(("mode", "symbols"), MODES)
def test_word_would_open_it_with_no_repair(
    mode: str, symbols: dict[str, str], letter_file: Path, tmp_path: Path
) -> None:
    import ooxml_integrity
    from openxml_audit import OpenXmlValidator

    letter = letter_with(letter_file, mode, **symbols)
    path = tmp_path / "out.docx"
    path.write_bytes(sent(letter, *a_round(letter)))
    result = OpenXmlValidator().validate(path)
    assert result.is_valid, result.errors
    assert not list(ooxml_integrity.check(path))


@pytest.mark.parametrize("mode", ["none", "key-words", "every-word"])
def test_each_comment_sits_exactly_on_its_words(mode: str, letter_file: Path) -> None:
    letter = letter_with(letter_file, mode)
    under = texts_under(sent(letter, *a_round(letter)))
    assert sorted(set(under)) == ["0800 123 4567", "Auntie Ann", "safe", "two hours", "your school"]
    assert under.count("two hours") == 2  # a reply has marks of its own


def test_author_time_thread_and_resolved_are_words_own(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = sent(letter, *a_round(letter))
    comments = part(data, "word/comments.xml")
    assert 'w:author="Ana Péreß"' in comments
    assert 'w:initials="AP"' in comments
    assert 'w:date="2026-11-20T12:00:00Z"' in comments
    threads = part(data, "word/commentsExtended.xml")
    assert threads.count("w15:paraIdParent") == 1
    assert threads.count('w15:done="1"') == 1
    assert 'w16cex:dateUtc="2026-11-20T12:00:00Z"' in part(data, "word/commentsExtensible.xml")
    ids = re.findall(r'w14:paraId="([0-9A-F]{8})"', comments)
    assert len(ids) == len(set(ids)) == 6
    assert all(0 < int(i, 16) < 0x80000000 for i in ids)


def test_kind_and_new_wording_are_written_in_plain_words(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    comments = part(sent(letter, *a_round(letter)), "word/comments.xml")
    for words in ("Praise: Lovely words.", "Suggestion: He says it so.", "Concern: Old number?"):
        assert words in comments
    assert "New wording: your Auntie Ann" in comments


def test_every_field_has_a_bookmark_and_the_file_knows_its_version(letter_file: Path) -> None:
    letter = letter_with(letter_file, "key-words")
    data = sent(letter)
    names = set(
        re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]+)"', part(data, "word/document.xml"))
    )
    fields = [f for f, text in letter.fields() if text and not f.endswith("steps.1.who")]
    assert {bookmark_of(field) for field in fields} <= names
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII) for name in names)
    properties = part(data, "docProps/custom.xml")
    assert ">a-letter<" in properties
    assert "letterkit fingerprint" in properties


def test_the_same_letter_makes_the_same_file(letter_file: Path) -> None:
    letter = letter_with(letter_file, "key-words")
    comments = a_round(letter)
    assert sent(letter, *comments) == sent(letter, *reversed(comments))


def test_a_comment_whose_words_are_gone_sits_on_its_messages_heading(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    comment = on(letter, "messages.2.text", "two hours")
    text = letter_file.read_text("utf-8").replace("for two hours", "all day")
    letter_file.write_text(text, "utf-8")
    from letterkit import load

    changed = load(letter_file)
    moved = reanchor(comment, dict(letter.fields()), dict(changed.fields()), 2)
    assert moved.state == "text-changed"
    data = sent(changed, moved)
    assert texts_under(data) == ["You will see Mum every Saturday"]
    assert "It was about: “two hours”" in part(data, "word/comments.xml")
    assert back(data, changed, moved).unchanged == (moved,)


def test_a_name_that_is_printed_as_i_has_its_comment_on_the_sentence(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    comment = on(letter, "messages.1.steps.1.who", "Dee")
    data = sent(letter, comment)
    assert texts_under(data) == ["I will write to your school by Friday 4 December."]
    assert back(data, letter, comment).unchanged == (comment,)


def test_a_comment_on_a_step_and_one_inside_a_word_are_exact(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    who = on(letter, "messages.1.steps.2.who", "Auntie")
    inside = on(letter, "letter.opening", "rago", "A long word.", time=NOON)
    assert sorted(texts_under(sent(letter, who, inside))) == ["Auntie", "rago"]


def test_a_letter_with_no_comments_is_a_letter(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = sent(letter)
    assert back(data, letter).is_news is False
    with pytest.raises(KeyError):
        part(data, "word/comments.xml")
