"""PDF: accessible, lasting, and the same bytes each time."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import page as validator
import pytest
from pypdf import PdfReader

from letterkit import load, render
from letterkit.errors import RenderError


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_letter_conforms(profile: str, letter_file: Path) -> None:
    report = validator.validate_pdf_bytes(render(load(letter_file), "pdf"), profile=profile)
    assert report.is_compliant, [(f.rule_id, f.message) for f in report.failures]


def test_the_same_letter_makes_the_same_bytes_even_in_another_process(letter_file: Path) -> None:
    once = render(load(letter_file), "pdf")
    code = (
        "import sys; from letterkit import load, render; "
        f"sys.stdout.buffer.write(render(load({str(letter_file)!r}), 'pdf'))"
    )
    again = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert once == again


def test_title_language_and_writer_are_set(letter_file: Path) -> None:
    reader = PdfReader(io.BytesIO(render(load(letter_file), "pdf")))
    assert reader.metadata.title == "A letter to Sam from Dee Okafor"  # type: ignore[union-attr]
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"


@pytest.mark.parametrize("font", ["Atkinson Hyperlegible", "Lexend"])
def test_the_childs_font_is_embedded(font: str, letter_file: Path) -> None:
    text = letter_file.read_text().replace('paper = "cream"', f'font = "{font}"')
    letter_file.write_text(text)
    reader = PdfReader(io.BytesIO(render(load(letter_file), "pdf")))
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    for entry in fonts.values():
        inner = entry.get_object()["/DescendantFonts"][0].get_object()
        assert font.split()[0] in inner["/BaseFont"]
        assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())


@pytest.mark.parametrize(
    ("old", "new", "field", "named"),
    [
        ("Dear Sam", "亲爱的", "letter.greeting", "亲"),
        (
            "You are staying with",
            "\N{PARTY POPPER} You are staying with",
            "messages.1",
            "party popper",
        ),
        ("Dee Okafor", "Dee \u0645", "writer", "arabic letter meem"),
    ],
)
def test_a_character_the_font_does_not_have_is_named_with_its_field(
    old: str, new: str, field: str, named: str, letter_file: Path
) -> None:
    letter_file.write_text(letter_file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(RenderError) as refused:
        render(load(letter_file), "pdf")
    assert refused.value.where.startswith(field)
    assert named in refused.value.message and refused.value.what_to_do


def test_the_hyphen_that_word_writes_is_printed_as_a_hyphen(letter_file: Path) -> None:
    said = "Dear Sam\u2011Lee\u2028 and\ufe0f you"
    letter_file.write_text(letter_file.read_text("utf-8").replace("Dear Sam", said), "utf-8")
    reader = PdfReader(io.BytesIO(render(load(letter_file), "pdf")))
    assert "Dear Sam-Lee" in reader.pages[0].extract_text()


def test_a_message_is_not_broken_across_pages_when_one_can_hold_it(letter_file: Path) -> None:
    reader = PdfReader(io.BytesIO(render(load(letter_file), "pdf")))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    for title, last in (
        ("You are staying with Auntie Ann", "put up your shelf"),
        ("You will see Mum every Saturday", "Mum asked for this too"),
        ("You can go to football club", "You asked three times"),
    ):
        assert any(title in words and last in words for words in pages)
