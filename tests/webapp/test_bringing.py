"""Bring a letter in: its paragraphs find their place, and none is lost silently."""

from __future__ import annotations

import io
import zipfile

import finish_samples as samples
import pytest

from webapp.services import bringing
from webapp.store import children, letters
from webapp.store.tables import Role

OLD = """Dear Sam,

My name is Dee and I am your reviewing officer. It was lovely to see you.

This letter is about your review.

Where you live
You said you want to stay with Auntie Ann.
Everyone agreed that you will stay there.
This is because you are happy and safe there.
Ann will paint your room with you by 12 December.

School
You told us lunch is too loud.
You can eat in the art room.

Bola is your advocate. She can speak up for you.
If you are unhappy with anything, you can complain to me.
You can ring me on 020 7946 0131.

Best wishes,
Dee Okafor
"""


@pytest.fixture
def writer(signed_in):
    return signed_in(Role.WRITER)


@pytest.fixture
def child(store, writer):
    with store.writing() as session:
        return children.add(session, samples.PROFILE, by=writer[1]).id


def bring(client, child, text="", file=None, name="old.docx"):
    data = {"child": child, "kind": "after-review", "text": text}
    if file is not None:
        data["file"] = (io.BytesIO(file), name)
    response = client.send("/bring-in", data, content_type="multipart/form-data")
    response.request.environ["wsgi.input"].close()  # a large one lies in a file of the test's
    return response


def brought(client, child, text=OLD):
    response = bring(client, child, text)
    assert response.status_code == 303, response.get_data(as_text=True)
    return response.location.split("/")[2]


def place(client, letter_id, where, version=2, **kwargs):
    data = {f"to.{number}": path for number, path in enumerate(where, 1)}
    return client.send(f"/letters/{letter_id}/bring-in", {"version": version, **data}, **kwargs)


def word_file(*paragraphs):
    import docx

    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def everything(store, letter_id, by):
    content = samples.content_of(store, letter_id, by)
    fields = samples.fields_of(store, letter_id, by)
    return " ".join([*fields.values(), *bringing.notes(content)])


def test_every_paragraph_waits_as_a_note_before_anything_is_placed(store, writer, child):
    client, by = writer
    letter_id = brought(client, child)
    notes = bringing.notes(samples.content_of(store, letter_id, by))
    assert len(notes) == 16
    page = client.get(f"/letters/{letter_id}/bring-in").get_data(as_text=True)
    assert "16 paragraphs wait for a place" in page
    assert 'value="messages.1.title" selected' in page


def test_what_the_page_guesses_can_be_taken_as_it_is(store, writer, child):
    from webapp.services.bringing_guess import guesses

    client, by = writer
    letter_id = brought(client, child)
    notes = bringing.notes(samples.content_of(store, letter_id, by))
    assert place(client, letter_id, guesses(notes)).status_code == 303
    fields = samples.fields_of(store, letter_id, by)
    assert fields["letter.greeting"] == "Dear Sam,"
    assert fields["messages.1.title"] == "Where you live"
    assert fields["messages.1.you_said"].startswith("You said")
    assert fields["messages.1.why"].startswith("This is because")
    assert fields["messages.1.steps.1.what"].startswith("Ann will")
    assert fields["messages.2.title"] == "School"
    assert fields["help.advocate"].startswith("Bola")
    assert "ring me" in fields["help.reach"]
    left = bringing.notes(samples.content_of(store, letter_id, by))
    assert left == ["Best wishes,", "Dee Okafor"]  # the letter signs itself
    said = everything(store, letter_id, by)
    assert all(paragraph in said for paragraph in notes)


def test_several_paragraphs_can_go_to_one_field_and_keep_what_is_there(store, writer, child):
    client, by = writer
    letter_id = brought(client, child, "One.\nTwo.\nThree.")
    place(client, letter_id, ["letter.opening", "letter.opening", "note"])
    assert samples.fields_of(store, letter_id, by)["letter.opening"] == "One.\n\nTwo."
    place(client, letter_id, ["letter.opening"], version=3)
    assert samples.fields_of(store, letter_id, by)["letter.opening"] == "One.\n\nTwo.\n\nThree."


def test_a_note_goes_only_when_the_writer_drops_it(store, writer, child):
    client, by = writer
    letter_id = brought(client, child, "Keep me.\nDrop me.")
    place(client, letter_id, ["note", "drop"])
    assert bringing.notes(samples.content_of(store, letter_id, by)) == ["Keep me."]
    with store.reading() as session:
        before = letters.content(session, letter_id, by=by, number=2).content
    assert bringing.notes(before) == ["Keep me.", "Drop me."]  # and can be brought back


