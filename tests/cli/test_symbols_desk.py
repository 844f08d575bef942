"""Symbolise, and the therapist's desk, as they are run."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from letterkit.cli import letterkit

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LETTERKIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("LETTERKIT_SYMBOLS", str(tmp_path / "sets"))

    def go(*arguments: object, given: str = "") -> Result:
        return CliRunner().invoke(letterkit, [str(a) for a in arguments], input=given)

    return go


def tokens(result: Result) -> dict[str, dict[str, object]]:
    return {token["text"]: token for token in json.loads(result.stdout)["tokens"]}


def test_symbolise_prints_every_word_with_its_symbol_and_offers(run: Run) -> None:
    text = "Your foster carer will not shout."
    done = run("symbolise", "--text", text, "--format", "json")
    found = json.loads(done.stdout)
    assert list(found) == ["text", "tokens"] and found["text"] == text
    fields = ["text", "start", "end", "symbol", "negated", "why", "offers"]
    assert all(list(token) == fields for token in found["tokens"])
    assert all(text[t["start"] : t["end"]] == t["text"] for t in found["tokens"])
    words = tokens(done)
    assert words["foster carer"]["symbol"] == "care:foster-carer"
    assert words["Your"]["symbol"] is None
    assert any(word["negated"] for word in words.values())


def test_symbolise_offers_what_it_does_not_place(run: Run) -> None:
    found = tokens(run("symbolise", "--text", "You hold on to it.", "--format", "json"))
    assert found["hold"]["symbol"] is None
    dog = tokens(run("symbolise", "--text", "A dog.", "--format", "json"))["dog"]
    assert dog["symbol"] == "care:dog" and "openmoji:dog" in dog["offers"]  # type: ignore[operator]
    assert "care:dog" not in dog["offers"]  # type: ignore[operator]


def test_symbolise_keeps_to_the_sets_that_are_named(run: Run) -> None:
    done = run("symbolise", "--text", "Mum has a dog.", "--sets", "openmoji", "--format", "json")
    assert tokens(done)["dog"]["symbol"] == "openmoji:dog"
    wrong = run("symbolise", "--text", "x", "--sets", "caer")
    assert wrong.exit_code and "no symbol set" in str(wrong.exception)


def test_symbolise_reads_what_is_typed_in_and_follows_a_letter(run: Run, letter_file: Path) -> None:
    with letter_file.open("a", encoding="utf-8") as file:
        file.write('\n[symbols]\n"dog" = "openmoji:guide-dog"\n')
    done = run("symbolise", "--letter", letter_file, "--format", "json", given="A dog.")
    assert done.exit_code == 0, done.output
    assert tokens(done)["dog"]["symbol"] == "openmoji:guide-dog"


def test_gaps_lists_words_without_a_symbol_and_no_name(run: Run, letter_file: Path) -> None:
    text = letter_file.read_text("utf-8").replace("You feel safe there.", "Priya has a periscope.")
    letter_file.write_text(text, "utf-8")
    done = run("symbols", "gaps", letter_file)
    assert "periscope" in done.stdout
    for name in ("Sam", "Ann", "Priya", "Marcus", "Dee"):
        assert name.lower() not in done.stdout.lower().split()


def test_coverage_says_how_many_key_words_have_a_symbol(run: Run, letter_file: Path) -> None:
    done = run("symbols", "coverage", letter_file)
    assert "key words have a symbol" in done.stdout and "care" in done.stdout


def test_the_sheet_shows_every_label_and_name_of_a_set(run: Run, tmp_path: Path) -> None:
    done = run("symbols", "sheet", "--set", "care", "-o", "sheet.pdf")
    assert done.exit_code == 0, done.output
    pdf = PdfReader(io.BytesIO((tmp_path / "sheet.pdf").read_bytes()))
    text = " ".join(page.extract_text() for page in pdf.pages)
    assert "social worker" in text and "care:social-worker" in text
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_the_cards_hold_the_letters_pictures_and_answers_with_credits(
    run: Run, letter_file: Path, tmp_path: Path
) -> None:
    done = run("symbols", "cards", letter_file, "-o", "cards.pdf")
    assert done.exit_code == 0, done.output
    pdf = PdfReader(io.BytesIO((tmp_path / "cards.pdf").read_bytes()))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    for label in ("yes", "no", "I don't know", "stop", "I want to talk", "football"):
        assert label in text
    assert "CC BY" in text


def test_a_set_that_is_not_there_is_said_so(run: Run) -> None:
    for verb in (("sheet", "--set", "nope"), ("history", "nope")):
        done = run("symbols", *verb)
        assert done.exit_code and "no symbol set" in str(done.exception)


def test_the_history_notes_what_was_changed_by_hand(tmp_path: Path) -> None:
    from letterkit.symbols.history import history
    from letterkit.symbols.sets import load_set

    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "set.toml").write_text('title = "Team"\n', "utf-8")
    table = folder / "symbols.csv"
    table.write_text("id,label,file\na,cat,a.svg\nb,dog,b.svg\n", "utf-8")
    log = tmp_path / "log"
    assert [c.what for c in history(load_set(folder), folder=log)] == ["set"]
    table.write_text("id,label,file\na,kitten,a.svg\nc,cow,c.svg\n", "utf-8")
    found = history(load_set(folder), folder=log)
    assert [(c.what, c.symbol) for c in found[1:]] == [
        ("added", "c"),
        ("removed", "b"),
        ("changed", "a"),
    ]
    assert "cat → kitten" in found[-1].detail
    assert history(load_set(folder), folder=log) == found
    assert "kitten" in (log / "team.history.txt").read_text("utf-8")
