"""What is private is unreadable without the key, and keys can be changed."""

from __future__ import annotations

import os
from datetime import date

import pytest
from editor_samples import KEY, letter_to
from sqlalchemy import text

from webapp.errors import Unreadable
from webapp.store import children, comments, letters, photos, promises, users
from webapp.store.database import Store
from webapp.store.encryption import Keyring
from webapp.store.promises import Step
from webapp.store.rotate import rotate, sealed_columns
from webapp.store.tables import Child, CommentKind

SECRET_WORDS = ("Samira", "horses", "school", "too long", "swing", "Auntie")


def write_something(store, who):
    """Write private words into many tables."""
    with store.writing() as session:
        child = children.add(session, {"name": "Samira", "likes": "horses"}, by=who)
        letter = letters.start(
            session, child.id, "after-review", letter_to("Samira", "Auntie Ann"), by=who
        )
        promises.keep_in_step(
            session,
            letter.id,
            [Step("messages.1.steps.1", "Dee", "ring the school", None)],
            by=who,
        )
        comments.add(
            session,
            letter.id,
            version=1,
            field="letter.opening",
            place={"quote": "horses"},
            kind=CommentKind.QUESTION,
            body="Is it too long?",
            by=who,
        )
        photos.add(
            session,
            child.id,
            photos.Picture(b"swing" * 9, "image/png", 1, 1, "On a swing"),
            photos.Consent("Auntie Ann", date(2026, 1, 1), "her letter"),
            by=who,
        )
    return child.id, letter.id


def test_no_private_word_can_be_read_in_the_database_file(store, person, settings):
    write_something(store, person(store))
    store.close()
    raw = b"".join(path.read_bytes() for path in settings.data_dir.iterdir() if path.is_file())
    for word in SECRET_WORDS:
        assert word.encode() not in raw


def test_the_same_words_are_sealed_differently_each_time():
    keyring = Keyring([KEY])
    assert keyring.seal(b"Sam", "a.b") != keyring.seal(b"Sam", "a.b")


@pytest.mark.parametrize("place", [0, 1, 6, 20, -1])
def test_a_changed_byte_is_noticed(place):
    keyring = Keyring([KEY])
    sealed = bytearray(keyring.seal(b"Dear Sam", "a.b"))
    sealed[place] ^= 1
    with pytest.raises(Unreadable):
        keyring.open(bytes(sealed), "a.b")


def test_a_value_moved_to_another_column_is_refused():
    keyring = Keyring([KEY])
    with pytest.raises(Unreadable):
        keyring.open(keyring.seal(b"Sam", "children.name"), "users.name")


def test_the_wrong_key_opens_nothing(both, person):
    who = person(both)
    child_id, _ = write_something(both, who)
    stranger = Store(both.engine.url.render_as_string(False), Keyring([os.urandom(32)]))
    with pytest.raises(Unreadable), stranger.reading() as session:
        children.get(session, child_id, by=who)
    stranger.close()


def test_a_private_column_cannot_be_searched_by_mistake(store):
    with pytest.raises(TypeError, match="encrypted"):
        Child.name == "Sam"  # noqa: B015


def test_a_new_key_takes_over_everything_and_the_old_one_can_go(both, person):
    who = person(both)
    child_id, letter_id = write_something(both, who)
    url, new = both.engine.url.render_as_string(False), os.urandom(32)
    changing = Store(url, Keyring([new, KEY]))
    assert rotate(changing) > 8
    assert rotate(changing) == 0
    for table, column in sealed_columns():
        with changing.reading() as session:
            kept = session.execute(
                text(f"SELECT {column.name} FROM {table.name} WHERE {column.name} IS NOT NULL")
            ).scalars()
            assert all(bytes(value).startswith(changing.keyring.newest_prefix) for value in kept)
    changing.close()
    after = Store(url, Keyring([new]))
    with after.reading() as session:
        assert children.get(session, child_id, by=who).profile["likes"] == "horses"
        assert letters.content(session, letter_id, by=who).content["child"]["name"] == "Samira"
        assert users.get(session, who.id).name == who.name
    after.close()
