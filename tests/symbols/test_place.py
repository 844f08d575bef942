"""Which words of a letter get a picture, and which."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from letterkit.reader import Child
from letterkit.settings import Settings
from letterkit.symbols.catalogue import Catalogue, catalogue_for
from letterkit.symbols.place import Placed, place_words
from letterkit.symbols.sets import load_set

GOLD = Path(__file__).parent / "gold" / "sentences.jsonl"
CATALOGUE = catalogue_for()


def child(**symbols: Any) -> Child:
    return Child(name="Sam", age=9, symbols={"mode": "key-words", **symbols})


def on(text: str, **more: Any) -> dict[str, str]:
    """Return the words with a symbol, and which."""
    reader = more.pop("reader", None) or child(**more.pop("symbols", {}))
    placed = place_words(text, reader, CATALOGUE, **more)
    return {text[p.start : p.end]: p.ref for p in placed}


def test_people_places_and_feelings_find_their_symbol() -> None:
    assert on("Your social worker knows that you are worried about court.") == {
        "social worker": "care:social-worker",
        "worried": "care:worried",
        "court": "care:court",
    }


def test_a_verb_and_a_noun_that_look_alike_are_told_apart() -> None:
    assert "play" in on("You play with Idris.")
    assert on("You watched the play.").get("play") != "care:play"
    assert "fish" in on("You saw a fish.")
    assert on("We went fishing.").get("fishing") != "openmoji:fish"


def test_other_forms_of_a_word_find_the_same_symbol() -> None:
    assert on("You drew a dog.")["drew"] == "care:draw"
    assert on("You love dogs.")["dogs"] == "care:dog"


def test_the_longest_phrase_wins() -> None:
    assert on("Your foster carer is kind.")["foster carer"] == "care:foster-carer"
    assert "contact" not in on("You will go to the contact centre.")


def test_words_with_many_meanings_and_small_phrases_stay_bare() -> None:
    assert on("You have a right to take part.") == {}
    assert "look" not in on("I look forward to Sunday.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Art is your grandad.", "Art"),
        ("Mr Fox will visit.", "Fox"),
        ("Will Joy come too?", "Joy"),
        ("You told Rose about it.", "Rose"),
    ],
)
def test_names_that_are_also_words_get_no_symbol(text: str, name: str) -> None:
    assert name not in on(text)


def test_mum_and_dad_are_no_names_although_they_have_a_capital() -> None:
    found = on("You made a cake with Mum and Auntie Bea.")
    assert found["Mum"] == "care:mum"
    assert found["Auntie"] == "care:aunt"


def test_a_saying_is_not_drawn_word_by_word() -> None:
    assert "moon" not in on("You were over the moon.")


def test_no_more_than_the_cap_is_placed_in_a_sentence() -> None:
    text = "Mum, Dad, Nan, your sister and your brother ate cake and pizza in the park."
    assert len(on(text)) == 4
    assert len(on(text, symbols={"per_sentence": 2})) == 2


def test_every_word_mode_has_no_cap() -> None:
    text = "You and I will go to the park with Mum, Dad, Nan and your sister."
    assert len(on(text, symbols={"mode": "every-word"})) > 6


def test_no_symbols_mode_places_nothing() -> None:
    assert on("Mum is happy.", symbols={"mode": "none"}) == {}


def test_a_word_that_the_profile_switches_off_gets_none_in_any_form() -> None:
    assert on("You will move home.", symbols={"off": ["move home"]}).get("move home") is None
    assert "dogs" not in on("You love dogs.", symbols={"off": ["dog"]})


def test_the_letter_comes_before_the_child_the_child_before_the_team_the_team_before_sets() -> None:
    team = Settings.model_validate({"symbols": {"aliases": {"home": "openmoji:hotel"}}})
    text = "You are at home."
    assert on(text)["home"] == "care:home"
    assert on(text, settings=team)["home"] == "openmoji:hotel"
    own = {"choices": {"home": "openmoji:house"}}
    assert on(text, settings=team, symbols=own)["home"] == "openmoji:house"
    chosen = on(text, settings=team, symbols=own, letter_choices={"home": "openmoji:castle"})
    assert chosen["home"] == "openmoji:castle"


def test_a_phrase_can_be_joined_by_hand_split_by_hand_and_a_symbol_hidden() -> None:
    text = "Your foster carer likes the red bus."
    joined = on(text, letter_choices={"red bus": "care:school-bus"})
    assert joined["red bus"] == "care:school-bus"
    split = on(text, letter_choices={"foster": "care:home", "carer": "care:mum"})
    assert (split["foster"], split["carer"]) == ("care:home", "care:mum")
    assert "foster carer" not in on(text, letter_choices={"foster carer": ""})


def with_photo(until: str) -> Child:
    consent = {
        "who": "Ann",
        "when": "2026-01-01",
        "what_for": "letters to Sam",
        "until": until,
    }
    photo = {"ref": "photo:ann.jpg", "alt": "Auntie Ann", "consent": consent}
    person = {"name": "Ann", "called": "Auntie Ann", "photo": photo}
    return child().model_copy(
        update={"people": Child(name="Sam", people=[person]).people}  # type: ignore[list-item]
    )


def test_a_person_is_shown_by_their_photo_while_consent_holds() -> None:
    text, day = "You live with Auntie Ann.", dt.date(2026, 11, 20)
    assert on(text, reader=with_photo("2027-01-01"), on=day)["Auntie Ann"] == "photo:ann.jpg"
    over = on(text, reader=with_photo("2026-02-01"), on=day)
    assert "photo:ann.jpg" not in over.values()


def marked_set(tmp_path: Path, more: str = "") -> Catalogue:
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "set.toml").write_text(f'title = "Team"\nlicence = "CC0-1.0"\n{more}', "utf-8")
    (folder / "symbols.csv").write_text(
        "id,label,part_of_speech,file,suitable_from,not_for_children\n"
        "wombat,wombat,noun,a.svg,,\nbeer,beer,noun,a.svg,16,\ngun,gun,noun,a.svg,,yes\n",
        "utf-8",
    )
    return Catalogue([*CATALOGUE.sets.values(), load_set(folder)])


def test_symbols_for_older_readers_are_kept_from_younger_ones(tmp_path: Path) -> None:
    catalogue = marked_set(tmp_path)
    profile = child(sets=["team"])
    text = "A wombat, a beer and a gun."

    def refs(reader: Child) -> list[str]:
        return [p.ref for p in place_words(text, reader, catalogue)]

    assert refs(profile) == ["team:wombat"]
    assert refs(profile.model_copy(update={"age": 17})) == ["team:wombat", "team:beer"]
    assert refs(profile.model_copy(update={"age": None})) == ["team:wombat"]


def test_a_set_whose_licence_is_over_is_used_in_old_letters_only(tmp_path: Path) -> None:
    catalogue = marked_set(tmp_path, "expires = 2026-06-30\n")
    reader = child(sets=["team"])
    before, after = dt.date(2026, 6, 1), dt.date(2026, 7, 1)
    assert place_words("A wombat.", reader, catalogue, on=before)
    assert not place_words("A wombat.", reader, catalogue, on=after)


def test_placing_keeps_to_a_sets_cap_and_still_shows_a_denial(tmp_path: Path) -> None:
    from letterkit.letter import Letter
    from letterkit.letterfile import from_data
    from letterkit.symbols.forletter import LetterPictures

    catalogue = marked_set(tmp_path, "max_distinct = 1\n")
    folder = catalogue.sets["team"].folder
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    letter: Letter = from_data(
        {
            "schema": 1,
            "kind": "blank",
            "date": "2026-11-20",
            "child": {"name": "Sam", "age": 17, "symbols": {"mode": "key-words", "sets": ["team"]}},
            "writer": {"name": "Dee", "role": "IRO", "phone": "020 7946 0000"},
            "letter": {"greeting": "Hi Sam"},
            "messages": [{"title": "A", "text": "B."}],
        }
    )
    source = LetterPictures(letter, catalogue)
    words = source.symbolise("A wombat. A beer. You will not have a beer.", field="letter.opening")
    shown = [run.image.ref for run in words.runs if run.image]
    assert shown == ["team:wombat", "care:not"]


def test_marks_for_past_future_and_plural_come_on_request() -> None:
    reader = child(marks=["past", "future", "plural"])
    text = "You played. You will visit the dogs."
    marks = {text[p.start : p.end]: p.marks for p in place_words(text, reader, CATALOGUE)}
    assert marks == {"played": ("past",), "visit": ("future",), "dogs": ("plural",)}
    assert all(not p.marks for p in place_words(text, child(), CATALOGUE))


def test_places_are_counted_in_code_points_over_several_sentences() -> None:
    text = "Hi 👋🏽 Sam! Mum’s dog is big. “Can I visit?”"
    placed = place_words(text, child(), CATALOGUE)
    words = [text[p.start : p.end] for p in placed]
    assert "dog" in words and "visit" in words
    assert list(placed) == sorted(placed, key=lambda p: p.start)


@pytest.mark.parametrize("text", ["", "   ", "!!! ???", "🙂🙂", "12345", "\n\n", "a" * 5000])
def test_odd_texts_are_no_trouble(text: str) -> None:
    place_words(text, child(), CATALOGUE)


def test_the_same_sentence_gets_the_same_symbols_every_time() -> None:
    text = "Your nan and your brother will visit you at school."
    first: tuple[Placed, ...] = place_words(text, child(), CATALOGUE)
    assert place_words(text, child(), CATALOGUE) == first


def test_the_gold_is_met() -> None:
    right = wrong = wanted = covered = 0
    reader = child(per_sentence=12)
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        placed = [p for p in place_words(row["text"], reader, CATALOGUE) if p.why != "not"]
        for token in row["tokens"]:
            over = [p for p in placed if p.start < token["end"] and token["start"] < p.end]
            good = [p for p in over if p.ref in token["symbol"]]
            right, wrong = right + len(good), wrong + len(over) - len(good)
            if any(ref.partition(":")[0] in ("care", "openmoji") for ref in token["symbol"]):
                wanted += 1
                covered += bool(good)
    assert right / (right + wrong) >= 0.97
    assert covered / wanted >= 0.90
