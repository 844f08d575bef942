"""`letterkit audit`: one clear answer for every folder."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from audit_letters import make_folder

from letterkit.cli import main
from letterkit.review.reviewfile import Review, load_review, save_review
from letterkit.review.round import ReviewRound


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return make_folder(tmp_path_factory.mktemp("audit") / "letters", 12, words=60)


@pytest.fixture
def run(capsys):
    def go(*arguments):
        with pytest.raises(SystemExit) as stop:
            main(["audit", *map(str, arguments)])
        out = capsys.readouterr()
        return stop.value.code, out.out, out.err

    return go


def test_it_writes_a_report_and_a_table_and_says_the_figures(run, folder, tmp_path):
    report, table = tmp_path / "out" / "report.html", tmp_path / "figures.csv"
    code, out, err = run(folder, "-o", report, "--csv", table)
    assert (code, err) == (0, "")
    assert out.startswith("12 letters read, 0 not.\n  Messages in a letter: ")
    assert report.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert len(table.read_text("utf-8-sig").splitlines()) == 13


def test_a_sample_can_be_drawn_again(run, folder):
    drawn = run(folder, "--sample", 3, "--seed", "abc")[1]
    assert "Dip sample, seed abc:" in drawn
    assert drawn.count(".toml") == 3
    assert run(folder, "--sample", 3, "--seed", "abc")[1] == drawn
    assert run(folder, "--sample", 3, "--seed", "abd")[1] != drawn


def test_a_seed_is_made_and_shown_where_none_is_given(run, folder):
    out = run(folder, "--sample", 2)[1]
    seed = out.split("seed ")[1].split(":")[0]
    assert run(folder, "--sample", 2, "--seed", seed)[1] == out


def test_several_processes_count_what_one_does(run, folder, tmp_path, monkeypatch):
    monkeypatch.setattr("letterkit.audit.folder.FEW", 1)
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    assert run(folder, "--csv", one, "--jobs", 1)[0] == 0
    assert run(folder, "--csv", two, "--jobs", 2)[0] == 0
    assert one.read_text() == two.read_text()


def test_an_empty_folder_is_said_to_be_empty(run, tmp_path):
    (tmp_path / "sam.toml").write_text('name = "Sam"\nage = 9\n')  # a profile
    (tmp_path / "letterkit.toml").write_text("[wording]\n")
    code, out, err = run(tmp_path, "-o", tmp_path / "r.html")
    assert (code, out) == (2, "")
    assert "there are no letter files in this folder" in err
    assert not (tmp_path / "r.html").exists()


def test_a_folder_that_is_not_there_is_said_so(run, tmp_path):
    code, _, err = run(tmp_path / "nowhere")
    assert code == 2
    assert "there is no folder of this name" in err


def test_a_bad_letter_is_listed_with_its_reason_and_does_not_stop_the_audit(
    run, letter_file, tmp_path
):
    (tmp_path / "broken.toml").write_text("schema = 1\n[[messages\n")
    report = tmp_path / "r.html"
    code, out, err = run(tmp_path, "-o", report)
    assert code == 2
    assert out.startswith("1 letters read, 1 not.")
    assert "broken.toml: it cannot be read as TOML" in err
    assert "It cannot be read as a letter file." in report.read_text("utf-8")


def test_a_folder_of_one_bad_letter_gets_a_report_that_says_so(run, tmp_path):
    (tmp_path / "broken.toml").write_text("schema = 1\nmessages = 7\n")
    code, out, _ = run(tmp_path, "-o", tmp_path / "r.html")
    assert code == 2
    assert out.startswith("0 letters read, 1 not.")
    assert "could not be read" in (tmp_path / "r.html").read_text("utf-8")


def test_no_letter_that_fits_is_one_clear_answer(run, letter_file, tmp_path):
    code, out, err = run(tmp_path, "--month", "2025-01", "-o", tmp_path / "r.html")
    assert (code, out) == (2, "")
    assert "none of the 1 letters here fits what you asked for" in err
    assert "There are letters of 2026-11." in err
    assert not (tmp_path / "r.html").exists()


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--month", "November", "is not a month"),
        ("--age", "nine", "is not an age"),
        ("--sample", "0", "is not in the range"),
        ("--seed", "4711", "none was asked for"),
        ("--seed", "a\nb", "this seed cannot be used"),
        ("--seed", "x" * 41, "this seed cannot be used"),
    ],
)
def test_an_option_that_cannot_be_understood_is_said_so(run, folder, option, value, says):
    code, _, err = run(folder, option, value)
    assert code == 2
    assert says in err


def test_a_review_file_beside_a_letter_says_whether_it_was_reviewed(run, letter_file, tmp_path):
    assert "Reviewed" not in run(tmp_path)[1]
    one = load_review(letter_file) or Review()
    for outcome, share in (("another look", "0%"), ("approved", "100%")):
        asked = ReviewRound(
            number=1,
            writer="Dee",
            buddies=("Marek",),
            version=1,
            asked_at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
            outcome=outcome,
        )
        review = save_review(one.model_copy(update={"rounds": (asked,)}), letter_file)
        assert f"Reviewed before sending: {share}" in run(tmp_path)[1]
    review.write_text("not json")
    code, _, err = run(tmp_path)
    assert code == 2
    assert "sam.review.json: it cannot be read as JSON" in err


def test_file_names_are_shown_only_when_asked_for(run, letter_file, tmp_path):
    report = tmp_path / "r.html"
    run(tmp_path, "-o", report, "--sample", 1)
    assert "sam.toml" not in report.read_text("utf-8")
    run(tmp_path, "-o", report, "--sample", 1, "--names")
    assert "sam.toml" in report.read_text("utf-8")


def test_file_names_of_any_bytes_are_read_numbered_and_shown(run, letter_file, tmp_path):
    text = letter_file.read_bytes()
    for name in (b"a\xff.toml", b"two\nlines.toml", b"<b>&.toml"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(text)
    (tmp_path / os.fsdecode(b"bad\xff.toml")).write_text("schema = 1\nmessages = 3\n")
    code, out, err = run(
        tmp_path, "-o", tmp_path / "r.html", "--csv", tmp_path / "r.csv", "--sample", 9, "--names"
    )
    assert code == 2
    assert out.startswith("4 letters read, 1 not.")
    assert "two\\nlines.toml" in out
    assert "a\\xff.toml" in out
    assert "bad\\xff.toml: date" in err
    assert "&lt;b&gt;&amp;.toml" in (tmp_path / "r.html").read_text("utf-8")


def test_the_report_and_the_table_are_two_files(run, folder, tmp_path):
    code, _, err = run(folder, "-o", tmp_path / "x", "--csv", tmp_path / "x")
    assert code == 2
    assert "would be the same file" in err
