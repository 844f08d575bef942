"""What people do in a review: ask, say, answer, settle, take a wording over, approve."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from sqlalchemy.orm import Session

from letterkit.errors import ReviewError
from letterkit.review.comment import Reply, review_error
from webapp.errors import Locked, NotFound, NotUnderstood
from webapp.services import review_comments, review_questions, saving, writing
from webapp.services.review_comments import fields_seen
from webapp.store import answers, comments, letters, rounds
from webapp.store.tables import (
    AnswerValue,
    Comment,
    CommentKind,
    CommentState,
    LetterState,
    RoundPart,
    RoundState,
    SavedBy,
    now,
)
from webapp.store.who import Who

MOST_NOTE = 4_000


def say(session: Session, letter_id: str, sent: Mapping[str, Any], *, by: Who) -> Comment:
    """Add a comment on words of the version that the page showed.

    Raises `ReviewError`: there are no such words, or nothing was said about them.
    Raises `NotFound`, `Locked`: the letter is not this person's to open, or was sent.
    """
    row = letters.get(session, letter_id, by=by)
    if row.state is LetterState.SENT:
        raise Locked()
    version = _version(sent, row.version)
    fields = fields_seen(letters.content(session, letter_id, by=by, number=version).content)
    remark = review_comments.place_from_page(fields, sent, by=by, version=version)
    mine = rounds.mine(session, letter_id, by=by)
    return comments.add(
        session,
        letter_id,
        version=version,
        field=remark.field,
        place=review_comments.stored_place(remark),
        kind=CommentKind(remark.kind),
        body=remark.body,
        wording=remark.wording,
        by=by,
        round_id=mine.id if mine else None,
    )


def reply(session: Session, letter_id: str, comment_id: str, body: str, *, by: Who) -> Comment:
    """Answer a comment.

    Raises `ReviewError`: nothing was written, or far too much.
    """
    above = comments.get(session, letter_id, comment_id, by=by)
    text = body.replace("\r\n", "\n").strip()
    try:
        Reply(author=by.name, time=now(), body=text)
    except ValidationError as error:
        raise review_error(error, "your answer") from None
    return comments.add(
        session,
        letter_id,
        version=above.version,
        field=above.field,
        place={},
        kind=above.kind,
        body=text,
        by=by,
        reply_to=above.id,
        round_id=above.round_id,
    )


def take(session: Session, letter_id: str, comment_id: str, *, by: Who) -> int:
    """Put a suggested wording into the letter, as a new version; return its number.

    Raises `ReviewError`: the words it was about are not there any more.
    Raises `SettledAlready`: somebody took it over, or settled it, first.
    Raises `NotFound`, `Locked`: this person does not write the letter, or it was sent.
    """
    row = letters.get_for_writing(session, letter_id, by=by)
    offered = comments.take(session, letter_id, comment_id, by=by)
    content = letters.content(session, letter_id, by=by).content
    seen = fields_seen(content)
    found = review_comments.remarks(session, row, seen, by=by)
    remark = next(each for stored, each in found if stored.id == offered.id)
    text = seen.get(remark.field, "")
    if text[remark.start : remark.end] != remark.quote or remark.start == remark.end:
        raise ReviewError(
            "the words that this suggestion was about have changed.",
            what_to_do="Put what you like of it into the letter by hand.",
        )
    fields = writing.fields_of(content)
    fields[remark.field] = text[: remark.start] + (remark.wording or "") + text[remark.end :]
    made = writing.content_from(fields, content)
    saved = saving.save_content(
        session, letter_id, row.version, made, by=by, saved_by=SavedBy.ACCEPTED
    )
    offered.taken_in = saved.version
    return saved.version


def settle(
    session: Session, letter_id: str, comment_id: str, *, is_settled: bool, by: Who
) -> Comment:
    """Settle a comment, or open it again."""
    comments.get(session, letter_id, comment_id, by=by)
    state = CommentState.RESOLVED if is_settled else CommentState.OPEN
    return comments.set_state(session, comment_id, state, by=by)


def ask(session: Session, letter_id: str, form: Mapping[str, str], *, by: Who) -> None:
    """Begin a round: a buddy, a therapist, or both, with a question of the writer's.

    Raises `ReviewError`: nobody was chosen, or the same colleague twice.
    Raises `AskedAlready`, `Conflict`, `NotFound`, `Locked`: see the store.
    """
    chosen = [
        (form.get(name, ""), part)
        for name, part in (("buddy", RoundPart.BUDDY), ("therapist", RoundPart.THERAPIST))
        if form.get(name)
    ]
    if not chosen:
        raise ReviewError("nobody was chosen.", what_to_do="Choose who should read the letter.")
    if len({who for who, _ in chosen}) < len(chosen):
        raise ReviewError(
            "the same colleague was chosen twice.", what_to_do="Choose two people, or one."
        )
    question = _note(form.get("question", ""))
    rounds.ask_all(session, letter_id, chosen, by=by, question=question or None)
    version = _version(form, 0)
    row = letters.get(session, letter_id, by=by)
    if row.state is not LetterState.WITH_BUDDY:
        letters.move(session, letter_id, LetterState.WITH_BUDDY, version, by=by)


def keep_answers(
    session: Session, letter_id: str, round_id: str, form: Mapping[str, str], *, by: Who
) -> None:
    """Keep what a colleague has written so far: the strength, the answers, the note.

    It is a step of its own, so that nothing is lost where the verdict is refused.

    Raises `NotFound`, `RoundOver`: this person is not asked in this round (any more).
    """
    if all(row.id != round_id for row in rounds.of_letter(session, letter_id, by=by)):
        raise NotFound()
    known = {each.id for each in review_questions.current_questions(session)}
    values = {value.value for value in AnswerValue}
    given = {
        question: (AnswerValue(form[f"answer-{question}"]), _note(form.get(f"note-{question}", "")))
        for question in known
        if form.get(f"answer-{question}") in values
    }
    rounds.answer(
        session,
        round_id,
        RoundState.READING,
        by=by,
        strength=_note(form.get("strength", "")),
        note=_note(form.get("note", "")),
    )
    if given:
        answers.save(session, round_id, given, by=by)


def decide(
    session: Session, round_id: str, form: Mapping[str, str], *, approve: bool, by: Who
) -> None:
    """Approve the letter as it was read, or ask for another look.

    Raises as ``rounds.answer`` does.
    """
    state = RoundState.APPROVED if approve else RoundState.ANOTHER_LOOK
    rounds.answer(session, round_id, state, by=by, read_version=_version(form, 0))


def _version(sent: Mapping[str, Any], default: int) -> int:
    try:
        version = int(sent.get("version") or default)
    except (TypeError, ValueError):
        raise NotUnderstood() from None
    if not 0 <= version < 2**31:
        raise NotUnderstood()
    return version


def _note(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\0", "").strip()[:MOST_NOTE]
