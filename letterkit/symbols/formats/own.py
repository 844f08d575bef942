"""letterkit's own layout: ``set.toml``, ``symbols.csv`` and pictures, as a folder or a zip."""

from __future__ import annotations

import tomllib
from pathlib import PurePosixPath
from typing import Any

import tomli_w

from letterkit.errors import FileUnreadable, SymbolSetError
from letterkit.symbols.formats import folder
from letterkit.symbols.formats.incoming import NewSet, slug
from letterkit.symbols.formats.tables import decoded
from letterkit.symbols.formats.zips import Files, make_zip
from letterkit.symbols.sets import SetNotice, SymbolSet

TITLE = "a letterkit symbol set"
KEPT_BESIDE = ("aliases.csv", "obf.json", "README.md", "LICENSE", "LICENSE.txt")


def fits(files: Files) -> bool:
    """Say whether these files are a set in letterkit's own layout."""
    return bool(_notice_name(files))


def _notice_name(files: Files) -> str:
    shallow = [n for n in files.names if PurePosixPath(n).name == "set.toml" and n.count("/") <= 1]
    return shallow[0] if len(shallow) == 1 else ""


def read(files: Files) -> NewSet:
    """Read a set that letterkit wrote, or that follows its layout."""
    name = _notice_name(files)
    place = f"{files.where}: {name}"
    try:
        text, _ = decoded(files.read(name, most=1_000_000), where=place)
        notice: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FileUnreadable(f"it cannot be read as TOML: {error}.", where=place) from None
    if str(notice.pop("files", "")).startswith("package:"):
        raise SymbolSetError(
            "the pictures of this set lie in an installed package, not in its folder.",
            where=place,
            what_to_do="`letterkit symbols export` writes it with its pictures.",
        )
    base = PurePosixPath(name).parent
    table = (base / "symbols.csv").as_posix()
    if table not in files.names:
        raise SymbolSetError("there is a set.toml, but no symbols.csv beside it.", where=place)
    made = folder.read(files, table_name=table)
    made.notice = notice
    inside = base.name or PurePosixPath(files.where.replace("\\", "/")).stem
    made.id = slug(inside)
    for extra in KEPT_BESIDE:
        path = (base / extra).as_posix()
        if path in files.names:
            made.extras[extra] = files.read(path)
    return made


def write(symbol_set: SymbolSet) -> bytes:
    """Return a set as a zip that any letterkit reads back to the same set."""
    folder_name = symbol_set.id
    files = [
        (f"{folder_name}/set.toml", notice_text(symbol_set.notice)),
        (f"{folder_name}/symbols.csv", folder.table_of(symbol_set)),
    ]
    for extra in KEPT_BESIDE:
        data = symbol_set.beside(extra)
        if data is not None:
            files.append((f"{folder_name}/{extra}", data))
    for name in picture_names(symbol_set):
        files.append((f"{folder_name}/{name}", symbol_set.data(name)))
    return make_zip(files)


def notice_text(notice: SetNotice) -> bytes:
    """Return a set's notice as the text of ``set.toml``, its pictures in its own folder."""
    data = notice.model_dump(exclude_defaults=True, exclude={"files"})
    return tomli_w.dumps({"title": notice.title, **data}).encode()


def picture_names(symbol_set: SymbolSet) -> list[str]:
    """Return every picture file that a set's symbols name, once, in their order."""
    names: dict[str, None] = {}
    for symbol in symbol_set.symbols.values():
        names[symbol.file] = None
        names.update(dict.fromkeys(symbol.variants.values()))
    return list(names)
