"""Files from elsewhere, read safely: a zip, a folder, or one file.

A zip can name places outside its folder, hold links, be locked, or unpack to a thousand times
its size. Every entry is looked at before the first is read, and each is read into memory
within a limit: nothing is ever unpacked to disk as it came.
"""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Protocol

from letterkit.errors import FileMissing, FileUnreadable

MOST_ENTRIES = 120_000
MOST_UNPACKED = 3_000_000_000  # bytes; the largest open set has about a third of this
MOST_RATIO = 120  # unpacked to packed, for entries over 1 MB; drawings reach about 20
MOST_FILE = 25_000_000
PICTURE_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_ODD_FOLDERS = {"__MACOSX"}


class Files(Protocol):
    """Some files by name, "/" between folders, whatever holds them."""

    where: str
    names: list[str]

    def read(self, name: str, *, most: int = MOST_FILE) -> bytes:
        """Return a file's bytes. Raises `FileUnreadable` over ``most`` bytes."""
        ...


class ZipFiles:
    """The files of a zip whose every entry has been looked at."""

    def __init__(self, package: zipfile.ZipFile, where: str) -> None:
        self._package = package
        self.where = where
        entries = package.infolist()
        _refuse_bombs(entries, where)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = _safe_name(entry, where)
            if entry.is_dir() or _is_odd(name):
                continue
            if name in self._entries:
                raise FileUnreadable(f'the zip holds "{name}" twice.', where=where)
            self._entries[name] = entry
        self.names = sorted(self._entries)

    def read(self, name: str, *, most: int = MOST_FILE) -> bytes:
        """Return a file's bytes. Raises `FileUnreadable` where it is damaged or too large."""
        place = f"{self.where}: {name}"
        try:
            with self._package.open(self._entries[name]) as file:
                data = file.read(most + 1)
        except KeyError:
            raise FileMissing("the zip has no file of this name.", where=place) from None
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            EOFError,
            OSError,
            RuntimeError,
            ValueError,
        ):
            raise FileUnreadable(
                "this file in the zip is damaged.",
                where=place,
                what_to_do="Fetch or make the zip again.",
            ) from None
        if len(data) > most:
            raise _too_large(place, most)
        return data


class FolderFiles:
    """The files of a folder and the folders in it.

    Links are refused; ``skip_links`` passes over them, for a folder that holds other things too.
    """

    def __init__(self, folder: Path, *, skip_links: bool = False) -> None:
        self.where = str(folder)
        self._folder = folder
        self._skip_links = skip_links
        self.names = sorted(self._find())

    def _find(self) -> Iterator[str]:
        for number, path in enumerate(self._folder.rglob("*")):
            if number > MOST_ENTRIES:
                raise FileUnreadable(
                    f"the folder holds more than {MOST_ENTRIES:,} files.", where=self.where
                )
            name = path.relative_to(self._folder).as_posix()
            if _is_odd(name):
                continue
            if path.is_symlink():
                if self._skip_links:
                    continue
                raise FileUnreadable(
                    f'"{name}" is a link to another place, and links are not followed.',
                    where=self.where,
                    what_to_do="Put the file itself there.",
                )
            if path.is_file():
                yield name

    def read(self, name: str, *, most: int = MOST_FILE) -> bytes:
        """Return a file's bytes. Raises `FileUnreadable` where it cannot be read."""
        return _read_file(self._folder / name, most)


class OneFile:
    """A single file, with the pictures that lie beside it where ``beside`` is wanted."""

    def __init__(self, path: Path, *, beside: bool = False) -> None:
        self.where = str(path)
        self._path = path
        self.names = [path.name]
        if beside:
            around = FolderFiles(path.parent, skip_links=True).names
            self.names += [n for n in around if n.lower().endswith(PICTURE_SUFFIXES)]

    def read(self, name: str, *, most: int = MOST_FILE) -> bytes:
        """Return a file's bytes. Raises `FileUnreadable` where it cannot be read."""
        return _read_file(self._path.parent / name, most)


class HeldFiles:
    """Files that are in memory only, by name."""

    def __init__(self, files: Mapping[str, bytes], where: str) -> None:
        self.where = where
        self._files = {name: data for name, data in files.items() if not _is_odd(name)}
        self.names = sorted(self._files)

    def read(self, name: str, *, most: int = MOST_FILE) -> bytes:
        """Return a file's bytes. Raises `FileMissing`, or `FileUnreadable` over ``most`` bytes."""
        if name not in self._files:
            raise FileMissing("there is no file of this name.", where=name)
        if len(self._files[name]) > most:
            raise _too_large(name, most)
        return self._files[name]


