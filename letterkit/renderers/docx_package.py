"""The zip of a Word document, the same bytes for the same document."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem

# The earliest day a zip can name. The time of making would make every file another.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".gif")


def package_bytes(document: Any) -> bytes:
    """Return a python-docx document as the bytes of a .docx file."""
    package = document.part.package
    parts = package.parts
    for part in parts:
        part.before_marshal()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        types = _ContentTypesItem.from_parts(parts)  # type: ignore[no-untyped-call]
        _write(archive, CONTENT_TYPES_URI, types.blob)
        _write(archive, PACKAGE_URI.rels_uri, package.rels.xml)
        for part in parts:
            _write(archive, part.partname, part.blob)
            if len(part.rels):
                _write(archive, part.partname.rels_uri, part.rels.xml)
    return out.getvalue()


def _write(archive: zipfile.ZipFile, name: Any, data: bytes) -> None:
    entry = zipfile.ZipInfo(name.membername, _NO_DATE)
    packed = entry.filename.lower().endswith(_PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    entry.create_system = 3  # the same on every system
    entry.external_attr = 0o600 << 16
    archive.writestr(entry, data)
