"""The review pages without script: read, say, answer, take over, approve."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from editor_samples import letter_to

from letterkit.review.annotation_pages import from_collection
from webapp.store import children, comments, letters, rounds, sign_ins, trail
from webapp.store.tables import CommentKind, CommentState, LetterState, Role, RoundPart, now


@pytest.fixture
def review(store, signed_in):
    """A letter with its writer's and its buddy's browser."""
    writer, dee = signed_in(Role.WRITER)
    reader, buddy = signed_in(Role.BUDDY)
    content = letter_to("Sam", "You are staying at 12 Elm Road with Auntie Ann.")
    content["letter"]["opening"] = "I liked your drawing of the sea. Sam Whitlock, well done."
    content.pop("child")
    content |= {"date": "2026-11-20", "writer": {"name": "Dee Okafor"}}
    with store.writing() as session:
        child = children.add(session, {"name": "Sam", "age": 9}, by=dee)
        letter = letters.start(session, child.id, "after-review", content, by=dee)
    return store, letter.id, (writer, dee), (reader, buddy)


def asked(review):
    """Ask the buddy, and return the round's id."""
    store, letter_id, (writer, dee), (_, buddy) = review
    sent = {"buddy": buddy.id, "question": "Is it kind?", "version": "1"}
    response = writer.send(f"/letters/{letter_id}/review/ask", sent)
    assert response.status_code == 303
    with store.reading() as session:
        return rounds.of_letter(session, letter_id, by=dee)[-1].id


def say(client, letter_id, **more):
    sent = {"version": "1", "field": "letter.opening", "words": "drawing of the sea"}
    return client.send(
        f"/letters/{letter_id}/review/comments",
        {**sent, "kind": "question", "body": "Which one?", **more},
    )


def page(client, letter_id):
    return client.get(f"/letters/{letter_id}/review").get_data(as_text=True)


def test_only_whoever_writes_or_was_asked_can_open_the_review(review, signed_in):
    _, letter_id, (writer, _), (reader, _) = review
    assert writer.get(f"/letters/{letter_id}/review").status_code == 200
    assert reader.get(f"/letters/{letter_id}/review").status_code == 404
    asked(review)
    assert reader.get(f"/letters/{letter_id}/review").status_code == 200
    other, _ = signed_in(Role.WRITER)
    for path in ("", "/page", "/now"):
        assert other.get(f"/letters/{letter_id}/review{path}").status_code == 404


def test_a_buddy_sees_the_question_and_the_letter_is_with_them(review):
    store, letter_id, (writer, dee), (reader, _) = review
    asked(review)
    seen = page(reader, letter_id)
    assert "Is it kind?" in seen
    assert "As Sam will see it" in seen
    assert "Sam may read this one day." in seen
    assert "is reading" in page(writer, letter_id)
    with store.reading() as session:
        assert letters.get(session, letter_id, by=dee).state is LetterState.WITH_BUDDY
    home = reader.get("/").get_data(as_text=True)
    assert f"/letters/{letter_id}/review" in home


def test_surname_address_and_school_are_covered_until_somebody_asks_to_see_them(review):
    store, letter_id, (writer, _), (reader, buddy) = review
    asked(review)

    def shown(client):
        frame = client.get(f"/letters/{letter_id}/review/page").get_data(as_text=True)
        fields = client.get(f"/letters/{letter_id}/review/now").get_json()["fields"]
        return "Whitlock" in frame, "12 Elm Road" in fields["messages.1.title"]

    assert shown(writer) == (True, True)
    assert shown(reader) == (False, False)
    assert "Whitlock" not in page(reader, letter_id)
    assert reader.send(f"/letters/{letter_id}/review/uncover").status_code == 303
    assert shown(reader) == (True, True)
    with store.reading() as session:
        lines = trail.about(session, "letter", letter_id)
    assert ("letter.uncovered", buddy.id) in {(line.action, line.user_id) for line in lines}


