"""Letters on disk."""

from __future__ import annotations

import json
import os
import stat
import tomllib
from pathlib import Path

import jsonschema
import pytest

from letterkit import dumps, load, loads, save
from letterkit.errors import (
    FieldError,
    FileMissing,
    FileUnreadable,
    LetterkitError,
    NewerSchema,
    TooManyMessages,
)
from letterkit.letterfile import load_child, schema, write_whole
from letterkit.places import data_folder


def test_a_letter_file_is_read(letter_file: Path) -> None:
    letter = load(letter_file)
    assert letter.child.name == "Sam"
    assert letter.child.words == {"contact": "time with Mum"}
    assert letter.messages[0].title == "You are staying with Auntie Ann"
    assert letter.folder == letter_file.parent


def test_what_is_saved_reads_back_the_same(letter_file: Path, tmp_path: Path) -> None:
    letter = load(letter_file)
    save(letter, tmp_path / "again.toml")
    assert load(tmp_path / "again.toml") == letter
    assert loads(dumps(letter)) == letter


def test_a_profile_can_stand_in_its_own_file(tmp_path: Path, letter_text: str) -> None:
    (tmp_path / "profiles").mkdir()
    profile = 'name = "Sam"\nage = 9\n[symbols]\nmode = "key-words"\n'
    (tmp_path / "profiles/sam.toml").write_text(profile)
    head, tail = letter_text.split("[child]")
    rest = tail[tail.index("[writer]") :]
    (tmp_path / "sam.toml").write_text(f'child = "profiles/sam.toml"\n{head}{rest}')
    assert load(tmp_path / "sam.toml").child.symbols.mode == "key-words"
    assert load_child(tmp_path / "profiles/sam.toml").age == 9


def test_a_missing_profile_is_named(tmp_path: Path, letter_text: str) -> None:
    head, tail = letter_text.split("[child]")
    (tmp_path / "sam.toml").write_text(
        f'child = "sam-profile.toml"\n{head}{tail[tail.index("[writer]") :]}'
    )
    with pytest.raises(FileMissing, match=r"sam\.toml: child: .*sam-profile\.toml"):
        load(tmp_path / "sam.toml")


WRONG = {
    "an unknown field": ('kind = "after-review"', 'kynd = "x"', "kynd: letterkit does not know"),
    "a wrong type": (
        "age = 9",
        'age = "nine"',
        'child.age: this must be a whole number. It says "nine"',
    ),
    "a wrong date": (
        "by = 2026-12-04",
        'by = "Friday"',
        "messages.1.steps.1.by: this must be a date",
    ),
    "a missing name": ('name = "Sam"\n', "", "child.name: this is needed"),
    "a wrong choice": (
        'paper = "cream"',
        'paper = "gold"',
        "child.page.paper: this must be one of",
    ),
    "a bare picture": ('"care:home"', '"home"', "messages.1.picture.ref: this is not written"),
    "a half consent": (", until = 2027-10-01", "", "photos.park.jpg.consent.until: this is needed"),
    "a font too small": (
        'paper = "cream"',
        "size_pt = 6",
        "child.page.size_pt: this must be at least 12",
    ),
    "an empty title": (
        '"You can go to football club"',
        '""',
        "messages.3.title: this must not be empty",
    ),
    "a list for a text": (
        'why = "You feel safe there."',
        'why = ["x"]',
        "messages.1.why: this must be text",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_one_clear_message_names_the_field(case: str, letter_text: str, tmp_path: Path) -> None:
    before, after, said = WRONG[case]
    assert before in letter_text
    path = tmp_path / "sam.toml"
    path.write_text(letter_text.replace(before, after))
    with pytest.raises(FieldError) as error:
        load(path)
    assert str(path) in str(error.value)
    assert said in str(error.value)


def test_a_newer_layout_is_refused_and_an_older_letterkit_says_so(letter_text: str) -> None:
    with pytest.raises(NewerSchema, match="Install a newer letterkit"):
        loads(letter_text.replace("schema = 1", "schema = 2"))


@pytest.mark.parametrize("version", ["0", "-1", '"1"', "true", "1.5"])
def test_a_layout_that_never_was_is_refused(version: str, letter_text: str) -> None:
    with pytest.raises(FieldError, match="schema"):
        loads(letter_text.replace("schema = 1", f"schema = {version}"))


def test_four_messages_in_a_file_are_refused_kindly(letter_text: str, tmp_path: Path) -> None:
    path = tmp_path / "four.toml"
    path.write_text(letter_text + '\n[[messages]]\ntitle = "And one more"\n')
    with pytest.raises(TooManyMessages, match="at most three key messages") as error:
        load(path)
    assert f"{path}: messages" in str(error.value)


def test_files_that_are_no_letters_are_refused_with_one_message(tmp_path: Path) -> None:
    cases = {
        "latin.toml": (b'kind = "caf\xe9"', "line 1 holds bytes that are not UTF-8"),
        "broken.toml": (b"kind = ", "cannot be read as TOML"),
        "huge.toml": (b"#" * 1_100_000, "larger than 1,000 kB"),
        "nested.toml": (b"a = " + b"[" * 50_000, "nested|TOML"),
        "zero.toml": (b"\x00\x01", "TOML"),
    }
    for name, (content, said) in cases.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(FileUnreadable, match=said):
            load(tmp_path / name)
    with pytest.raises(FileMissing, match="no file of this name"):
        load(tmp_path / "none.toml")
    with pytest.raises(FileUnreadable, match="a folder"):
        load(tmp_path)


def test_a_byte_order_mark_does_no_harm(letter_text: str, tmp_path: Path) -> None:
    (tmp_path / "bom.toml").write_bytes(b"\xef\xbb\xbf" + letter_text.encode())
    assert load(tmp_path / "bom.toml").child.name == "Sam"


def test_the_schema_describes_what_loads() -> None:
    described = schema()
    assert described["properties"]["messages"]["maxItems"] == 3
    assert {"schema", "child", "letter", "messages", "help"} <= set(described["properties"])
    json.dumps(described)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "letter.txt"
    write_whole(target, b"first")
    blocked = tmp_path / "folder"
    blocked.mkdir()
    with pytest.raises(LetterkitError):
        write_whole(blocked, b"second")
    with pytest.raises(LetterkitError, match="cannot be written"):
        write_whole(target / "under-a-file.txt", b"third")
    assert target.read_bytes() == b"first"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "letter.txt"]


def test_a_written_file_can_be_read_by_those_the_umask_lets(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "letter.txt", b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "letter.txt").stat().st_mode) == 0o640


def test_every_example_is_as_the_schema_says() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for file in sorted(data_folder("examples").glob("*.toml")):
        data = json.loads(json.dumps(tomllib.loads(file.read_text("utf-8")), default=str))
        assert not [f"{file.name}: {e.json_path}: {e.message}" for e in validator.iter_errors(data)]
