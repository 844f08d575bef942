"""Words and symbols lie alike in PDF and Word: the same lines, order and place of the label."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import docx
import pytest
from docx.table import Table
from lxml import etree
from programs import program

from letterkit import load, render
from letterkit.blocks import Image
from letterkit.letter import Letter
from letterkit.renderers import page_of
from letterkit.renderers.lines import lines
from letterkit.renderers.style import MARGIN_SIDE_MM, PAGE_HEIGHT_MM, PAGE_WIDTH_MM, style_of

SENTENCE = (
    "Your social worker will visit you at school on Tuesday, and your foster carer will not be "
    "cross. Mum and Dad will be happy, and Nan will bring a big cake and a present for you."
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def letter_with(letter_file: Path, **symbols: object) -> Letter:
    letter = load(letter_file)
    profile = letter.child.symbols.model_copy(update={"mode": "key-words", **symbols})
    child = letter.child.model_copy(update={"symbols": profile})
    parts = letter.parts.model_copy(update={"opening": SENTENCE})
    return letter.model_copy(update={"child": child, "parts": parts})


def pdf_words(data: bytes, tmp_path: Path) -> list[tuple[str, float, float]]:
    """Return (word, left, middle of its height) of each word on the PDF's pages, in points."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(data)
    made = subprocess.run(
        [program("pdftotext"), "-bbox-layout", str(path), "-"], capture_output=True, check=True
    )
    tree = etree.HTML(made.stdout)
    found = []
    for number, page in enumerate(tree.iter("page")):
        for word in page.iter("word"):
            top, bottom = float(word.get("ymin")), float(word.get("ymax"))
            place = number * 10_000 + (top + bottom) / 2
            found.append((word.text or "", float(word.get("xmin")), place))
    return found


def pdf_lines(data: bytes, tmp_path: Path) -> list[str]:
    """Return the PDF's lines: words at one height, from left to right."""
    rows: list[list[tuple[str, float, float]]] = []
    for word in sorted(pdf_words(data, tmp_path), key=lambda w: w[2]):
        if rows and abs(rows[-1][0][2] - word[2]) < 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [" ".join(w[0] for w in sorted(row, key=lambda w: w[1])) for row in rows]


def symbol_tables(data: bytes) -> list[Table]:
    document = docx.Document(io.BytesIO(data))
    found = [
        Table(element, document)
        for element in document.element.body.iter(f"{W}tbl")
        if not list(element.iterdescendants(f"{W}tbl"))
    ]
    return [table for table in found if "social worker" in _text(table)]


def _text(table: Table) -> str:
    return " ".join(" ".join(_row_words(row)) for row in table._tbl.tr_lst)


def _row_words(row: object) -> list[str]:
    cells = row.iter(f"{W}tc")  # type: ignore[attr-defined]
    texts = ("".join(t.text or "" for t in cell.iter(f"{W}t")) for cell in cells)
    return [text for text in texts if text]


def docx_lines(data: bytes) -> list[str]:
    (table,) = symbol_tables(data)
    return [" ".join(_row_words(row)) for row in table._tbl.tr_lst]


@pytest.mark.parametrize("label", ["below", "above"])
@pytest.mark.parametrize("frame", [False, True])
def test_pdf_and_word_break_the_lines_at_the_same_words(
    letter_file: Path, tmp_path: Path, label: str, frame: bool
) -> None:
    letter = letter_with(letter_file, label=label, frame=frame)
    word = docx_lines(render(letter, "docx"))
    assert len(word) > 2
    assert " ".join(word).split() == SENTENCE.split()
    shown = pdf_lines(render(letter, "pdf"), tmp_path)
    joined = [" ".join(line.split()) for line in shown]
    for line in word:
        assert line in joined, (line, joined[:12])
    places = [joined.index(line) for line in word]
    assert places == sorted(places)


def test_the_lines_are_those_that_every_format_is_given(letter_file: Path) -> None:
    from letterkit.renderers import page_of

    letter = letter_with(letter_file)
    page = page_of(letter)
    style = style_of(page)
    words = next(
        block.words
        for block in page.blocks
        if getattr(block, "words", None) is not None and block.words.text == SENTENCE
    )
    given = [
        " ".join(placed.unit.text for placed in line)
        for line in lines(words, style, within_mm=style.text_width_mm)
    ]
    assert docx_lines(render(letter, "docx")) == given


@pytest.mark.parametrize(("label", "first"), [("below", "drawing"), ("above", "words")])
def test_the_label_stands_where_the_child_has_it_in_word(
    letter_file: Path, label: str, first: str
) -> None:
    (table,) = symbol_tables(render(letter_with(letter_file, label=label), "docx"))
    seen = 0
    for cell in table._tbl.iter(f"{W}tc"):
        paragraphs = list(cell.iter(f"{W}p"))
        kinds = [
            "drawing" if list(p.iter(f"{W}drawing")) else "words"
            for p in paragraphs
            if list(p.iter(f"{W}drawing")) or "".join(t.text or "" for t in p.iter(f"{W}t"))
        ]
        if "drawing" in kinds:
            seen += 1
            assert kinds[0] == first and len(kinds) == 2
    assert seen >= 4


def test_a_hidden_label_leaves_the_picture_alone_and_its_word_to_screen_readers(
    letter_file: Path, tmp_path: Path
) -> None:
    letter = letter_with(letter_file, label="hidden")
    words = {word for word, _, _ in pdf_words(render(letter, "pdf"), tmp_path)}
    assert "Your" in words and "social" not in words
    made = render(letter, "docx")
    document = docx.Document(io.BytesIO(made))
    alts = [e.get("descr") for e in document.element.body.iter() if e.tag.endswith("}docPr")]
    assert any(alt and "social worker" in alt.lower() for alt in alts)


