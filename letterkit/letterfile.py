"""Letters on disk: TOML files that a person can read, write and keep.

A letter file carries the version of its layout (``schema = 1``). Older files are brought up
to date as they are read; newer ones are refused, because guessing could lose words.
"""

from __future__ import annotations

import json
import os
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import ValidationError

from letterkit.errors import (
    FieldError,
    FileMissing,
    FileUnreadable,
    NewerSchema,
    TooManyMessages,
)
from letterkit.letter import MOST_MESSAGES, SCHEMA_VERSION, Letter
from letterkit.reader import Child

MOST_BYTES = 1_000_000  # a letter of three messages needs a few thousand; this is a wrong file

# How a file of an older layout becomes one of the next: {version it upgrades from: how}.
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}


def load(path: str | os.PathLike[str]) -> Letter:
    """Read a letter file. Photos and a profile are looked for beside it.

    Raises `FileMissing`, `FileUnreadable`, `FieldError`, `NewerSchema` or `TooManyMessages`,
    each naming the file, the field and what to do.
    """
    file = Path(path)
    data = read_toml(file)
    profile = data.get("child")
    if isinstance(profile, str):
        data["child"] = _profile(file, profile)
    return from_data(data, where=str(file)).in_folder(file.parent)


def loads(text: str, *, folder: str | os.PathLike[str] = ".") -> Letter:
    """Read a letter from the text of a letter file, with photos in ``folder``."""
    data = _parse(text, where="letter")
    if isinstance(data.get("child"), str):
        data["child"] = _profile(Path(folder) / "letter", data["child"])
    return from_data(data, where="letter").in_folder(Path(folder))


def load_child(path: str | os.PathLike[str]) -> Child:
    """Read a child's profile file: the same names as a letter's ``[child]`` table."""
    data = read_toml(Path(path))
    try:
        return Child.model_validate(data)
    except ValidationError as error:
        raise _field_error(error, str(path)) from None


def from_data(data: dict[str, Any], *, where: str = "letter") -> Letter:
    """Make a letter from plain data (a TOML table, JSON, a web form) under the file's names."""
    data = _up_to_date(data, where)
    messages = data.get("messages")
    if isinstance(messages, list) and len(messages) > MOST_MESSAGES:
        raise TooManyMessages(where=f"{where}: messages")
    try:
        return Letter.model_validate(data)
    except ValidationError as error:
        raise _field_error(error, where) from None


def to_data(letter: Letter) -> dict[str, Any]:
    """Return a letter as plain data that `from_data` reads back, leaving out what is empty."""
    dumped: dict[str, Any] = letter.model_dump(by_alias=True, exclude_defaults=True)
    return {"schema": SCHEMA_VERSION, **_plain(dumped)}


def dumps(letter: Letter) -> str:
    """Return the text of a letter file that `loads` reads back to the same letter."""
    return tomli_w.dumps(to_data(letter), multiline_strings=True)


