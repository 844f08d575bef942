"""The review page, and what its buttons do, with or without script."""

from __future__ import annotations

from typing import Any

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as AnyResponse

from letterkit.errors import LetterkitError
from webapp import current
from webapp.errors import Conflict, NotFound, NotUnderstood, SignInNeeded, WebError
from webapp.journeys.review import journey
from webapp.security import failures
from webapp.services import checking_ready, review_acts, review_findings, reviewing
from webapp.services.review_comments import KINDS
from webapp.services.reviewing import Review
from webapp.store import notices, rounds
from webapp.store.tables import RoundState

# What a notice tells is on this page: whoever opened it knows.
SEEN_HERE = ("comment-added", "round-approved", "round-another-look")


@journey.get("")
def show(letter_id: str) -> str:
    """Show the letter as the child will see it, with what was said about it."""
    checking_ready.load_in_background()
    by = current.who()
    with current.store().writing() as session:
        review = reviewing.opened(session, letter_id, by=by, seen=True)
        for kind in SEEN_HERE:
            notices.done(session, by.id, kind, letter_id=letter_id)
        if review.mine is not None and review.mine.state is RoundState.ASKED:
            rounds.answer(session, review.mine.id, RoundState.READING, by=by)
            review = reviewing.opened(session, letter_id, by=by)
        return _page(session, review)


@journey.post("/comments")
def say(letter_id: str) -> AnyResponse | tuple[str, int]:
    """Add a comment on words of the letter."""

    def act(session: Session) -> str:
        comment = review_acts.say(session, letter_id, request.form, by=current.who())
        return f"comment-{comment.id}"

    return _done(letter_id, act, said="comment-added", form="say")


@journey.post("/comments/<comment_id>")
def act(letter_id: str, comment_id: str) -> AnyResponse | tuple[str, int]:
    """Answer a comment, settle it, open it again, or take its wording over."""
    by, wanted = current.who(), request.form.get("do", "reply")

    def reply(session: Session) -> str:
        review_acts.reply(session, letter_id, comment_id, request.form.get("body", ""), by=by)
        return f"comment-{comment_id}"

    def settle(session: Session) -> str:
        review_acts.settle(session, letter_id, comment_id, is_settled=wanted == "settle", by=by)
        return f"comment-{comment_id}"

    def take(session: Session) -> str:
        review_acts.take(session, letter_id, comment_id, by=by)
        return f"comment-{comment_id}"

    steps = {
        "reply": (reply, "comment-answered"),
        "settle": (settle, "comment-settled"),
        "open": (settle, "comment-opened"),
        "take": (take, "wording-taken"),
    }
    if wanted not in steps:
        raise NotUnderstood()
    step, said = steps[wanted]
    return _done(letter_id, step, said=said, form=f"comment-{comment_id}")


@journey.post("/ask")
def ask(letter_id: str) -> AnyResponse | tuple[str, int]:
    """Ask a colleague, or two, to read the letter."""

    def act(session: Session) -> str:
        review_acts.ask(session, letter_id, request.form, by=current.who())
        return "rounds"

    return _done(letter_id, act, said="asked-to-read", form="ask")


@journey.post("/rounds/<round_id>")
def answer(letter_id: str, round_id: str) -> AnyResponse | tuple[str, int]:
    """Keep a colleague's answers; approve the letter or ask for another look."""
    by, wanted = current.who(), request.form.get("do", "keep")
    if wanted not in ("keep", "approve", "another-look"):
        raise NotUnderstood()

    def keep(session: Session) -> str:
        review_acts.keep_answers(session, letter_id, round_id, request.form, by=by)
        return "answer"

    kept = _done(letter_id, keep, said="answers-kept", form="answer")
    if wanted == "keep" or isinstance(kept, tuple):
        return kept

    def decide(session: Session) -> str:
        review_acts.decide(session, round_id, request.form, approve=wanted == "approve", by=by)
        return "rounds"

    said = "letter-approved" if wanted == "approve" else "another-look"
    return _done(letter_id, decide, said=said, form="answer")


@journey.post("/rounds/<round_id>/take-back")
def take_back(letter_id: str, round_id: str) -> AnyResponse | tuple[str, int]:
    """Take the question back: the colleague need not read the letter any more."""

    def act(session: Session) -> str:
        if all(row.id != round_id for row in rounds.of_letter(session, letter_id, by=by)):
            raise NotFound()
        rounds.withdraw(session, round_id, by=by)
        return "rounds"

    by = current.who()
    return _done(letter_id, act, said="question-taken-back", form="ask")


@journey.post("/uncover")
def uncover(letter_id: str) -> AnyResponse:
    """Show surname, address and school to a reader for an hour, and write it down."""
    with current.store().writing() as session:
        reviewing.uncover(session, letter_id, by=current.who())
    return redirect(url_for("review.show", letter_id=letter_id, said="uncovered"), 303)


def _done(letter_id: str, step: Any, *, said: str, form: str) -> AnyResponse | tuple[str, int]:
    """Do one step in one transaction; go back to the page, or say on it why it was not done."""
    try:
        with current.store().writing() as session:
            place = step(session)
    except (NotFound, SignInNeeded, NotUnderstood):
        raise
    except LetterkitError as error:
        if failures.wants_json():
            raise
        status = error.status if isinstance(error, WebError) else 400
        if isinstance(error, Conflict):
            error = rounds.ReadAgain()
        if status >= 500:
            raise
        with current.store().reading() as session:
            review = reviewing.opened(session, letter_id, by=current.who())
            return _page(session, review, problem=(form, error)), status
    return redirect(url_for("review.show", letter_id=letter_id, said=said, _anchor=place), 303)


def _page(
    session: Session, review: Review, problem: tuple[str, LetterkitError] | None = None
) -> str:
    return render_template(
        "review/show.html",
        review=review,
        letter=review.found.row,
        name=review.found.child_name,
        kinds=KINDS,
        findings=review_findings.remaining(session, review),
        changes=reviewing.changes(session, review),
        colleagues=reviewing.colleagues(session, review) if review.is_writer else [],
        problem=problem,
        sent=request.form if problem else {},
    )
