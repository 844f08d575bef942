"""The report says its figures twice, in pictures and in tables, and names no child."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from xml.etree import ElementTree

import html5lib
import pytest
from audit_letters import CHILDREN, make_letter
from test_audit_figures import ONE

from letterkit.audit import Filters, Read, measure
from letterkit.audit.charts import Row, bars
from letterkit.audit.report import Audit, reason, to_html
from letterkit.audit.table import as_csv, letters_csv, safe
from letterkit.errors import FieldError, FileMissing, FileUnreadable, TooManyMessages

DAY = dt.date(2026, 11, 27)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def reads() -> list[Read]:
    return [Read(n, f"{n}-sam.toml", measure(make_letter(n, words=60))) for n in range(1, 13)]


def tree(audit: Audit):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(to_html(audit))


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_it_is_one_page_that_asks_for_nothing(reads) -> None:
    html = to_html(Audit(reads, made_on=DAY))
    assert "<script" not in html
    assert not re.findall(r'(?:src|href)="(?!#|data:)', html)
    assert not re.findall(r"url\((?!data:)", html)
    page = tree(Audit(reads, made_on=DAY))
    assert len(list(page.iter("h1"))) == 1
    assert page.get("lang") == "en-GB"


def test_every_chart_has_a_title_a_description_and_a_table(reads) -> None:
    page = tree(Audit(reads, made_on=DAY))
    charts = [svg for svg in page.iter(f"{SVG}svg") if svg.get("role") == "img"]
    assert len(charts) >= 5
    ids = {element.get("id") for element in page.iter()}
    for svg in charts:
        named = svg.get("aria-labelledby").split()
        assert set(named) <= ids
        assert words(svg.find(f"{SVG}title"))
        assert words(svg.find(f"{SVG}desc"))
        assert "style" not in {name for each in svg.iter() for name in each.attrib}
    tables = {words(caption) for caption in page.iter("caption")}
    assert "The same figures, by month" in tables


def test_no_childs_name_and_no_file_name_is_in_it(reads) -> None:
    broken = Read(99, "leila.toml", error=FileUnreadable("Leila", where="leila.toml"))
    made = Audit(reads, [broken], seed="7", sample=[1, 2], made_on=DAY)
    said = words(tree(made))
    assert not [name for name in (*CHILDREN, "leila") if re.search(rf"\b{name}\b", said, re.I)]
    assert "1-sam.toml" in words(tree(replace(made, with_names=True)))


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (FieldError('It says "Sam".', where="sam.toml: kind"), "The field “kind” is wrong."),
        (FileMissing('"profiles/sam.toml" is not there.'), "A file that it needs, such as the "),
        (TooManyMessages(), "It has more than three key messages."),
        (FileUnreadable("x", where="sam.review.json"), "The review file beside it cannot"),
        (FileUnreadable("x"), "It cannot be read as a letter file."),
    ],
)
def test_a_letter_that_could_not_be_read_has_a_reason_with_no_name(error, says) -> None:
    assert reason(error).startswith(says)
    assert "sam" not in reason(error).lower()


def test_small_groups_have_no_rates() -> None:
    reads = [Read(n, f"{n}", ONE) for n in range(9)]
    reads += [Read(n, f"{n}", replace(ONE, writer="Ann Bell", flagged=77)) for n in range(9, 11)]
    rows = [words(row) for row in tree(Audit(reads, made_on=DAY)).iter("tr")]
    (ann,) = [row for row in rows if row.startswith("Ann Bell")]
    assert "fewer than 5 letters" in ann
    assert "77" not in ann


def test_what_is_not_known_is_said_and_not_drawn(reads) -> None:
    said = words(tree(Audit(reads, made_on=DAY)))
    assert "a letter file does not say when the meeting was" in said
    known = [replace(read, figures=replace(read.figures, reviewed=True, days=3)) for read in reads]
    said = words(tree(Audit(known, made_on=DAY)))
    assert "Days from meeting to letter" in said
    assert "are not known" not in said


def test_an_audit_of_nothing_but_bad_letters_is_a_report_too() -> None:
    broken = Read(1, "x.toml", error=FileUnreadable("no", where="x.toml"))
    said = words(tree(Audit([], [broken], made_on=DAY)))
    assert said.count("could not be read") == 2
    assert "0 letters" in said


def test_the_filters_are_said_in_words(reads) -> None:
    asked = Filters(month="2026-11", writer="Dee Okafor", kind="hello", ages=(7, 10))
    said = words(tree(Audit(reads, filters=asked, made_on=DAY)))
    assert "of Nov 2026, by Dee Okafor, of the kind “" in said
    assert "to children of 7 to 10" in said


def test_a_chart_says_a_label_and_never_runs_it() -> None:
    drawn = bars("k", "<b>", "a & b", [Row("<script>", 0, "none"), Row("x", None, "–")])
    assert ElementTree.fromstring(drawn).tag == "svg"
    assert "<script>" not in drawn


def test_csv_has_a_line_for_each_letter_and_no_name(reads) -> None:
    text = letters_csv((read.number, read.figures) for read in reads)
    lines = text.splitlines()
    assert len(lines) == 13
    assert lines[0].startswith("letter,date,month,kind,writer,age,target_age")
    assert "sam" not in text
    assert "1-sam.toml" in letters_csv([(1, reads[0].figures)], names={1: "1-sam.toml"})


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", " =1", "\r=1"])
def test_no_cell_is_a_formula(cell) -> None:
    assert safe(cell) == f"'{cell}"
    assert f"'{cell.rstrip()}" in as_csv(["a"], [[cell]])


def test_numbers_stay_numbers() -> None:
    assert as_csv(["a", "b", "c"], [[-1, None, True]]).splitlines()[1] == "-1,,yes"