def save(letter: Letter, path: str | os.PathLike[str]) -> None:
    """Write a letter file; the old one stays whole until the new one is."""
    write_whole(Path(path), dumps(letter).encode())


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a letter file."""
    described = Letter.model_json_schema(by_alias=True)
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    described["title"] = "A letterkit letter"
    # A letter file may name a profile file instead of holding the child's table.
    described["properties"]["child"] = {
        "anyOf": [
            {"$ref": "#/$defs/Child"},
            {"type": "string", "description": "the path of a profile file"},
        ]
    }
    picture = described["$defs"].pop("Picture")
    # A photo listed under [photos] goes by its key there, and needs no name of its own.
    described["$defs"]["PhotoRecord"] = {**picture, "required": [], "title": "PhotoRecord"}
    described["properties"]["photos"]["additionalProperties"] = {"$ref": "#/$defs/PhotoRecord"}
    described["$defs"]["Picture"] = {
        "anyOf": [picture, {"type": "string", "examples": ["care:home", "photo:me.jpg"]}]
    }
    return described


def schema_text() -> str:
    """Return the JSON Schema as text, keys in a stable order."""
    return json.dumps(schema(), indent=2, ensure_ascii=False)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file beside its place and then rename it, so that no half file is ever left."""
    if path.is_dir():
        raise FileUnreadable("this is a folder, not a file.", where=str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _cannot_write(path, error) from None
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        # mkstemp makes files that only the owner can read; a letter follows the umask instead.
        umask = os.umask(0)
        os.umask(umask)
        os.chmod(beside, 0o666 & ~umask)
        os.replace(beside, path)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        raise _cannot_write(path, error) from None
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def read_text(path: Path, *, most_bytes: int = MOST_BYTES) -> str:
    """Read a UTF-8 text file, refusing what is missing, too large or not UTF-8."""
    try:
        with path.open("rb") as file:
            raw = file.read(most_bytes + 1)
    except FileNotFoundError:
        raise FileMissing(
            "there is no file of this name.", where=str(path), what_to_do="Check the name."
        ) from None
    except IsADirectoryError:
        raise FileUnreadable(
            "this is a folder, not a file.", where=str(path), what_to_do="Name the file in it."
        ) from None
    except OSError as error:
        raise FileUnreadable(f"it cannot be opened ({error.strerror}).", where=str(path)) from None
    if len(raw) > most_bytes:
        raise FileUnreadable(
            f"the file is larger than {most_bytes // 1000:,} kB, so it is not a letter.",
            where=str(path),
            what_to_do="Check that this is the right file.",
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FileUnreadable(
            f"line {line} holds bytes that are not UTF-8 text.",
            where=str(path),
            what_to_do="Save the file again as UTF-8.",
        ) from None


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file as plain data, with errors that name the file and the line."""
    return _parse(read_text(path), where=str(path))


def _parse(text: str, *, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileUnreadable(
            f"it cannot be read as TOML: {error}.",
            where=where,
            what_to_do="Text stands between quotation marks, and each table has its own [name].",
        ) from None
    except RecursionError:
        raise FileUnreadable("it is nested too deeply to be a letter.", where=where) from None


def _profile(letter_file: Path, name: str) -> dict[str, Any]:
    path = letter_file.parent / name
    try:
        return read_toml(path)
    except FileMissing:
        raise FileMissing(
            f'the child\'s profile "{name}" is not there.',
            where=f"{letter_file}: child",
            what_to_do="Check the path; it starts from the folder of the letter.",
        ) from None


def _up_to_date(data: dict[str, Any], where: str) -> dict[str, Any]:
    version = data.get("schema", SCHEMA_VERSION)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FieldError(
            f"the schema version must be a whole number such as {SCHEMA_VERSION}.",
            where=f"{where}: schema",
        )
    if version > SCHEMA_VERSION:
        raise NewerSchema(
            f"this letter has layout {version}, and this letterkit knows layouts up to "
            f"{SCHEMA_VERSION}.",
            where=f"{where}: schema",
            what_to_do="Install a newer letterkit to open it; nothing was changed.",
        )
    for step in range(version, SCHEMA_VERSION):
        data = UPGRADES[step](data)
    return {**data, "schema": SCHEMA_VERSION}


def _plain(value: Any) -> Any:
    """Turn tuples into lists and leave out what TOML cannot hold (nothing)."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _field_error(error: ValidationError, where: str) -> FieldError | TooManyMessages:
    problems = error.errors(include_url=False)
    first, *others = problems
    if first["type"] == "too_long" and first["loc"] == ("messages",):
        return TooManyMessages(where=f"{where}: messages")
    place = _path(first["loc"])
    # A wrong field makes pydantic complain of the tables around it too; those are not news.
    more = sorted(
        p for p in {_path(i["loc"]) for i in others} if not f"{place}.".startswith(p + ".")
    )
    hint = _HINTS.get(first["type"], "")
    if more:
        hint = f"{hint} Look at {', '.join(more[:6])} too.".strip()
    return FieldError(_sentence(first), where=f"{where}: {place}", what_to_do=hint)


def _path(loc: tuple[int | str, ...]) -> str:
    """Write a field's place as a person reads it: counted from one, file names of tables."""
    names = [str(part + 1) if isinstance(part, int) else part for part in loc]
    # Pydantic adds the names of the alternatives it tried; they are no part of the file.
    kept = (n for n in names if n.isdigit() or (n[:1].islower() and "[" not in n))
    return ".".join(kept) or "file"


_HINTS = {
    "extra_forbidden": "Check the spelling against `letterkit schema`, or take the line out.",
    "missing": "Add it.",
}

_SENTENCES = {
    "missing": "this is needed, and is not there.",
    "extra_forbidden": "letterkit does not know a field of this name.",
    "string_type": "this must be text between quotation marks.",
    "tuple_type": "this must be a list, between square brackets.",
    "dict_type": "this must be a table of names and values.",
    "model_type": "this must be a table of names and values.",
    "int_type": "this must be a whole number.",
    "int_parsing": "this must be a whole number.",
    "int_from_float": "this must be a whole number.",
    "float_type": "this must be a number.",
    "float_parsing": "this must be a number.",
    "bool_type": "this must be true or false.",
    "date_type": "this must be a date such as 2026-11-20.",
    "date_parsing": "this must be a date such as 2026-11-20.",
    "date_from_datetime_parsing": "this must be a date such as 2026-11-20.",
    "date_from_datetime_inexact": "this must be a date, with no time of day.",
}


def _sentence(problem: Any) -> str:
    kind, context = problem["type"], problem.get("ctx", {})
    given = problem.get("input")
    shown = f' It says "{str(given)[:60]}".' if isinstance(given, str | int | float) else ""
    if kind in _SENTENCES:
        return _SENTENCES[kind] + (shown if kind.startswith(("date", "int", "float")) else "")
    if kind == "literal_error":
        return f"this must be one of {context['expected']}.{shown}"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = "at least" if kind.startswith("greater") else "at most"
        limit = context.get("ge", context.get("le"))
        return f"this must be {bound} {limit}.{shown}"
    if kind == "string_too_short":
        return "this must not be empty."
    if kind == "string_too_long":
        return f"this is longer than {context['max_length']:,} characters."
    if kind == "too_short":
        return "a letter needs at least one key message."
    if kind == "string_pattern_mismatch":
        return f"this is not written as letterkit expects it.{shown}"
    text = str(problem["msg"]).removeprefix("Value error, ")
    return text if text.endswith(".") else f"{text}."


def _cannot_write(path: Path, error: OSError) -> FileUnreadable:
    return FileUnreadable(
        f"it cannot be written ({error.strerror}).",
        where=str(path),
        what_to_do="Check the folder, its permissions and the free space.",
    )
