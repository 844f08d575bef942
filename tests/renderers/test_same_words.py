"""Every format prints the same words, pictures and credits in the same order."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path

import html5lib
import pytest
from lxml import etree
from programs import program

from letterkit import load, render
from letterkit.renderers import FORMATS, page_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


def words_of_docx(data: bytes) -> str:
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    lines = ("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p"))
    return " ".join(lines)


def words_of_pdf(data: bytes) -> str:
    out = subprocess.run(
        [program("pdftotext"), "-raw", "-", "-"], input=data, capture_output=True, check=True
    )
    pages = re.sub(r"\n\d+ / \d+\n?\f", "\n", out.stdout.decode())
    return pages.replace("\f", " ")


def words_of_html(data: bytes) -> str:
    body = html5lib.parse(data, namespaceHTMLElements=False).find("body")
    return " ".join(body.itertext())


def plain(words: str) -> str:
    """Words with their spacing, bullets and boxes evened out."""
    return " ".join(re.sub(r"[•\u2002\uf0a8☐]|(?m:^- )", " ", words).split())


def same(words: str) -> str:
    return re.sub(r"\s+", "", plain(words))


@pytest.fixture(params=["none", "key-words"])
def letter(request: pytest.FixtureRequest, letter_file: Path):  # type: ignore[no-untyped-def]
    text = letter_file.read_text().replace(
        "[child.page]", f'[child.symbols]\nmode = "{request.param}"\n[child.page]'
    )
    letter_file.write_text(text)
    return load(letter_file)


def test_word_pdf_and_web_page_say_the_same_words_in_the_same_order(letter) -> None:  # type: ignore[no-untyped-def]
    docx = same(words_of_docx(render(letter, "docx")))
    assert same(words_of_html(render(letter, "html"))) == docx
    assert same(words_of_pdf(render(letter, "pdf"))) == docx


def test_plain_text_says_them_too_with_pictures_told_in_brackets(letter) -> None:  # type: ignore[no-untyped-def]
    text = render(letter, "txt").decode()
    told = re.sub(r"\[Picture: .*?\]|(?m:^(\d)\.)", r"\1", text)
    assert same(told) == same(words_of_docx(render(letter, "docx")))


def alts_of(letter) -> list[str]:  # type: ignore[no-untyped-def]
    return [image.alt for image in page_of(letter).images()]


def test_pictures_stand_in_the_same_order_with_the_same_alt_text(letter) -> None:  # type: ignore[no-untyped-def]
    expected = alts_of(letter)
    body = html5lib.parse(render(letter, "html"), namespaceHTMLElements=False)
    assert [img.get("alt") for img in body.iter("img")] == expected
    document = zipfile.ZipFile(io.BytesIO(render(letter, "docx"))).read("word/document.xml")
    assert [p.get("descr") for p in etree.fromstring(document).iter(DRAWN)] == expected


def test_pdf_pictures_carry_their_alt_text(letter) -> None:  # type: ignore[no-untyped-def]
    from pypdf import PdfReader

    found: list[str] = []

    def gather(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for item in node:
                gather(item)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(str(node.get("/Alt")))
            gather(node.get("/K"))

    reader = PdfReader(io.BytesIO(render(letter, "pdf")))
    gather(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert found == alts_of(letter)


@pytest.mark.parametrize("to", FORMATS)
def test_markup_typed_into_a_letter_comes_out_as_typed(to: str, letter_file: Path) -> None:
    read = {"docx": words_of_docx, "pdf": words_of_pdf, "html": words_of_html, "txt": bytes.decode}
    words = plain(read[to](render(load(letter_file), to)))  # type: ignore[operator]
    assert "<b>#strong[bold]</b> & $x$ {{ 7 * 7 }}" in words
