"""`letterkit review`: a letter goes to a buddy as a Word file and comes back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "letterkit", "review", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def commented(path: Path, words: str, body: str) -> None:
    """Put a comment on a paragraph's words with python-docx, as a buddy would in Word."""
    document = docx.Document(str(path))
    lines = [p for t in document.tables for c in t._cells for p in c.paragraphs]
    found = next(p for p in lines if words in p.text)
    document.add_comment(found.runs, text=body, author="Bo Lind", initials="BL")
    document.save(str(path))


def typed_over(path: Path, old: str, new: str) -> None:
    document = docx.Document(str(path))
    for table in document.tables:
        for run_ in [r for c in table._cells for p in c.paragraphs for r in p.runs]:
            run_.text = run_.text.replace(old, new) if old in run_.text else run_.text
    document.save(str(path))


def test_out_and_back_again(letter_file: Path, tmp_path: Path) -> None:
    word = tmp_path / "for-bo.docx"
    before = letter_file.read_bytes()
    done = run("export", letter_file, "-o", word)
    assert done.returncode == 0, done.stderr
    assert "version 1, 0 comments" in done.stdout
    commented(word, "two hours", "Concern: That is short.")
    typed_over(word, "Mum asked for this too.", "Mum asked too.")
    done = run("import", word, letter_file)
    assert done.returncode == 0, done.stderr
    assert "1 new comment" in done.stdout
    assert "Bo Lind, concern on “You will see Mum for two hours.” (messages.2.text)" in done.stdout
    assert "1 change to the words, kept as suggestions" in done.stdout
    assert "“for this” → taken out" in done.stdout
    assert letter_file.read_bytes() == before
    kept = (tmp_path / "sam.review.json").read_bytes()
    again = run("import", word, letter_file)
    assert "Nothing came back that is not with" in again.stdout
    assert (tmp_path / "sam.review.json").read_bytes() == kept
    shown = run("show", letter_file).stdout
    assert "2 comments, 2 open." in shown
    assert "That is short." in shown


def test_comments_lie_beside_the_letter_as_web_annotations(
    letter_file: Path, tmp_path: Path
) -> None:
    word = tmp_path / "out.docx"
    run("export", letter_file, "-o", word)
    commented(word, "two hours", "Praise: Clear.")
    run("import", word, letter_file)
    data = json.loads((tmp_path / "sam.review.json").read_text("utf-8"))
    (annotation,) = data["comments"]
    assert annotation["type"] == "Annotation"
    assert annotation["target"]["source"] == "sam.toml#messages.2.text"
    assert data["versions"]["1"]["messages.2.text"] == "You will see Mum for two hours."


def test_the_letter_may_move_on_while_the_file_is_away(letter_file: Path, tmp_path: Path) -> None:
    word = tmp_path / "out.docx"
    run("export", letter_file, "-o", word)
    commented(word, "two hours", "Why two?")
    text = letter_file.read_text("utf-8").replace("You will see Mum for", "Then you see Mum for")
    letter_file.write_text(text, "utf-8")
    done = run("import", word, letter_file)
    assert "made from version 1; the letter has moved on to version 2" in done.stdout
    again = run("export", letter_file, "-o", word)
    assert "version 2, 1 comment." in again.stdout


