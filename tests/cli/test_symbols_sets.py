"""`letterkit symbols add, export, remove, lint`, run as a person runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<circle cx="4" cy="4" r="3" fill="red"/></svg>'
)


class Desk:
    """A folder to work in, with a folder of sets of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.mine = folder / "mine"
        (folder / "team").mkdir()
        for name in ("swing", "slide"):
            (folder / "team" / f"{name}.svg").write_text(SVG, "utf-8")

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run `letterkit symbols` and return its exit code, output and errors."""
        done = subprocess.run(
            [sys.executable, "-m", "letterkit", "symbols", *arguments],
            cwd=self.folder,
            env={**os.environ, "LETTERKIT_SYMBOLS": str(self.mine)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.returncode, done.stdout, done.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


LICENCE = ("--licence", "Council licence 4711", "--holder", "Northby Council")


def test_a_licensed_set_comes_in_with_its_terms_and_is_listed(desk: Desk) -> None:
    code, out, _ = desk.run(
        "add", "team", "--set", "council", "--title", "Council pictures", *LICENCE,
        "--expires", "2027-03-31", "--max-distinct", "100",
    )  # fmt: skip
    assert code == 0
    assert "Council pictures added: 2 symbols" in out
    assert "council:slide" in out
    notice = (desk.mine / "council" / "set.toml").read_text("utf-8")
    for line in ("expires = 2027-03-31", "max_distinct = 100", 'licence = "Council licence 4711"'):
        assert line in notice
    assert "council:swing" in desk.run("list", "--set", "council")[1]
    assert desk.run("show", "council:swing")[0] == 0


def test_a_set_without_a_licence_comes_in_and_is_marked(desk: Desk) -> None:
    code, out, _ = desk.run("add", "team")
    assert code == 0
    assert "all rights are reserved" in out
    assert "All rights reserved" in desk.run("list", "--set", "team")[1]
    code, out, _ = desk.run("lint", "team")
    assert code == 1
    assert "team: 2 of 2 symbols have no licence" in out


def test_a_clean_set_passes_lint(desk: Desk) -> None:
    desk.run("add", "team", *LICENCE)
    assert desk.run("lint", "team") == (0, "Nothing wrong in team.\n", "")


def test_removing_and_replacing_can_be_taken_back(desk: Desk) -> None:
    desk.run("add", "team", *LICENCE)
    code, out, _ = desk.run("remove", "team")
    assert code == 0
    assert "letterkit symbols add --undo team" in out
    assert desk.run("show", "team:swing")[0] == 2
    code, out, _ = desk.run("add", "--undo", "team")
    assert (code, out) == (0, "Team is back: 2 symbols.\n")
    assert desk.run("show", "team:swing")[0] == 0


@pytest.mark.parametrize("ending", ["obz", "obf", "zip", "csv"])
def test_a_set_goes_out_and_comes_back(desk: Desk, ending: str) -> None:
    desk.run("add", "team", *LICENCE)
    code, out, _ = desk.run("export", "team", "-o", f"out.{ending}")
    assert code == 0
    assert "Council licence 4711" in out
    code, out, _ = desk.run("add", f"out.{ending}", "--set", "back")
    assert code == 0
    facts = desk.run("show", "back:swing")[1]
    assert "Council licence 4711" in facts
    assert "Northby Council" in facts


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("add",), "name the file or folder"),
        (("add", "gone.zip"), "no file or folder of this name"),
        (("add", "team", "--set", "Our Team"), "small letters"),
        (("add", "team", "--expires", "soon"), "soon"),
        (("add", "team", "--max-distinct", "0"), "0"),
        (("add", "--undo", "team"), "no copy"),
        (("remove", "care"), "comes with letterkit"),
        (("remove", "nobody"), "no set"),
        (("export", "care", "-o", "out.docx"), "says no format"),
        (("export", "nobody", "-o", "out.obz"), "no symbol set"),
        (("lint", "nobody"), "no symbol set"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_message(
    desk: Desk, arguments: tuple[str, ...], says: str
) -> None:
    code, out, errors = desk.run(*arguments)
    assert (code, out) == (2, "")
    assert says in errors
    assert not desk.mine.exists()


def test_a_bad_picture_adds_nothing_unless_it_is_left_out(desk: Desk) -> None:
    (desk.folder / "team" / "bad.png").write_bytes(b"%PDF-1.7")
    code, _, errors = desk.run("add", "team")
    assert code == 2
    assert "bad.png: this is a PDF" in errors
    assert "Nothing was added" in errors
    code, out, _ = desk.run("add", "team", "--skip-bad")
    assert code == 0
    assert "Left out: bad.png" in out


def test_a_team_can_keep_its_sets_in_a_folder_of_its_own(desk: Desk) -> None:
    (desk.folder / "letterkit.toml").write_text('[symbols]\nfolders = ["shared"]\n', "utf-8")
    assert desk.run("add", "team", "--into", "shared", *LICENCE)[0] == 0
    assert desk.run("show", "team:swing")[0] == 0
    assert desk.run("remove", "team", "--from", "shared")[0] == 0
    assert desk.run("show", "team:swing")[0] == 2


def test_a_broken_set_can_still_be_looked_at_and_removed(desk: Desk) -> None:
    desk.run("add", "team", *LICENCE)
    (desk.mine / "team" / "set.toml").write_text("title = ", "utf-8")
    code, out, _ = desk.run("lint", "team")
    assert code == 1
    assert "[broken-set]" in out
    assert desk.run("remove", "team")[0] == 0
