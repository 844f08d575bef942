"""Files that other programs wrote comments and changes into."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import docx
from word_files import NOON, back, closed, letter_with, on, opened, sent


def with_docx_comments(data: bytes) -> bytes:
    """A comment with an answer, and one resolved, by the docx-comments library."""
    from docx.text.paragraph import Paragraph
    from docx_comments import CommentManager, PersonInfo
    from word_files import run_of

    document = opened(data)
    manager = CommentManager(document)
    who = PersonInfo(author="Kit Osei")
    for words, body in (("two hours", "Concern: Why two?"), ("feel safe", "Praise: Good.")):
        run = run_of(document, words)
        line = Paragraph(run.getparent(), document)
        place = [r._r for r in line.runs].index(run)
        number = manager.add_comment(
            paragraph=line, start_run=place, end_run=place, text=body, author=who, initials="KO"
        )
        if words == "two hours":
            other = PersonInfo(author="Dee Okafor")
            manager.reply_to_comment(
                parent_id=number, text="Until four.", author=other, initials="DO"
            )
        else:
            manager.resolve_comment(number)
    return closed(document)


def test_comments_answers_and_resolved_by_docx_comments(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    old = on(letter, "messages.2.title", "Saturday", time=NOON)
    found = back(with_docx_comments(sent(letter, old)), letter, old)
    worry, praise = sorted(found.new, key=lambda c: c.kind)
    assert (worry.quote, worry.body, worry.kind) == ("two hours", "Why two?", "concern")
    assert [(r.author, r.body) for r in worry.replies] == [("Dee Okafor", "Until four.")]
    assert (praise.quote, praise.state) == ("feel safe", "resolved")
    assert found.unchanged == (old,)


# In a process of its own: it leaves files open, which is an error in ours.
_DOCX_EDITOR = """
import sys
from docx_editor import Document
with Document.open(sys.argv[1], author="Ana Péreß", workspace_dir=sys.argv[2]) as document:
    lines = map(str, document.list_paragraphs(limit=None))
    ref = next(line for line in lines if "two hours" in line).partition("|")[0]
    ref = document.replace("two hours", "three hours", paragraph=ref)
    document.add_comment("see Mum", "All of it?", paragraph=ref)
    document.reply_to_comment(0, "Every one.")
    document.save()
"""


def test_tracked_changes_comments_and_answers_by_docx_editor(
    letter_file: Path, tmp_path: Path
) -> None:
    letter = letter_with(letter_file)
    old = on(letter, "messages.2.title", "Saturday", time=NOON)
    path = tmp_path / "edited.docx"
    path.write_bytes(sent(letter, old))
    command = [sys.executable, "-W", "ignore", "-c", _DOCX_EDITOR, path, tmp_path / "desk"]
    subprocess.run(command, check=True, capture_output=True)
    found = back(path.read_bytes(), letter, old)
    (new,) = found.new
    assert (new.author, new.quote, new.body) == ("Ana Péreß", "see Mum", "All of it?")
    (edit,) = found.edits
    assert (edit.author, edit.quote, edit.wording) == ("Ana Péreß", "two", "three")
    (change,) = found.changed
    assert [reply.body for reply in change.after.replies] == ["Every one."]


def test_python_docx_opens_it_and_sees_the_comments(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    comment = on(letter, "messages.2.text", "two hours")
    document = docx.Document(io.BytesIO(sent(letter, comment)))
    (seen,) = document.comments
    assert (seen.author, seen.text) == ("Bo Lind", "Question: Is this so?")
    assert back(closed(document), letter, comment).unchanged == (comment,)