def test_a_file_that_goes_to_another_letter_is_refused(letter_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_bytes(letter_file.read_bytes())
    word = tmp_path / "out.docx"
    run("export", letter_file, "-o", word)
    run("export", other, "-o", tmp_path / "other.docx")
    done = run("import", word, other)
    assert done.returncode == 2
    assert "made from another letter. Nothing was brought in." in done.stderr


def test_a_covered_letter_hides_the_school(letter_file: Path, tmp_path: Path) -> None:
    text = letter_file.read_text("utf-8")
    letter_file.write_text(
        text.replace("You feel safe there.", "You like Oak Lane School."), "utf-8"
    )
    word = tmp_path / "out.docx"
    run("export", letter_file, "-o", word, "--cover")
    from letterkit.word.plain import text_of_docx

    assert "Oak Lane" not in text_of_docx(word)
    commented(word, "You like", "Praise: Good.")
    run("import", word, letter_file)
    assert "“You like Oak Lane School.” (messages.1.why)" in run("show", letter_file).stdout


def test_a_review_that_was_lost_is_taken_up_from_the_word_file(
    letter_file: Path, tmp_path: Path
) -> None:
    word = tmp_path / "out.docx"
    run("export", letter_file, "-o", word)
    commented(word, "two hours", "Why two?")
    (tmp_path / "sam.review.json").unlink()
    assert "1 new comment" in run("import", word, letter_file).stdout
    assert "1 comment as before" in run("import", word, letter_file).stdout


def test_looking_keeps_nothing(letter_file: Path, tmp_path: Path) -> None:
    word = tmp_path / "out.docx"
    run("export", letter_file, "-o", word)
    commented(word, "two hours", "Why two?")
    kept = (tmp_path / "sam.review.json").read_bytes()
    assert "1 new comment" in run("import", word, letter_file, "--look").stdout
    assert (tmp_path / "sam.review.json").read_bytes() == kept


def retyped(letter_file: Path, word: Path) -> None:
    """A letter typed anew, with a comment on a line that could be one part or another."""
    document = docx.Document()
    for line in letter_file.read_text("utf-8").splitlines():
        for name in ("text = ", "why = ", "opening = ", "title = ", "closing = ", "complain = "):
            if line.startswith(name) and "two hours" not in line:
                document.add_paragraph(line.removeprefix(name).strip('"'))
    odd = document.add_paragraph("Every Saturday you and your Mum will meet for hours.")
    document.add_comment(odd.runs, text="How long?", author="Bo", initials="B")
    document.save(str(word))


def test_a_doubt_is_settled_by_an_answer(letter_file: Path, tmp_path: Path) -> None:
    word = tmp_path / "typed.docx"
    retyped(letter_file, word)
    done = run("import", word, letter_file, "--look")
    assert "In doubt: “Every Saturday" in done.stdout
    line = done.stdout.partition("--answer ")[2].partition("=")[0]
    done = run("import", word, letter_file, "--answer", f"{line}=messages.2.text")
    assert "Bo, question on" in done.stdout
    assert "(messages.2.text)" in done.stdout
    assert "In doubt: “Every" not in done.stdout


def test_on_a_terminal_the_doubt_is_asked_about(letter_file: Path, tmp_path: Path) -> None:
    import os
    import pty

    word = tmp_path / "typed.docx"
    retyped(letter_file, word)
    keyboard, terminal = pty.openpty()
    os.write(keyboard, b"1\n" * 9)
    command = [sys.executable, "-m", "letterkit", "review", "import", str(word), str(letter_file)]
    done = subprocess.run(command, stdin=terminal, capture_output=True, check=False)
    os.close(keyboard)
    os.close(terminal)
    said = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "Which part of the letter is this? “Every Saturday" in said
    assert "(messages.2.text)" in said
    assert "In doubt" not in said


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "cannot be read as JSON"),
        ("[]", "not a review file"),
        ('{"schema": 2}', "layout 2, and this letterkit knows layouts up to 1"),
        ('{"schema": 1, "comments": [{}]}', "cannot be read as a comment"),
        ('{"schema": 1, "comments": 3}', "must be a list"),
        ('{"schema": 1, "versions": 3}', "versions"),
        ('{"schema": 1, "colour": 3}', "colour"),
    ],
)
def test_a_review_file_that_is_wrong_is_said_and_left_alone(
    content: str, message: str, letter_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sam.review.json"
    path.write_text(content)
    done = run("export", letter_file, "-o", tmp_path / "out.docx")
    assert done.returncode == 2
    assert message in done.stderr
    assert "sam.review.json" in done.stderr
    assert path.read_text() == content
    assert not (tmp_path / "out.docx").exists()


def test_what_is_missing_or_no_word_file_is_said(letter_file: Path, tmp_path: Path) -> None:
    assert "no file of this name" in run("import", tmp_path / "no.docx", letter_file).stderr
    text = tmp_path / "text.docx"
    text.write_text("hello")
    assert "not a Word file" in run("import", text, letter_file).stderr
    assert "Nobody has commented" in run("show", letter_file).stdout
    wrong = run("import", text, letter_file, "--answer", "seven")
    assert wrong.returncode == 2
    retyped(letter_file, text)
    wrong = run("import", text, letter_file, "--answer", "3-abcd=messages.9.text")
    assert 'has no field "messages.9.text"' in wrong.stderr