def test_words_from_outside_count_as_checked_only_when_tied_to_the_child(store, writer, child):
    client, by = writer
    letter_id = brought(client, child, "We heard that you like the sea.")
    place(client, letter_id, ["letter.opening"])
    finish = client.get(f"/letters/{letter_id}/finish").get_data(as_text=True)
    assert "1 field is not checked" in finish
    assert "The letter is ready" not in finish
    path = f"/letters/{letter_id}/bring-in/checked"
    data = {"version": 3, "tie.letter.opening": " "}
    refused = client.send(path, data)
    assert refused.status_code == 400 and "Say it in a few words" in refused.get_data(as_text=True)
    data["tie.letter.opening"] = "He told me about the beach on Tuesday."
    assert client.send(path, data).status_code == 303
    content = samples.content_of(store, letter_id, by)
    assert bringing.unchecked(content) == []
    assert content["brought_in"]["tied"] == {"letter.opening": data["tie.letter.opening"]}


def test_unchecked_words_are_found_again_when_a_message_moves():
    content = {
        "messages": [{"title": "New"}, {"title": "Old", "text": "From Word."}],
        "brought_in": {"unchecked": [{"field": "messages.1.text", "text": "From Word."}]},
    }
    assert [each.field for each in bringing.unchecked(content)] == ["messages.2.text"]


def test_words_that_were_taken_out_of_the_letter_need_no_checking():
    content = {"brought_in": {"unchecked": [{"field": "letter.opening", "text": "Gone."}]}}
    assert bringing.unchecked(content) == []


def test_what_was_brought_in_stays_beside_the_letter_and_is_not_printed(store, writer, child):
    client, _ = writer
    letter_id = brought(client, child, "You are staying.\nA secret note.")
    place(client, letter_id, ["messages.1.title", "note"])
    made = client.send(f"/letters/{letter_id}/file/txt", {"version": 3})
    assert made.status_code == 200
    assert "You are staying" in made.get_data(as_text=True)
    assert "secret" not in made.get_data(as_text=True)


def test_a_word_file_is_brought_in(store, writer, child):
    client, by = writer
    data = word_file("Dear Sam", "You are staying with Ann.", "")
    letter_id = bring(client, child, file=data).location.split("/")[2]
    notes = bringing.notes(samples.content_of(store, letter_id, by))
    assert notes == ["Dear Sam", "You are staying with Ann."]


@pytest.mark.parametrize(
    "data",
    [
        "Dear Sam\r\nIt’s fine.".encode(),
        "\ufeffDear Sam\nIt’s fine.".encode(),
        "Dear Sam\nIt’s fine.".encode("cp1252"),
        "Dear Sam\nIt’s fine.".encode("utf-16"),
    ],
)
def test_a_text_file_is_brought_in_whatever_program_saved_it(data):
    assert bringing.paragraphs_in(bringing.text_in_file(data)) == ["Dear Sam", "It’s fine."]


def test_lines_that_an_email_program_broke_are_one_paragraph():
    text = (
        "It was good to see you on Wednesday, and to hear about the\n"
        "penguin joke that you told to four people.\n"
        "Thank you."
    )
    assert bringing.paragraphs_in(text) == [
        "It was good to see you on Wednesday, and to hear about the penguin joke that you told "
        "to four people.",
        "Thank you.",
    ]


def test_more_can_be_brought_in_later(store, writer, child):
    client, by = writer
    letter_id = brought(client, child, "One.")
    response = client.send(
        f"/letters/{letter_id}/bring-in/more",
        {"text": "Two."},
        content_type="multipart/form-data",
    )
    assert response.status_code == 303
    assert bringing.notes(samples.content_of(store, letter_id, by)) == ["One.", "Two."]


def test_the_form_says_what_is_missing_and_keeps_the_words(writer, child):
    client, _ = writer
    page = bring(client, "", "My words.")
    assert page.status_code == 400
    assert "Choose the child" in page.get_data(as_text=True)
    assert "My words." in page.get_data(as_text=True)
    assert "Paste the letter here" in bring(client, child).get_data(as_text=True)


