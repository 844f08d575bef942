"""Finish a letter: what is open, the files, sent and locked."""

from __future__ import annotations

import hashlib
import io

import finish_samples as samples
import pytest
from sqlalchemy import text

from webapp.store import comments, exports, letters, trail
from webapp.store.tables import CommentKind, LetterState, Role

JSON = {"Accept": "application/json"}
ENDINGS = ["pdf", "docx", "html", "txt"]


@pytest.fixture
def writer(signed_in):
    return signed_in(Role.WRITER)


def get_file(client, letter_id, ending="pdf", version=1, **data):
    return client.send(f"/letters/{letter_id}/file/{ending}", {"version": version, **data})


def finish(client, letter_id):
    return client.get(f"/letters/{letter_id}/finish").get_data(as_text=True)


def make_sent(client, letter_id, version=1):
    for wanted in ("ready", "sent"):
        data = {"do": wanted, "version": version, "sure": "yes"}
        response = client.send(f"/letters/{letter_id}/finish", data)
        assert response.status_code == 303, response.get_data(as_text=True)


def state_of(store, letter_id, by):
    with store.reading() as session:
        letter = letters.get(session, letter_id, by=by)
        return letter.state, letter.version


def test_the_checklist_says_what_must_be_put_right_and_where(store, writer):
    client, by = writer
    bad = samples.changed("help.next_meeting", "2026-05-14")
    page = finish(client, samples.letter(store, by, bad))
    assert "Must be put right first" in page
    assert "#help.next_meeting" in page
    assert "Files can be made when" in page


def test_a_part_with_nothing_in_it_is_named_with_its_question(store, writer):
    client, by = writer
    page = finish(client, samples.letter(store, by, samples.changed("letter.closing", "")))
    assert "Parts with nothing in them" in page and "Closing" in page


def test_a_message_without_a_title_is_no_letter_yet(store, writer):
    client, by = writer
    letter_id = samples.letter(store, by, samples.changed("messages.0.title", ""))
    assert "This message has no title yet" in finish(client, letter_id)
    response = get_file(client, letter_id)
    assert response.status_code == 409
    assert "…" not in response.get_data(as_text=True).partition("Still open")[0]


def test_a_name_from_another_child_of_this_writer_stops_the_letter(store, writer):
    client, by = writer
    samples.letter(store, by, name="Zuleika")
    letter_id = samples.letter(
        store, by, samples.changed("messages.0.text", "You will stay with Ann, like Zuleika.")
    )
    page = finish(client, letter_id)
    assert "Must be put right first" in page and "Zuleika" in page
    data = {"do": "ready", "version": 1}
    assert client.send(f"/letters/{letter_id}/finish", data).status_code == 409
    assert state_of(store, letter_id, by)[0] is LetterState.DRAFT


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_file_has_a_safe_name_and_its_hash_is_kept(store, writer, ending):
    client, by = writer
    letter_id = samples.letter(store, by)
    response = get_file(client, letter_id, ending)
    assert response.status_code == 200
    name = response.headers["Content-Disposition"].partition("filename=")[2].strip('"')
    assert name == f"Sam-after-review-2026-11-20-draft.{ending}"
    with store.reading() as session:
        kept = exports.listed(session, letter_id, by=by)
        done = [entry.action for entry in trail.about(session, "letter", letter_id)]
    assert [each.sha256 for each in kept] == [hashlib.sha256(response.data).hexdigest()]
    assert "letter.exported" in done
    assert kept[0].sha256 in finish(client, letter_id)


def test_a_word_file_opens_and_says_the_letter(store, writer):
    import docx

    client, by = writer
    data = get_file(client, samples.letter(store, by), "docx").data
    said = " ".join(
        element.text or "" for element in docx.Document(io.BytesIO(data)).element.body.iter()
    )
    assert "You are staying with Auntie Ann" in said


def test_a_pdf_can_be_opened_in_the_browser_to_print(store, writer):
    client, by = writer
    response = get_file(client, samples.letter(store, by), show="yes")
    assert response.headers["Content-Disposition"].startswith("inline;")
    assert response.data.startswith(b"%PDF-")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["Cache-Control"] == "no-store"


def test_a_sent_letter_is_locked_and_makes_the_same_pdf_for_ever(store, writer):
    client, by = writer
    letter_id = samples.letter(store, by)
    make_sent(client, letter_id)
    state, version = state_of(store, letter_id, by)
    assert state is LetterState.SENT
    first = get_file(client, letter_id, version=version)
    child_id = samples.child_of(store, letter_id, by)
    with store.writing() as session:
        from webapp.services import council as council_service
        from webapp.store import children

        profile = {**samples.PROFILE, "name": "Samuel", "page": {"size_pt": 24}}
        children.save_profile(session, child_id, 1, profile, by=by)
        council_service.save_wording(session, {"next": "And now"}, 0, by=by)
    again = get_file(client, letter_id, version=version)
    assert first.data == again.data
    assert "Sam-after-review-2026-11-20.pdf" in again.headers["Content-Disposition"]
    page = finish(client, letter_id)
    assert "Sent and locked" in page and "not the same bytes" not in page
    for wanted in ("draft", "ready", "sent"):
        data = {"do": wanted, "version": version, "sure": "yes"}
        assert client.send(f"/letters/{letter_id}/finish", data).status_code == 409


