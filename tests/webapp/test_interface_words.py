"""The editor speaks as plainly as it asks its writers to."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import html5lib
import pytest

from letterkit import Finding, check
from letterkit.settings import Settings

TEMPLATES = Path(__file__).parent.parent.parent / "webapp" / "templates"
# What a grown-up professional reads here: words of the work are fine, unkind or vague ones not.
ASKED = {"LK202", "LK203", "LK601", "LK602", "LK611", "LK703", "LK114", "LK115"}


def words_of(template: Path) -> str:
    """The words that a template shows: no code, no tags, one line for each piece of text."""
    source = re.sub(r"\{#.*?#\}|\{%.*?%\}", " ", template.read_text("utf-8"), flags=re.DOTALL)
    source = re.sub(r"\{\{.*?\}\}", "Sam", source, flags=re.DOTALL)
    tree = html5lib.parse(source, namespaceHTMLElements=False)
    lines = (" ".join(piece.split()) for piece in tree.itertext())
    return "\n".join(line for line in lines if len(line.split()) > 2)


@cache
def findings(template: Path) -> tuple[Finding, ...]:
    text = words_of(template)
    return check(text, age=18, settings=Settings()).findings if text else ()


@pytest.mark.parametrize(
    "template", sorted(TEMPLATES.rglob("*.html")), ids=lambda p: str(p.relative_to(TEMPLATES))
)
def test_a_page_uses_no_initials_no_vague_time_and_no_unkind_words(template: Path) -> None:
    found = [(f.code, f.quote, f.message) for f in findings(template) if f.code in ASKED]
    assert not found
