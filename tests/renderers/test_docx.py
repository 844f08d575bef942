"""Word: real headings, lists, alt text and fonts, and nothing Word would repair."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from programs import program

from letterkit import load, render

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
MODES = ["none", "key-words", "every-word"]


def made(letter_file: Path, mode: str = "none", **page: str) -> bytes:
    extra = "".join(f'{key} = "{value}"\n' for key, value in page.items())
    text = letter_file.read_text()
    if "[child.symbols]" not in text:
        text = text.replace(
            "[child.page]", f'[child.symbols]\nmode = "{mode}"\n[child.page]\n{extra}'
        )
    letter_file.write_text(text)
    return render(load(letter_file), "docx")


@pytest.mark.parametrize("mode", MODES)
def test_word_would_open_it_with_no_repair(mode: str, letter_file: Path, tmp_path: Path) -> None:
    from openxml_audit import OpenXmlValidator

    path = tmp_path / "letter.docx"
    path.write_bytes(made(letter_file, mode))
    result = OpenXmlValidator().validate(path)
    assert result.is_valid, result.errors


@pytest.mark.parametrize("mode", MODES)
def test_nothing_in_it_is_broken(mode: str, letter_file: Path, tmp_path: Path) -> None:
    import ooxml_integrity

    path = tmp_path / "letter.docx"
    path.write_bytes(made(letter_file, mode))
    assert not list(ooxml_integrity.check(path))


@pytest.mark.parametrize("mode", MODES)
def test_libreoffice_opens_it_and_finds_the_words(
    mode: str, letter_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(made(letter_file, mode))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [program("soffice"), profile, "--headless", "--convert-to", "txt:Text", "--outdir"]
    subprocess.run([*command, tmp_path, path], check=True, capture_output=True, timeout=120)
    words = " ".join((tmp_path / "letter.txt").read_text("utf-8-sig").split())
    assert "Dear Sam" in words
    assert "You can go to football club" in words


def test_headings_are_headings_and_steps_are_a_list(letter_file: Path) -> None:
    document = docx.Document(io.BytesIO(made(letter_file)))
    paragraphs = list(document.element.body.iter(f"{{{NS['w']}}}p"))
    styles: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        style = paragraph.find("w:pPr/w:pStyle", NS)
        text = "".join(t.text or "" for t in paragraph.iter(f"{{{NS['w']}}}t"))
        if style is not None:
            styles.setdefault(style.get(f"{{{NS['w']}}}val"), []).append(text)
    assert styles["Heading1"] == ["Dear Sam"]
    assert len(styles["Heading2"]) == 5
    assert styles["LetterSteps"][0] == "I will write to your school by Friday 4 December."


def test_title_language_and_author_are_set(letter_file: Path) -> None:
    data = made(letter_file)
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title == "A letter to Sam from Dee Okafor"
    assert properties.author == "Dee Okafor"
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    assert '<w:lang w:val="en-GB"' in styles


def test_symbols_are_svg_with_png_for_older_programs(letter_file: Path) -> None:
    package = zipfile.ZipFile(io.BytesIO(made(letter_file)))
    document = etree.fromstring(package.read("word/document.xml"))
    drawn = document.findall(".//asvg:svgBlip", NS)
    relations = etree.fromstring(package.read("word/_rels/document.xml.rels"))
    targets = {rel.get("Id"): rel.get("Target") for rel in relations}
    assert drawn
    assert all(targets[svg.get(f"{{{NS['r']}}}embed")].endswith(".svg") for svg in drawn)
    assert sum(name.endswith(".png") for name in package.namelist()) >= 2


@pytest.mark.parametrize("font", ["Atkinson Hyperlegible", "Lexend"])
def test_the_childs_font_travels_inside_and_comes_out_whole(font: str, letter_file: Path) -> None:
    from fontTools.ttLib import TTFont

    package = zipfile.ZipFile(io.BytesIO(made(letter_file, font=font)))
    table = etree.fromstring(package.read("word/fontTable.xml"))
    key = table.find(".//w:embedRegular", NS).get(f"{{{NS['w']}}}fontKey")
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    hidden = package.read("word/fonts/font1.odttf")
    shown = bytes(b ^ mask[i % 16] for i, b in enumerate(hidden[:32])) + hidden[32:]
    assert font in str(TTFont(io.BytesIO(shown))["name"].getDebugName(1))


def test_control_characters_do_not_break_the_file(letter_file: Path) -> None:
    text = letter_file.read_text().replace("You feel safe there.", "Safe\\u0007 and\\u0001 sound.")
    letter_file.write_text(text)
    assert (
        "Safe and sound."
        in zipfile.ZipFile(io.BytesIO(made(letter_file))).read("word/document.xml").decode()
    )
