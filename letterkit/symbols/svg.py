"""SVG pictures from elsewhere, made safe: drawn again from a list of what is allowed.

An SVG is a program as much as a picture: it can hold scripts, call files and web pages, and
grow without end. Nothing of the file that came is kept. A new one is written, with the
elements and attributes that draw, and with style sheets turned into plain attributes.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from lxml import etree

from letterkit.errors import PictureTooLarge, PictureUnreadable
from letterkit.symbols.svg_parts import (
    ATTRIBUTES,
    DRAWING_FROM_ELSEWHERE,
    ELEMENTS,
    HREF_ELEMENTS,
    PRESENTATION,
    TEXT_ELEMENTS,
    allowed_value,
)
from letterkit.symbols.svg_style import Rules, declarations, rules_of

MOST_BYTES = 8_000_000
MOST_ELEMENTS = 50_000
MOST_DRAWN = 200_000  # elements once every <use> and pattern has been followed
MOST_DEEP = 80
LONGEST_SIDE = 100_000.0
MOST_SLIM = 40.0  # times as long as wide
FEWEST_DASHES_PART = 20_000  # a dash is at least the picture's size divided by this
SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
KEPT_CLASS = re.compile(r"(skin|hair)(-[a-z]+)*")  # what a child's own tone is laid on

_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:[eE][-+]?\d+)?)\s*([a-z]*)\s*")
_NUMBER = re.compile(r"[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?")
_HUGE = re.compile(r"\d{9}|[eE]\+?\d\d|[eE]\+?[7-9]")
_LOCAL = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)")
_OTHER_FILE = re.compile(r"url\(\s*['\"]?(?!#)", re.IGNORECASE)


@dataclass
class Cleaned:
    """A safe SVG: its bytes, its size in its own units, and what had to be left out."""

    data: bytes
    width: float
    height: float
    left_out: tuple[str, ...] = ()


@dataclass
class _Work:
    where: str
    rules: Rules
    size: float = 0.0
    elements: int = 0
    left_out: dict[str, None] = field(default_factory=dict)


def safe_svg(data: bytes, *, where: str) -> Cleaned:
    """Return an uploaded SVG drawn again from what is allowed, so that it looks the same.

    Scripts, links, animation and notes are left out. Raises `PictureUnreadable` where the file
    is no SVG, declares entities, or draws something from another file; `PictureTooLarge` where
    it has more than 8 MB, 50,000 elements, or a side of more than 100,000 units.
    """
    root = _parse(data, where)
    work = _Work(where, rules_of(root))
    x, y, width, height = _view_box(root, where)
    work.size = max(width, height)
    made = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    made.set("viewBox", " ".join(_short(number) for number in (x, y, width, height)))
    _presentation(root, made, work)
    for child in root:
        _copy(child, made, work, depth=1)
    _check_growth(made, where)
    _drop_idle_ids(made)
    if work.elements == 0:
        raise PictureUnreadable("this SVG draws nothing.", where=where)
    return Cleaned(etree.tostring(made, encoding="utf-8"), width, height, tuple(work.left_out))


def _parse(data: bytes, where: str) -> etree._Element:
    if len(data) > MOST_BYTES:
        raise PictureTooLarge(
            f"the SVG has {len(data) / 1e6:.0f} MB, and {MOST_BYTES // 1_000_000} MB is the most.",
            where=where,
            what_to_do="Save it in a simpler form.",
        )
    if b"<!ENTITY" in data:
        raise _entities(where)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PictureUnreadable(
            f"it cannot be read as SVG: {str(error).splitlines()[0][:120]}.",
            where=where,
            what_to_do="The file may be damaged, or of another type than its name says.",
        ) from None
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:
        raise _entities(where)
    if etree.QName(root).localname != "svg":
        raise PictureUnreadable("this is XML, but not an SVG picture.", where=where)
    return root


def _entities(where: str) -> PictureUnreadable:
    return PictureUnreadable(
        "this SVG declares entities, which can grow without end, so it is not opened.",
        where=where,
        what_to_do='Save it again as "plain SVG".',
    )


def _view_box(root: etree._Element, where: str) -> tuple[float, float, float, float]:
    numbers = [float(n) for n in _NUMBER.findall(root.get("viewBox", ""))]
    if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0:
        x, y, width, height = numbers
    else:
        x = y = 0.0
        width, height = _length(root.get("width")), _length(root.get("height"))
        if not width or not height:
            raise PictureUnreadable(
                "this SVG does not say how large it is.",
                where=where,
                what_to_do="Save it with a viewBox, or a width and a height.",
            )
    if (
        not all(map(math.isfinite, (x, y, width, height)))
        or max(abs(x), abs(y), width, height) > LONGEST_SIDE
        or min(width, height) < 1e-3
    ):
        raise PictureTooLarge(
            f"the SVG is {width:.6g} by {height:.6g} units, which no symbol is.",
            where=where,
            what_to_do="Set its page to the size of the drawing, and save it again.",
        )
    if max(width, height) / min(width, height) > MOST_SLIM:
        raise PictureTooLarge(
            f"the SVG is {width:.6g} by {height:.6g} units: too long and thin to be seen.",
            where=where,
            what_to_do="Set its page to the size of the drawing, and save it again.",
        )
    return x, y, width, height


def _length(text: str | None) -> float:
    found = _LENGTH.fullmatch(text or "")
    if found is None or found[2] not in _UNITS:
        return 0.0
    return float(found[1]) * _UNITS[found[2]]


def _copy(old: etree._Element, parent: etree._Element, work: _Work, *, depth: int) -> None:
    name = _name(old)
    if name in DRAWING_FROM_ELSEWHERE:
        work.left_out[DRAWING_FROM_ELSEWHERE[name]] = None
    if name not in ELEMENTS:
        return
    if depth > MOST_DEEP:
        raise PictureTooLarge("this SVG is nested too deeply to be a symbol.", where=work.where)
    work.elements += 1
    if work.elements > MOST_ELEMENTS:
        raise PictureTooLarge(
            f"this SVG has more than {MOST_ELEMENTS:,} elements.",
            where=work.where,
            what_to_do="Save it in a simpler form.",
        )
    made = etree.SubElement(parent, f"{{{SVG}}}{ELEMENTS[name]}")
    for attribute in ATTRIBUTES[ELEMENTS[name]]:
        value = old.get(attribute)
        if value is not None and allowed_value(attribute, value):
            _refuse_huge(value, work.where)
            made.set(attribute, value)
    _identity(old, made)
    _href(old, made, name, work)
    _presentation(old, made, work)
    if ELEMENTS[name] in TEXT_ELEMENTS:
        made.text = old.text
        if old.get(XML_SPACE) == "preserve":
            made.set(XML_SPACE, "preserve")
    for child in old:
        _copy(child, made, work, depth=depth + 1)
    if ELEMENTS[name] in TEXT_ELEMENTS and _name(parent) in TEXT_ELEMENTS:
        made.tail = old.tail


def _name(element: etree._Element) -> str:
    """Return an element's name; "" for one that is no SVG (a note, another program's data)."""
    if not isinstance(element.tag, str):
        return ""
    name = etree.QName(element)
    return name.localname if name.namespace in (SVG, None) else ""


def _identity(old: etree._Element, made: etree._Element) -> None:
    if old.get("id"):
        made.set("id", old.get("id"))
    kept = [name for name in old.get("class", "").split() if KEPT_CLASS.fullmatch(name)]
    if kept:
        made.set("class", " ".join(kept))


def _href(old: etree._Element, made: etree._Element, name: str, work: _Work) -> None:
    target = old.get("href") or old.get(XLINK)
    if target is None or name not in HREF_ELEMENTS:
        return
    target = target.strip()
    if name == "image":
        made.set("href", _picture_within(target, work.where))
    elif target.startswith("#"):
        made.set("href", target)
    else:
        raise _from_elsewhere(target, work.where)


def _picture_within(target: str, where: str) -> str:
    """Return a picture that lies within the SVG as a fresh data URI; refuse one outside it."""
    if not target.startswith("data:image/"):
        raise _from_elsewhere(target, where)
    from letterkit.symbols.pixels import as_data_uri, from_data_uri, safe_pixels

    return as_data_uri(safe_pixels(from_data_uri(target, where=where), where=where))


def _from_elsewhere(target: str, where: str) -> PictureUnreadable:
    return PictureUnreadable(
        f'this SVG draws something from another file or web page ("{target[:60]}").',
        where=where,
        what_to_do="Embed it in the drawing, and save it again.",
    )


def _presentation(old: etree._Element, made: etree._Element, work: _Work) -> None:
    """Write how an element looks as attributes: its own, then the style sheet's, then its style."""
    values = {name: old.get(name, "") for name in old.attrib if name in PRESENTATION}
    values.update(work.rules.of(old))
    values.update(declarations(old.get("style", "")))
    for name, value in values.items():
        if name not in PRESENTATION or not value.strip():
            continue
        if _OTHER_FILE.search(value):
            raise _from_elsewhere(value, work.where)
        if allowed_value(name, value) and not (name == "stroke-dasharray" and _dust(value, work)):
            if "#" not in value:  # a colour such as #1e90ff is no number
                _refuse_huge(value, work.where)
            made.set(name, value.strip())


