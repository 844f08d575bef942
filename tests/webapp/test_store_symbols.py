"""The council's symbols in the store: written, published, withdrawn, never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import desk_samples as samples
import finish_samples
import pytest
from editor_samples import KEY
from sqlalchemy import text

from letterkit.symbols.catalogue import catalogue_for
from webapp.errors import AlreadyThere, Conflict, NotFound
from webapp.services import council, council_symbols, desk_import, desk_uses
from webapp.store import (
    frozen_pages,
    notices,
    symbol_entries,
    symbol_sets,
    symbol_uploads,
    symbol_uses,
    trail,
)
from webapp.store.database import Store
from webapp.store.encryption import Keyring
from webapp.store.rotate import rotate
from webapp.store.symbol_entries import NewEntry, NotReady, NotThatStep, SetExpired, Words
from webapp.store.symbol_sets import InUse
from webapp.store.tables import EntryState, Role, now


@pytest.fixture
def priya(both, person):
    return person(both, Role.THERAPIST)


def catalogue(store):
    with store.reading() as session:
        return catalogue_for(council.library_settings(session))


def move(store, entry_id, state, by, version=None):
    version = samples.version_of(store, entry_id) if version is None else version
    with store.writing() as session:
        symbol_entries.move(session, entry_id, state, version, by=by, today=samples.TODAY)


def test_a_draft_is_nowhere_until_it_is_published(both, priya):
    ids = samples.a_set(both, priya, publish=False)
    assert "northby" not in catalogue(both).sets
    move(both, ids["swing"], EntryState.PUBLISHED, priya)
    found = catalogue(both)
    assert "northby:swing" in found and "northby:pond" not in found
    assert found.get("northby:swing").alt_text == "a swing"
    assert found.sets["northby"].notice.holder == "Northby Council"
    assert list(found.sets)[:2] == ["care", "openmoji"]


def test_a_withdrawn_symbol_is_gone_for_new_letters_and_can_come_back(both, priya):
    ids = samples.a_set(both, priya)
    samples.withdraw(both, ids["swing"], priya)
    assert "northby:swing" not in catalogue(both)
    move(both, ids["swing"], EntryState.PUBLISHED, priya)
    assert "northby:swing" in catalogue(both)


def test_another_process_sees_what_is_published_at_once_and_nothing_is_read_twice(both, priya):
    other = Store(both.engine.url.render_as_string(False), Keyring([KEY]))
    samples.a_set(both, priya)
    first = catalogue(other)
    assert "northby:swing" in first and catalogue(other) is first
    ids = samples.a_set(both, priya, ("slide",), name="southby")
    second = catalogue(other)
    assert "southby:slide" in second
    assert second.sets["northby"] is first.sets["northby"]
    samples.withdraw(both, ids["slide"], priya)
    assert "southby:slide" not in catalogue(other)
    other.close()


def test_pictures_are_opened_when_they_are_needed_and_mended_ones_are_new(both, priya):
    ids = samples.a_set(both, priya)
    found = catalogue(both).sets["northby"]
    file = found.symbols["swing"].file
    assert found.data(file) == samples.svg()
    samples.redraw(both, ids["swing"], priya)
    again = catalogue(both).sets["northby"]
    assert again.data(again.symbols["swing"].file) == samples.svg("crimson")
    assert found.data(file) == samples.svg()


def test_no_picture_can_be_read_in_the_database(both, priya):
    samples.a_set(both, priya)
    with both.reading() as session:
        raw = bytes(session.execute(text("SELECT image FROM symbol_uploads")).scalars().first())
    assert b"svg" not in raw


def test_two_therapists_at_once_lose_nothing(both, person, priya):
    ids = samples.a_set(both, priya)
    version = samples.version_of(both, ids["swing"])
    other = person(both, Role.THERAPIST)
    mine, theirs = Words("swings", alt_text="two swings"), Words("the swing", alt_text="a swing")
    with both.writing() as session:
        symbol_entries.save(session, ids["swing"], version, theirs, by=other)
    with pytest.raises(Conflict) as caught, both.writing() as session:
        symbol_entries.save(session, ids["swing"], version, mine, by=priya)
    assert caught.value.yours["label"] == "swings"
    assert caught.value.theirs["label"] == "the swing"
    assert caught.value.their_author == other.id
    with pytest.raises(Conflict), both.writing() as session:
        upload = samples.upload(session, priya)
        symbol_entries.set_picture(session, ids["swing"], version, upload, by=priya)
    with pytest.raises(NotThatStep):
        move(both, ids["swing"], EntryState.WITHDRAWN, priya, version)


def test_every_step_is_kept_with_who_and_how_it_was(both, priya):
    ids = samples.a_set(both, priya)
    with both.writing() as session:
        row = symbol_entries.get(session, ids["swing"])
        words = replace(Words.of(row), label="garden swing")
        symbol_entries.save(session, row.id, row.version, words, by=priya)
    samples.redraw(both, ids["swing"], priya)
    samples.withdraw(both, ids["swing"], priya)
    with both.reading() as session:
        steps = symbol_entries.history(session, "northby", "swing")
        every = symbol_entries.history(session, "northby")
        done = [entry.action for entry in trail.about(session, "symbol", ids["swing"])]
    assert [step.what for step in steps] == [
        "withdrawn",
        "picture",
        "edited",
        "published",
        "added",
    ]
    assert (steps[2].before, steps[2].after) == ({"label": "swing"}, {"label": "garden swing"})
    assert {step.by for step in steps} == {priya.id}
    assert len(every) > len(steps)
    assert done == ["symbol.withdrawn", "symbol.published"]


def test_saving_the_same_words_changes_nothing(both, priya):
    ids = samples.a_set(both, priya)
    before = catalogue(both)
    with both.writing() as session:
        row = symbol_entries.get(session, ids["swing"])
        symbol_entries.save(session, row.id, row.version, Words.of(row), by=priya)
    assert catalogue(both) is before
    assert samples.version_of(both, ids["swing"]) == 2


def test_a_symbol_that_is_not_whole_is_not_published(both, priya):
    samples.a_set(both, priya)
    with both.writing() as session:
        rows = symbol_entries.add(
            session,
            "northby",
            [
                NewEntry("bare", Words("bare", alt_text="nothing")),
                NewEntry("mute", Words("mute"), samples.upload(session, priya)),
            ],
            by=priya,
        )
        bare, mute = (row.id for row in rows)
    for entry_id in (bare, mute):
        with pytest.raises(NotReady):
            move(both, entry_id, EntryState.PUBLISHED, priya)
    with both.writing() as session:
        made = symbol_entries.publish_all(session, "northby", by=priya, today=samples.TODAY)
    assert made == 0


def test_nothing_is_published_from_a_set_whose_licence_has_ended(both, priya):
    ended = replace(samples.TERMS, expires=samples.TODAY - timedelta(days=1))
    ids = samples.a_set(both, priya, publish=False, terms=ended)
    with pytest.raises(SetExpired):
        move(both, ids["swing"], EntryState.PUBLISHED, priya)
    with pytest.raises(SetExpired), both.writing() as session:
        symbol_entries.publish_all(session, "northby", by=priya, today=samples.TODAY)
    with both.writing() as session:
        renewed = replace(ended, expires=samples.TODAY)
        symbol_sets.save_terms(session, "northby", 1, renewed, by=priya)
    move(both, ids["swing"], EntryState.PUBLISHED, priya)


def test_terms_are_kept_whole_and_two_people_cannot_overwrite_them(both, priya):
    samples.a_set(both, priya)
    new = replace(samples.TERMS, max_distinct=100, more={"note": "print only"})
    with both.writing() as session:
        symbol_sets.save_terms(session, "northby", 1, new, by=priya)
    assert catalogue(both).sets["northby"].notice.max_distinct == 100
    assert catalogue(both).sets["northby"].notice.note == "print only"
    with pytest.raises(Conflict) as caught, both.writing() as session:
        symbol_sets.save_terms(session, "northby", 1, samples.TERMS, by=priya)
    assert caught.value.theirs["max_distinct"] == 100


def test_a_name_is_given_once_and_a_set_that_is_not_there_is_not_found(both, priya):
    samples.a_set(both, priya)
    with pytest.raises(AlreadyThere), both.writing() as session:
        symbol_sets.add(session, "northby", samples.TERMS, by=priya)
    with pytest.raises(NotFound), both.writing() as session:
        symbol_entries.add(session, "nowhere", [], by=priya)
    with pytest.raises(NotFound), both.reading() as session:
        symbol_entries.get(session, "nothing")
    with pytest.raises(NotFound), both.reading() as session:
        symbol_uploads.get(session, "nothing")


def test_a_set_can_be_taken_out_until_something_of_it_was_published(both, priya):
    ids = samples.a_set(both, priya, publish=False)
    with both.writing() as session:
        symbol_sets.remove(session, "northby", by=priya)
    with both.reading() as session:
        assert symbol_sets.listed(session) == []
        assert session.execute(text("SELECT count(*) FROM symbol_uploads")).scalar() == 0
        assert symbol_entries.history(session, "northby")[0].what == "removed"
    ids = samples.a_set(both, priya)
    samples.withdraw(both, ids["swing"], priya)
    with pytest.raises(InUse), both.writing() as session:
        symbol_sets.remove(session, "northby", by=priya)


def test_a_set_that_was_made_again_under_its_old_name_is_a_new_one(both, priya):
    samples.a_set(both, priya, publish=False)
    catalogue(both)
    with both.writing() as session:
        symbol_sets.remove(session, "northby", by=priya)
    samples.a_set(both, priya, ("slide",))
    assert list(catalogue(both).sets["northby"].symbols) == ["slide"]


def test_a_set_of_the_therapist_holds_drafts_too(both, priya):
    ids = samples.a_set(both, priya)
    samples.withdraw(both, ids["pond"], priya)
    with both.reading() as session:
        every = council_symbols.set_of(session, "northby", *EntryState)
        some = council_symbols.set_of(session, "northby", EntryState.PUBLISHED)
    assert set(every.symbols) == {"swing", "pond"}
    assert set(some.symbols) == {"swing"}


def test_a_set_comes_in_whole_however_long_its_words_are(both, priya):
    name, word = "n" * 150, "k" * 300
    table = f"id,word,picture,tags,category,licence,author,source\n{name},{word},a.svg,{word};\0x,"
    table += ",".join((word, word, word, word))
    incoming = desk_import.read(
        {"list.csv": table.encode().replace(b"\0", b""), "a.svg": samples.svg()}
    )
    with both.writing() as session:
        made = desk_import.keep(session, "long", incoming, by=priya, terms=incoming.terms)
    with both.reading() as session:
        (row,) = symbol_entries.of_set(session, "long")
        assert made == 1 and len(row.label) == 120 and len(row.symbol) <= 80
        assert len(row.category) == 40 and len(row.author) == 200


def test_extras_of_a_set_are_kept_sealed_and_come_back(both, priya):
    with both.writing() as session:
        extras = {"aliases.csv": "word,symbol_id\nplay,swing\n"}
        symbol_sets.add(session, "team", samples.TERMS, by=priya, extras=extras)
    with both.reading() as session:
        assert symbol_sets.extras(session, "team") == extras
        raw = bytes(session.execute(text("SELECT extras FROM symbol_sets")).scalar_one())
        assert b"symbol_id" not in raw
        found = council_symbols.set_of(session, "team", *EntryState)
        assert found.beside("aliases.csv") == extras["aliases.csv"].encode()


def test_uses_are_counted_and_writers_told_on_both_databases(both, person, priya):
    dee = person(both, Role.WRITER)
    samples.a_set(both, priya)
    chosen = finish_samples.changed("messages.0.picture", "northby:swing")
    waiting = finish_samples.letter(both, dee, chosen)
    finish_samples.sent(both, finish_samples.letter(both, dee, chosen), dee)
    kept = finish_samples.letter(both, dee)
    with both.writing() as session:
        frozen_pages.keep(session, kept, 1, b"a page", ["northby:swing"], by=dee)
    with both.reading() as session:
        uses = desk_uses.uses_of(session, "northby:swing", "swing", by=priya)
        none = desk_uses.uses_of(session, "northby:pond", "pond", by=priya)
        written = list(symbol_uses.newest_written(session, since=now() - timedelta(days=1), most=9))
    assert (uses.sent, uses.older, uses.waiting, uses.open) == (1, 1, 1, ())
    assert not none.is_used
    assert len({each.child for each in written}) == 3
    with both.writing() as session:
        assert symbol_uses.tell_writers(session, "northby:swing") == 1
        (notice,) = notices.waiting(session, by=dee)
        assert (notice.kind, notice.letter_id) == ("symbol-withdrawn", waiting)


def test_the_keys_of_all_that_is_sealed_can_be_changed(both, priya):
    samples.a_set(both, priya)
    newer = Store(both.engine.url.render_as_string(False), Keyring([b"n" * 32, KEY]))
    assert rotate(newer) > 0
    newer.close()
    only = Store(both.engine.url.render_as_string(False), Keyring([b"n" * 32]))
    found = catalogue(only).sets["northby"]
    assert found.data(found.symbols["swing"].file) == samples.svg()
    only.close()
