"""Real programs that some tests drive."""

from __future__ import annotations

import os
import shutil

import pytest


def program(name: str) -> str:
    """Return a real program's path; skip by name where it is missing, but fail in CI."""
    path = shutil.which(name)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not installed, and this test needs it")
        pytest.skip(f"{name} is not installed")
    return path
