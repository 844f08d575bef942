"""Review through Word, in the editor: out, back, looked at, kept; nothing changes by itself."""

from __future__ import annotations

import io
import re

import docx
import pytest
from editor_samples import letter_to
from word_files import commented, part, rewritten, tracked, typed_over

from letterkit.word.plain import text_in_docx
from webapp.store import children, comments, exports, letters, rounds
from webapp.store.tables import CommentKind, CommentState, Role, RoundPart, SavedBy


@pytest.fixture
def review(store, signed_in):
    """A letter with its writer's and its buddy's browser; the buddy was asked."""
    writer, dee = signed_in(Role.WRITER)
    reader, buddy = signed_in(Role.BUDDY)
    content = letter_to("Sam", "You are staying at 12 Elm Road with Auntie Ann.")
    content["letter"]["opening"] = "I liked your drawing of the sea. Well done."
    content.pop("child")
    content |= {"date": "2026-11-20", "writer": {"name": "Dee Okafor"}}
    with store.writing() as session:
        child = children.add(session, {"name": "Sam", "age": 9}, by=dee)
        letter = letters.start(session, child.id, "after-review", content, by=dee)
        rounds.ask(session, letter.id, buddy.id, by=dee, part=RoundPart.BUDDY)
    return store, letter.id, (writer, dee), (reader, buddy)


def made(client, letter_id, **form):
    response = client.send(f"/letters/{letter_id}/word/out", form)
    assert response.status_code == 200, response.get_data(as_text=True)
    return response.data


def brought(client, letter_id, data):
    sent = {"file": (io.BytesIO(data), "back.docx")}
    return client.send(f"/letters/{letter_id}/word/back", sent, content_type="multipart/form-data")


def kept(client, page, *, without=(), **more):
    """Keep what the page offers, as its form would send it."""
    html = page.get_data(as_text=True)
    form = {"do": "keep", "keep": [], **more}
    form["file"] = re.search(r'name="file" value="([^"]+)"', html)[1]
    for name, value in re.findall(r'name="(keep)" value="([^"]+)"', html):
        if value not in without:
            form[name].append(value)
    for name, value in re.findall(r'type="hidden" name="(of\.[^"]+)" value="([^"]+)"', html):
        form.setdefault(name, []).append(value)
    address = re.search(r'action="([^"]+/word/keep)"', html)[1]
    return client.send(address, form)


def rows(store, letter_id, by):
    with store.reading() as session:
        return comments.of_letter(session, letter_id, by=by)


def text_of(response):
    return response.get_data(as_text=True)


def test_a_buddy_gets_a_covered_file_and_it_is_written_down(review):
    store, letter_id, (writer, dee), (reader, _) = review
    data = made(reader, letter_id, whole="yes")
    assert "Elm Road" not in text_in_docx(data, where="")
    assert "Elm Road" not in text_in_docx(made(writer, letter_id), where="")
    assert "Elm Road" in text_in_docx(made(writer, letter_id, whole="yes"), where="")
    with store.reading() as session:
        listed = exports.listed(session, letter_id, by=dee)
    assert {each.format for each in listed} == {"review-docx"}
    assert len(listed) == 3
    assert "Word file to review" in text_of(writer.get(f"/letters/{letter_id}/finish"))


def test_comments_and_edits_are_shown_and_only_then_kept(review):
    store, letter_id, (_, dee), (reader, _) = review
    data = commented(made(reader, letter_id), "drawing of the sea", "Concern: Which one?")
    data = tracked(data, "Well done.", "Well done, Sam.", author="Kit Osei")
    page = brought(reader, letter_id, data)
    shown = text_of(page)
    assert "1 new comment" in shown
    assert "1 change to the words" in shown
    assert "Which one?" in shown
    assert rows(store, letter_id, dee) == []
    done = kept(reader, page)
    assert (done.status_code, done.location.endswith("said=word-kept#comments")) == (303, True)
    concern, edit = sorted(rows(store, letter_id, dee), key=lambda row: row.kind)
    assert (concern.kind, concern.body) == (CommentKind.CONCERN, "Which one?")
    assert concern.place["quote"] == "drawing of the sea"
    assert concern.place["said_by"] == "Kit Osei"
    assert (edit.kind, edit.wording, edit.place["quote"]) == (
        CommentKind.SUGGESTION,
        "done, Sam",
        "done",
    )
    with store.reading() as session:
        words = letters.content(session, letter_id, by=dee).content
        assert words["letter"]["opening"] == "I liked your drawing of the sea. Well done."
    again = brought(reader, letter_id, data)
    assert "Nothing came back that is not here already." in text_of(again)


