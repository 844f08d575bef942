"""Real files in foreign formats, made afresh for each test; Mulberry where it has been brought."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import pytest
from symbol_files import Maker


@pytest.fixture
def write_zip(tmp_path: Path) -> Maker:
    def write(name: str, files: dict[str, bytes | str]) -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for inside, data in files.items():
                package.writestr(inside, data)
        return path

    return write


@pytest.fixture
def write_folder(tmp_path: Path) -> Maker:
    def write(name: str, files: dict[str, bytes | str]) -> Path:
        folder = tmp_path / name
        for inside, data in files.items():
            path = folder / inside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data.encode() if isinstance(data, str) else data)
        return folder

    return write


@pytest.fixture
def write_board(tmp_path: Path) -> Maker:
    def write(data: object, name: str = "board.obf", *, prefix: bytes = b"") -> Path:
        path = tmp_path / name
        path.write_bytes(prefix + json.dumps(data).encode())
        return path

    return write


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """An empty folder for sets."""
    return tmp_path / "library"


@pytest.fixture(scope="session")
def mulberry() -> Path:
    """Mulberry's release zip, which its users bring themselves."""
    repo = Path(__file__).parents[1]
    path = Path(
        os.environ.get("LETTERKIT_MULBERRY")
        or repo.parent / "shared" / "data" / "mulberry" / "mulberry-symbols.zip"
    )
    if not path.is_file():
        pytest.skip(
            "Mulberry's release is not here: set LETTERKIT_MULBERRY to mulberry-symbols.zip"
        )
    return path
