"""The care set: complete, made by its kit, plain SVG, spoken well, and the child's to recolour."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

SYMBOLS = Path(__file__).resolve().parents[2] / "symbols"
CARE = SYMBOLS / "care"
KIT = SYMBOLS / "kit"
SVG = "{http://www.w3.org/2000/svg}"

WANTED = {
    "people": "social-worker foster-carer reviewing-officer advocate judge guardian support-worker "
    "designated-teacher brother sister nan grandad friend baby mum dad i you he she they we",
    "places": "home new-home childrens-home court family-centre school doctors-surgery dentist "
    "meeting-room",
    "events": "review-meeting family-time visit phone-call video-call sleepover moving-day "
    "birthday holiday court-day",
    "doing": "decide choose talk listen ask help wait stop go staying moving-home write read "
    "say-no complain keep-safe keep-private share",
    "feelings": "happy sad worried angry scared excited calm proud confused lonely tired bored "
    "surprised shy embarrassed loved hopeful frustrated jealous disappointed upset okay",
    "ideas": "plan promise rule why not-your-fault maybe yes no not more less the-same different "
    "decision safe private",
    "time": "soon today tomorrow next-week later before after first then",
    "health and school": "health-check medicine poorly lesson homework school-plan school-bag",
}
PAINT = {"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "class"}
ALLOWED = {
    "svg": {"viewBox"},
    "g": PAINT,
    "path": PAINT | {"d"},
}
PARTS_OF_SPEECH = {"noun", "verb", "adjective", "adverb", "pronoun", "phrase", "other"}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with (CARE / "symbols.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.fixture(scope="module")
def drawings(rows: list[dict[str, str]]) -> dict[str, ET.Element]:
    return {row["id"]: ET.parse(CARE / row["file"]).getroot() for row in rows}


@pytest.fixture(scope="module")
def colours() -> dict[str, dict[str, str]]:
    return tomllib.loads((CARE / "set.toml").read_text(encoding="utf-8"))["recolour"]


@pytest.fixture(scope="module")
def kit() -> object:
    """The kit's own modules, importable as its scripts see them."""
    sys.path.insert(0, str(KIT))
    try:
        import parts.bounds
        import parts.palette
        import parts.shapes
        import register

        return {
            "bounds": parts.bounds,
            "palette": parts.palette,
            "shapes": parts.shapes,
            "register": register,
        }
    finally:
        sys.path.remove(str(KIT))


def classes(root: ET.Element) -> set[str]:
    return {element.get("class", "") for element in root.iter()}


def test_the_set_has_at_least_150_symbols(rows):
    assert len(rows) >= 150


@pytest.mark.parametrize("group", WANTED)
def test_every_word_that_matters_has_a_symbol(rows, group):
    have = {row["id"] for row in rows}
    assert not [name for name in WANTED[group].split() if name not in have]


def test_there_are_at_least_twenty_feelings_and_each_is_the_childs_own_face(rows, drawings):
    feelings = [row["id"] for row in rows if row["category"] == "feelings"]
    assert len(feelings) >= 20
    assert not [name for name in feelings if "skin" not in classes(drawings[name])]


def test_the_committed_symbols_are_what_the_kit_makes(tmp_path):
    for _ in range(2):  # the second run must change nothing
        subprocess.run(
            [sys.executable, KIT / "make.py", "--to", tmp_path], check=True, capture_output=True
        )
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    kept = {p.relative_to(CARE): p.read_bytes() for p in (CARE / "svg").iterdir()}
    kept[Path("symbols.csv")] = (CARE / "symbols.csv").read_bytes()
    assert made.keys() == kept.keys()
    assert not [str(name) for name in made if made[name] != kept[name]]


def test_ids_and_labels_are_unique_and_well_formed(rows):
    for field in ("id", "label", "file"):
        assert not [v for v, count in Counter(r[field] for r in rows).items() if count > 1]
    assert not [r["id"] for r in rows if not re.fullmatch(r"[a-z]+(-[a-z]+)*", r["id"])]
    assert not [r["id"] for r in rows if r["part_of_speech"] not in PARTS_OF_SPEECH]
    assert not [r["id"] for r in rows if not r["category"] or not r["keywords"]]


def test_keywords_are_clean_and_do_not_repeat_themselves(rows):
    for row in rows:
        words = row["keywords"].split(";")
        assert all(word == word.strip() and word for word in words), row["id"]
        assert len(set(words)) == len(words), row["id"]
        assert row["label"] not in words, row["id"]


def test_alt_texts_are_short_sentences_that_a_screen_reader_speaks_well(rows):
    for row in rows:
        alt = row["alt_text"]
        assert 4 <= len(alt) <= 110, row["id"]
        assert alt[0].isupper() and not alt.endswith("."), row["id"]
        assert not re.search(r"\b(picture|image|icon|symbol|drawing) of\b", alt, re.I), row["id"]
        assert not re.search(r"[/_|()]", alt), row["id"]


