"""The web page: one file, accessible, nothing fetched, right on a telephone."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import html5lib
import pytest

from letterkit import load, render


@pytest.fixture
def source(letter_file: Path) -> str:
    return render(load(letter_file), "html").decode()


def test_it_is_valid_html(source: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    parser.parse(source)


def test_nothing_is_fetched_and_nothing_runs(source: str) -> None:
    assert not re.findall(r"<(script|link|iframe|object|embed)\b", source)
    assert not re.findall(r"\son\w+=", source)
    urls = re.findall(r"""(?:src|href)=["']?([^"'\s>]{0,30})|url\(([^)]{0,30})""", source)
    assert urls
    assert all((a or b).startswith("data:") for a, b in urls)


def test_it_has_one_h1_a_title_a_language_and_a_main(source: str) -> None:
    with warnings.catch_warnings():
        tree = html5lib.parse(source, namespaceHTMLElements=False)
    assert tree.get("lang") == "en-GB"
    assert [h.text for h in tree.iter("title")] == ["A letter to Sam from Dee Okafor"]
    assert ["".join(h.itertext()).strip() for h in tree.iter("h1")] == ["Dear Sam"]
    assert len(list(tree.iter("main"))) == 1
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    named = [e.get("aria-labelledby") for e in tree.iter() if e.get("aria-labelledby")]
    assert named
    assert set(named) <= set(ids)


def test_script_typed_into_a_letter_stays_text(letter_file: Path) -> None:
    typed = "<script>alert(1)</script> <img src=x onerror=alert(1)>"
    letter_file.write_text(letter_file.read_text().replace("You feel safe there.", typed))
    page = render(load(letter_file), "html").decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("label", ["above", "below", "hidden"])
def test_the_label_stands_where_the_profile_says(label: str, letter_file: Path) -> None:
    text = letter_file.read_text().replace(
        "[child.page]", f'[child.symbols]\nmode = "key-words"\nlabel = "{label}"\n[child.page]'
    )
    letter_file.write_text(text)
    assert f'<main class="label-{label}">' in render(load(letter_file), "html").decode()


def test_a_letter_in_arabic_runs_from_right_to_left(letter_file: Path) -> None:
    letter = load(letter_file)
    assert b'lang="ar" dir="rtl"' in render(letter.model_copy(update={"lang": "ar"}), "html")
    assert b"dir=" not in render(letter, "html")[:200]
