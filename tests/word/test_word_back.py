"""A Word file comes back: new, changed, resolved and missing comments are told apart."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from word_files import (
    NOON,
    a_round,
    back,
    closed,
    commented,
    letter_with,
    on,
    opened,
    part,
    rewritten,
    run_of,
    sent,
    tracked,
)

from letterkit import load
from letterkit.errors import ReviewError
from letterkit.review.comment import Comment, resolve

MODES = [
    ("none", {}),
    ("key-words", {}),
    ("every-word", {"label": "above"}),
    ("key-words", {"label": "hidden"}),
]


def told(comment: Comment) -> tuple[object, ...]:
    return (
        comment.field,
        comment.quote,
        comment.start,
        comment.body,
        comment.kind,
        comment.wording,
        comment.author,
        comment.time,
        comment.is_open,
        tuple((reply.author, reply.body) for reply in comment.replies),
    )


@pytest.mark.parametrize(("mode", "symbols"), MODES)
def test_what_went_out_comes_back_unchanged(
    mode: str, symbols: dict[str, str], letter_file: Path
) -> None:
    letter = letter_with(letter_file, mode, **symbols)
    comments = a_round(letter)
    found = back(sent(letter, *comments), letter, *comments)
    assert found.unchanged == comments
    assert not found.is_news
    assert not found.notes


@pytest.mark.parametrize(("mode", "symbols"), MODES[:3])
def test_everything_about_a_comment_can_be_read_from_the_file_alone(
    mode: str, symbols: dict[str, str], letter_file: Path
) -> None:
    letter = letter_with(letter_file, mode, **symbols)
    comments = a_round(letter)
    found = back(sent(letter, *comments), letter)
    assert sorted(map(told, found.new), key=str) == sorted(map(told, comments), key=str)


def test_a_new_comment_goes_to_its_words(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = commented(sent(letter), "two hours", "Concern: That is short.")
    (new,) = back(data, letter).new
    assert (new.field, new.quote, new.start) == ("messages.2.text", "two hours", 21)
    assert (new.kind, new.body, new.author) == ("concern", "That is short.", "Kit Osei")


def test_a_comment_that_names_no_kind_is_a_question(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    (new,) = back(commented(sent(letter), "two hours", "All day?"), letter).new
    assert (new.kind, new.body) == ("question", "All day?")


def test_the_same_file_again_changes_nothing(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    out = a_round(letter)
    data = commented(sent(letter, *out), "Saturday", "Suggestion: say when\nNew wording: Sunday")
    data = tracked(data, "Mum asked for this too.", "Mum asked too.")
    once = back(data, letter, *out)
    assert (len(once.new), len(once.edits)) == (1, 1)
    again = back(data, letter, *once.comments())
    assert not again.is_news
    assert set(again.comments()) == set(once.comments())


def answered_in_word(data: bytes, body: str, parent: str, *, done: bool = False) -> bytes:
    """Add an answer as Word does: its own comment and marks, tied by the ids of paragraphs."""
    comments = part(data, "word/comments.xml")
    number = len(re.findall(r"<w:comment ", comments))
    para = re.search(rf'w14:paraId="(\w+)"[^§]*?{re.escape(parent)}', comments)
    assert para is not None
    last = re.findall(r'w14:paraId="(\w+)"', comments[: para.end()])[-1]
    made = (
        f'<w:comment w:id="{number}" w:author="Kit Osei" w:initials="KO" '
        f'w:date="2026-11-22T08:00:00Z"><w:p w14:paraId="0000BEEF"><w:r>'
        f"<w:t>{body}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    link = f'<w15:commentEx w15:paraId="0000BEEF" w15:paraIdParent="{last}" w15:done="0"/></w15'

    def threads(xml: bytes) -> bytes:
        text = xml.decode().replace("</w15", link, 1)
        if done:
            text = text.replace(
                f'w15:paraId="{last}" w15:done="0"', f'w15:paraId="{last}" w15:done="1"'
            )
        return text.encode()

    return rewritten(
        data,
        {
            "word/comments.xml": lambda xml: xml.replace(b"</w:comments>", made.encode()),
            "word/commentsExtended.xml": threads,
        },
    )


def test_an_answer_is_added_to_its_comment(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    comment = on(letter, "messages.2.text", "two hours")
    data = answered_in_word(sent(letter, comment), "Until four.", "Is this so?")
    found = back(data, letter, comment)
    (change,) = found.changed
    assert change.what == ("answered",)
    assert [(r.author, r.body) for r in change.after.replies] == [("Kit Osei", "Until four.")]
    assert not found.new
    assert not back(data, letter, change.after).is_news


def test_answered_and_resolved_in_word(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    comment = on(letter, "messages.2.text", "two hours")
    data = answered_in_word(sent(letter, comment), "Until four.", "Is this so?", done=True)
    (change,) = back(data, letter, comment).resolved
    assert change.what == ("answered", "resolved")
    assert change.after.state == "resolved"
    assert change.after.resolved_by


def test_opened_again_in_word(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    comment = resolve(on(letter, "messages.2.text", "two hours"), by="Dee", time=NOON)
    data = rewritten(
        sent(letter, comment),
        {"word/commentsExtended.xml": lambda xml: xml.replace(b'done="1"', b'done="0"')},
    )
    (change,) = back(data, letter, comment).changed
    assert (change.what, change.after.state) == (("opened again",), "open")


def test_resolved_here_after_the_file_went_out_stays_resolved(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    comment = on(letter, "messages.2.text", "two hours")
    data = sent(letter, comment)
    later = resolve(comment, by="Dee", time=NOON + dt.timedelta(days=1))
    assert back(data, letter, later).unchanged == (later,)


def test_a_body_that_was_changed_in_word(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    comment = on(letter, "messages.2.text", "two hours")
    data = rewritten(
        sent(letter, comment),
        {"word/comments.xml": lambda x: x.replace(b"Question: Is this so?", b"Concern: Not so.")},
    )
    (change,) = back(data, letter, comment).changed
    assert (change.after.id, change.after.body) == (comment.id, "Not so.")
    assert change.after.kind == "concern"


def test_a_comment_taken_out_in_word_is_kept(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    gone, stays = a_round(letter)[2:4]
    found = back(sent(letter, stays), letter, gone, stays)
    assert (found.missing, found.unchanged) == ((gone,), (stays,))
    assert set(found.comments()) == {gone, stays}


def test_a_comment_made_here_since_is_not_missing(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    old = on(letter, "messages.2.text", "two hours")
    data = sent(letter, old)
    since = on(letter, "messages.2.text", "Mum", time=NOON + dt.timedelta(days=1))
    assert back(data, letter, old, since).missing == ()


def test_a_comment_over_two_paragraphs_goes_to_the_longest_part(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    document = opened(sent(letter))
    first, last = run_of(document, "Mum asked"), run_of(document, "two hours")
    mark(document, last, first, "Are both true?")
    found = back(closed(document), letter)
    (new,) = found.new
    assert new.field in ("messages.2.text", "messages.2.why")
    assert dict(letter.fields())[new.field][new.start : new.end] == new.quote
    assert any("more than one part" in note for note in found.notes)


def mark(document: object, first: object, last: object, body: str) -> None:
    from docx.text.run import Run

    document.add_comment(  # type: ignore[attr-defined]
        [Run(first, document), Run(last, document)],  # type: ignore[arg-type]
        text=body,
        author="Kit Osei",
        initials="KO",
    )


@pytest.mark.parametrize(
    ("words", "field", "quote"),
    [
        ("Why?", "messages.1.why", "You feel safe there."),
        ("You said", "messages.1.you_said", "You said you want to stay."),
        ("Someone to speak up for you", "help.advocate", None),
        ("What happens next", "messages.1.steps.1.what", "write to your school"),
    ],
)
def test_a_comment_on_a_label_is_about_what_stands_under_it(
    words: str, field: str, quote: str | None, letter_file: Path
) -> None:
    letter = letter_with(letter_file)
    fields = dict(letter.fields())
    (new,) = back(commented(sent(letter), words, "Too much?"), letter).new
    if words != "You said":  # the first "You said" is the child's own words, with no label
        assert (new.field, new.quote) == (field, quote or fields[field])


@pytest.mark.parametrize("words", ["20 November 2026", "Independent Reviewing Officer"])
def test_a_comment_on_no_fields_words_is_kept_with_them(words: str, letter_file: Path) -> None:
    letter = letter_with(letter_file)
    (new,) = back(commented(sent(letter), words, "Is this right?"), letter).new
    assert (new.quote, new.state, new.start) == (words, "text-changed", new.end)


@pytest.mark.parametrize("wrapper", ["ins", "sdt", "hyperlink", "moveTo", "smartTag"])
def test_comments_are_read_inside_whatever_word_wraps_them_in(
    wrapper: str, letter_file: Path
) -> None:
    letter = letter_with(letter_file)
    document = opened(commented(sent(letter), "two hours", "Why two?"))
    run = run_of(document, "two hours")
    open_, close = {
        "ins": ('<w:ins {ns} w:id="9" w:author="A" w:date="2026-11-21T00:00:00Z">', "</w:ins>"),
        "moveTo": ('<w:moveTo {ns} w:id="9" w:author="A">', "</w:moveTo>"),
        "sdt": ("<w:sdt {ns}><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        "hyperlink": ('<w:hyperlink {ns} w:anchor="x">', "</w:hyperlink>"),
        "smartTag": ('<w:smartTag {ns} w:uri="u" w:element="e">', "</w:smartTag>"),
    }[wrapper]
    wrapped = parse_xml((open_ + close).replace("{ns}", nsdecls("w")))
    run.addprevious(wrapped)
    inner = wrapped.find(qn("w:sdtContent"))
    (wrapped if inner is None else inner).append(run)
    found = back(closed(document), letter)
    (new,) = found.new
    assert (new.field, new.body) == ("messages.2.text", "Why two?")
    if wrapper not in ("ins", "moveTo"):
        assert new.quote == "two hours"
        assert not found.edits


def test_a_comment_on_words_that_were_deleted_keeps_them(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = tracked(commented(sent(letter), "for two hours", "Not settled."), "for two hours", "")
    found = back(data, letter)
    (new,) = found.new
    assert (new.field, new.quote, new.state) == ("messages.2.text", "for two hours", "open")
    (edit,) = found.edits
    assert (edit.quote, edit.wording) == (" for two hours", "")


def test_a_comment_with_no_words_selected_is_on_the_word_beside_it(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = commented(sent(letter), "two hours", "Here?")
    data = rewritten(
        data,
        {"word/document.xml": lambda x: re.sub(rb"<w:commentRange(Start|End)[^>]*/>", b"", x)},
    )
    (new,) = back(data, letter).new
    assert (new.field, new.quote) == ("messages.2.text", "hours")


def test_a_comment_with_no_place_at_all_is_kept(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = commented(sent(letter), "two hours", "Here?")
    clean = re.compile(rb"<w:comment(Range|Reference)[^>]*/>")
    data = rewritten(data, {"word/document.xml": lambda x: clean.sub(b"", x)})
    (new,) = back(data, letter).new
    assert (new.body, new.state) == ("Here?", "text-changed")


def test_a_file_of_another_letter_is_refused(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    with pytest.raises(ReviewError, match="another letter"):
        back(sent(letter), letter, letter_id="some-other-letter")


def test_an_older_version_is_said_and_its_comments_move_with_their_words(
    letter_file: Path,
) -> None:
    letter = letter_with(letter_file)
    data = commented(sent(letter), "two hours", "Why two?")
    data = commented(data, "You feel safe there.", "Lovely.")
    text = letter_file.read_text("utf-8")
    text = text.replace(
        "You will see Mum for two hours.", "At the park you will see Mum for two hours."
    )
    letter_file.write_text(text.replace("You feel safe there.", "Ann makes good soup."), "utf-8")
    now = load(letter_file)
    versions = {1: dict(letter.fields()), 4: dict(now.fields())}
    found = back(data, letter, versions=versions, version=4)
    two, safe = sorted(found.new, key=lambda c: c.body, reverse=True)
    assert (two.version, two.state, two.start) == (4, "open", 33)
    assert (safe.state, safe.quote) == ("text-changed", "You feel safe there.")
    assert not found.edits  # nobody changed the words in Word
    assert found.version == 1
    assert any("version 1; the letter has moved on to version 4" in n for n in found.notes)


def test_a_version_that_is_not_here_offers_no_edits(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = commented(sent(letter), "two hours", "Why two?")
    found = back(data, letter, versions={7: dict(letter.fields())}, version=7)
    assert (len(found.new), found.edits) == (1, ())
    assert any("version 1, which is not here" in note for note in found.notes)


def test_long_and_empty_comments_are_kept(letter_file: Path) -> None:
    letter = letter_with(letter_file)
    data = commented(sent(letter), "two hours", "long " * 3000)
    data = commented(data, "Saturday", "")
    found = back(data, letter)
    assert sorted(len(c.body) for c in found.new) == [10, 10_000]
