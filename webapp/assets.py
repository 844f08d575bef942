"""Style, script, fonts: read once at start, compressed once, kept by browsers for a year.

The address holds a hash of all of them together (``/assets/<hash>/theme.css``), so that a new
version has new addresses, and files can refer to each other by relative names. Bootstrap's
style comes out of the Bootstrap-Flask package and the letters' typeface out of its font
package; neither is copied into this project. Pages themselves are not compressed: they hold
form tokens, and compressing secrets beside text that others may choose leaks them.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from flask import Blueprint, Flask, Response, current_app, request, url_for

from webapp.errors import NotFound

STATIC = Path(__file__).parent / "static"
A_YEAR = "public, max-age=31536000, immutable"
_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".ttf": "font/ttf",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".ico": "image/x-icon",
}
_FONT = "fontpkg_atkinson_hyperlegible"

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True)
class Asset:
    """One file: its bytes, the same compressed (empty where that gains nothing), its type."""

    plain: bytes
    zipped: bytes
    media_type: str


def prepare(app: Flask) -> None:
    """Read all files, and let templates write ``asset("theme.css")``."""
    found = {name: path.read_bytes() for name, path in _sources()}
    digest = hashlib.sha256()
    for name in sorted(found):
        digest.update(name.encode() + b"\0" + found[name] + b"\0")
    app.extensions["letterkit.assets"] = {name: _asset(name, data) for name, data in found.items()}
    app.extensions["letterkit.assets-version"] = digest.hexdigest()[:12]
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = address


def address(name: str) -> str:
    """Return the address of a file, such as "theme.css"."""
    if name not in current_app.extensions["letterkit.assets"]:
        raise LookupError(f"no such asset: {name}")
    version = current_app.extensions["letterkit.assets-version"]
    return url_for("assets.file", version=version, name=name)


@blueprint.get("/assets/<version>/<path:name>")
def file(version: str, name: str) -> Response:
    """Send one file."""
    found: Asset | None = current_app.extensions["letterkit.assets"].get(name)
    if found is None:
        raise NotFound()
    zipped = bool(found.zipped) and request.accept_encodings["gzip"] > 0
    response = Response(found.zipped if zipped else found.plain, mimetype=found.media_type)
    if zipped:
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    is_now = version == current_app.extensions["letterkit.assets-version"]
    response.headers["Cache-Control"] = A_YEAR if is_now else "no-cache"
    return response


def _sources() -> list[tuple[str, Path | Traversable]]:
    own: list[tuple[str, Path | Traversable]] = [
        (path.relative_to(STATIC).as_posix(), path)
        for path in sorted(STATIC.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    ]
    bootstrap = files("flask_bootstrap") / "static" / "bootstrap5" / "css" / "bootstrap.min.css"
    font = files(_FONT) / "files"
    return [
        *own,
        ("bootstrap.css", bootstrap),
        ("fonts/regular.ttf", font / "AtkinsonHyperlegible-Regular.ttf"),
        ("fonts/bold.ttf", font / "AtkinsonHyperlegible-Bold.ttf"),
        ("fonts/lexend.ttf", files("fontpkg_lexend") / "files" / "Lexend[wght].ttf"),  # all weights
    ]


def _asset(name: str, data: bytes) -> Asset:
    suffix = Path(name).suffix
    media_type = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    zipped = gzip.compress(data, 6, mtime=0)
    return Asset(data, zipped if len(zipped) < 0.9 * len(data) else b"", media_type)
