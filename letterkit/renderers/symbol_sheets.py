"""Symbols on paper: a contact sheet for the therapist, and cards for a child to talk with."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from letterkit.blocks import Image
from letterkit.errors import SymbolSetError
from letterkit.renderers import style as numbers
from letterkit.renderers.fonts import width_mm
from letterkit.renderers.pdf import compile_pdf, picture_as_svg
from letterkit.symbols.cards import Card, Cards
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.child_sheet import ChildSheet
from letterkit.symbols.images import image_of
from letterkit.wording import date_in_words

FONT = "Atkinson Hyperlegible"
CARD_MM = 50.0
"""The side of a card to cut out: what small hands hold and communication books take."""
_SHEET_COLUMNS = 6
_CHILD_COLUMNS = 5
_BOLDER = 1.1  # bold letters are up to a tenth wider than the regular ones that are measured


def contact_sheet(
    catalogue: Catalogue, set_ids: tuple[str, ...] = (), *, on: dt.date | None = None
) -> bytes:
    """Return a contact sheet of some sets, or of all, as the bytes of an accessible PDF.

    Raises `SymbolSetError` where a set is not there, `PictureUnreadable` where a picture is not.
    """
    for set_id in set_ids:
        if set_id not in catalogue.sets:
            raise SymbolSetError(
                f'there is no symbol set "{set_id}".',
                what_to_do=f"The sets are {', '.join(catalogue.sets)}.",
            )
    chosen = [catalogue.sets[i] for i in set_ids or catalogue.sets]
    width = (numbers.PAGE_WIDTH_MM - 2 * 14) / _SHEET_COLUMNS
    pictures: dict[str, bytes] = {}
    groups: list[dict[str, Any]] = []
    lines: list[str] = []
    for symbol_set in chosen:
        by_category: dict[str, list[dict[str, Any]]] = {}
        for symbol in symbol_set.symbols.values():
            alt = symbol.alt_text or symbol.label
            image = image_of(symbol_set, symbol.ref, symbol.file, alt)
            entry = _entry(symbol.label, image, width, pictures, ref=symbol.ref)
            by_category.setdefault(symbol.category or "other", []).append(entry)
        several = len(chosen) > 1
        for category, entries in by_category.items():
            title = category.capitalize()
            heading = f"{symbol_set.notice.title}: {category}" if several else title
            groups.append({"heading": f"{heading} ({len(entries)})", "cards": entries})
        notice = symbol_set.notice
        lines.append(
            notice.attribution or f"{notice.title} © {notice.holder}, {notice.licence_shown}"
        )
    count = sum(len(symbol_set.symbols) for symbol_set in chosen)
    title = chosen[0].notice.title if len(chosen) == 1 else "Picture symbols"
    return _pdf(
        title,
        f"{count} symbols. The small print under each is its name for letters.",
        groups,
        lines,
        pictures,
        on=on or dt.date.today(),
        cell=(width, 33.5),
        side=20.0,
        columns=_SHEET_COLUMNS,
        margin=14.0,
    )


def exchange_cards(cards: Cards, *, title: str, on: dt.date) -> bytes:
    """Return cards of 5 cm to cut out, as the bytes of an accessible PDF."""
    pictures: dict[str, bytes] = {}

    def group(heading: str, found: tuple[Card, ...]) -> dict[str, Any]:
        return {
            "heading": heading,
            "cards": [_entry(card.label, card.image, CARD_MM, pictures) for card in found],
        }

    groups = [
        group(heading, found)
        for heading, found in (("In the letter", cards.own), ("To answer with", cards.answers))
        if found
    ]
    return _pdf(
        title,
        "Cut along the lines. The child can point to a card, or hand it over, to talk about the "
        "letter.",
        groups,
        list(cards.credits),
        pictures,
        on=on,
        cell=(CARD_MM, CARD_MM),
        side=34.0,
        columns=3,
        margin=(numbers.PAGE_WIDTH_MM - 3 * CARD_MM) / 2,
        cut=True,
    )


def child_sheet(sheet: ChildSheet, *, on: dt.date) -> bytes:
    """Return the sheet about one child as the bytes of an accessible PDF of A4 pages."""
    pictures: dict[str, bytes] = {}
    margin = 18.0
    width = (numbers.PAGE_WIDTH_MM - 2 * margin) / _CHILD_COLUMNS
    groups = [
        {
            "heading": heading,
            "cards": [
                _entry(card.label, card.image, width, pictures, most_pt=13.0) for card in found
            ],
        }
        for heading, found in (("Own symbols", sheet.own), ("To point to in a talk", sheet.answers))
        if found
    ]
    return _pdf(
        sheet.title,
        "",
        groups,
        list(sheet.credits),
        pictures,
        on=on,
        cell=(width, 38.0),
        side=25.0,
        columns=_CHILD_COLUMNS,
        margin=margin,
        facts=sheet.facts,
        footer=f"{sheet.title}, {date_in_words(on, weekday=False)}",
    )


def _entry(
    label: str,
    image: Image,
    width: float,
    pictures: dict[str, bytes],
    *,
    ref: str = "",
    most_pt: float = 15.0,
) -> dict[str, Any]:
    name = f"{image.key}.svg"
    pictures.setdefault(name, picture_as_svg(image))
    return {
        "file": name,
        "alt": image.alt,
        "label": label,
        "label_pt": _label_size(label, width - 4, 10.0 if ref else most_pt),
        "ref": ref,
    }


@lru_cache(maxsize=4_000)
def _label_size(label: str, within_mm: float, size_pt: float) -> float:
    """Return the size at which the longest word fits its cell, and the label two lines."""
    widest = max((width_mm(word, FONT, size_pt) * _BOLDER for word in label.split()), default=0.0)
    whole = width_mm(label, FONT, size_pt) * _BOLDER / 2
    needed = max(widest, whole * 1.15)
    return round(size_pt * min(1.0, within_mm / needed), 1) if needed else size_pt


def _pdf(
    title: str,
    lead: str,
    groups: list[dict[str, Any]],
    lines: list[str],
    pictures: dict[str, bytes],
    *,
    on: dt.date,
    cell: tuple[float, float],
    side: float,
    columns: int,
    margin: float,
    cut: bool = False,
    facts: tuple[tuple[str, tuple[str, ...]], ...] = (),
    footer: str = "",
) -> bytes:
    data = {
        "title": title,
        "lead": lead,
        "author": "letterkit",
        "footer": footer or title,
        "date": {"year": on.year, "month": on.month, "day": on.day},
        "font": FONT,
        "size_pt": 11,
        "ink": numbers.INK,
        "quiet": numbers.QUIET,
        "margin": margin,
        "cell_width": cell[0],
        "cell_height": cell[1],
        "inset": 2.5 if cut else 1.0,
        "side": side,
        "columns": columns,
        "cut": cut,
        "facts": [{"heading": heading, "lines": list(said)} for heading, said in facts],
        "groups": groups,
        "credits_label": "Picture symbols",
        "credits": [line.rstrip(".") for line in dict.fromkeys(lines)],
    }
    template = files("letterkit.renderers").joinpath("assets/sheet.typ").read_bytes()
    source = json.dumps(data, ensure_ascii=False).encode()
    return compile_pdf({"main.typ": template, "sheet.json": source, **pictures})
