"""Whatever the words are, comments stay on them through Word."""

from __future__ import annotations

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import NOON, back, sent, typed_over

from letterkit.letter import Help, KeyMessage, Letter, Parts, Step, Writer
from letterkit.reader import Child
from letterkit.review.comment import Comment, CommentKind, comment_on, reply_to, resolve
from letterkit.word.said import read, text_of

PIECES = (
    "Mum see you don’t 3.30 Q&A <b> “hi” a_b … — - Straße %s 𝒳 👨‍👩‍👧 é e\u0301 "
    "🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f שלום مرحبا ﷺ \u200d"
).split(" ")
pieces = st.sampled_from(PIECES)
gaps = st.sampled_from([" ", "  ", "\n", "\n\n", "\n- ", ", ", ""])
prose = st.lists(st.tuples(pieces, gaps), min_size=1, max_size=14).map(
    lambda found: "".join(word + gap for word, gap in found).strip() or "x"
)
line = prose.map(lambda text: " ".join(text.split()).strip("- ") or "x")


@st.composite
def letters(draw: st.DrawFn) -> Letter:
    messages = tuple(
        KeyMessage(
            title=draw(line)[:200],
            text=draw(prose),
            why=draw(st.one_of(st.just(""), prose)),
            steps=tuple(
                Step(who=draw(st.sampled_from(["Dee", "Ann", "", "Ola Ng"])), what=draw(line))
                for _ in range(draw(st.integers(0, 2)))
            ),
        )
        for _ in range(draw(st.integers(1, 3)))
    )
    return Letter(
        date=dt.date(2026, 11, 20),
        child=Child(name="Sam", age=9),
        writer=Writer(name="Dee Okafor", phone="020 7946 0000"),
        parts=Parts(greeting=draw(line)[:200], opening=draw(prose)),
        messages=messages,
        help=Help(
            advocate=draw(prose), next_meeting=dt.date(2027, 5, 14), meeting_note=draw(prose)
        ),
    )


@st.composite
def commented(draw: st.DrawFn) -> tuple[Letter, tuple[Comment, ...]]:
    letter = draw(letters())
    fields = {field: text for field, text in letter.fields() if text}
    made: list[Comment] = []
    for number in range(draw(st.integers(0, 6))):
        field = draw(st.sampled_from(sorted(fields)))
        start = draw(st.integers(0, len(fields[field]) - 1))
        end = draw(st.integers(start + 1, len(fields[field])))
        kind: CommentKind = draw(st.sampled_from(["question", "suggestion", "praise", "concern"]))
        comment = comment_on(
            fields,
            field,
            start,
            end,
            author=draw(st.sampled_from(["Bo Lind", "Ana Péreß", "李 雷"])),
            body=draw(prose),
            version=1,
            kind=kind,
            wording=draw(prose) if kind == "suggestion" else None,
            time=NOON + dt.timedelta(seconds=number),
        )
        if draw(st.booleans()):
            comment = reply_to(comment, author="Dee", body=draw(prose), time=NOON)
        if draw(st.booleans()):
            comment = resolve(comment, by="Dee", time=NOON)
        made.append(comment)
    return letter, tuple(made)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(commented())
def test_out_and_in_again_nothing_has_changed(case: tuple[Letter, tuple[Comment, ...]]) -> None:
    letter, comments = case
    found = back(sent(letter, *comments), letter, *comments)
    assert found.unchanged == comments
    assert not found.is_news
    assert not found.notes


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(commented())
def test_read_from_the_file_alone_comments_are_on_the_same_words(
    case: tuple[Letter, tuple[Comment, ...]],
) -> None:
    letter, comments = case
    found = back(sent(letter, *comments), letter)
    assert len(found.new) == len(comments)
    assert not found.edits
    fields = dict(letter.fields())
    by_time = {comment.time: comment for comment in found.new}
    for comment in comments:
        new = by_time[comment.time]
        assert (new.author, new.is_open) == (comment.author, comment.is_open)
        assert len(new.replies) == len(comment.replies)
        if new.state == "text-changed" or new.field != comment.field:
            continue
        if comment.quote.strip(" \n-"):
            assert fields[new.field][new.start : new.end] == new.quote
            assert comment.start <= new.start <= new.end <= comment.end or (
                new.quote.split() == fields[new.field].split()
            )


@given(prose, st.one_of(st.none(), prose))
def test_a_comments_words_come_back_with_their_kind(body: str, wording: str | None) -> None:
    comment = comment_on(
        {"f": "words"},
        "f",
        0,
        5,
        author="Bo",
        body=body,
        version=1,
        kind="concern" if wording is None else "suggestion",
        wording=wording,
        time=NOON,
    )
    said = read(text_of(comment))
    assert said.kind == comment.kind
    assert said.body.split() == body.split()
    assert (said.wording or "").split() == (wording or "").split()


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(line, line)
def test_whatever_is_typed_over_a_line_the_suggestions_lead_to_it(old: str, new: str) -> None:
    letter = Letter(
        date=dt.date(2026, 11, 20),
        child=Child(name="Sam", age=9),
        writer=Writer(name="Dee Okafor"),
        messages=(KeyMessage(title="A title that stays", text=f"Here {old}"),),
    )
    data = typed_over(sent(letter), f"Here {old}", f"Here {new}")
    found = back(data, letter)
    made = dict(letter.fields())["messages.1.text"]
    for edit in sorted(found.edits, key=lambda e: -e.start):
        assert edit.field == "messages.1.text"
        assert made[edit.start : edit.end] == edit.quote
        made = f"{made[: edit.start]}{edit.wording}{made[edit.end :]}"
    assert "".join(made.split()) == "".join(f"Here {new}".split())
    assert not found.notes
    assert not back(data, letter, *found.edits).is_news
