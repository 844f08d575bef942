"""Symbol sets that lie in no folder behave like any other: placed, searched, drawn, written."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from letterkit import check
from letterkit.errors import FileUnreadable, PictureUnreadable, SymbolSetError, UnknownSymbol
from letterkit.letter import KeyMessage, Letter
from letterkit.pictures import Photo
from letterkit.renderers import render
from letterkit.renderers.symbol_sheets import contact_sheet
from letterkit.settings import Settings
from letterkit.symbols.catalogue import HeldSets, catalogue_for
from letterkit.symbols.formats import opened_held
from letterkit.symbols.formats.obf_write import write_obf, write_obz
from letterkit.symbols.formats.own import write as write_own
from letterkit.symbols.formats.write import write_table_zip
from letterkit.symbols.lint import lint
from letterkit.symbols.place import place_words
from letterkit.symbols.search import search_symbols
from letterkit.symbols.sets import SetNotice, Symbol, SymbolSet

SWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0L9 9"/></svg>'
NOTICE = SetNotice(title="Team pictures", licence="CC0-1.0", holder="The team")
ALIASES = b"word,symbol_id\nplay swing,swing\n"


def read(file):
    if file != "a1.svg":
        raise PictureUnreadable(f"the picture {file} is not there any more.")
    return Photo(SWING, "image/svg+xml", 10, 10)


def team(notice=NOTICE, **extras):
    swing = Symbol("team", "swing", "garden swing", ("park",), "play", "noun", "a swing", "a1.svg")
    return SymbolSet.in_memory("team", notice, {"swing": swing}, read, extras)


def settings(*sets):
    return Settings().with_sets(HeldSets(sets or (team(),)))


def letter(**child):
    return Letter(
        kind="after-review",
        date=dt.date(2026, 11, 20),
        child={"name": "Sam", "age": 9, **child},
        writer={"name": "Dee"},
        messages=(
            {"title": "Your swing", "text": "We saw the garden swing.", "picture": "team:swing"},
        ),
    )


READS = {"symbols": {"mode": "key-words", "sets": ["team"]}}


def test_one_object_is_one_catalogue_and_a_new_one_is_read_anew():
    one = settings()
    assert catalogue_for(one) is catalogue_for(one.model_copy())
    assert "team:swing" in catalogue_for(one) and "care:home" in catalogue_for(one)
    assert catalogue_for(settings()) is not catalogue_for(one)
    assert "team:swing" not in catalogue_for(Settings())


def test_a_letter_file_can_bring_no_such_set():
    with pytest.raises(ValueError, match="held"):
        Settings.model_validate({"held": 1})


@pytest.mark.parametrize("to", ["pdf", "docx", "html", "txt"])
def test_every_document_shows_and_credits_it(to):
    made = render(letter(**READS), to, settings=settings())
    if to in ("html", "txt"):
        assert b"Team pictures" in made and b"The team" in made
    if to == "html":
        assert made.count(b'alt="a swing"') == 2


def test_checks_know_it():
    found = [finding.message for finding in check(letter(**READS), settings=settings()).findings]
    assert not [said for said in found if "team" in said]
    lost = [finding.message for finding in check(letter(**READS), settings=Settings()).findings]
    assert [said for said in lost if "team" in said]


def test_it_is_searched_and_nothing_of_it_is_left_on_a_disk(tmp_path, monkeypatch):
    monkeypatch.setenv("LETTERKIT_CACHE", str(tmp_path))
    catalogue = catalogue_for(settings())
    assert search_symbols(catalogue, "park", sets=("team",))[0].ref == "team:swing"
    assert not list(tmp_path.rglob("team*"))


def test_its_own_word_list_leads_to_it():
    child = letter(**READS).child
    catalogue = catalogue_for(settings(team(**{"aliases.csv": ALIASES})))
    assert [p.ref for p in place_words("We play swing.", child, catalogue)] == ["team:swing"]
    broken = catalogue_for(settings(team(**{"aliases.csv": b"nothing\n"})))
    with pytest.raises(SymbolSetError, match="word, symbol_id"):
        place_words("We play swing.", child, broken)


def test_it_is_looked_through_and_drawn_on_a_sheet():
    assert list(lint(team(), on=dt.date(2026, 11, 20))) == []
    assert contact_sheet(catalogue_for(settings()), ("team",)).startswith(b"%PDF")


@pytest.mark.parametrize("write", [write_own, write_obz, write_obf, write_table_zip])
def test_it_is_written_in_every_format_and_comes_back(write):
    name = "team.obf" if write is write_obf else "team.zip"
    with opened_held({name: write(team(**{"README.md": b"Ours"}))}) as back:
        (symbol,) = back.symbols
        assert (symbol.label, symbol.alt_text) == ("garden swing", "a swing")
        assert b"svg" in back.pictures[symbol.file]()
        if write is write_own:
            assert back.notice["holder"] == "The team"
            assert back.extras["README.md"] == b"Ours"


def test_a_zip_in_memory_is_looked_at_like_one_on_disk():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("../evil.svg", SWING)
    with (
        pytest.raises(FileUnreadable, match="outside its own folder"),
        opened_held({"x.zip": out.getvalue()}),
    ):
        pass
    with pytest.raises(SymbolSetError, match="no symbols"), opened_held({}):
        pass
    with opened_held({".hidden.svg": SWING, "den.svg": SWING}) as made:
        assert [symbol.label for symbol in made.symbols] == ["den"]


def test_a_word_whose_own_symbol_may_not_be_used_stands_without_it_and_stops_no_letter():
    ended = NOTICE.model_copy(update={"expires": dt.date(2026, 11, 19)})
    own = {"mode": "key-words", "sets": ["team"], "choices": {"swing": "team:swing"}}
    made = letter(symbols=own).model_copy(
        update={"messages": (KeyMessage(title="Your swing", text="We saw the swing."),)}
    )
    for held in (HeldSets([team(ended)]), HeldSets([], {"team:swing": "garden swing"})):
        chosen = Settings().with_sets(held)
        assert b"team" not in render(made, "html", settings=chosen)
        found = [f for f in check(made, settings=chosen).findings if "swing" in f.field]
        assert [f.severity for f in found if f.code in ("LK405", "LK408")] != []
        assert "error" not in {f.severity for f in found}


def test_a_withdrawn_symbol_is_named_by_its_label():
    catalogue = catalogue_for(Settings().with_sets(HeldSets([], {"team:swing": "garden swing"})))
    with pytest.raises(UnknownSymbol, match='the symbol "garden swing" was withdrawn') as caught:
        catalogue.get("team:swing")
    assert caught.value.what_to_do == "Choose another picture."