@contextmanager
def files_held(files: Mapping[str, bytes]) -> Iterator[Files]:
    """Open files that are in memory: one zip, or some pictures and a table together.

    Raises `FileUnreadable`: the zip is damaged or would do harm.
    """
    name, data = next(iter(files.items()), ("", b""))
    if len(files) == 1 and data.startswith(b"PK\x03\x04"):
        try:
            package = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise FileUnreadable(
                "this is not a zip file, or it is damaged.",
                where=name,
                what_to_do="Fetch or make it again.",
            ) from None
        with package:
            yield ZipFiles(package, name)
        return
    yield HeldFiles(files, name if len(files) == 1 else "pictures")


@contextmanager
def files_in(path: Path) -> Iterator[Files]:
    """Open a zip, a folder or one file for reading. Raises `FileMissing` or `FileUnreadable`."""
    if path.is_dir():
        yield FolderFiles(path)
        return
    try:
        with path.open("rb") as file:
            head = file.read(4)
    except FileNotFoundError:
        raise FileMissing(
            "there is no file or folder of this name.",
            where=str(path),
            what_to_do="Check the name.",
        ) from None
    except OSError as error:
        raise FileUnreadable(f"it cannot be opened ({error.strerror}).", where=str(path)) from None
    looks_packed = path.suffix.lower() in (".zip", ".obz")
    if not looks_packed and not head.startswith(b"PK\x03\x04"):
        yield OneFile(path, beside=path.suffix.lower() in (".csv", ".tsv", ".txt"))
        return
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise FileUnreadable(
            "this is not a zip file, or it is damaged.",
            where=str(path),
            what_to_do="Fetch or make it again.",
        ) from None
    with package:
        yield ZipFiles(package, str(path))


def make_zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of named files; the same files make the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files:
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            packed = not name.endswith((".png", ".jpg", ".webp"))
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            package.writestr(entry, data)
    return out.getvalue()


def _refuse_bombs(entries: list[zipfile.ZipInfo], where: str) -> None:
    if len(entries) > MOST_ENTRIES:
        raise FileUnreadable(f"the zip holds more than {MOST_ENTRIES:,} files.", where=where)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileUnreadable(
            "the zip is locked with a password.",
            where=where,
            what_to_do="Unpack it with its password, and add the folder.",
        )
    unpacked = sum(entry.file_size for entry in entries)
    dense = [
        e
        for e in entries
        if e.file_size > 1_000_000 and e.file_size > MOST_RATIO * max(1, e.compress_size)
    ]
    if unpacked > MOST_UNPACKED or dense:
        raise FileUnreadable(
            f"unpacked, this zip would have {unpacked / 1e6:,.0f} MB, which no symbol set needs.",
            where=where,
            what_to_do="It may be made to do harm. Ask whoever sent it.",
        )


def _safe_name(entry: zipfile.ZipInfo, where: str) -> str:
    name = entry.filename.replace("\\", "/")
    path = PurePosixPath(name)
    drive = ":" in (path.parts[0] if path.parts else "")
    if path.is_absolute() or drive or ".." in path.parts or "\0" in name:
        raise FileUnreadable(
            f'the zip names a place outside its own folder ("{name[:60]}").',
            where=where,
            what_to_do="It may be made to do harm. Ask whoever sent it.",
        )
    mode = entry.external_attr >> 16
    if stat.S_ISLNK(mode):
        raise FileUnreadable(
            f'"{name[:60]}" in the zip is a link to another place, and links are not followed.',
            where=where,
            what_to_do="Make the zip again with the file itself.",
        )
    return path.as_posix()


def _is_odd(name: str) -> bool:
    """Say whether a file is not for people: hidden, or written by a Mac for itself."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") or part in _ODD_FOLDERS for part in parts) or (
        parts[-1:] == ("Thumbs.db",)
    )


def _read_file(path: Path, most: int) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise FileMissing("there is no file of this name.", where=str(path)) from None
    except OSError as error:
        raise FileUnreadable(f"it cannot be opened ({error.strerror}).", where=str(path)) from None
    if len(data) > most:
        raise _too_large(str(path), most)
    return data


def _too_large(where: str, most: int) -> FileUnreadable:
    return FileUnreadable(
        f"the file has more than {most / 1e6:.0f} MB, which no symbol needs.", where=where
    )
