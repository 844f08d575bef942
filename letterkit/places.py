"""Where letterkit's own data lies: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from letterkit.errors import FileMissing

_PACKAGE = Path(__file__).resolve().parent


@cache
def data_folder(name: str) -> Path:
    """Return the folder of letterkit's own ``symbols`` or ``examples``.

    A wheel carries them under ``letterkit/_data``; a checkout has them at the top. Raises
    `FileMissing` where neither is there, which means the installation is damaged.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileMissing(
        f'letterkit\'s own folder "{name}" is missing.',
        what_to_do="Install letterkit again.",
    )


@cache
def package_folder(package: str) -> Path:
    """Return the folder of an installed data package (fonts, emoticons), without running it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise FileMissing(
            f'the package "{package}" is missing.', what_to_do="Install letterkit again."
        )
    return Path(next(iter(spec.submodule_search_locations)))


def cache_folder() -> Path:
    """Return the folder for things that can be made again; ``LETTERKIT_CACHE`` moves it."""
    chosen = os.environ.get("LETTERKIT_CACHE")
    if chosen:
        return Path(chosen)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "letterkit"


def user_folder() -> Path:
    """Return the folder for this person's symbol sets; ``LETTERKIT_SYMBOLS`` moves it."""
    chosen = os.environ.get("LETTERKIT_SYMBOLS")
    if chosen:
        return Path(chosen)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "letterkit" / "symbols"