def test_what_is_not_ticked_is_not_kept(review):
    store, letter_id, (writer, dee), _ = review
    data = commented(made(writer, letter_id), "drawing of the sea", "Which one?")
    data = commented(data, "Auntie Ann", "Praise: Good.")
    page = brought(writer, letter_id, data)
    first = re.search(r'name="keep" value="([^"]+)"', text_of(page))[1]
    kept(writer, page, without=[first])
    assert len(rows(store, letter_id, dee)) == 1


def test_the_same_file_kept_twice_at_once_is_kept_once(review):
    store, letter_id, (writer, dee), (reader, _) = review
    data = commented(made(reader, letter_id), "drawing of the sea", "Which one?")
    one, other = brought(writer, letter_id, data), brought(reader, letter_id, data)
    kept(writer, one)
    kept(reader, other)
    assert len(rows(store, letter_id, dee)) == 1


def test_what_a_colleague_with_an_account_said_is_theirs(review):
    store, letter_id, (writer, dee), (reader, buddy) = review
    data = commented(made(writer, letter_id), "the sea", "Concern: Is it?", author=buddy.name)
    kept(writer, brought(writer, letter_id, data))
    (row,) = rows(store, letter_id, dee)
    assert row.author_id == buddy.id
    seen = text_of(reader.get(f"/letters/{letter_id}/review"))
    assert "You, in Word" in seen


def test_the_writer_cannot_settle_a_concern_that_came_in_word(review):
    store, letter_id, (writer, dee), _ = review
    data = commented(made(writer, letter_id), "the sea", "Concern: Is it?")
    kept(writer, brought(writer, letter_id, data))
    (row,) = rows(store, letter_id, dee)
    settled = writer.send(f"/letters/{letter_id}/review/comments/{row.id}", {"do": "settle"})
    assert settled.status_code == 403
    assert "Kit Osei, in Word" in text_of(writer.get(f"/letters/{letter_id}/review"))


def test_resolved_in_word_is_settled_here_but_a_concern_waits_for_a_reader(review):
    store, letter_id, (writer, dee), (reader, _) = review
    for kind, words in (("question", "drawing of the sea"), ("concern", "Well done")):
        reader.send(
            f"/letters/{letter_id}/review/comments",
            {"version": "1", "field": "letter.opening", "words": words, "kind": kind, "body": "?"},
        )
    data = rewritten(
        made(writer, letter_id),
        {"word/commentsExtended.xml": lambda xml: xml.replace(b'done="0"', b'done="1"')},
    )
    page = brought(writer, letter_id, data)
    assert "2 comments resolved in Word" in text_of(page)
    done = kept(writer, page)
    assert "said=word-kept-concern" in done.location
    states = {row.kind: row.state for row in rows(store, letter_id, dee)}
    assert states == {
        CommentKind.QUESTION: CommentState.RESOLVED,
        CommentKind.CONCERN: CommentState.OPEN,
    }


def test_a_suggestion_from_word_is_taken_over_as_any_other(review):
    store, letter_id, (writer, dee), _ = review
    data = typed_over(made(writer, letter_id), "Well done.", "So good.")
    kept(writer, brought(writer, letter_id, data))
    (row,) = rows(store, letter_id, dee)
    taken = writer.send(f"/letters/{letter_id}/review/comments/{row.id}", {"do": "take"})
    assert taken.status_code == 303
    with store.reading() as session:
        words = letters.content(session, letter_id, by=dee).content["letter"]["opening"]
    assert words == "I liked your drawing of the sea. So good."


def test_words_taken_out_in_word_can_be_taken_out_here(review):
    store, letter_id, (writer, dee), _ = review
    data = tracked(made(writer, letter_id), " Well done.", "")
    kept(writer, brought(writer, letter_id, data))
    seen = text_of(writer.get(f"/letters/{letter_id}/review"))
    assert "Take these words out" in seen
    (row,) = rows(store, letter_id, dee)
    writer.send(f"/letters/{letter_id}/review/comments/{row.id}", {"do": "take"})
    with store.reading() as session:
        words = letters.content(session, letter_id, by=dee).content["letter"]["opening"]
    assert words == "I liked your drawing of the sea."


def test_the_letter_may_move_on_while_the_file_is_away(review):
    store, letter_id, (writer, dee), _ = review
    data = commented(made(writer, letter_id), "drawing of the sea", "Which one?")
    with store.writing() as session:
        content = letters.content(session, letter_id, by=dee).content
        content["letter"]["opening"] = "On Tuesday I liked your drawing of the sea. Well done."
        letters.save_version(session, letter_id, 1, content, by=dee, saved_by=SavedBy.WRITER)
    page = brought(writer, letter_id, data)
    assert "made from version 1; the letter has moved on to version 2" in text_of(page)
    kept(writer, page)
    (row,) = rows(store, letter_id, dee)
    assert (row.version, row.place["start"]) == (2, 24)


