"""The decisions sheet: for the record, tied to what the child is told."""

from __future__ import annotations

import io
from datetime import date

import finish_samples as samples
import pytest

from webapp.services import decisions_sheet as sheet
from webapp.services.decisions_word import told
from webapp.store import decisions, exports
from webapp.store.decisions import DecisionLine
from webapp.store.tables import Role

JSON = {"Accept": "application/json"}


@pytest.fixture
def writer(signed_in):
    return signed_in(Role.WRITER)


@pytest.fixture
def letter_id(store, writer):
    return samples.letter(store, writer[1])


def row(number=1, **values):
    return {f"{number}.{name}": value for name, value in values.items()}


GOOD = {
    **row(1, text="Long-term placement agreed.", who="K. Smith", by="2026-12-04", where="1"),
    **row(2, text="PEP to be updated.", where="left-out", because="it is about paperwork"),
}
LINES = [
    DecisionLine("Long-term placement agreed.", 1, None, "K. Smith", date(2026, 12, 4)),
    DecisionLine("PEP to be updated.", None, "it is about paperwork"),
]


def save(client, letter_id, data, seen=None, **kwargs):
    seen = sheet.mark_of([]) if seen is None else seen
    return client.send(f"/letters/{letter_id}/decisions", {"seen": seen, **data}, **kwargs)


def kept(store, letter_id, by):
    with store.reading() as session:
        return decisions.sheet(session, letter_id, by=by)


def test_decisions_are_kept_with_who_and_when_and_where_they_are_told(store, writer, letter_id):
    client, by = writer
    assert save(client, letter_id, GOOD).status_code == 303
    assert kept(store, letter_id, by) == LINES
    page = client.get(f"/letters/{letter_id}/decisions").get_data(as_text=True)
    assert "Long-term placement agreed." in page
    assert "Message 1: You are staying with Auntie Ann" in page


def test_an_emptied_row_is_gone_and_an_empty_sheet_is_allowed(store, writer, letter_id):
    client, by = writer
    save(client, letter_id, GOOD)
    save(client, letter_id, row(1, text=" ", where="1"), sheet.mark_of(LINES))
    assert kept(store, letter_id, by) == []


def test_each_wrong_answer_is_named_and_nothing_is_saved(store, writer, letter_id):
    client, by = writer
    data = {
        **row(1, who="K. Smith"),
        **row(2, text="x", by="soon"),
        **row(3, text="x", where="left-out"),
        **row(4, text="x" * 2001),
    }
    response = save(client, letter_id, data)
    page = response.get_data(as_text=True)
    assert response.status_code == 400
    for place in ("1.text", "2.by", "3.because", "4.text"):
        assert f'href="#{place}"' in page and f'id="{place}"' in page
    assert kept(store, letter_id, by) == []


@pytest.mark.parametrize(
    "data",
    [
        row(1, text="x", where="4"),
        row(1, text="x", where="0"),
        {"x.text": "y"},
        {"².text": "y"},
        {"-1.text": "y"},
    ],
)
def test_a_fourth_message_and_other_places_that_there_are_not_are_refused(
    store, writer, letter_id, data
):
    client, by = writer
    response = save(client, letter_id, data, headers=JSON)
    assert response.status_code == 400
    assert response.get_json()["error"]["code"] == "not-understood"
    assert kept(store, letter_id, by) == []


def test_far_too_many_or_too_long_decisions_are_refused(writer, letter_id):
    client, _ = writer
    many = {f"{n}.text": "x" for n in range(1, 60)}
    assert save(client, letter_id, many).status_code == 413
    huge = save(client, letter_id, row(1, text="x" * 3_000_000))
    huge.request.environ["wsgi.input"].close()
    assert huge.status_code == 413


def test_two_people_never_overwrite_each_other(store, writer, letter_id):
    client, by = writer
    save(client, letter_id, row(1, text="Theirs."))
    response = save(client, letter_id, row(1, text="Mine."))
    page = response.get_data(as_text=True)
    assert response.status_code == 409
    assert "Theirs." in page and "Mine." in page
    assert [line.text for line in kept(store, letter_id, by)] == ["Theirs."]
    again = save(client, letter_id, row(1, text="Mine."), sheet.mark_of(kept(store, letter_id, by)))
    assert again.status_code == 303


def test_saving_the_same_again_after_a_lost_answer_does_no_harm(writer, letter_id):
    client, _ = writer
    assert save(client, letter_id, GOOD).status_code == 303
    assert save(client, letter_id, GOOD).status_code == 303


def test_the_sheet_becomes_a_word_document_with_its_hash_kept(store, writer, letter_id):
    import docx

    client, by = writer
    save(client, letter_id, GOOD)
    response = client.send(f"/letters/{letter_id}/decisions/word")
    assert 'filename="Sam-decisions-2026-11-20.docx"' in response.headers["Content-Disposition"]
    table = docx.Document(io.BytesIO(response.data)).tables[0]
    said = [[cell.text for cell in row.cells] for row in table.rows]
    assert said[0][1:] == ["Decision", "Who", "By when", "Where the child is told"]
    assert said[1][2:] == [
        "K. Smith",
        "4 December 2026",
        "Message 1: You are staying with Auntie Ann",
    ]
    assert said[2][4] == "Not for this letter, because it is about paperwork"
    with store.reading() as session:
        assert [e.format for e in exports.listed(session, letter_id, by=by)] == ["sheet-docx"]


def test_the_sheet_can_be_printed(writer, letter_id):
    client, _ = writer
    save(client, letter_id, GOOD)
    page = client.get(f"/letters/{letter_id}/decisions/print").get_data(as_text=True)
    assert "Not for this letter, because it is about paperwork" in page


def test_a_sheet_of_a_sent_letter_is_read_only(store, writer, letter_id):
    client, by = writer
    save(client, letter_id, GOOD)
    samples.sent(store, letter_id, by)
    page = client.get(f"/letters/{letter_id}/decisions").get_data(as_text=True)
    assert "stays as it is" in page and "<textarea" not in page
    assert save(client, letter_id, {}, sheet.mark_of(LINES)).status_code == 409
    assert kept(store, letter_id, by) == LINES


def test_a_sheet_of_somebody_else_is_not_found(writer, letter_id, signed_in):
    other, _ = signed_in(Role.WRITER)
    for path in ("", "/print"):
        assert other.get(f"/letters/{letter_id}/decisions{path}").status_code == 404
    assert save(other, letter_id, GOOD).status_code == 404
    assert other.send(f"/letters/{letter_id}/decisions/word").status_code == 404


@pytest.mark.parametrize(
    ("because", "expected"),
    [
        ("It is about paperwork", "it is about paperwork"),
        ("because it is about money", "it is about money"),
        ("Ann tells him herself", "Ann tells him herself"),
        ("I told him on Friday", "I told him on Friday"),
    ],
)
def test_a_reason_reads_on_from_because(because, expected):
    line = DecisionLine("x", left_out_because=because)
    assert told(line, []) == f"Not for this letter, because {expected}"
