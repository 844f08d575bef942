"""The library's letters and the store's content are the same letters."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from letterkit import letterfile
from letterkit.places import data_folder
from webapp import commands, letter_content
from webapp.store import children, letters, photos, promises, users
from webapp.store.tables import LetterState
from webapp.store.who import Who

EXAMPLES = sorted(data_folder("examples").glob("*.toml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_a_letter_goes_into_the_store_and_comes_back_the_same(path: Path):
    letter = letterfile.load(path)
    content = letter_content.to_content(letter)
    assert "child" not in content
    assert letter_content.to_letter(content, letter_content.to_profile(letter.child)) == letter


def test_a_sent_letter_keeps_the_profile_it_was_sent_with():
    content = letter_content.with_child({"schema": 1}, {"name": "Sam"})
    assert letter_content.with_child(content, {"name": "Later"})["child"]["name"] == "Sam"


def test_steps_and_the_next_meeting_are_found_in_a_draft_that_is_not_whole():
    draft = {
        "messages": [
            {"title": ""},
            {"steps": [{"what": " "}, {"who": "Dee", "what": "ring", "by": "2026-12-04"}]},
            {"steps": [{"what": "write", "by": "soon"}]},
        ],
        "help": {"next_meeting": "2027-05-14"},
    }
    steps = letter_content.steps_in(draft)
    assert [(step.field, step.who, step.due) for step in steps] == [
        ("messages.2.steps.2", "Dee", date(2026, 12, 4)),
        ("messages.3.steps.1", "", None),
    ]
    assert letter_content.next_meeting_in(draft) == date(2027, 5, 14)
    assert letter_content.next_meeting_in({}) is None and letter_content.steps_in({}) == []


def test_the_demonstration_has_the_example_letters_in_every_state(tmp_path):
    _, store = commands.prepare_demo(tmp_path)
    with store.reading() as session:
        dee = Who.of(users.by_email(session, "dee@example.org"))
        marek = Who.of(users.by_email(session, "marek@example.org"))
        priya = Who.of(users.by_email(session, "priya@example.org"))
        counts = letters.counts(session, by=dee)
        assert all(counts[state] for state in LetterState)
        assert len(children.listed(session, by=priya)) == sum(counts.values())
        assert [row.child_name for row in letters.to_read(session, by=marek)] == ["Leila"]
        for row in letters.mine(session, by=dee):
            stored = letters.content(session, row.id, by=dee)
            profile = letters.child_profile(session, row.id, by=dee)
            letter = letter_content.to_letter(stored.content, profile)
            assert letter.child.name == row.child_name
            assert promises.for_child(session, row.child_id, by=dee)
            for picture in [message.picture for message in letter.messages if message.picture]:
                if picture.is_photo:
                    kept = photos.get(session, picture.file.split(".")[0], by=dee)
                    assert photos.file_name(kept) == picture.file
                    assert letter.photo_record(picture).consent
    store.close()
