"""A Word file's parts, opened after the guards have passed it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from letterkit.errors import FileUnreadable
from letterkit.word.guard import refuse_hostile

_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_CREATED = "{http://purl.org/dc/terms/}created"
_LAST_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

_LOOKS = ("styles.xml", "theme1.xml", "numbering.xml", "fonttable.xml", "settings.xml")


@dataclass(frozen=True)
class WordFile:
    """The parts of a Word file that a review needs, as XML. A part may be missing."""

    document: Element
    comments: Element | None
    threads: Element | None
    ids: Element | None
    times: Element | None
    properties: dict[str, str]
    created: str = ""
    made_by: str = ""
    modified: str = ""
    modified_by: str = ""

    @property
    def was_saved_since(self) -> bool:
        """Say whether a program noted that somebody saved the file after it was made."""
        return self.modified != self.created or self.modified_by != self.made_by


def open_word(data: bytes, *, where: str) -> WordFile:
    """Open a Word file. Raises `FileUnreadable` for one that is hostile, damaged or no Word file.

    ``where`` names the file in the message.
    """
    refuse_hostile(data, where=where)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _read(package)
    except (
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ):
        raise FileUnreadable(
            "this Word file is damaged.",
            where=where,
            what_to_do="Save it again from Word as .docx.",
        ) from None


def only_words(data: bytes) -> bytes:
    """Return a Word file without its pictures and fonts: what `bring_back` reads, and no more.

    The file has passed the guards. It is a tenth of the size, and comes back to the same.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as slim,
    ):
        for entry in package.infolist():
            name = entry.filename.lower()
            if name.endswith((".xml", ".rels")) and not name.endswith(_LOOKS):
                slim.writestr(entry.filename, package.read(entry))
    return out.getvalue()


def _read(package: zipfile.ZipFile) -> WordFile:
    names = set(package.namelist())

    def part(name: str) -> Element | None:
        return parse_part(package.read(name)) if name in names else None

    main = next((t for t, kind in _related(package, "") if kind == "officeDocument"), "")
    main = main if main in names else "word/document.xml"
    near = {kind: target for target, kind in _related(package, main)}
    core = part("docProps/core.xml")
    custom = part("docProps/custom.xml")
    return WordFile(
        document=parse_part(package.read(main)),
        comments=part(near.get("comments", "word/comments.xml")),
        threads=part(near.get("commentsExtended", "")),
        ids=part(near.get("commentsIds", "")),
        times=part(near.get("commentsExtensible", "")),
        properties=dict(_properties(custom)) if custom is not None else {},
        created=(core.findtext(_CREATED) or "") if core is not None else "",
        made_by=(core.findtext(_CREATOR) or "").strip() if core is not None else "",
        modified=(core.findtext(_MODIFIED) or "") if core is not None else "",
        modified_by=(core.findtext(_LAST_BY) or "").strip() if core is not None else "",
    )


def _related(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Yield the parts that a part is related to, each with the last word of its type."""
    folder, name = posixpath.split(part)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in package.namelist():
        return
    for rel in parse_part(package.read(rels)).iter(_REL):
        # Parts outside the file are nobody's business here: nothing is ever fetched.
        if rel.get("TargetMode") == "External":
            continue
        target = rel.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        yield posixpath.normpath(whole), rel.get("Type", "").rpartition("/")[2]


def _properties(custom: Element) -> Iterator[tuple[str, str]]:
    for found in custom.iter(_CUSTOM):
        yield found.get("name", ""), "".join(found.itertext())


def parse_part(xml: bytes) -> Element:
    """Parse a part of a Word file. Raises ValueError for one with a document type.

    No Word file has one; however it is encoded or hidden, it is how entities come in.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(xml, parser)
    if root.getroottree().docinfo.doctype:
        raise ValueError("a part with a document type")
    return root