def test_a_comment_on_covered_words_sits_on_the_words_themselves(review):
    store, letter_id, (writer, dee), (reader, _) = review
    asked(review)
    fields = reader.get(f"/letters/{letter_id}/review/now").get_json()["fields"]
    start = fields["letter.opening"].index("▒")
    sent = {"start": str(start), "end": str(start + 8), "body": "Is this needed?"}
    assert say(reader, letter_id, **sent).status_code == 303
    with store.reading() as session:
        comment = comments.of_letter(session, letter_id, by=dee)[0]
    assert comment.place["quote"] == "Whitlock"
    assert "Whitlock" not in page(reader, letter_id)
    assert "Whitlock" in page(writer, letter_id)


def test_a_piece_of_a_covered_name_is_covered_where_it_is_quoted(review):
    store, letter_id, (writer, dee), (reader, _) = review
    asked(review)
    with store.reading() as session:
        opening = letters.content(session, letter_id, by=dee).content["letter"]["opening"]
    start = opening.index("Whitlock")
    sent = {"start": str(start), "end": str(start + 4), "kind": "suggestion", "wording": "Whitby"}
    say(writer, letter_id, **sent, body="Odd.")
    seen = page(reader, letter_id)
    assert "Whit" not in seen
    assert "▒▒▒▒" in seen
    with store.writing() as session:
        content = dict(letters.content(session, letter_id, by=dee).content)
        content["letter"] = {"greeting": "Hello Sam"}
        letters.save_version(session, letter_id, 1, content, by=dee)
    assert "Whit" not in page(reader, letter_id)
    assert "Whit" in page(writer, letter_id)


def test_words_are_found_whatever_white_space_was_copied_with_them(review):
    _, letter_id, (writer, _), _ = review
    assert say(writer, letter_id, words=" drawing  of\nthe sea ").status_code == 303
    assert "drawing of the sea" in page(writer, letter_id)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"words": "words that never were"}, "These words do not stand there."),
        ({"words": "e"}, "These words stand there"),
        ({"words": ""}, "No words were chosen."),
        ({"field": "letter.nothing", "start": "0", "end": "1"}, "The letter has no field"),
        ({"start": "3", "end": "3000"}, "There are no words at 3 to 3000"),
        ({"start": "9", "end": "4"}, "There are no words at 9 to 4"),
        ({"body": "  "}, "A comment needs words"),
        ({"kind": "shouting"}, "Nothing says what kind of comment this is."),
        ({"kind": "suggestion", "body": ""}, "The suggestion has no words yet."),
    ],
)
def test_a_comment_that_cannot_be_says_why_and_keeps_what_was_written(review, sent, said):
    _, letter_id, (writer, _), _ = review
    response = say(writer, letter_id, **{"body": "My long thought.", **sent})
    text = response.get_data(as_text=True)
    assert response.status_code == 400
    assert said in text
    if "body" not in sent:
        assert "My long thought.</textarea>" in text