def test_no_two_symbols_are_spoken_or_drawn_the_same(rows):
    assert not [v for v, count in Counter(r["alt_text"] for r in rows).items() if count > 1]
    pictures = Counter((CARE / row["file"]).read_bytes() for row in rows)
    assert max(pictures.values()) == 1


def test_the_pictures_are_plain_svg_that_every_program_draws_alike(drawings):
    for name, root in drawings.items():
        assert root.get("viewBox") == "0 0 128 128", name
        for element in root.iter():
            tag = element.tag.removeprefix(SVG)
            assert set(element.keys()) <= ALLOWED[tag], (name, tag, element.keys())
            assert not (element.text or "").strip(), name
            for paint in ("fill", "stroke"):
                assert re.fullmatch(r"none|#[0-9A-F]{6}", element.get(paint, "none")), name


def test_the_pictures_are_small_files(rows):
    assert not [r["id"] for r in rows if (CARE / r["file"]).stat().st_size > 16_000]


def test_nothing_is_cut_off_at_the_edge_of_a_picture(drawings, kit):
    for name, root in drawings.items():
        part = []
        for element in root.iter(f"{SVG}path"):
            stroke = None if element.get("stroke") == "none" else "#000000"
            width = float(element.get("stroke-width", kit["palette"].LINE))
            part += kit["shapes"].path(element.get("d"), None, stroke, width)
        left, top, right, bottom = kit["bounds"].reach(part)
        assert min(left, top) >= 0 and max(right, bottom) <= 128, name


def test_the_childs_own_skin_and_hair_can_be_told_apart_from_other_peoples(rows, drawings):
    seen = set().union(*(classes(root) for root in drawings.values()))
    assert seen == {"", "skin", "hair", "skin-other", "hair-other"}
    for name in ("i", "you", "happy", "review-meeting", "safe", "mum"):
        assert {"skin", "hair"} <= classes(drawings[name]), name
    for name in ("social-worker", "judge", "he", "she", "they", "baby"):
        assert "hair" not in classes(drawings[name]), name


def test_every_skin_and_hair_has_a_fill_that_a_program_can_replace(drawings, colours):
    tables = {"skin": set(colours["skin_tone"].values()), "hair": set(colours["hair"].values())}
    for name, root in drawings.items():
        for element in root.iter():
            kind = element.get("class", "").removesuffix("-other")
            if kind:
                assert element.get("fill") in tables[kind], name


def test_people_in_the_set_have_every_skin_tone_and_most_hair_colours(drawings, colours):
    worn = {
        (element.get("class"), element.get("fill"))
        for root in drawings.values()
        for element in root.iter()
    }
    tones = {fill for kind, fill in worn if kind == "skin-other"}
    assert tones == set(colours["skin_tone"].values()) - {"skin"}
    assert len({fill for kind, fill in worn if kind == "hair-other"}) >= 5


def test_the_set_says_whose_it_is_and_what_may_be_recoloured(colours, kit):
    about = tomllib.loads((CARE / "set.toml").read_text(encoding="utf-8"))
    assert about["licence"] == "CC-BY-4.0"
    assert about["licence_url"].startswith("https://creativecommons.org/licenses/by/4.0")
    assert about["title"] and about["holder"] and "CC BY 4.0" in about["attribution"]
    assert colours["skin_tone"] == {"self": "skin", **kit["palette"].SKIN}
    assert colours["hair"] == {"self": "hair", **kit["palette"].HAIR}


def test_the_main_colours_stay_apart_on_a_grey_printer(kit):
    names = ("WHITE", "CREAM", "SKY", "YELLOW", "GREEN", "CORAL", "TEAL", "BLUE", "PLUM", "INK")
    levels = []
    for name in names:
        red, green, blue = bytes.fromhex(getattr(kit["palette"], name).removeprefix("#"))
        levels.append(0.299 * red + 0.587 * green + 0.114 * blue)
    assert all(a - b >= 12 for a, b in pairwise(levels)), levels


def test_the_kit_refuses_the_same_id_twice_and_says_so(kit):
    place = kit["register"].section("places")
    place("here-once", "A place", "spot")(list)
    try:
        with pytest.raises(ValueError, match="Two symbols are called 'here-once'"):
            place("here-once", "Another place", "spot")(list)
    finally:
        kit["register"].SYMBOLS.pop("here-once")


def test_the_kit_moves_a_drawing_that_is_too_wide_back_into_the_picture(kit):
    wide = kit["shapes"].box(-20, 30, 200, 10)
    left, _, right, _ = kit["bounds"].reach(kit["bounds"].fit(wide))
    assert left >= 0 and right <= 128


def test_the_contact_sheet_is_kept_small():
    assert (CARE / "contact-sheet.png").stat().st_size <= 500_000