def test_the_hash_of_what_was_sent_is_kept_even_if_no_file_was_made(store, writer):
    client, by = writer
    letter_id = samples.letter(store, by)
    make_sent(client, letter_id)
    with store.reading() as session:
        kept = exports.listed(session, letter_id, by=by)
    assert [(each.format, each.version) for each in kept] == [("pdf", 2)]
    again = get_file(client, letter_id, version=2)
    assert hashlib.sha256(again.data).hexdigest() == kept[0].sha256


def test_sending_is_asked_once_more(store, writer):
    client, by = writer
    letter_id = samples.letter(store, by)
    client.send(f"/letters/{letter_id}/finish", {"do": "ready", "version": 1})
    response = client.send(f"/letters/{letter_id}/finish", {"do": "sent", "version": 1})
    assert response.status_code == 400
    assert "Tick that the letter is on its way" in response.get_data(as_text=True)
    assert state_of(store, letter_id, by)[0] is LetterState.READY


def test_a_draft_cannot_be_sent_at_once(store, writer):
    client, by = writer
    letter_id = samples.letter(store, by)
    data = {"do": "sent", "version": 1, "sure": "yes"}
    response = client.send(f"/letters/{letter_id}/finish", data, headers=JSON)
    assert response.get_json()["error"]["code"] == "not-that-way"
    assert state_of(store, letter_id, by) == (LetterState.DRAFT, 1)  # nothing half done


def test_an_open_concern_is_shown_and_stops_the_letter(store, writer):
    client, by = writer
    letter_id = samples.letter(store, by)
    with store.writing() as session:
        comments.add(
            session,
            letter_id,
            version=1,
            field="letter.opening",
            place={},
            kind=CommentKind.CONCERN,
            body="Is this true?",
            by=by,
        )
    assert "A colleague has a concern" in finish(client, letter_id)
    response = client.send(f"/letters/{letter_id}/finish", {"do": "ready", "version": 1})
    assert response.status_code == 409
    assert "A concern is still open" in response.get_data(as_text=True)


@pytest.mark.parametrize("path", ["finish", "file/pdf"])
def test_a_page_that_is_older_than_the_letter_does_nothing(store, writer, path):
    client, by = writer
    letter_id = samples.letter(store, by)
    data = {"do": "ready", "version": 7}
    response = client.send(f"/letters/{letter_id}/{path}", data)
    assert response.status_code == 409
    assert "saved again since you opened this page" in response.get_data(as_text=True)
    response = client.send(f"/letters/{letter_id}/{path}", data, headers=JSON)
    assert response.get_json()["error"]["code"] == "conflict"
    with store.reading() as session:
        assert exports.listed(session, letter_id, by=by) == []


@pytest.mark.parametrize("version", ["", "x", "1.5", None])
def test_a_request_that_no_page_sends_is_refused(store, writer, version):
    client, by = writer
    letter_id = samples.letter(store, by)
    data = {} if version is None else {"version": version}
    for path in ("finish", "file/pdf"):
        response = client.send(f"/letters/{letter_id}/{path}", {"do": "ready", **data})
        assert response.status_code == 400
    assert get_file(client, letter_id, "exe").status_code == 404
    response = client.send(f"/letters/{letter_id}/finish", {"do": "burn", "version": 1})
    assert response.status_code == 400


def test_a_letter_of_somebody_else_is_not_found(store, writer, signed_in):
    _, by = writer
    letter_id = samples.letter(store, by)
    other, _ = signed_in(Role.WRITER)
    assert other.get(f"/letters/{letter_id}/finish").status_code == 404
    assert get_file(other, letter_id).status_code == 404
    response = other.send(f"/letters/{letter_id}/finish", {"do": "ready", "version": 1})
    assert response.status_code == 404


def test_a_fourth_message_in_the_store_is_never_made_into_a_file(store, writer):
    client, by = writer
    four = {**samples.GOOD, "messages": samples.GOOD["messages"] * 4}
    letter_id = samples.letter(store, by, four)
    response = get_file(client, letter_id)
    assert response.status_code == 422
    assert "at most three" in response.get_data(as_text=True)


def test_no_file_is_handed_over_when_its_hash_cannot_be_kept(store, writer, monkeypatch):
    client, by = writer
    letter_id = samples.letter(store, by)
    client.get(f"/letters/{letter_id}/finish")
    with store.engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()

    # A full disk: SQLite may not grow, and every free page is used up.
    from sqlalchemy import event

    def stop_growing(connection, *_):
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store.engine, "checkout", stop_growing)
    for _ in range(200):
        response = get_file(client, letter_id, "txt")
        if response.status_code != 200:
            break
    assert response.status_code == 503
    assert "attachment" not in response.headers.get("Content-Disposition", "")
    event.remove(store.engine, "checkout", stop_growing)
    with store.reading() as session:
        kept = exports.listed(session, letter_id, by=by)
        written = trail.about(session, "letter", letter_id, 999)
    assert len(kept) == len([e for e in written if e.action == "letter.exported"])
