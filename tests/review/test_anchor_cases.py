"""What happens to a comment on each of many edits from real life: anchor-cases.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from letterkit.review.anchor import find, reanchor
from letterkit.review.comment import Comment, comment_on

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("anchor-cases.toml").read_text("utf-8")
)["case"]
Marked = tuple[dict[str, str], tuple[str, int, int] | None]


def read(version: str | Mapping[str, str]) -> Marked:
    """Return the fields without the marks, and where the marks are."""
    written = (
        {"messages.1.title": "A message", "messages.1.text": version}
        if isinstance(version, str)
        else version
    )
    fields, place = {}, None
    for field, text in written.items():
        if "⟦" in text:
            assert place is None
            place = (field, text.index("⟦"), text.index("⟧") - 1)
        fields[field] = text.replace("⟦", "").replace("⟧", "")
    return fields, place


def made_on(version: Marked) -> Comment:
    fields, place = version
    assert place is not None
    return comment_on(fields, *place, author="Bo", body="Is this so?", version=1)


def test_there_are_many_cases_each_with_a_name_of_its_own() -> None:
    names = [case["name"] for case in CASES]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_comment_follows_its_words_from_version_to_version(case: dict[str, Any]) -> None:
    versions = [read(version) for version in case["versions"]]
    made = comment = made_on(versions[0])
    for number, ((then, _), (now, place)) in enumerate(pairwise(versions), 2):
        comment = reanchor(comment, then, now, number)
        assert_is(comment, made, now, place)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_comment_is_found_from_its_first_version_in_the_last(case: dict[str, Any]) -> None:
    versions = [read(version) for version in case["versions"]]
    (then, _), (now, place) = versions[0], versions[-1]
    made = made_on(versions[0])
    found = find(made, then, now)
    expected = None if case.get("jump") == "changed" else place
    assert ((found.field, found.start, found.end) if found.kept else None) == expected


def assert_is(
    comment: Comment, made: Comment, now: Mapping[str, str], place: tuple[str, int, int] | None
) -> None:
    here = (comment.field, comment.start, comment.end)
    assert (here if comment.state == "open" else None) == place
    assert comment.quote == made.quote
    assert 0 <= comment.start <= comment.end <= len(now[comment.field])
