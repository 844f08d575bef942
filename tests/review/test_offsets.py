"""Places as a browser counts them and as letterkit does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import ReviewError
from letterkit.review.offsets import from_utf16, to_utf16


def test_an_emoji_is_two_units_in_a_browser_and_one_character_here() -> None:
    text = "Ann 🎉 and Joe"
    assert from_utf16(text, 6) == 5
    assert text[from_utf16(text, 7) : from_utf16(text, 10)] == "and"
    assert to_utf16(text, 5) == 6


@settings(deadline=None)
@given(st.text(max_size=30), st.data())
def test_a_place_there_and_back_is_the_same_place(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    units = to_utf16(text, place)
    assert units == len(text[:place].encode("utf-16-le")) // 2
    assert from_utf16(text, units) == place


def test_the_middle_of_a_pair_is_no_place() -> None:
    with pytest.raises(ReviewError, match="in the middle of the character 🎉"):
        from_utf16("Ann 🎉", 5)


@pytest.mark.parametrize("place", [-1, 7, 10**9])
def test_a_place_outside_the_text_is_refused(place: int) -> None:
    with pytest.raises(ReviewError, match="there is no place"):
        from_utf16("Ann 🎉", place)
    with pytest.raises(ReviewError, match="there is no place"):
        to_utf16("Ann 🎉", place)
