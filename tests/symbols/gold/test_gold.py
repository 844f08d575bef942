"""The gold itself is sound: places are right, symbols are there, and the marks hold together."""

from __future__ import annotations

import csv
import json
import os
import zipfile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

GOLD = Path(__file__).parent
REPO = GOLD.parents[2]
MULBERRY = Path(
    os.environ.get("LETTERKIT_MULBERRY")
    or REPO.parent / "shared" / "data" / "mulberry" / "mulberry-symbols.zip"
)


def lines(name: str) -> list[dict[str, Any]]:
    text = (GOLD / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


SENTENCES = lines("sentences.jsonl")
PAIRS = lines("negation.jsonl")


def ids_of(name: str) -> set[str]:
    with (REPO / "symbols" / name / "symbols.csv").open(encoding="utf-8", newline="") as file:
        return {f"{name}:{row['id']}" for row in csv.DictReader(file)}


def named(prefix: str) -> set[str]:
    return {
        ref
        for sentence in SENTENCES
        for token in sentence["tokens"]
        for ref in token["symbol"]
        if ref.startswith(prefix)
    }


def test_there_are_enough_sentences_and_traps() -> None:
    assert len(SENTENCES) >= 320
    assert len({sentence["text"] for sentence in SENTENCES}) == len(SENTENCES)
    tokens = [token for sentence in SENTENCES for token in sentence["tokens"]]
    assert sum(not token["symbol"] for token in tokens) >= 100
    assert sum(token["negated"] for token in tokens) >= 40


def test_every_mark_stands_where_it_says() -> None:
    for sentence in SENTENCES:
        end = 0
        assert sentence["tokens"], sentence["text"]
        for token in sentence["tokens"]:
            assert token["start"] >= end, sentence["text"]
            end = token["end"]
            assert sentence["text"][token["start"] : end] == token["text"], sentence["text"]


def test_no_sentence_asks_for_more_pictures_than_a_line_may_hold() -> None:
    for sentence in SENTENCES:
        assert sum(bool(token["symbol"]) for token in sentence["tokens"]) <= 4, sentence["text"]


@pytest.mark.parametrize("name", ["care", "openmoji"])
def test_every_symbol_of_ours_is_there(name: str) -> None:
    assert named(f"{name}:") - ids_of(name) == set()


def test_every_mulberry_symbol_is_in_the_release() -> None:
    if not MULBERRY.is_file():
        pytest.skip(
            "Mulberry's release is not here: set LETTERKIT_MULBERRY to mulberry-symbols.zip"
        )
    with zipfile.ZipFile(MULBERRY) as release:
        stems = {f"mulberry:{PurePosixPath(name).stem}" for name in release.namelist()}
    assert named("mulberry:") - stems == set()


def test_pairs_differ_only_by_their_denial() -> None:
    assert len(PAIRS) >= 200
    assert len({(pair["plain"], pair["negated"]) for pair in PAIRS}) == len(PAIRS)
    for pair in PAIRS:
        assert pair["plain"] != pair["negated"]
        assert pair["word"].lower() in pair["negated"].lower(), pair
