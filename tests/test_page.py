"""A letter becomes blocks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from letterkit import Child, KeyMessage, Letter, Step, Writer, load
from letterkit.blocks import Credits, HelpBox, Image, ListBlock, Message, Paragraph, Run, Words
from letterkit.errors import SettingsError, TooManyMessages, UnknownSymbol
from letterkit.page import NoPictures, build
from letterkit.renderers import page_of
from letterkit.wording import ENGLISH, fill, wording_for

DAY = dt.date(2026, 11, 20)


def letter(**changes: object) -> Letter:
    given = {
        "date": DAY,
        "child": Child(name="Sam", age=9),
        "writer": Writer(name="Dee Okafor", phone="020 7946 0000"),
        "messages": [KeyMessage(title="One")],
        **changes,
    }
    return Letter(**given)


def test_blocks_stand_in_the_order_a_child_reads_them(letter_file: Path) -> None:
    names = [type(block).__name__ for block in page_of(load(letter_file)).blocks]
    assert names == [
        *("Paragraph", "Heading", "Paragraph", "Paragraph"),
        *("Message", "Message", "Message", "Paragraph"),
        *("HelpBox", "Paragraph", "Signature", "Later", "Credits"),
    ]


def test_a_page_of_four_messages_cannot_be_laid_out() -> None:
    one = letter()
    object.__setattr__(one, "messages", one.messages * 4)
    with pytest.raises(TooManyMessages):
        build(one, NoPictures())


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            Step(who="Dee", what="write to your school", by=dt.date(2026, 12, 4)),
            "I will write to your school by Friday 4 December.",
        ),
        (Step(who="Sam", what="draw the map."), "You will draw the map."),
        (
            Step(who="Auntie Ann", what="call", by=dt.date(2027, 1, 9)),
            "Auntie Ann will call by Saturday 9 January 2027.",
        ),
        (
            Step(what="we meet again", by=dt.date(2026, 12, 4)),
            "We meet again by Friday 4 December.",
        ),
        (Step(what="A new bed comes"), "A new bed comes."),
    ],
)
def test_a_step_reads_as_one_sentence(step: Step, said: str) -> None:
    page = build(letter(messages=[KeyMessage(title="One", steps=(step,))]), NoPictures())
    message = next(block for block in page.blocks if isinstance(block, Message))
    steps = next(block for block in message.blocks if isinstance(block, ListBlock))
    assert steps.items[0][0].text == said


def test_what_the_child_said_is_not_announced_twice() -> None:
    said = ["You said you want to stay.", "I like it here."]
    messages = [KeyMessage(title="One", you_said=words) for words in said]
    page = build(letter(messages=messages), NoPictures())
    labels = [b.blocks[0].label for b in page.blocks if isinstance(b, Message)]
    assert labels == ["", "You said"]


def test_a_blank_line_parts_paragraphs_and_dashes_make_a_list() -> None:
    text = "One line\nthat goes on.\n\nWe talked about:\n- school\n- Mum\n"
    page = build(letter(messages=[KeyMessage(title="One", text=text)]), NoPictures())
    message = next(block for block in page.blocks if isinstance(block, Message))
    first, second, points = message.blocks
    assert isinstance(first, Paragraph)
    assert first.words.text == "One line that goes on."
    assert isinstance(second, Paragraph)
    assert isinstance(points, ListBlock)
    assert [words.text for words, _ in points.items] == ["school", "Mum"]


def test_the_help_box_says_how_to_reach_the_writer_even_if_nobody_wrote_it() -> None:
    box = next(b for b in build(letter(), NoPictures()).blocks if isinstance(b, HelpBox))
    assert [item.words[0].text for item in box.items] == [
        "You can call or text me on 020 7946 0000."
    ]


def test_credits_name_exactly_the_sets_that_were_used(letter_file: Path) -> None:
    text = letter_file.read_text()
    printed = next(b for b in page_of(load(letter_file)).blocks if isinstance(b, Credits))
    assert len(printed.lines) == 2
    letter_file.write_text(text.replace('"openmoji:football"', '"care:happy"'))
    printed = next(b for b in page_of(load(letter_file)).blocks if isinstance(b, Credits))
    assert len(printed.lines) == 1
    assert "Care symbols" in printed.lines[0]


def test_an_unknown_symbol_names_its_field_and_what_comes_close(letter_file: Path) -> None:
    letter_file.write_text(letter_file.read_text().replace("care:home", "care:hom"))
    with pytest.raises(UnknownSymbol, match=r"messages\.1\.picture.*Did you mean care:home"):
        page_of(load(letter_file))


def test_the_childs_skin_tone_is_followed_by_symbols(letter_file: Path) -> None:
    text = letter_file.read_text().replace("care:home", "care:happy")
    letter_file.write_text(text)
    plain = next(page_of(load(letter_file)).images())
    letter_file.write_text(
        text.replace("[child.page]", '[child.symbols]\nskin_tone = "dark"\n[child.page]')
    )
    dark = next(page_of(load(letter_file)).images())
    assert plain.ref == dark.ref == "care:happy"
    assert plain.data != dark.data


def test_words_keep_their_punctuation_when_they_are_cut_into_pieces() -> None:
    image = Image("care:home", b"", "image/svg+xml", "home", 1, 1)
    words = Words((Run("Stay “"), Run("home", image), Run("”, please.")))
    assert [unit.text for unit in words.units()] == ["Stay", "“home”,", "please."]
    assert words.units()[1].image is image


def test_a_council_can_put_its_own_words_over_the_printed_headings(letter_file: Path) -> None:
    page = page_of(load(letter_file))
    assert page.wording["next"] == ENGLISH["next"]
    (letter_file.parent / "letterkit.toml").write_text('[wording]\nnext = "What we will do"\n')
    assert page_of(load(letter_file)).wording["next"] == "What we will do"


def test_wording_that_is_never_printed_or_cannot_be_filled_is_refused() -> None:
    with pytest.raises(SettingsError, match="prints nothing called"):
        wording_for({"goodbye": "Bye"})
    with pytest.raises(SettingsError, match="slot that cannot be filled"):
        wording_for({"from": "From {mother}"})


def test_what_fills_a_slot_is_never_filled_itself() -> None:
    assert fill("By {date}, {who}", date="{who}", who="Dee") == "By {who}, Dee"