def zip_of(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return out.getvalue()


HOSTILE = {
    "not-word": b"\x00\x01\x02\x03 rubbish",
    "broken": b"PK\x03\x04 broken",
    "old-word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "pdf": b"%PDF-1.7 ...",
    "other-zip": zip_of("photo.jpg", b"x"),
    "bomb": zip_of("word/document.xml", b" " * 30_000_000),
    "entities": zip_of("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'),
    "macros": zip_of("word/vbaProject.bin", b"x"),
    "empty": b"",
}


@pytest.mark.parametrize("kind", list(HOSTILE))
def test_a_file_that_is_no_letter_is_refused_and_nothing_is_started(store, writer, child, kind):
    client, by = writer
    response = bring(client, child, file=HOSTILE[kind], name="../../<script>.docx")
    assert response.status_code == 400
    page = response.get_data(as_text=True)
    assert "needs another look" in page and "<script>" not in page and "../.." not in page
    with store.reading() as session:
        assert letters.mine(session, by=by) == []


def test_a_huge_upload_or_text_is_refused_and_nothing_is_started(store, writer, child):
    client, by = writer
    assert bring(client, child, file=b"a" * 13_000_000, name="a.txt").status_code == 413
    assert bring(client, child, "a " * 5_000_000).status_code == 413
    assert bring(client, child, "a " * 200_000).status_code == 400
    assert bring(client, child, "Short.\n" * 301).status_code == 400
    with store.reading() as session:
        assert letters.mine(session, by=by) == []


@pytest.mark.parametrize(
    "where", ["messages.4.text", "messages.0.text", "child.name", "", "brought_in.notes"]
)
def test_a_place_that_no_letter_has_is_refused(store, writer, child, where):
    client, by = writer
    letter_id = brought(client, child, "One.")
    response = place(client, letter_id, [where], headers={"Accept": "application/json"})
    assert response.status_code == 400
    assert response.get_json()["error"]["code"] == "not-understood"
    assert bringing.notes(samples.content_of(store, letter_id, by)) == ["One."]


def test_a_paragraph_too_long_for_its_place_stays_a_note(store, writer, child):
    client, by = writer
    letter_id = brought(client, child, "word " * 100 + ".\nTwo.")
    response = place(client, letter_id, ["messages.1.title", "letter.opening"])
    assert response.status_code == 400
    assert "too long for that part" in response.get_data(as_text=True)
    assert len(bringing.notes(samples.content_of(store, letter_id, by))) == 2
    assert "letter.opening" not in samples.fields_of(store, letter_id, by)


def test_a_page_that_is_older_than_the_letter_changes_nothing(store, writer, child):
    client, by = writer
    letter_id = brought(client, child, "One.\nTwo.")
    assert place(client, letter_id, ["drop", "note"]).status_code == 303
    response = place(client, letter_id, ["drop"], version=2)
    assert response.status_code == 409
    assert "choose once more" in response.get_data(as_text=True)
    json = place(client, letter_id, ["drop"], version=2, headers={"Accept": "application/json"})
    assert json.get_json()["error"]["code"] == "conflict"
    assert bringing.notes(samples.content_of(store, letter_id, by)) == ["Two."]


def test_nobody_brings_a_letter_to_somebody_elses_child(store, writer, child, signed_in):
    client, _ = writer
    other, by = signed_in(Role.WRITER)
    assert bring(other, child, "One.").status_code == 404
    assert bring(other, "nobody", "One.").status_code == 404
    letter_id = brought(client, child, "One.")
    assert other.get(f"/letters/{letter_id}/bring-in").status_code == 404
    assert place(other, letter_id, ["drop"]).status_code == 404
    with store.reading() as session:
        assert letters.mine(session, by=by) == []


def test_nothing_is_brought_into_a_letter_that_was_sent(store, writer):
    client, by = writer
    letter_id = samples.letter(store, by)
    samples.sent(store, letter_id, by)
    assert client.get(f"/letters/{letter_id}/bring-in").status_code == 409
    response = client.send(f"/letters/{letter_id}/bring-in/more", {"text": "More."})
    assert response.status_code == 409


def test_a_locked_database_keeps_the_words_on_the_page(store, writer, child, monkeypatch):
    client, _ = writer
    token = client.token()
    with store.engine.connect() as other:
        other.exec_driver_sql("PRAGMA busy_timeout = 50")

        from sqlalchemy import event

        def hurry(connection, *_):
            connection.execute("PRAGMA busy_timeout = 50")

        event.listen(store.engine, "checkout", hurry)
        other.rollback()
        other.connection.driver_connection.execute("BEGIN IMMEDIATE")
        response = client.post(
            "/bring-in",
            data={"child": child, "kind": "hello", "text": "My words.", "form_token": token},
            headers={"Sec-Fetch-Site": "same-origin"},
        )
        other.connection.driver_connection.execute("ROLLBACK")
        event.remove(store.engine, "checkout", hurry)
    assert response.status_code == 503
    assert "My words." in response.get_data(as_text=True)
    assert "was not saved" in response.get_data(as_text=True)
