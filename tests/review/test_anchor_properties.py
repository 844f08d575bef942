"""What holds for a comment whatever is done to its letter."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from letterkit.review.anchor import find, reanchor, reanchor_all
from letterkit.review.comment import Comment, comment_on, resolve
from letterkit.review.moves import edit
from letterkit.review.pieces import edges

FIELD = "messages.1.text"
QUOTE = "the blue rucksack"
Fields = dict[str, str]

# Few words and many stops, so that sentences repeat, and begin and end alike.
_word = st.sampled_from("you will see Mum Mum. Dad Dad. and You on 🎉 it. Ann\n".split(" "))
_other = st.sampled_from("we they met. asked Jess Jess. at 🙂 tea".split())
some = st.lists(_word, min_size=1, max_size=12)
words = st.lists(_word, max_size=8)
others = st.lists(_other, max_size=6)


def on(fields: Mapping[str, str], field: str, start: int, end: int) -> Comment:
    return comment_on(fields, field, start, end, author="Bo", body="Is this so?", version=1)


def joined(*parts: list[str]) -> str:
    return " ".join(word for part in parts for word in part)


@settings(deadline=None)
@given(words, words, words, words)
def test_long_words_are_kept_whatever_is_done_around_them(
    before: list[str], after: list[str], new_before: list[str], new_after: list[str]
) -> None:
    old, new = joined(before, [QUOTE], after), joined(new_before, [QUOTE], new_after)
    start = old.index(QUOTE)
    place = find(on({FIELD: old}, FIELD, start, start + len(QUOTE)), {FIELD: old}, {FIELD: new})
    assert (place.kept, place.start) == (True, new.index(QUOTE))


@settings(deadline=None)
@given(some, st.data())
@example(["you", "will", "see", "Mum.", "you", "will", "see"], None)
def test_one_edit_elsewhere_leaves_a_comment_on_the_same_words(
    text: list[str], data: st.DataObject | None
) -> None:
    """The edit puts in words of its own, or none. One of several equal words stays that one."""
    if data is None:
        first, last, cut, until, instead = 0, 2, 4, 7, []
    else:
        first = data.draw(st.integers(0, len(text) - 1))
        last = data.draw(st.integers(first + 1, len(text)))
        cut = data.draw(st.integers(0, len(text)))
        until = data.draw(st.integers(cut, len(text)))
        assume(until <= first or cut >= last)
        instead = data.draw(others)
    new_text = text[:cut] + instead + text[until:]
    old, new = " ".join(text), " ".join(new_text)
    moved_by = len(instead) - (until - cut) if until <= first else 0
    start, end = span(text, first, last)
    expected = span(new_text, first + moved_by, last + moved_by)
    place = find(on({FIELD: old}, FIELD, start, end), {FIELD: old}, {FIELD: new})
    if could_be_another_edit(text, new_text):
        assert not place.kept or new[place.start : place.end] == old[start:end]
    else:
        assert (place.kept, place.start, place.end) == (True, *expected)


@settings(deadline=None)
@given(some, st.data())
def test_deleting_the_words_marks_it_changed_and_undoing_brings_it_back(
    text: list[str], data: st.DataObject
) -> None:
    """Other equal words may stand all around: the comment goes to none of them."""
    cut = data.draw(st.integers(0, len(text) - 1))
    until = data.draw(st.integers(cut + 1, len(text)))
    first = data.draw(st.integers(cut, until - 1))
    last = data.draw(st.integers(first + 1, until))
    instead = data.draw(others)
    new_text = text[:cut] + instead + text[until:]
    assume(not could_be_another_edit(text, new_text))
    old, new = " ".join(text), " ".join(new_text)
    start, end = span(text, first, last)
    made = on({FIELD: old}, FIELD, start, end)
    lost = reanchor(made, {FIELD: old}, {FIELD: new}, 2)
    assert (lost.state, lost.quote) == ("text-changed", made.quote)
    assert lost.start == lost.end <= len(new)
    back = reanchor(lost, {FIELD: new}, {FIELD: old}, 3)
    assert (back.state, back.start, back.end) == ("open", start, end)


@settings(deadline=None)
@given(some, st.data())
def test_words_put_inside_mark_it_changed_and_undoing_brings_it_back(
    text: list[str], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, max(0, len(text) - 2)))
    last = data.draw(st.integers(first + 1, len(text)))
    assume(last - first > 1)
    inside = data.draw(st.integers(first + 1, last - 1))
    new_text = [*text[:inside], *data.draw(others.filter(bool)), *text[inside:]]
    old, new = " ".join(text), " ".join(new_text)
    start, end = span(text, first, last)
    lost = reanchor(on({FIELD: old}, FIELD, start, end), {FIELD: old}, {FIELD: new}, 2)
    assert lost.state == "text-changed"
    back = reanchor(lost, {FIELD: new}, {FIELD: old}, 3)
    assert (back.state, back.start, back.end) == ("open", start, end)


def span(text: list[str], first: int, last: int) -> tuple[int, int]:
    """Return where some of the words of a text stand."""
    start = sum(len(word) + 1 for word in text[:first])
    return start, start + len(" ".join(text[first:last]))


def could_be_another_edit(old: list[str], new: list[str]) -> bool:
    """Say whether the same text could come of cutting out other words: nobody could tell."""
    old, new = [w.strip(".\n") for w in old], [w.strip(".\n") for w in new]
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = next((i for i in range(shorter) if old[-1 - i] != new[-1 - i]), shorter)
    return old == new or head + tail > shorter


paths = st.sampled_from(
    ["letter.opening", "messages.01.text", "messages", "messages.2", "messages.1.steps.0.what"]
    + [f"messages.{n}.{name}" for n in (1, 2, 3) for name in ("title", "text", "why")]
    + [f"messages.{n}.steps.{k}.{name}" for n in (1, 2) for k in (1, 2) for name in ("who", "what")]
)
texts = st.one_of(words.map(" ".join), st.text(max_size=30))
letters = st.dictionaries(paths, texts, max_size=12).map(lambda d: {**d, "letter.about": "Mum."})


@settings(deadline=None)
@given(st.lists(letters, min_size=2, max_size=6), st.booleans(), st.data())
def test_over_any_versions_no_comment_is_lost_or_stands_on_other_words(
    versions: list[Fields], done: bool, data: st.DataObject
) -> None:
    then = versions[0]
    field = data.draw(st.sampled_from([name for name, text in then.items() if text.strip()]))
    start = data.draw(st.integers(0, len(then[field]) - 1))
    end = data.draw(st.integers(start + 1, len(then[field])))
    made = comment = on(then, field, start, end)
    if done:
        made = comment = resolve(comment, by="Dee")
    for number, now in enumerate(versions[1:], 2):
        (together,) = reanchor_all([comment], then, now, number)
        comment = reanchor(comment, then, now, number)
        assert together == comment
        assert (comment.id, comment.quote, comment.body) == (made.id, made.quote, made.body)
        assert comment.version == number
        assert 0 <= comment.start <= comment.end <= len(now[comment.field])
        stands = now[comment.field][comment.start : comment.end] == comment.quote
        assert stands or comment.state != "open"
        assert comment.state == "resolved" if done else comment.state in ("open", "text-changed")
        if comment.state == "text-changed":
            assert comment.start == comment.end
        then = now


@settings(deadline=None)
@given(letters, letters)
def test_a_comment_goes_to_no_words_that_stood_there_for_another(then: Fields, now: Fields) -> None:
    comments = []
    for field, text in then.items():
        for start, end in pairwise(sorted(edges(text))):
            if not text[start:end].isspace():
                comments.append(on(then, field, start, end))
    kept = [c for c in reanchor_all(comments, then, now, 2) if c.state == "open"]
    places = [(c.field, c.start, c.end) for c in kept]
    for place in places:
        assert places.count(place) == 1 or not edit(then, now).stood(*place)


@settings(deadline=None)
@given(st.permutations([1, 2, 3]), words, words, words)
def test_messages_that_change_places_take_their_comments_along(
    order: list[int], one: list[str], two: list[str], three: list[str]
) -> None:
    titles = ["You stay with Ann", "You will see Mum", "Football club"]
    texts = [joined(part, ["so"]) for part in (one, two, three)]
    then = fields_of(titles, texts)
    now = fields_of([titles[n - 1] for n in order], [texts[n - 1] for n in order])
    for number in (1, 2, 3):
        field = f"messages.{number}.text"
        place = find(on(then, field, 0, len(then[field])), then, now)
        assert (place.kept, place.field) == (True, f"messages.{order.index(number) + 1}.text")


def fields_of(titles: list[str], texts: list[str]) -> Fields:
    return {
        f"messages.{n}.{name}": value
        for n, (title, text) in enumerate(zip(titles, texts, strict=True), 1)
        for name, value in (("title", title), ("text", text))
    }