def test_a_hidden_label_keeps_the_punctuation_around_its_word(
    letter_file: Path, tmp_path: Path
) -> None:
    letter = letter_with(letter_file, label="hidden")
    parts = letter.parts.model_copy(update={"opening": "You (and Mum) can visit the school."})
    letter = letter.model_copy(update={"parts": parts})
    found = {word for word, _, _ in pdf_words(render(letter, "pdf"), tmp_path)}
    assert {"(and", ")", "."} <= found
    words = docx.Document(io.BytesIO(render(letter, "docx"))).element.body.itertext()
    assert {")", "."} <= set(words)
    page = str(render(letter, "html"))
    assert re.search(r'alt="school">\.</span>', page) and re.search(r'alt="Mum">\)</span>', page)


def test_two_symbols_with_a_stroke_between_are_both_shown(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    parts = letter.parts.model_copy(update={"opening": "You may be sad/angry today."})
    page = page_of(letter.model_copy(update={"parts": parts}))
    opening = next(b for b in page.blocks if getattr(b, "field", "") == "letter.opening")
    shown = [u.text for u in opening.words.units() if u.image]  # type: ignore[union-attr]
    assert "sad/" in shown and "angry" in shown


@pytest.mark.parametrize("mode", ["none", "key-words"])
def test_a_very_long_word_is_cut_to_fit_and_never_runs_off_the_page(
    mode: str, letter_file: Path, tmp_path: Path
) -> None:
    address = "https://www.example.org/" + "somebody-who-listens/" * 6 + "1234567890" * 8
    letter = letter_with(letter_file, mode=mode, frame=True)
    first = letter.messages[0].model_copy(
        update={"title": "Llan" * 30, "text": f"Ask Mum to look at {address} with you."}
    )
    letter = letter.model_copy(update={"messages": (first,)})
    path = tmp_path / "long.pdf"
    path.write_bytes(render(letter, "pdf"))
    made = subprocess.run(
        [program("pdftotext"), "-bbox-layout", str(path), "-"], capture_output=True, check=True
    )
    edge = (PAGE_WIDTH_MM - MARGIN_SIDE_MM) / 25.4 * 72 + 1
    words = list(etree.HTML(made.stdout).iter("word"))
    assert not [w.text for w in words if float(w.get("xmax")) > edge]
    said = "".join(w.text or "" for w in words).replace("\u200b", "")
    assert re.sub("\\d", "", said).count("Llan") >= 28  # a line may end inside one


def test_a_help_box_taller_than_a_page_goes_on_to_the_next(
    letter_file: Path, tmp_path: Path
) -> None:
    letter = letter_with(letter_file, mode="every-word", size_mm=40)
    page = letter.child.page.model_copy(update={"size_pt": 36})
    letter = letter.model_copy(update={"child": letter.child.model_copy(update={"page": page})})
    path = tmp_path / "tall.pdf"
    path.write_bytes(render(letter, "pdf"))
    made = subprocess.run(
        [program("pdftotext"), "-bbox-layout", str(path), "-"], capture_output=True, check=True
    )
    edge = (PAGE_HEIGHT_MM - 9) / 25.4 * 72  # the page's number stands below its words
    words = etree.HTML(made.stdout).iter("word")
    assert not [w.text for w in words if float(w.get("ymax")) > edge and not _number(w.text)]


def _number(word: str | None) -> bool:
    return not (word or "").strip("0123456789/ ")


def test_a_row_of_words_and_symbols_never_parts_over_a_page(letter_file: Path) -> None:
    (table,) = symbol_tables(render(letter_with(letter_file), "docx"))
    for row in table._tbl.tr_lst:
        assert row.trPr is not None and row.trPr.find(f"{W}cantSplit") is not None


def test_a_crossed_out_symbol_is_the_same_picture_in_every_format(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    page = render(letter, "html")
    text = page.decode() if isinstance(page, bytes) else page
    assert re.search(r'alt="not: [^"]*[Cc]ross', text)
    document = docx.Document(io.BytesIO(render(letter, "docx")))
    alts = [e.get("descr") for e in document.element.body.iter() if e.tag.endswith("}docPr")]
    assert any(alt and alt.startswith("not: Cross") for alt in alts)


def extents(data: bytes) -> list[tuple[int, int]]:
    (table,) = symbol_tables(data)
    return [
        (int(e.get("cx")), int(e.get("cy"))) for e in table._tbl.iter() if e.tag.endswith("}extent")
    ]


def test_a_frame_is_drawn_in_word_too_and_its_room_is_the_same(letter_file: Path) -> None:
    plain = extents(render(letter_with(letter_file, frame=False), "docx"))
    framed = extents(render(letter_with(letter_file, frame=True), "docx"))
    assert len(plain) == len(framed) >= 4
    for (_, before), (_, after) in zip(plain, framed, strict=True):
        assert round((after - before) / 36_000, 1) == 2.4  # twice 1.2 mm


def test_a_very_tall_picture_is_made_narrower(letter_file: Path) -> None:
    style = style_of(page_of(load(letter_file)))
    assert style.picture_width_mm(Image("photo:a", b"", "", "", 100, 100)) == style.picture_mm
    tall = style.picture_width_mm(Image("photo:a", b"", "", "", 100, 800))
    assert tall * 8 == pytest.approx(1.8 * style.picture_mm, abs=0.1)
