"""The user's own folder of symbol sets: add one, take one out, and take either step back.

A set is put together beside its place and then renamed, so that it is there whole or not at
all. What is taken out or replaced is kept, and can be put back.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

import tomli_w
from pydantic import ValidationError

from letterkit.errors import FileUnreadable, LetterkitError, SymbolSetError
from letterkit.places import user_folder
from letterkit.symbols.history import note, record
from letterkit.symbols.sets import SetNotice, Symbol, SymbolSet, load_set

KEPT = ".removed"
ADDING = ".adding"
_SET_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
# "photo" would be taken for a photo of the letter's own.
_TAKEN = {"photo": "is how letters name photos"}
_OWN = ("care", "openmoji")
_BAD_IN_ID = re.compile(r"[\x00-\x1f;=\"<>|*?]")
_SAFE_PART = re.compile(r"[\w][\w .,'()&+!@~-]{0,120}")
_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Added:
    """What was added: the set, what was mended on the way, and what was left out."""

    symbol_set: SymbolSet
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    replaced: bool = False


def add(
    source: Path,
    *,
    into: Path | None = None,
    set_id: str = "",
    notice: dict[str, Any] | None = None,
    force: bool = False,
    skip_bad: bool = False,
    progress: Progress | None = None,
) -> Added:
    """Bring a set in from a file or folder of any known format: the whole of it, or nothing.

    ``notice`` overrides what the file says of itself (the keys of ``set.toml``); ``force``
    replaces a set of the same id, which is kept; ``skip_bad`` leaves out pictures that cannot
    be used, and says which. ``progress`` is told how many pictures of how many are done.
    Raises `FileError`, `PictureError` or `SymbolSetError`.
    """
    from letterkit.symbols.formats import opened

    folder = into or user_folder()
    _refuse_inside(source, folder)
    with opened(source) as new:
        new.id = _checked_id(set_id or new.id, source)
        place = folder / new.id
        if place.exists() and not force:
            raise SymbolSetError(
                f'there is a set "{new.id}" already.',
                where=str(place),
                what_to_do="Give this one another name (--set), or replace that one (--force); "
                "the old one is kept.",
            )
        new.notice = {**new.notice, **(notice or {})}
        checked = _notice(new.notice, source)
        _check_ids(new.symbols, source)
        beside = _workshop(folder)
        try:
            files, left_out, notes = _write_pictures(
                new.pictures, beside, skip_bad=skip_bad, progress=progress
            )
            symbols = [_placed(s, new.id, files) for s in new.symbols if s.file in files]
            if not symbols:
                raise SymbolSetError("no picture in it can be used.", where=str(source))
            _write_set(beside, checked, symbols, new.extras)
            load_set(beside, new.id)
            replaced = place.exists()
            if replaced:
                _keep(place)
            beside.rename(place)
        except OSError as error:
            raise FileUnreadable(
                f"the set cannot be written ({error.strerror}).",
                where=str(folder),
                what_to_do="Check the folder, its permissions and the free space.",
            ) from None
        finally:
            _tidy(beside)
    made = load_set(place)
    if replaced:
        note(made.id, f"replaced by {source.name}; the old set is kept", folder=folder)
    record(made, folder=folder, began=f"added from {source.name}")
    return Added(made, (*new.notes, *notes), tuple(left_out), replaced)


def remove(set_id: str, *, folder: Path | None = None) -> Path:
    """Take a set out; it is kept, and `undo` brings it back. Raises `SymbolSetError`."""
    folder = folder or user_folder()
    if _SET_ID.fullmatch(set_id) is None or not (folder / set_id).is_dir():
        mine = ", ".join(sorted(_names(folder))) or "none"
        own = set_id in _OWN
        raise SymbolSetError(
            f'"{set_id}" comes with letterkit and stays.'
            if own
            else f'there is no set "{set_id}" of yours. Yours are: {mine}.',
            where="" if own else str(folder),
            what_to_do="To leave it out of a letter, name other sets in child.symbols.sets."
            if own
            else "",
        )
    # What was changed by hand until now is noted too, as far as the set can still be read.
    with suppress(LetterkitError):
        record(load_set(folder / set_id), folder=folder)
    copy = _keep(folder / set_id)
    note(set_id, "taken out; a copy is kept", folder=folder)
    return copy


def undo(set_id: str, *, folder: Path | None = None) -> SymbolSet:
    """Bring back the copy of a set that was taken out or replaced last.

    A set of that id that is there now is kept in its turn, so that undoing twice changes
    nothing. Raises `SymbolSetError` where no copy is kept.
    """
    folder = folder or user_folder()
    copies = kept(set_id, folder=folder)
    if not copies:
        raise SymbolSetError(f'no copy of a set "{set_id}" is kept.', where=str(folder / KEPT))
    place = folder / set_id
    back = copies[-1]
    if place.exists():
        _keep(place)
    back.rename(place)
    made = load_set(place)
    note(set_id, "brought back", folder=folder)
    record(made, folder=folder)
    return made


def kept(set_id: str, *, folder: Path | None = None) -> list[Path]:
    """Return the kept copies of a set, the oldest first."""
    if _SET_ID.fullmatch(set_id) is None:
        return []
    where = (folder or user_folder()) / KEPT / set_id
    return sorted(p for p in where.iterdir() if p.is_dir()) if where.is_dir() else []


def _names(folder: Path) -> list[str]:
    return [path.parent.name for path in folder.glob("*/set.toml")] if folder.is_dir() else []


def _keep(place: Path) -> Path:
    now = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S%f")
    copy = place.parent / KEPT / place.name / now
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        place.rename(copy)
    except OSError as error:
        raise FileUnreadable(
            f"the set cannot be moved ({error.strerror}).", where=str(place)
        ) from None
    return copy


def _workshop(folder: Path) -> Path:
    """Make an empty folder beside the sets, on the same disk, where a set is put together."""
    try:
        (folder / ADDING).mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=folder / ADDING)) / "set"
    except OSError as error:
        raise FileUnreadable(
            f"the folder for symbol sets cannot be written ({error.strerror}).",
            where=str(folder),
            what_to_do="Check the folder and its permissions, or set LETTERKIT_SYMBOLS.",
        ) from None


def _tidy(beside: Path) -> None:
    shutil.rmtree(beside.parent, ignore_errors=True)
    with suppress(OSError):  # another add may be at work there
        beside.parent.parent.rmdir()


def _refuse_inside(source: Path, folder: Path) -> None:
    if source.is_dir() and folder.resolve().is_relative_to(source.resolve()):
        raise SymbolSetError(
            "the folder to be added holds the folder of your sets.", where=str(source)
        )


def _checked_id(set_id: str, source: Path) -> str:
    if _SET_ID.fullmatch(set_id) is None or set_id in _TAKEN:
        why = _TAKEN.get(set_id, "is not small letters, digits and hyphens")
        raise SymbolSetError(
            f'the name "{set_id}" {why}.',
            where=str(source),
            what_to_do="Choose a name for the set, such as --set team-photos.",
        )
    return set_id


def _notice(data: dict[str, Any], source: Path) -> SetNotice:
    try:
        return SetNotice.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SymbolSetError(f"{name}: {first['msg']}.", where=str(source)) from None


def _check_ids(symbols: list[Symbol], source: Path) -> None:
    seen: set[str] = set()
    for symbol in symbols:
        if symbol.id in seen:
            raise SymbolSetError(
                f'the id "{symbol.id}" is there twice.',
                where=str(source),
                what_to_do="Give each symbol its own id.",
            )
        if _BAD_IN_ID.search(symbol.id) or len(symbol.id) > 200:
            raise SymbolSetError(
                f'"{symbol.id[:60]!s}" cannot be the id of a symbol.',
                where=str(source),
                what_to_do="Use letters, digits and hyphens.",
            )
        seen.add(symbol.id)


def _write_pictures(
    pictures: dict[str, Callable[[], bytes]],
    beside: Path,
    *,
    skip_bad: bool,
    progress: Progress | None,
) -> tuple[dict[str, str], list[str], list[str]]:
    """Write every picture, made safe. Return its new name by its old, and what was left out."""
    from letterkit.symbols.drawings import safe_drawing

    beside.mkdir(parents=True)
    files: dict[str, str] = {}
    used: set[str] = set()
    bad: list[LetterkitError] = []
    dropped: dict[str, list[str]] = {}
    shared = _shared_folder(pictures)
    for number, (name, read) in enumerate(pictures.items(), 1):
        try:
            drawing = safe_drawing(read(), where=name)
        except LetterkitError as error:
            bad.append(error)
            if len(bad) > 20 and not skip_bad:
                break
            continue
        for what in drawing.left_out:
            dropped.setdefault(what, []).append(name)
        files[name] = _file_name(name.removeprefix(shared), drawing.suffix, used)
        path = beside / files[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawing.data)
        if progress:
            progress(number, len(pictures))
    if bad and not skip_bad:
        first = bad[0]
        if len(bad) > 1:
            names = ", ".join(error.where.rpartition(": ")[2] for error in bad[1:6])
            raise type(first)(
                f"{first.message} {len(bad) - 1} more cannot be used ({names}"
                f"{' ...' if len(bad) > 6 else ''}).",
                where=first.where,
                what_to_do="Nothing was added. Mend them, or leave them out with --skip-bad.",
            )
        first.what_to_do = f"{first.what_to_do} Nothing was added.".strip()
        raise first
    notes = [
        f"Left out of {len(names)} drawing{'s' if len(names) > 1 else ''}: {what} "
        f"({names[0]}{' ...' if len(names) > 1 else ''})."
        for what, names in dropped.items()
    ]
    return files, [str(error) for error in bad], notes


def _shared_folder(names: Iterable[str]) -> str:
    """Return the folder that all pictures lie in ("set/svg/"), which says nothing of any."""
    shared: list[str] = []
    for parts in zip(*(name.split("/")[:-1] for name in names), strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0] + "/")
    return "".join(shared)


def _file_name(name: str, suffix: str, used: set[str]) -> str:
    """Return where a picture lies in its set: its own name where every system can hold that."""
    parts = PurePosixPath(name).with_suffix("").parts if "." in name else PurePosixPath(name).parts
    safe = [_safe_part(part) for part in parts][-3:]
    base = "/".join(safe) or "picture"
    made, number = f"{base}{suffix}", 2
    while made.casefold() in used:
        made, number = f"{base}-{number}{suffix}", number + 1
    used.add(made.casefold())
    return made


def _safe_part(part: str) -> str:
    if _SAFE_PART.fullmatch(part) and not _WINDOWS.match(part) and part.strip(" .") == part:
        return part
    tidy = re.sub(r"[^\w-]+", "-", part).strip("-")[:80]
    return f"picture-{tidy}" if not tidy or _WINDOWS.match(tidy) else tidy


def _placed(symbol: Symbol, set_id: str, files: dict[str, str]) -> Symbol:
    variants = {k: files[v] for k, v in symbol.variants.items() if v in files}
    return replace(symbol, set_id=set_id, file=files[symbol.file], variants=variants)


def _write_set(
    beside: Path, notice: SetNotice, symbols: list[Symbol], extras: dict[str, bytes]
) -> None:
    from letterkit.symbols.formats.folder import table_of

    made = SymbolSet(beside.name, notice, beside, beside, {s.id: s for s in symbols})
    data = notice.model_dump(exclude_defaults=True, exclude={"files"})
    (beside / "set.toml").write_bytes(tomli_w.dumps({"title": notice.title, **data}).encode())
    (beside / "symbols.csv").write_bytes(table_of(made))
    for name, content in extras.items():
        (beside / PurePosixPath(name).name).write_bytes(content)
