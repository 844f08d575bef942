"""Through a real LibreOffice and back: nothing is lost, nothing comes back that nobody said."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import (
    ID,
    NOON,
    a_round,
    back,
    commented,
    letter_with,
    on,
    sent,
    through_libreoffice,
    tracked,
    typed_over,
)

from letterkit.word.export import export

MODES = [
    ("none", {}),
    ("key-words", {}),
    ("every-word", {"label": "above"}),
    ("key-words", {"label": "hidden"}),
]


@pytest.mark.parametrize("way", [(), ("odt",)], ids=["saved", "as odt"])
@pytest.mark.parametrize(("mode", "symbols"), MODES)
def test_saved_by_libreoffice_nothing_has_changed(
    mode: str, symbols: dict[str, str], way: tuple[str, ...], letter_file: Path, tmp_path: Path
) -> None:
    letter = letter_with(letter_file, mode, **symbols)
    comments = a_round(letter)
    data = through_libreoffice(sent(letter, *comments), tmp_path, *way)
    found = back(data, letter, *comments)
    assert found.unchanged == comments
    assert found.version == 1
    assert not found.is_news
    assert not found.notes


@pytest.mark.parametrize("mode", ["none", "key-words"])
def test_what_was_said_and_changed_comes_through(
    mode: str, letter_file: Path, tmp_path: Path
) -> None:
    letter = letter_with(letter_file, mode)
    comment = on(letter, "messages.2.title", "Saturday")
    data = commented(sent(letter, comment), "hours", "Concern: How many?")
    data = (
        typed_over(data, "Mum asked for this too.", "Mum wants this too.")
        if mode == "none"
        else (typed_over(data, "asked", "wanted"))
    )
    found = back(through_libreoffice(data, tmp_path, "odt"), letter, comment)
    (new,) = found.new
    assert (new.field, new.quote, new.kind) == ("messages.2.text", "hours", "concern")
    assert new.body == "How many?"
    assert [edit.field for edit in found.edits] == ["messages.2.why"]
    assert found.unchanged == (comment,)


def test_tracked_changes_come_through_with_their_author(letter_file: Path, tmp_path: Path) -> None:
    letter = letter_with(letter_file)
    data = tracked(sent(letter), "two hours", "three hours", author="Kit Osei")
    (edit,) = back(through_libreoffice(data, tmp_path, "odt"), letter).edits
    assert (edit.author, edit.quote, edit.wording) == ("Kit Osei", "two", "three")


def test_comments_that_libreoffice_wrote_itself(letter_file: Path, tmp_path: Path) -> None:
    letter = letter_with(letter_file)
    out = tmp_path / "out"
    out.mkdir()
    comment = on(letter, "messages.2.title", "Saturday", time=NOON)
    data = export(letter, [comment], letter_id=ID, version=1)
    flat = through_libreoffice_to(data, out, "fodt").read_text("utf-8")
    said = (
        '<office:annotation office:name="k1" loext:resolved="true"><dc:creator>Kit Osei'
        "</dc:creator><dc:date>2026-11-22T10:00:00</dc:date><text:p>Praise: So clear.</text:p>"
        '</office:annotation>two hours<office:annotation-end office:name="k1"/>'
    )
    assert "two hours" in flat
    edited = out / "edited.fodt"
    edited.write_text(flat.replace("two hours", said, 1), "utf-8")
    done = through_libreoffice_to(edited.read_bytes(), out, "docx", name="edited.fodt")
    found = back(done.read_bytes(), letter, comment)
    (new,) = found.new
    assert (new.field, new.quote, new.kind) == ("messages.2.text", "two hours", "praise")
    assert (new.author, new.body, new.state) == ("Kit Osei", "So clear.", "resolved")
    assert found.unchanged == (comment,)


def through_libreoffice_to(data: bytes, folder: Path, kind: str, name: str = "in.docx") -> Path:
    """Convert a file with LibreOffice, and return the path of what it made."""
    import subprocess

    from programs import program

    source = folder / name
    source.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [program("soffice"), profile, "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run([*command, folder / kind, source], check=True, capture_output=True, timeout=180)
    (made,) = (folder / kind).glob(f"*.{kind}")
    return made
