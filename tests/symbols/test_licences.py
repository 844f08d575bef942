"""Licences: who is credited, what has run out, how many symbols may be used, and who said so."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader
from symbol_files import Maker, svg

from letterkit.checks.context import Context, Target
from letterkit.checks.pictures import run
from letterkit.errors import SymbolLicence
from letterkit.letter import Letter
from letterkit.letterfile import load
from letterkit.renderers import page_of, render
from letterkit.symbols.catalogue import Catalogue, catalogue_for
from letterkit.symbols.forletter import LetterPictures
from letterkit.symbols.library import add
from letterkit.symbols.licence import is_unlicensed, licence_of, tidy
from letterkit.symbols.sets import SetNotice, Symbol

pytest_plugins = ["symbol_fixtures"]


TABLE = (
    "label,file,licence,author\n"
    "swing,swing.svg,,\n"
    "slide,slide.svg,CC BY 4.0,Rowan Achebe\n"
    "ladder,ladder.svg,CC BY 4.0,Rowan Achebe\n"
    "sand,sand.svg,CC0,Isla Novak\n"
)
NAMES = ("swing", "slide", "ladder", "sand")


@pytest.fixture
def team(write_folder: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    """Adds a set "team" to the user's folder, under the notice that a test gives."""
    monkeypatch.setenv("LETTERKIT_SYMBOLS", str(tmp_path / "mine"))
    files = {f"{name}.svg": svg() for name in NAMES}

    def make(**notice: object) -> Path:
        folder = write_folder("team", {**files, "team.csv": TABLE})
        return add(
            folder, notice={"title": "Team pictures", **notice}, force=True
        ).symbol_set.folder

    return make


@pytest.fixture
def letter(letter_file: Path) -> Maker:
    """The letter with its first picture, date and symbol profile changed."""

    def make(*pictures: str, date: str = "2026-11-20", profile: str = "") -> Letter:
        text = letter_file.read_text("utf-8").replace("date = 2026-11-20", f"date = {date}", 1)
        refs = iter(pictures)
        text = re.sub(r'(?m)^picture = ".*"$', lambda _: f'picture = "{next(refs)}"', text)
        if profile:
            text = text.replace("[child.page]", f"[child.symbols]\n{profile}\n[child.page]")
        letter_file.write_text(text, "utf-8")
        return load(letter_file)

    return make


def credited(letter: Letter) -> tuple[str, ...]:
    source = LetterPictures(letter, catalogue_for())
    return source.credits(source.symbol(m.picture.ref) for m in letter.messages if m.picture)


THREE = ("team:swing", "team:slide", "team:ladder")


def test_credits_name_exactly_the_sets_and_authors_used(team: Maker, letter: Maker) -> None:
    team(licence="Council licence 4711", holder="Northby Council")
    assert credited(letter(*THREE)) == (
        "Team pictures © Northby Council, Council licence 4711",
        "slide, ladder: Rowan Achebe, CC-BY-4.0",
    )
    assert credited(letter("team:sand", "team:sand", "care:home")) == (
        "sand: Isla Novak, CC0-1.0",
        "Care symbols by the letterkit authors, CC BY 4.0",
    )


def test_a_set_with_a_sentence_of_its_own_is_credited_with_it(team: Maker, letter: Maker) -> None:
    team(licence="L", holder="N", attribution="Pictures © Northby Council, used with leave")
    assert credited(letter("team:swing", "team:sand", "team:sand")) == (
        "Pictures © Northby Council, used with leave",
        "sand: Isla Novak, CC0-1.0",
    )


def test_a_set_without_a_licence_is_credited_as_all_rights_reserved(
    team: Maker, letter: Maker
) -> None:
    team()
    assert credited(letter("team:swing", "care:home", "care:home"))[0] == (
        "Team pictures, All rights reserved"
    )


def test_every_format_prints_the_same_credits(team: Maker, letter: Maker, tmp_path: Path) -> None:
    team(licence="Council licence 4711", holder="Northby Council")
    made = letter(*THREE)
    wanted = ("Northby Council, Council licence 4711", "slide, ladder: Rowan Achebe, CC-BY-4.0")
    pdf = PdfReader(io.BytesIO(render(made, "pdf")))
    with zipfile.ZipFile(io.BytesIO(render(made, "docx"))) as package:
        docx = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    seen = {
        "pdf": " ".join(" ".join(page.extract_text() for page in pdf.pages).split()),
        "docx": docx,
        "html": render(made, "html").decode(),
        "txt": " ".join(render(made, "txt").decode().split()),
    }
    for to, text in seen.items():
        for line in wanted:
            assert line in text, to


