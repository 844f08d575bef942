"""A sent letter keeps every picture it was sent with; drafts follow the symbols."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date

import desk_samples as desk
import finish_samples as samples
import pytest
from sqlalchemy import text

from letterkit.page_file import from_bytes
from webapp.store import children, frozen_pages, hand_over, rounds, symbol_sets
from webapp.store.photos import Consent, Picture, add, file_name, withdraw
from webapp.store.tables import Role, RoundState

FORMATS = ["pdf", "docx", "html", "txt"]


@pytest.fixture
def writer(signed_in):
    return signed_in(Role.WRITER)


@pytest.fixture
def priya(store, person):
    return person(store, Role.THERAPIST)


def with_symbols():
    """Return a letter with a council symbol as its picture, as a choice, and by its words."""
    content = copy.deepcopy(samples.GOOD)
    content["messages"][0]["picture"] = "northby:swing"
    content["messages"][0]["text"] = "You can play by the pond. Ann put up a swing for you."
    content["symbols"] = {"boat": "northby:pond"}
    return content


READS = {"symbols": {"mode": "key-words", "sets": ["northby", "care"]}}


def files_of(client, letter_id, version):
    found = {}
    for to in FORMATS:
        made = client.send(f"/letters/{letter_id}/file/{to}", {"version": version})
        assert made.status_code == 200, made.get_data(as_text=True)
        found[to] = made.data
    return found


def page_of(client, letter_id):
    return client.get(f"/letters/{letter_id}/page").get_data(as_text=True)


def make_sent(client, letter_id):
    for wanted in ("ready", "sent"):
        data = {"do": wanted, "version": 1, "sure": "yes"}
        response = client.send(f"/letters/{letter_id}/finish", data)
        assert response.status_code == 303, response.get_data(as_text=True)


def test_replacing_a_symbol_changes_no_sent_letter_and_every_draft(store, writer, priya):
    client, by = writer
    ids = desk.a_set(store, priya)
    sent = samples.letter(store, by, with_symbols(), **READS)
    with store.writing() as session:
        draft = samples.another(
            session, samples.child_of_row(session, sent, by), by, with_symbols()
        )
    make_sent(client, sent)
    before, before_draft = files_of(client, sent, 2), files_of(client, draft, 1)
    seen, seen_draft = page_of(client, sent), page_of(client, draft)
    assert "northby" in str(before["txt"]).lower()  # credited

    desk.redraw(store, ids["swing"], priya)
    desk.withdraw(store, ids["pond"], priya)
    with store.writing() as session:
        row = symbol_sets.get(session, "northby")
        terms = symbol_sets.Terms(title="Another name", licence="All rights reserved")
        symbol_sets.save_terms(session, "northby", row.version, terms, by=priya)

    assert files_of(client, sent, 2) == before
    assert page_of(client, sent) == seen
    assert page_of(client, draft) != seen_draft
    made = client.send(f"/letters/{draft}/file/pdf", {"version": 1})
    assert made.data != before_draft["pdf"]


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"expires": date(2026, 11, 19)}, "ended on 19 November 2026"),
        ({"max_distinct": 1}, "allows 1 different symbols"),
    ],
)
def test_a_letter_keeps_to_the_terms_of_a_council_set(store, writer, priya, terms, says):
    client, by = writer
    desk.a_set(store, priya)
    content = with_symbols()
    second = {"title": "The pond", "text": "We saw it.", "picture": "northby:pond"}
    content["messages"].append(second)
    letter_id = samples.letter(store, by, content, **READS)
    files_of(client, letter_id, 1)
    with store.writing() as session:
        symbol_sets.save_terms(session, "northby", 1, replace(desk.TERMS, **terms), by=priya)
    refused = client.send(f"/letters/{letter_id}/file/pdf", {"version": 1})
    assert refused.status_code in (409, 422)
    assert says in refused.get_data(as_text=True)


def test_not_even_a_set_that_is_gone_altogether_harms_a_sent_letter(store, writer, priya):
    client, by = writer
    desk.a_set(store, priya)
    sent = samples.letter(store, by, with_symbols(), **READS)
    make_sent(client, sent)
    before = files_of(client, sent, 2)
    with store.writing() as session:
        for table in ("symbol_entries", "symbol_uploads", "symbol_sets"):
            session.execute(text(f"DELETE FROM {table}"))
    assert files_of(client, sent, 2) == before


def test_the_page_is_kept_sealed_with_the_names_of_its_symbols(store, writer, priya):
    client, by = writer
    desk.a_set(store, priya)
    sent = samples.letter(store, by, with_symbols(), **READS)
    make_sent(client, sent)
    with store.reading() as session:
        kept = frozen_pages.get(session, sent, by=by)
        raw, names = session.execute(text("SELECT page, symbols FROM frozen_pages")).one()
    assert kept.startswith(b"PK") and b"page.json" not in bytes(raw)
    assert "northby:swing" in names and "northby:pond" in names


def test_the_page_goes_with_its_child(store, writer, priya):
    client, by = writer
    sent = samples.letter(store, by)
    make_sent(client, sent)
    child_id = samples.child_of(store, sent, by)
    with store.writing() as session:
        children.erase(session, child_id, by=by)
        assert session.execute(text("SELECT count(*) FROM frozen_pages")).scalar() == 0


def test_a_letter_sent_before_pages_were_kept_goes_on_as_it_did(store, writer):
    client, by = writer
    sent = samples.letter(store, by)
    samples.sent(store, sent, by)
    assert "You are staying with Auntie Ann" in page_of(client, sent)
    assert files_of(client, sent, 1)["pdf"].startswith(b"%PDF")


def test_a_photo_withdrawn_after_sending_stops_files_and_leaves_the_page(store, writer):
    client, by = writer
    letter_id = samples.letter(store, by)
    child_id = samples.child_of(store, letter_id, by)
    with store.writing() as session:
        picture = Picture(desk.png(), "image/png", 80, 40, "Ann and the dog")
        consent = Consent("Ann", desk.TODAY, "letters to Sam", desk.TODAY.replace(year=2099))
        photo = add(session, child_id, picture, consent, by=by)
        ref = f"photo:{file_name(photo)}"
        content = samples.changed("messages.0.picture", ref)
        letter_id = samples.another(session, child_id, by, content)
    make_sent(client, letter_id)
    assert "Ann and the dog" in page_of(client, letter_id)
    assert client.get(f"/letters/{letter_id}/picture?ref={ref}").status_code == 200
    files_of(client, letter_id, 2)
    with store.writing() as session:
        withdraw(session, photo.id, by=by)
    for to in FORMATS:
        refused = client.send(f"/letters/{letter_id}/file/{to}", {"version": 2})
        assert refused.status_code == 422
        assert "not there any more" in refused.get_data(as_text=True)
    page = page_of(client, letter_id)
    assert "Ann and the dog" not in page and "You are staying with Auntie Ann" in page
    assert client.get(f"/letters/{letter_id}/picture?ref={ref}").status_code == 404


def test_the_pictures_of_a_sent_letter_are_its_own(store, writer, priya):
    client, by = writer
    ids = desk.a_set(store, priya)
    sent = samples.letter(store, by, with_symbols(), **READS)
    make_sent(client, sent)
    desk.redraw(store, ids["swing"], priya)
    shown = client.get(f"/letters/{sent}/picture?ref=northby:swing")
    assert shown.data == desk.svg()
    assert client.get(f"/letters/{sent}/picture?ref=openmoji:dog").status_code == 404


def test_a_reader_of_a_sent_letter_sees_it_as_sent_with_the_same_words_covered(
    store, writer, signed_in, priya
):
    client, by = writer
    ids = desk.a_set(store, priya)
    content = with_symbols()
    content["messages"][0]["text"] += " You will visit 12 Elm Road."
    sent = samples.letter(store, by, content, **READS)
    buddy_client, buddy = signed_in(Role.BUDDY)
    with store.writing() as session:
        asked = rounds.ask(session, sent, buddy.id, by=by)
        rounds.answer(session, asked.id, RoundState.APPROVED, by=buddy, strength="Warm.")
    make_sent(client, sent)
    address = f"/letters/{sent}/review/page"
    seen = buddy_client.get(address).get_data(as_text=True)
    assert ">Elm<" not in seen and seen.count("▒") == len("12ElmRoad")
    desk.redraw(store, ids["swing"], priya)
    desk.withdraw(store, ids["pond"], priya)
    assert buddy_client.get(address).get_data(as_text=True) == seen
    assert ">Elm<" in page_of(client, sent)


def test_a_sampled_letter_is_read_as_it_was_sent_without_names(store, writer, signed_in, priya):
    client, by = writer
    ids = desk.a_set(store, priya)
    sent = samples.letter(store, by, with_symbols(), **READS)
    make_sent(client, sent)
    reader, _ = signed_in(Role.QUALITY)
    drawn = reader.send("/quality/new", {"size": "5"}).location.partition("?")[0]
    address = f"{drawn}/letters/1/page"
    seen = reader.get(address).get_data(as_text=True)
    assert "Dear [the child]" in seen and 'alt="a swing"' in seen and 'alt="a pond"' in seen
    said = seen.split("</style>")[-1]
    assert "Sam" not in said and "Ann" not in said
    desk.redraw(store, ids["swing"], priya)
    desk.withdraw(store, ids["pond"], priya)
    assert reader.get(address).get_data(as_text=True) == seen


def test_all_that_is_held_about_a_child_holds_the_pages_that_were_sent(store, writer):
    client, by = writer
    sent = samples.letter(store, by)
    make_sent(client, sent)
    child_id = samples.child_of(store, sent, by)
    with store.writing() as session:
        held = hand_over.everything(session, child_id)
    assert from_bytes(held.pages[f"{sent}.page.zip"]).title
