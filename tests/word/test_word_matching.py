"""A comment is known again by who said what and when, whatever a program did to its ids."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from word_files import NOON, back, letter_with, on, rewritten, sent

from letterkit.letter import Letter
from letterkit.review.comment import reply_to


@pytest.fixture
def letter(letter_file: Path) -> Letter:
    return letter_with(letter_file)


def test_times_that_word_wrote_in_another_time_zone(letter: Letter) -> None:
    comment = reply_to(
        on(letter, "messages.2.text", "two hours", time=NOON),
        author="Dee",
        body="Until four.",
        time=NOON + dt.timedelta(minutes=7),
    )
    data = rewritten(
        sent(letter, comment),
        {
            "word/comments.xml": lambda xml: xml.replace(b"T12:", b"T13:").replace(b'Z"', b'"'),
            "word/commentsExtensible.xml": None,
            "word/_rels/document.xml.rels": without(b"commentsExtensible"),
            "[Content_Types].xml": without(b"commentsExtensible"),
        },
    )
    assert back(data, letter, comment).unchanged == (comment,)


def test_names_that_word_took_out_on_saving(letter: Letter) -> None:
    comment = on(letter, "messages.2.text", "two hours", "Is two hours long enough for them?")
    data = rewritten(
        sent(letter, comment),
        {"word/comments.xml": lambda xml: xml.replace(b"Bo Lind", b"Author")},
    )
    found = back(data, letter, comment)
    assert found.unchanged == (comment,)
    assert not found.new


def test_comments_with_no_times_as_some_programs_write_them(letter: Letter) -> None:
    import re

    one = on(letter, "messages.2.text", "two hours", "Why two?")
    other = on(letter, "messages.1.why", "safe", "Lovely.", kind="praise")
    data = rewritten(
        sent(letter, one, other),
        {
            "word/comments.xml": lambda xml: re.sub(rb' w:date="[^"]*"', b"", xml),
            "word/commentsExtensible.xml": None,
            "word/_rels/document.xml.rels": without(b"commentsExtensible"),
        },
    )
    assert set(back(data, letter, one, other).unchanged) == {one, other}


def test_the_same_words_by_the_same_person_twice_stay_two(letter: Letter) -> None:
    one = on(letter, "messages.2.text", "two hours", "Why?", time=NOON)
    other = on(letter, "messages.1.why", "safe", "Why?", time=NOON)
    found = back(sent(letter, one, other), letter, one, other)
    assert set(found.unchanged) == {one, other}
    assert len(back(sent(letter, one, other), letter, one).new) == 1
    assert len(back(sent(letter, one, other), letter).new) == 2


def test_answers_that_lost_their_thread_are_still_known(letter: Letter) -> None:
    comment = reply_to(
        on(letter, "messages.2.text", "two hours"), author="Dee", body="Until four.", time=NOON
    )
    data = rewritten(
        sent(letter, comment),
        {
            "word/commentsExtended.xml": None,
            "word/_rels/document.xml.rels": without(b"commentsExtended"),
        },
    )
    found = back(data, letter, comment)
    assert found.unchanged == (comment,)
    assert not found.new


def test_an_answer_as_libreoffice_begins_one_goes_to_its_comment(letter: Letter) -> None:
    from word_files import commented

    comment = on(letter, "messages.2.text", "two hours")
    said = 'Reply to Bo Lind (20/11/2026, 12:00): "..."\nUntil four.'
    found = back(commented(sent(letter, comment), "two hours", said), letter, comment)
    (change,) = found.changed
    assert change.after.replies[0].body.endswith("Until four.")


def without(name: bytes) -> object:
    """Take one element that names a part out of a list of parts."""
    import re

    return lambda xml: re.sub(rb"<(Relationship|Override)[^>]*" + name + rb"[^>]*/>", b"", xml)


def test_an_answer_to_nothing_is_a_comment_of_its_own(letter: Letter) -> None:
    comment = reply_to(
        on(letter, "messages.2.text", "two hours"), author="Dee", body="Until four.", time=NOON
    )
    data = rewritten(
        sent(letter, comment),
        {
            "word/commentsExtended.xml": lambda xml: xml.replace(
                b'paraIdParent="', b'paraIdParent="0'
            )
        },
    )
    found = back(data, letter)
    assert sorted(new.body for new in found.new) == ["Is this so?", "Until four."]
    assert back(data, letter, comment).unchanged == (comment,)


def test_comments_that_answer_each_other_in_a_ring_are_kept(letter: Letter) -> None:
    import re

    one = on(letter, "messages.2.text", "two hours", "Why two?")
    other = on(letter, "messages.1.why", "safe", "Lovely.")

    def ring(xml: bytes) -> bytes:
        first, second = re.findall(rb'w15:paraId="(\w+)"', xml)
        for para, parent in ((first, second), (second, first)):
            here = b'w15:paraId="' + para + b'"'
            xml = xml.replace(here, here + b' w15:paraIdParent="' + parent + b'"')
        return xml

    data = rewritten(sent(letter, one, other), {"word/commentsExtended.xml": ring})
    found = back(data, letter)
    bodies = [new.body for new in found.new] + [r.body for new in found.new for r in new.replies]
    assert len(bodies) == 2