def test_a_licence_that_ran_out_blocks_new_letters_and_never_an_old_one(
    team: Maker, letter: Maker
) -> None:
    team(licence="L", holder="N", expires=dt.date(2026, 11, 20))
    assert page_of(letter(*THREE, date="2026-11-20"))
    late = letter(*THREE, date="2026-11-21")
    with pytest.raises(SymbolLicence, match="ended on 2026-11-20") as refused:
        page_of(late)
    assert "Letters that were written before then keep theirs" in refused.value.what_to_do
    assert "LK408" in codes(late)


def test_words_get_no_symbol_from_a_set_that_has_run_out(team: Maker, letter: Maker) -> None:
    team(licence="L", holder="N", expires=dt.date(2026, 11, 19))
    profile = 'mode = "key-words"\nsets = ["team"]'
    made = letter("care:home", "care:home", "care:home", profile=profile)
    source = LetterPictures(made, catalogue_for())
    words = source.symbolise("You like the swing and the slide.", field="letter.about")
    assert not words.has_symbols


def test_a_cap_is_kept_within_one_letter(team: Maker, letter: Maker) -> None:
    team(licence="L", holder="N", max_distinct=2)
    assert page_of(letter("team:swing", "team:slide", "team:swing"))
    with pytest.raises(SymbolLicence, match="allows 2 different symbols"):
        page_of(letter(*THREE))


def test_past_the_cap_words_stay_bare_and_the_chosen_pictures_come_first(
    team: Maker, letter: Maker
) -> None:
    team(licence="L", holder="N", max_distinct=2)
    profile = 'mode = "key-words"\nsets = ["team"]'
    made = letter("care:home", "care:home", "team:sand", profile=profile)
    source = LetterPictures(made, catalogue_for())
    words = source.symbolise("The swing is red. The ladder is blue.", field="letter.about")
    assert [run.image.ref for run in words.runs if run.image] == ["team:swing"]
    assert words.text == "The swing is red. The ladder is blue."
    assert source.symbol("team:sand")


def codes(letter: Letter) -> dict[str, str]:
    """What the check of pictures finds, and in which field."""
    context = Context(fields=(), target=Target(9, False, ""), letter=letter, child=letter.child)
    return {finding.code: finding.field for finding in run(context)}


def test_a_picture_without_a_licence_is_warned_of_where_it_is_used(
    team: Maker, letter: Maker
) -> None:
    team()
    found = codes(letter("care:home", "team:swing", "care:home"))
    assert found["LK410"] == "messages.2.picture"
    assert "LK410" not in codes(letter("team:slide", "team:sand", "care:home"))


def test_a_profile_that_takes_words_from_an_unlicensed_set_is_warned_of(
    team: Maker, letter: Maker
) -> None:
    team()
    profile = 'mode = "key-words"\nsets = ["team"]'
    made = letter("care:home", "care:school", "care:home", profile=profile)
    assert codes(made)["LK410"] == "child.symbols.sets"


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("CC BY-SA 4.0", "CC-BY-SA-4.0"),
        ("cc by-nc-sa", "CC-BY-NC-SA"),
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("CC By", "CC-BY"),
        ("CC BY 3.0 UK", "CC BY 3.0 UK"),
        ("cc0", "CC0-1.0"),
        ("public domain", "Public domain"),
        ("private", ""),
        ("  ", ""),
        ("Council licence 4711", "Council licence 4711"),
    ],
)
def test_licences_are_written_one_way_and_none_is_weakened(written: str, tidied: str) -> None:
    assert tidy(written) == tidied
    assert tidy(tidied) == tidied


def test_a_symbols_own_licence_comes_before_its_sets() -> None:
    bare, own = Symbol("t", "a", "a"), Symbol("t", "b", "b", licence="CC0-1.0")
    notice, none = SetNotice(title="T", licence="L"), SetNotice(title="T")
    assert [licence_of(s, notice) for s in (bare, own)] == ["L", "CC0-1.0"]
    assert licence_of(bare, none) == "All rights reserved"
    assert [is_unlicensed(s, none) for s in (bare, own)] == [True, False]


def test_a_catalogue_can_be_made_of_any_sets(team: Maker) -> None:
    team()
    assert len(Catalogue([catalogue_for().sets["team"]])) == len(NAMES)
