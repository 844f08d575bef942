"""Real files in foreign formats, as bytes and data."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">'
    '<circle cx="20" cy="20" r="15" fill="{}"/></svg>'
)
Maker = Callable[..., Path]


def svg(colour: str = "#cc0000") -> bytes:
    return SVG.format(colour).encode()


def png(colour: tuple[int, ...] = (0, 120, 60), size: tuple[int, int] = (24, 16)) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def data_uri(data: bytes, mime: str = "image/png") -> str:
    return f"data:{mime};base64,{base64.b64encode(data).decode()}"


def board(**changes: Any) -> dict[str, Any]:
    """A valid board with two buttons, of two authors, and a field of its own."""
    made: dict[str, Any] = {
        "format": "open-board-0.1",
        "id": "snacks",
        "locale": "en-GB",
        "name": "Snacks",
        "ext_example_mood": {"calm": True},
        "buttons": [
            {"id": "1", "label": "apple", "image_id": "a", "ext_example_key": 3},
            {"id": "2", "label": "more", "vocalization": "more please", "image_id": "b"},
        ],
        "grid": {"rows": 1, "columns": 2, "order": [["1", "2"]]},
        "images": [
            {
                "id": "a",
                "width": 40,
                "height": 40,
                "content_type": "image/svg+xml",
                "data": data_uri(svg(), "image/svg+xml"),
                "ext_example_note": "crisp",
                "license": {
                    "type": "CC BY-SA",
                    "copyright_notice_url": "https://example.org/licence",
                    "source_url": "https://example.org/apple",
                    "author_name": "Rowan Achebe",
                    "author_url": "https://example.org/rowan",
                    "author_email": "rowan@example.org",
                },
            },
            {
                "id": "b",
                "width": 24,
                "height": 16,
                "content_type": "image/png",
                "data": data_uri(png()),
                "license": {"type": "private", "author_name": "Isla Novak"},
            },
        ],
        "sounds": [],
        "license": {"type": "CC BY", "author_name": "Bilal Hughes"},
    }
    return {**made, **changes}


def contents(folder: Path) -> set[str]:
    """Every file below a folder, hidden ones too; but for the log of changes."""
    files = (p for p in folder.rglob("*") if p.is_file() and ".history." not in p.name)
    return {p.relative_to(folder).as_posix() for p in files}