def _dust(dashes: str, work: _Work) -> bool:
    """Say whether dashes are so short that no eye sees them, and drawing them has no end."""
    lengths = [float(number) for number in _NUMBER.findall(dashes)]
    return bool(lengths) and sum(map(abs, lengths)) < work.size / FEWEST_DASHES_PART


def _refuse_huge(value: str, where: str) -> None:
    if _HUGE.search(value) and any(
        not math.isfinite(n) or abs(n) > 1e7 for n in map(float, _NUMBER.findall(value))
    ):
        raise PictureTooLarge("this SVG draws far outside any page.", where=where)


def _check_growth(made: etree._Element, where: str) -> None:
    """Refuse drawings that use themselves, or that grow without end through what they use."""
    by_id = {e.get("id"): e for e in made.iter() if e.get("id")}
    known: dict[str, int] = {}

    def weight(element: etree._Element, path: tuple[str, ...]) -> int:
        total = 0
        for inner in element.iter():
            total += 1
            for target in _targets(inner):
                if target in path:
                    raise PictureUnreadable("this SVG draws itself inside itself.", where=where)
                if target in by_id:
                    if target not in known:
                        known[target] = weight(by_id[target], (*path, target))
                    total += known[target]
            if total > MOST_DRAWN or len(path) > MOST_DEEP:
                raise PictureTooLarge("this SVG grows without end when drawn.", where=where)
        return total

    weight(made, ())


def _targets(element: etree._Element) -> list[str]:
    found = []
    for name, value in element.attrib.items():
        if name == "href" and value.startswith("#"):
            found.append(value[1:])
        elif "url(" in value:
            found.extend(_LOCAL.findall(value))
    return found


def _drop_idle_ids(made: etree._Element) -> None:
    used = {target for element in made.iter() for target in _targets(element)}
    for element in made.iter():
        if element.get("id") is not None and element.get("id") not in used:
            del element.attrib["id"]


def _short(number: float) -> str:
    return f"{number:.6g}" if abs(number) < 1e5 else str(number)
