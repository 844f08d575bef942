"""Colours that can be read, and a first page that is light to load."""

from __future__ import annotations

import re

import pytest

from webapp.assets import STATIC

WORDS = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("ink-soft", "paper"),
    ("ink-soft", "sheet"),
    ("accent", "paper"),
    ("accent", "sheet"),
    ("accent-deep", "accent-soft"),
    ("accent-deep", "sheet"),
    ("on-accent", "accent"),
    ("on-accent", "accent-deep"),
    ("warm", "sheet"),
    ("warm", "paper"),
    ("warm", "warm-soft"),
    ("done", "done-soft"),
    ("sun", "sun-soft"),
    ("plum", "plum-soft"),
]
SHAPES = [
    ("edge", "sheet"),
    ("edge", "paper"),
    ("focus", "paper"),
    ("focus", "sheet"),
    ("focus", "accent-soft"),
    ("accent", "accent-soft"),
]


def palette(scheme):
    """Return the colours of the light or the dark theme."""
    blocks = re.findall(r":root \{(.*?)\}", (STATIC / "theme.css").read_text(), re.DOTALL)
    found = {}
    for block in blocks[: 1 if scheme == "light" else 2]:
        found |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
    return found


def contrast(one, other):
    """Return the contrast of two colours (WCAG 2.2, 1.4.3)."""

    def luminance(colour):
        parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_shapes_stand_out(scheme):
    colours = palette(scheme)
    for front, back in WORDS:
        assert contrast(colours[front], colours[back]) >= 4.5, (scheme, front, back)
    for front, back in SHAPES:
        assert contrast(colours[front], colours[back]) >= 3, (scheme, front, back)


def test_the_first_page_loads_at_most_250_kilobytes(client):
    page = client.get("/sign-in")
    total = len(page.data)
    wanted = set(re.findall(r'(?:href|src)="(/assets/[^"]+)"', page.get_data(as_text=True)))
    style = next(path for path in wanted if path.endswith("theme.css"))
    fonts = re.findall(r'url\("([^"]+)"\)', client.get(style).get_data(as_text=True))
    wanted |= {style.replace("theme.css", font) for font in fonts}
    for path in wanted:
        response = client.get(path, headers={"Accept-Encoding": "gzip"})
        assert response.status_code == 200, path
        total += len(response.data)
    assert total <= 250_000, total


def test_files_are_kept_for_a_year_under_an_address_that_changes_with_them(client):
    page = client.get("/sign-in").get_data(as_text=True)
    path = re.search(r'href="(/assets/[^"]+theme.css)"', page)[1]
    plain, zipped = client.get(path), client.get(path, headers={"Accept-Encoding": "gzip"})
    assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert len(zipped.data) < len(plain.data)
    old = re.sub("/assets/[0-9a-f]+/", "/assets/000000000000/", path)
    assert client.get(old).headers["Cache-Control"] == "no-cache"
    assert client.get("/assets/x/none.css").status_code == 404