def test_half_a_character_never_gets_into_a_comment(review):
    _, letter_id, (writer, _), _ = review
    half = "%ED%A0%BD"  # the first half of an emoji, as UTF-8 must not write it
    response = writer.post(
        f"/letters/{letter_id}/review/comments",
        data=f"form_token={writer.token()}&version=1&field=letter.opening&start=0&end=3"
        f"&kind=question&body=Here{half}",
        content_type="application/x-www-form-urlencoded",
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert response.status_code == 303
    assert f"Here{half}" in page(writer, letter_id)  # kept as it was sent, and so no half


def test_a_conversation_a_wording_taken_over_and_an_approval(review):
    store, letter_id, (writer, dee), (reader, _) = review
    round_id = asked(review)
    home = f"/letters/{letter_id}/review"
    say(reader, letter_id, kind="suggestion", wording="picture of the sea", body="Their word.")
    with store.reading() as session:
        offered = comments.of_letter(session, letter_id, by=dee)[0]
    writer.send(f"{home}/comments/{offered.id}", {"do": "reply", "body": "Good, thank you."})
    assert "Good, thank you." in page(reader, letter_id)
    response = writer.send(f"{home}/comments/{offered.id}", {"do": "take"})
    assert response.status_code == 303
    with store.reading() as session:
        content = letters.content(session, letter_id, by=dee).content
        assert content["letter"]["opening"].startswith("I liked your picture of the sea.")
        taken = comments.of_letter(session, letter_id, by=dee)[0]
        assert (taken.state, taken.taken_in) == (CommentState.RESOLVED, 2)
    again = writer.send(f"{home}/comments/{offered.id}", {"do": "take"})
    assert again.status_code == 409
    assert "Somebody settled this comment" in again.get_data(as_text=True)

    answer = {"strength": "Warm.", "answer-1": "yes", "note-1": "It does.", "version": "1"}
    early = reader.send(f"{home}/rounds/{round_id}", {**answer, "do": "approve"})
    assert early.status_code == 409
    text = early.get_data(as_text=True)
    assert "The writer saved the letter again" in text
    assert "Warm.</textarea>" in text
    done = reader.send(f"{home}/rounds/{round_id}", {**answer, "version": "2", "do": "approve"})
    assert done.status_code == 303
    seen = page(writer, letter_id)
    assert "The letter is approved." in seen
    assert "1 question answered" in seen
    again = reader.send(f"{home}/rounds/{round_id}", {**answer, "do": "approve"})
    assert again.status_code == 409


def test_another_look_shows_what_changed_since(review):
    store, letter_id, (writer, dee), (reader, buddy) = review
    first = asked(review)
    home = f"/letters/{letter_id}/review"
    sent = {"strength": "Short.", "note": "See my question.", "do": "another-look", "version": "1"}
    assert reader.send(f"{home}/rounds/{first}", sent).status_code == 303
    with store.writing() as session:
        content = dict(letters.content(session, letter_id, by=dee).content)
        content["letter"] = {**content["letter"], "opening": "I liked your drawing of the lake."}
        letters.save_version(session, letter_id, 1, content, by=dee)
    response = writer.send(f"{home}/ask", {"buddy": buddy.id, "version": "2"})
    assert response.status_code == 303
    seen = page(reader, letter_id)
    assert "1 part has changed since your last answer" in seen
    assert "Round 2" in seen


def test_a_strength_comes_first_and_nothing_that_was_written_is_lost(review):
    _, letter_id, _, (reader, _) = review
    round_id = asked(review)
    sent = {"strength": " ", "answer-2": "not-yet", "note-2": "Not yet warm.", "version": "1"}
    response = reader.send(
        f"/letters/{letter_id}/review/rounds/{round_id}", {**sent, "do": "approve"}
    )
    assert response.status_code == 400
    assert "say what this letter does well" in response.get_data(as_text=True)
    assert 'value="Not yet warm."' in page(reader, letter_id)


def test_an_open_concern_stops_the_approval_and_the_writer_cannot_settle_it(review):
    store, letter_id, (writer, dee), (reader, _) = review
    round_id = asked(review)
    say(reader, letter_id, kind="concern")
    with store.reading() as session:
        concern = comments.of_letter(session, letter_id, by=dee)[0]
    assert concern.kind is CommentKind.CONCERN
    home = f"/letters/{letter_id}/review"
    response = reader.send(
        f"{home}/rounds/{round_id}", {"strength": "x", "do": "approve", "version": "1"}
    )
    assert response.status_code == 409
    assert "concern" in response.get_data(as_text=True)
    refused = writer.send(f"{home}/comments/{concern.id}", {"do": "settle"})
    assert refused.status_code == 403
    assert "The writer cannot settle a concern." in refused.get_data(as_text=True)
    assert reader.send(f"{home}/comments/{concern.id}", {"do": "settle"}).status_code == 303


def test_a_pair_is_asked_together_and_nobody_twice(review, signed_in):
    store, letter_id, (writer, dee), (_, buddy) = review
    _, therapist = signed_in(Role.THERAPIST)
    home = f"/letters/{letter_id}/review"
    for sent, said in (
        ({}, "Nobody was chosen."),
        ({"buddy": buddy.id, "therapist": buddy.id}, "The same colleague was chosen twice."),
    ):
        response = writer.send(f"{home}/ask", {**sent, "version": "1"})
        assert response.status_code == 400
        assert said in response.get_data(as_text=True)
    sent = {"buddy": buddy.id, "therapist": therapist.id, "version": "1"}
    assert writer.send(f"{home}/ask", sent).status_code == 303
    with store.reading() as session:
        rows = rounds.of_letter(session, letter_id, by=dee)
    assert [(row.number, row.part) for row in rows] == [
        (1, RoundPart.BUDDY),
        (1, RoundPart.THERAPIST),
    ]
    again = writer.send(f"{home}/ask", sent)
    assert again.status_code == 409
    assert "with a colleague now" in again.get_data(as_text=True)
    back = writer.send(f"{home}/rounds/{rows[0].id}/take-back")
    assert back.status_code == 303


def test_a_letter_that_moved_on_is_looked_at_before_somebody_is_asked(review):
    store, letter_id, (writer, dee), (_, buddy) = review
    with store.writing() as session:
        content = dict(letters.content(session, letter_id, by=dee).content)
        content["letter"] = {"greeting": "Hello Sam"}
        letters.save_version(session, letter_id, 1, content, by=dee)
    response = writer.send(f"/letters/{letter_id}/review/ask", {"buddy": buddy.id, "version": "1"})
    assert response.status_code == 409
    with store.reading() as session:
        assert rounds.of_letter(session, letter_id, by=dee) == []


def test_nothing_new_is_a_short_answer_and_something_new_brings_the_comments(review):
    _, letter_id, (writer, _), (reader, _) = review
    asked(review)
    address = f"/letters/{letter_id}/review/now"
    first = writer.get(address).get_json()
    assert set(writer.get(f"{address}?stamp={first['stamp']}").get_json()) == {"stamp"}
    say(reader, letter_id)
    second = writer.get(f"{address}?stamp={first['stamp']}&version=1").get_json()
    assert "Which one?" in second["comments"]
    assert second["places"][0]["field"] == "letter.opening"
    assert "main" not in second


def test_a_comment_stays_with_its_words_when_the_letter_is_edited(review):
    store, letter_id, (writer, dee), (reader, _) = review
    asked(review)
    say(reader, letter_id)
    with store.writing() as session:
        content = dict(letters.content(session, letter_id, by=dee).content)
        content["letter"] = {**content["letter"], "opening": "Hello! I saw your drawing of the sea"}
        letters.save_version(session, letter_id, 1, content, by=dee)
    place = writer.get(f"/letters/{letter_id}/review/now").get_json()["places"][0]
    assert (place["start"], place["lost"]) == (18, False)
    with store.writing() as session:
        content["letter"] = {**content["letter"], "opening": "Hello!"}
        letters.save_version(session, letter_id, 2, content, by=dee)
    assert writer.get(f"/letters/{letter_id}/review/now").get_json()["places"][0]["lost"]
    seen = page(writer, letter_id)
    assert re.search(r"<del class=\"comment-quote\">drawing of the sea</del>", seen)
    assert "These words have changed since." in seen


def test_a_suggestion_for_words_that_are_gone_is_not_put_elsewhere(review):
    store, letter_id, (writer, dee), (reader, _) = review
    asked(review)
    say(reader, letter_id, kind="suggestion", wording="picture")
    with store.writing() as session:
        content = dict(letters.content(session, letter_id, by=dee).content)
        content["letter"] = {"greeting": "Dear Sam"}
        letters.save_version(session, letter_id, 1, content, by=dee)
    with store.reading() as session:
        offered = comments.of_letter(session, letter_id, by=dee)[0]
    response = writer.send(f"/letters/{letter_id}/review/comments/{offered.id}", {"do": "take"})
    assert response.status_code == 400
    assert "have changed" in response.get_data(as_text=True)
    with store.reading() as session:
        assert comments.of_letter(session, letter_id, by=dee)[0].state is CommentState.OPEN
        assert letters.get(session, letter_id, by=dee).version == 2


def test_a_buddy_cannot_take_a_wording_over(review):
    store, letter_id, (_, dee), (reader, _) = review
    asked(review)
    say(reader, letter_id, kind="suggestion", wording="picture")
    with store.reading() as session:
        offered = comments.of_letter(session, letter_id, by=dee)[0]
    response = reader.send(f"/letters/{letter_id}/review/comments/{offered.id}", {"do": "take"})
    assert response.status_code == 404


def test_a_reply_to_nothing_is_not_found(review):
    _, letter_id, (writer, _), _ = review
    response = writer.send(
        f"/letters/{letter_id}/review/comments/nothing", {"do": "reply", "body": "Yes"}
    )
    assert response.status_code == 404


def test_an_empty_answer_is_refused_at_the_comment(review):
    store, letter_id, (writer, dee), _ = review
    say(writer, letter_id)
    with store.reading() as session:
        comment = comments.of_letter(session, letter_id, by=dee)[0]
    response = writer.send(
        f"/letters/{letter_id}/review/comments/{comment.id}", {"do": "reply", "body": " "}
    )
    assert response.status_code == 400
    assert "Nothing was written." in response.get_data(as_text=True)


def test_a_letter_that_was_sent_can_be_read_and_not_commented_on(review):
    store, letter_id, (writer, dee), _ = review
    with store.writing() as session:
        letters.move(session, letter_id, LetterState.READY, 1, by=dee)
        letters.move(session, letter_id, LetterState.SENT, 1, by=dee)
    seen = page(writer, letter_id)
    assert "This letter was sent." in seen
    assert "Add the comment" not in seen
    assert say(writer, letter_id).status_code == 409


def test_a_notice_names_the_letter_to_its_writer_and_goes_when_the_review_is_opened(review):
    _, letter_id, (writer, _), (reader, _) = review
    asked(review)
    say(reader, letter_id)
    assert "There is a new comment on the letter to Sam" in writer.get("/").get_data(as_text=True)
    page(writer, letter_id)
    assert "There is a new comment" not in writer.get("/").get_data(as_text=True)
    say(writer, letter_id)
    told = reader.get("/").get_data(as_text=True)
    assert "Read the letter to Sam" in told
    assert "There is a new comment" not in told  # the letter itself waits for them


def test_the_finish_page_says_whether_a_colleague_approved_the_letter(review):
    store, letter_id, (writer, dee), (reader, _) = review
    finish = f"/letters/{letter_id}/finish"
    assert "No colleague has read this letter yet." in writer.get(finish).get_data(as_text=True)
    round_id = asked(review)
    sent = {"strength": "Warm.", "version": "1", "do": "approve"}
    reader.send(f"/letters/{letter_id}/review/rounds/{round_id}", sent)
    assert "Approved by whoever was asked" in writer.get(finish).get_data(as_text=True)
    with store.writing() as session:
        content = dict(letters.content(session, letter_id, by=dee).content)
        content["letter"] = {"greeting": "Hello Sam"}
        letters.save_version(session, letter_id, 1, content, by=dee)
    assert "Version 1 was approved" in writer.get(finish).get_data(as_text=True)


def test_the_finish_page_says_that_a_comment_waits_for_an_answer(review):
    _, letter_id, (writer, _), (reader, _) = review
    asked(review)
    say(reader, letter_id)
    seen = writer.get(f"/letters/{letter_id}/finish").get_data(as_text=True)
    assert "1 comment waits for your answer." in seen
    response = writer.send(f"/letters/{letter_id}/finish", {"do": "ready", "version": "1"})
    assert response.status_code == 409


def test_the_writer_takes_all_comments_away_as_web_annotations(review):
    store, letter_id, (writer, dee), (reader, _) = review
    asked(review)
    say(reader, letter_id)
    with store.reading() as session:
        comment = comments.of_letter(session, letter_id, by=dee)[0]
    home = f"/letters/{letter_id}/review"
    writer.send(f"{home}/comments/{comment.id}", {"do": "reply", "body": "The big one."})
    response = writer.get(f"{home}/annotations")
    assert response.mimetype == "application/ld+json"
    (back,) = from_collection(response.get_json())
    assert (back.quote, back.body) == ("drawing of the sea", "Which one?")
    assert [reply.body for reply in back.replies] == ["The big one."]
    assert reader.get(f"{home}/annotations").status_code in (403, 404)


def test_a_page_that_lies_open_keeps_nobody_signed_in(review, app):
    store, letter_id, (writer, dee), _ = review
    long_ago = now() - timedelta(minutes=20)

    def seen_at():
        with store.reading() as session:
            return sign_ins.open_for(session, dee.id)[0].seen_at

    with store.writing() as session:
        sign_ins.open_for(session, dee.id)[0].seen_at = long_ago
    assert writer.get(f"/letters/{letter_id}/review/now").status_code == 200
    assert seen_at() == long_ago
    assert writer.get(f"/letters/{letter_id}/review").status_code == 200
    assert seen_at() > long_ago
