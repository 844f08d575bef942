"""Small line icons, drawn into the page itself, out of the Bootstrap-Flask package."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from markupsafe import Markup

_SYMBOL = r'<symbol[^>]*viewBox="([^"]+)"[^>]*id="{name}"[^>]*>(.*?)</symbol>'


@cache
def icon(name: str) -> Markup:
    """Return an icon as SVG. It is decoration: the words beside it say what it means.

    Raises `LookupError`: there is no icon of that name (see icons.getbootstrap.com).
    """
    found = re.search(_SYMBOL.format(name=re.escape(name)), _sprite(), re.DOTALL)
    if found is None:
        raise LookupError(f"no such icon: {name}")
    view_box, drawing = found.groups()
    return Markup(  # noqa: S704 - from an installed package, and only icons named in templates
        f'<svg class="icon" viewBox="{view_box}" width="16" height="16" fill="currentColor" '
        f'aria-hidden="true" focusable="false">{drawing.strip()}</svg>'
    )


@cache
def _sprite() -> str:
    sprite = files("flask_bootstrap") / "static" / "bootstrap5" / "icons" / "bootstrap-icons.svg"
    return sprite.read_text(encoding="utf-8")