def test_a_covered_file_comes_back_on_the_real_words(review):
    store, letter_id, (_, dee), (reader, _) = review
    data = commented(made(reader, letter_id), "You are staying", "Praise: Plain.", nth=1)
    page = brought(reader, letter_id, data)
    assert "Elm Road" not in text_of(page)
    kept(reader, page)
    (row,) = rows(store, letter_id, dee)
    assert row.place["quote"] == "You are staying"
    assert not re.search(r"changes? to the words", text_of(page))


def test_a_few_words_of_a_covered_name_stay_covered_on_the_page(review):
    _, letter_id, _, (reader, _) = review
    data = typed_over(made(reader, letter_id), "with Auntie Ann", "near ▒▒▒ with Auntie Ann")
    data = commented(data, "▒▒▒▒", "Here?")
    shown = text_of(brought(reader, letter_id, data))
    assert "Here?" in shown
    assert not re.search(r"\bElm\b|\bRoad\b", shown)


def test_a_retyped_letter_asks_where_it_is_in_doubt(review):
    store, letter_id, (writer, dee), _ = review
    document = docx.Document()
    for line in ("Dear Sam", "You are staying at 12 Elm Road with Auntie Ann.", "x"):
        document.add_paragraph(line)
    odd = document.add_paragraph("I so liked seeing all your sea drawings.")
    document.add_comment(odd.runs, text="Concern: All?", author="Kit", initials="K")
    out = io.BytesIO()
    document.save(out)
    page = brought(writer, letter_id, out.getvalue())
    shown = text_of(page)
    assert "Which part is this?" in shown
    asked = shown.partition("sea drawings")[2]
    name = re.search(r'type="radio"[^>]* name="(doubt\.[^"]+)"', asked)[1]
    looked = kept(writer, page, **{"do": "look", name: "letter.opening"})
    assert "sea drawings.</q></legend>" not in text_of(looked)
    kept(writer, page, **{name: "letter.opening"})
    found = rows(store, letter_id, dee)
    assert [(row.field, row.body) for row in found if row.kind is CommentKind.CONCERN] == [
        ("letter.opening", "All?")
    ]


HOSTILE = {
    "no file": b"",
    "not Word": b"hello",
    "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_word_file_is_said_at_the_form(case, review):
    _, letter_id, (writer, _), _ = review
    answer = brought(writer, letter_id, HOSTILE[case])
    assert answer.status_code == 400
    assert 'role="alert"' in text_of(answer)


def test_a_file_of_another_letter_is_refused(review, store):
    _, letter_id, (writer, dee), _ = review
    with store.writing() as session:
        child = children.add(session, {"name": "Jaya", "age": 9}, by=dee)
        content = letter_to("Jaya")
        content.pop("child")
        content |= {"date": "2026-11-20", "writer": {"name": "Dee Okafor"}}
        other = letters.start(session, child.id, "after-review", content, by=dee)
    answer = brought(writer, letter_id, made(writer, other.id))
    assert answer.status_code == 400
    assert "made from another letter. Nothing was brought in." in text_of(answer)


def test_a_form_that_lost_its_file_asks_for_it_again(review):
    _, letter_id, (writer, _), _ = review
    answer = writer.send(f"/letters/{letter_id}/word/keep", {"file": "%%%", "do": "keep"})
    assert answer.status_code == 400
    assert "Choose it once more." in text_of(answer)


def test_only_whoever_takes_part_can_use_word(review, signed_in):
    _, letter_id, (writer, _), (reader, _) = review
    for client in (writer, reader):
        assert client.get(f"/letters/{letter_id}/word").status_code == 200
        assert "in Word instead" in text_of(client.get(f"/letters/{letter_id}/review"))
    other, _ = signed_in(Role.BUDDY)
    for path, post in (("", False), ("/out", True), ("/back", True), ("/keep", True)):
        address = f"/letters/{letter_id}/word{path}"
        answer = other.send(address, {"file": "x"}) if post else other.get(address)
        assert answer.status_code in (400, 404)
        assert "Sam" not in text_of(answer)


def test_the_file_holds_the_comments_that_are_here(review):
    _, letter_id, (writer, _), (reader, buddy) = review
    reader.send(
        f"/letters/{letter_id}/review/comments",
        {"version": "1", "field": "letter.opening", "words": "the sea", "kind": "praise",
         "body": "He lives for 12 Elm Road."},
    )  # fmt: skip
    data = made(writer, letter_id)
    said = part(data, "word/comments.xml")
    assert "Praise: He lives for" in said
    assert "Elm Road" not in said
    assert f'w:author="{buddy.name}"' in said
    page = brought(writer, letter_id, data)
    assert "1 comment came back as before." in text_of(page)
