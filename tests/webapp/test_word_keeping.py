"""Two people bring the same Word file back at once: everything is kept once."""

from __future__ import annotations

import threading

from editor_samples import letter_to
from word_files import commented, typed_over

from letterkit.settings import Settings
from webapp.services import reviewing, word_keeping, word_review
from webapp.store import children, comments, letters, rounds
from webapp.store.tables import Role


def test_two_people_keep_the_same_file_at_once(both, person):
    dee, buddy = person(both, Role.WRITER), person(both, Role.BUDDY)
    content = letter_to("Sam", "You are staying with Auntie Ann.")
    content.pop("child")
    content |= {"date": "2026-11-20", "writer": {"name": "Dee Okafor"}}
    with both.writing() as session:
        child = children.add(session, {"name": "Sam", "age": 9}, by=dee)
        letter = letters.start(session, child.id, "after-review", content, by=dee)
        rounds.ask(session, letter.id, buddy.id, by=dee)
        review = reviewing.opened(session, letter.id, by=dee)
        data = word_review.file_for(session, review, Settings(), lambda _name: None, cover=True)
    data = commented(data, "drawing of the sea", "Concern: Which one?")
    data = typed_over(data, "I liked", "I loved")
    together, wrong = threading.Barrier(2), []

    def keep(by):
        try:
            together.wait()
            with both.writing() as session:
                review = reviewing.opened(session, letter.id, by=by)
                found = word_review.look(session, review, data).found
                chosen = {each.id for each in (*found.new, *found.edits)}
                word_keeping.keep(session, review, found, chosen)
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=keep, args=(by,)) for by in (dee, buddy)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    with both.reading() as session:
        kept = comments.of_letter(session, letter.id, by=dee)
    assert sorted(row.body for row in kept) == ["Changed in the Word file.", "Which one?"]
