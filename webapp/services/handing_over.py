"""Everything about one child as a folder of files, for when the child asks to see it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from letterkit.errors import UsageError
from letterkit.page_file import from_bytes
from letterkit.renderers import render_page
from webapp.store import hand_over
from webapp.store.database import Store


def write(store: Store, name: str, folder: Path) -> list[Path]:
    """Write everything that is held about a child into a new folder; return the files.

    ``everything.json`` holds every row; sent letters are there as PDF, and every photo.

    Raises `UsageError`: no child, or more than one, has that name; or the folder is there already.
    """
    if folder.exists():
        raise UsageError(
            "there is a file or folder of this name already.",
            where=str(folder),
            what_to_do="Name a new folder. Nothing was written.",
        )
    with store.writing() as session:  # the handing over is written into the trail
        held = hand_over.everything(session, _one(hand_over.children_called(session, name), name))
    parts: dict[str, bytes] = {
        "everything.json": json.dumps(held.tables, ensure_ascii=False, indent=1).encode()
    }
    for photo, data in held.photos.items():
        parts[f"photos/{photo}"] = data
    dates = {row["id"]: row["letter_date"] or "no-date" for row in held.tables["letters"]}
    for place, page in held.pages.items():
        letter_id = place.partition(".")[0]
        parts[f"letters/{dates[letter_id]}-{letter_id}.pdf"] = render_page(from_bytes(page), "pdf")
    return [_private(folder / place, data) for place, data in parts.items()]


def _one(found: list[tuple[str, Any]], name: str) -> str:
    if len(found) == 1:
        return found[0][0]
    if not found:
        raise UsageError(f'no child here is called "{name}".', what_to_do="Check the name.")
    listed = "; ".join(f"{child} (born {born or 'not known'})" for child, born in found)
    raise UsageError(
        f'{len(found)} children are called "{name}": {listed}.',
        what_to_do="Give one of these ids instead of the name.",
    )


def _private(path: Path, data: bytes) -> Path:
    """Write a file that its owner alone can read."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(data)
    return path
