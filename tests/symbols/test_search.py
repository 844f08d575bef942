"""Search: what a person types finds the symbol they mean."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from letterkit.symbols.catalogue import Catalogue, catalogue_for
from letterkit.symbols.index import build, index_of
from letterkit.symbols.search import search_symbols
from letterkit.symbols.sets import load_set

CATALOGUE = catalogue_for()


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LETTERKIT_CACHE", str(tmp_path / "cache"))


def refs(text: str, **more: object) -> list[str]:
    return [symbol.ref for symbol in search_symbols(CATALOGUE, text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("home", "care:home"),
        ("running", "openmoji:run"),
        ("cats", "care:cat"),
        ("foster carer", "care:foster-carer"),
        ("carer foster", "care:foster-carer"),
        ("socail worker", "care:social-worker"),
        ("happpy", "care:happy"),
        ("hapy", "care:happy"),
        ("hospitla", "care:hospital"),
        ("IRO", "care:reviewing-officer"),
        ("Happy!", "care:happy"),
    ],
)
def test_the_symbol_that_is_meant_comes_first(typed: str, found: str) -> None:
    assert refs(typed)[0] == found


def test_keywords_find_a_symbol_with_another_label() -> None:
    assert "care:excited" in refs("can't wait")


def test_the_beginning_of_a_word_is_enough() -> None:
    assert "care:foster-carer" in refs("fost")


def test_words_that_are_nowhere_find_nothing() -> None:
    assert refs("zzyzx") == [] and refs("") == [] and refs("!?") == []


def test_search_keeps_to_a_set_and_a_category() -> None:
    assert {ref.partition(":")[0] for ref in refs("dog", sets=("openmoji",))} == {"openmoji"}
    found = search_symbols(CATALOGUE, "happy", category="feelings")
    assert found and {symbol.category for symbol in found} == {"feelings"}


def test_search_gives_the_same_order_every_time_and_no_more_than_asked_for() -> None:
    assert refs("school", most=3) == refs("school", most=3) == refs("school")[:3]


def make_set(folder: Path, rows: str) -> Catalogue:
    folder.mkdir(exist_ok=True)
    (folder / "set.toml").write_text('title = "Team"\n', "utf-8")
    head = "id,label,keywords,file,suitable_from,not_for_children\n"
    (folder / "symbols.csv").write_text(head + rows, "utf-8")
    return Catalogue([load_set(folder)])


def test_what_is_not_for_children_is_not_found_and_the_rest_from_its_age(tmp_path: Path) -> None:
    catalogue = make_set(tmp_path / "team", "a,beer,,a.svg,16,\nb,beer glass,,a.svg,,yes\n")
    assert [s.id for s in search_symbols(catalogue, "beer")] == ["a"]
    assert search_symbols(catalogue, "beer", age=9) == []
    assert [s.id for s in search_symbols(catalogue, "beer", age=16)] == ["a"]


def test_the_index_is_kept_on_disk_and_made_again_when_the_set_changes(tmp_path: Path) -> None:
    catalogue = make_set(tmp_path / "team", "a,wombat,,a.svg,,\n")
    assert [s.id for s in search_symbols(catalogue, "wombat")] == ["a"]
    kept = list((tmp_path / "cache" / "symbols").iterdir())
    assert len(kept) == 1
    changed = make_set(tmp_path / "team", "a,wombat,,a.svg,,\nb,big wombat,,a.svg,,\n")
    assert [s.id for s in search_symbols(changed, "wombat")] == ["a", "b"]


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    symbol_set = make_set(tmp_path / "team", "a,wombat,,a.svg,,\n").sets["team"]
    index_of(symbol_set)
    (kept,) = (tmp_path / "cache" / "symbols").iterdir()
    for damaged in (b"", b"{}\n", kept.read_bytes()[:-3], os.urandom(200)):
        kept.write_bytes(damaged)
        assert list(index_of(symbol_set).symbols_with("wombat")) == [(0, 100)]


def test_search_works_where_nothing_can_be_cached(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("LETTERKIT_CACHE", str(tmp_path / "file"))
    catalogue = make_set(tmp_path / "team", "a,wombat,,a.svg,,\n")
    assert [s.id for s in search_symbols(catalogue, "wombat")] == ["a"]


@pytest.mark.parametrize("typed", ["frend", "firend", "friendd", "friemd", "riend", "frined"])
def test_one_slip_of_the_finger_is_forgiven(typed: str) -> None:
    index = build(CATALOGUE.sets["care"].symbols.values())
    assert "friend" in index.one_typo_from(typed)
