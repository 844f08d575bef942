"""The command line, run as a writer runs it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from letterkit import load, render


def run(
    *arguments: object, given: str | bytes = "", cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    raw = given.encode() if isinstance(given, str) else given
    done = subprocess.run(
        [sys.executable, "-m", "letterkit", *map(str, arguments)],
        input=raw,
        capture_output=True,
        cwd=cwd,
        check=False,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in err, err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def test_build_makes_all_four_formats(letter_file: Path, tmp_path: Path) -> None:
    done = run("build", letter_file, "--out-dir", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["sam.docx", "sam.html", "sam.pdf", "sam.txt"]


def test_build_makes_only_what_is_asked_for_beside_the_letter(letter_file: Path) -> None:
    run("build", letter_file, "--to", "pdf", "--to", "txt")
    made = {path.suffix for path in letter_file.parent.iterdir()}
    assert made == {".toml", ".jpg", ".pdf", ".txt"}


def test_build_of_many_letters_goes_on_past_one_that_cannot_be_made(
    letter_file: Path, tmp_path: Path
) -> None:
    text = letter_file.read_text()
    bad, good = letter_file.with_name("bad.toml"), letter_file.with_name("tom.toml")
    bad.write_text(text.replace("care:home", "care:no-such-thing"))
    good.write_text(text)
    done = run(
        "build", letter_file, bad, good, "--out-dir", tmp_path / "o", "--to", "txt", "--jobs", 2
    )
    assert done.returncode == 2
    assert sorted(p.name for p in (tmp_path / "o").iterdir()) == ["sam.txt", "tom.txt"]
    assert "bad.toml" in done.stderr
    assert "messages.1.picture" in done.stderr


def test_two_letters_that_would_make_the_same_file_are_refused(
    letter_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other" / "sam.toml"
    other.parent.mkdir()
    other.write_text(letter_file.read_text())
    done = run("build", letter_file, other, "--out-dir", tmp_path / "o")
    assert done.returncode == 2
    assert "the same documents" in done.stderr
    assert not (tmp_path / "o").exists()


def wrong_letters(text: str, folder: Path) -> dict[str, tuple[bytes, str]]:
    with (folder / "large.jpg").open("wb") as file:
        file.truncate(25_000_000)
    (folder / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 broken")
    Image.new("1", (10_000, 10_000)).save(folder / "vast.png")
    no_consent = text[: text.index("consent = {")]
    four = text + '\n[[messages]]\ntitle = "One more"\n'
    return {
        "an unknown field": (text.replace("why =", "wy =", 1).encode(), "messages.1.wy"),
        "a wrong type": (text.replace("age = 9", 'age = "x"').encode(), "child.age"),
        "an unknown symbol": (text.replace("care:home", "care:hom").encode(), "messages.1.picture"),
        "an unknown set": (text.replace("care:home", "kare:home").encode(), "messages.1.picture"),
        "four messages": (four.encode(), "at most three key messages"),
        "no consent": (no_consent.encode(), "no consent record"),
        "consent run out": (text.replace("2027-10-01}", "2026-10-02}").encode(), "consent"),
        "a photo of 100 megapixels": (
            text.replace("park.jpg", "vast.png").encode(),
            "million pixels",
        ),
        "a broken photo": (text.replace("park.jpg", "broken.jpg").encode(), "messages.2.picture"),
        "a photo of 25 MB": (text.replace("park.jpg", "large.jpg").encode(), "25 MB"),
        "a missing photo": (text.replace("park.jpg", "none.jpg").encode(), "none.jpg"),
        "not UTF-8": (text.encode("utf-8").replace(b"Sam", b"S\xe4m"), "UTF-8"),
        "a newer layout": (text.replace("schema = 1", "schema = 7").encode(), "newer letterkit"),
        "a huge file": (text.encode() + b"\n#" + b"x" * 1_100_000, "larger than"),
        "an unknown kind": (text.replace('"after-review"', '"farewell"').encode(), "farewell"),
    }


def test_bad_input_gets_one_clear_message_and_leaves_nothing_behind(
    letter_file: Path, letter_text: str, tmp_path: Path
) -> None:
    from letterkit.cli.build import build_one

    for case, (content, said) in wrong_letters(letter_text, letter_file.parent).items():
        letter_file.write_bytes(content)
        built = build_one((str(letter_file), ("docx", "pdf", "html", "txt"), tmp_path / "o"))
        assert built.error is not None, case
        assert said in str(built.error), (case, str(built.error))
        assert str(letter_file) in str(built.error), (case, str(built.error))
        assert not list((tmp_path / "o").glob("*")) if (tmp_path / "o").exists() else True, case


def test_a_file_that_is_not_there_ends_with_code_2(tmp_path: Path) -> None:
    for verb in ("build", "check"):
        done = run(verb, tmp_path / "none.toml")
        assert done.returncode == 2
        assert "there is no file of this name" in done.stderr
        assert len(done.stderr.strip().splitlines()) <= 2


def test_check_prints_json_of_the_promised_shape(letter_file: Path) -> None:
    done = run("check", letter_file, "--format", "json", "--fail-on", "never")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["version"] == 1
    (file,) = data["files"]
    assert {"file", "findings", "reading", "counts"} <= set(file)
    letter = load(letter_file)
    fields = dict(letter.fields())
    for finding in file["findings"]:
        assert {
            *("code", "name", "severity", "field", "start", "end"),
            *("quote", "message", "suggestions", "source"),
        } == set(finding)
        if finding["quote"]:
            text = fields[finding["field"]]
            assert text[finding["start"] : finding["end"]] == finding["quote"]


BAD = "The IRO will review your placement at the PEP meeting within statutory timescales."


@pytest.mark.parametrize("name", ["old.txt", "old.md", "old.docx", "-"])
def test_an_old_letter_is_one_field_named_text(name: str, tmp_path: Path) -> None:
    path: object = "-"
    if name.endswith(".docx"):
        import docx

        document = docx.Document()
        document.add_paragraph(BAD)
        document.save(str(tmp_path / name))
        path = tmp_path / name
    elif name != "-":
        (tmp_path / name).write_text(BAD)
        path = tmp_path / name
    done = run("check", path, "--age", 9, "--format", "json", given=BAD if name == "-" else "")
    (file,) = json.loads(done.stdout)["files"]
    assert file["findings"]
    assert {finding["field"] for finding in file["findings"]} == {"text"}
    quotes = " ".join(finding["quote"] for finding in file["findings"])
    for word in ("IRO", "placement", "PEP", "within statutory timescales"):
        assert word in quotes


def test_fail_on_sets_the_exit_code(tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(BAD)
    assert run("check", tmp_path / "old.txt", "--age", 9, "--fail-on", "warning").returncode == 1
    assert run("check", tmp_path / "old.txt", "--age", 9, "--fail-on", "never").returncode == 0


def test_a_letter_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    (tmp_path / "x.docx").write_bytes(b"no zip")
    for name, said in (
        ("x.txt", "UTF-8"),
        ("x.pdf", "does not read"),
        ("x.docx", "not a Word file"),
    ):
        done = run("check", tmp_path / name)
        assert done.returncode == 2
        assert said in done.stderr


def test_a_zip_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<w>" + b"a" * 30_000_000)
    assert (tmp_path / "bomb.docx").stat().st_size < 100_000
    done = run("check", tmp_path / "bomb.docx")
    assert done.returncode == 2
    assert "which no letter needs" in done.stderr


def test_our_own_word_letters_can_be_checked(letter_file: Path, tmp_path: Path) -> None:
    (tmp_path / "sam.docx").write_bytes(render(load(letter_file), "docx"))
    done = run("check", tmp_path / "sam.docx", "--age", 9, "--fail-on", "never")
    assert done.returncode == 0
    assert "Written for about 7" in done.stdout


def test_new_starts_a_letter_that_loads_and_never_writes_over_one(tmp_path: Path) -> None:
    done = run("new", "--kind", "hello", tmp_path / "kim.toml")
    assert done.returncode == 0, done.stderr
    assert load(tmp_path / "kim.toml").kind == "hello"
    before = (tmp_path / "kim.toml").read_text()
    again = run("new", tmp_path / "kim.toml")
    assert again.returncode == 2
    assert (tmp_path / "kim.toml").read_text() == before
    assert run("new", "--kind", "helo", tmp_path / "x.toml").returncode == 2
    assert run("new", tmp_path / "x.txt").returncode == 2


def test_explain_documents_every_code() -> None:
    listed = run("explain").stdout
    codes = [line.split()[0] for line in listed.splitlines()]
    assert len(codes) >= 15
    page = run("explain", codes[0]).stdout
    assert "Source:" in page
    assert "Better:" in page
    assert run("explain", "LK0").returncode == 2


def test_schema_prints_json_schema() -> None:
    assert json.loads(run("schema").stdout)["title"] == "A letterkit letter"


def test_symbols_can_be_listed_searched_and_shown() -> None:
    assert "care:home" in run("symbols", "list", "--set", "care").stdout
    assert "care:happy" in run("symbols", "search", "happy").stdout
    shown = json.loads(run("symbols", "show", "care:home", "--json").stdout)
    assert shown["licence"] == "CC-BY-4.0"
    assert Path(shown["file"]).is_file()
    assert run("symbols", "show", "care:hom").returncode == 2


def test_help_is_printed_without_loading_every_verb() -> None:
    out = run("--help").stdout
    for verb in ("new", "check", "build", "explain", "schema", "symbols"):
        assert verb in out
    assert run("no-such-verb").returncode == 2


def test_a_reader_that_goes_away_is_no_error() -> None:
    code = f"{sys.executable} -m letterkit symbols list | head -1"
    done = subprocess.run(["sh", "-c", code], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert io.StringIO(done.stdout).readline()
