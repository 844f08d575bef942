"""What the review page's script asks for: the page in its frame, and what is new.

Every few seconds the page asks whether anything changed. The answer comes out of the database
alone, so it does not matter which of several servers gives it.
"""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, render_template, request

from letterkit.review.annotation_pages import to_collection
from webapp import assets, current
from webapp.journeys.letters.live import LETTER_FONTS, framed_response
from webapp.journeys.review import journey
from webapp.services import council, review_comments, review_findings, reviewing, writing_open
from webapp.services.preview import Preview, preview
from webapp.services.review_comments import KINDS
from webapp.services.reviewing import Review
from webapp.store import comments


@journey.get("/page")
def page(letter_id: str) -> Response:
    """Show the child's page in a frame, each stretch of words with its field."""
    with current.store().reading() as session:
        review = reviewing.opened(session, letter_id, by=current.who())
        made = _preview(session, review)
    font = review.found.draft().letter.child.page.font
    fonts = tuple(assets.address(name) for name in LETTER_FONTS.get(font, ()))
    return framed_response(made.framed(fonts, assets.address("letter-frame.css"), "print"))


@journey.get("/now")
def now(letter_id: str) -> Response:
    """Say what changed since ``stamp``; nothing, where nothing did.

    The words of the letter come along only where its version is not the one the page has.
    """
    by = current.who()
    with current.store().reading() as session:
        stamp = comments.stamp(session, letter_id, by=by)
        if stamp == request.args.get("stamp"):
            return jsonify(stamp=stamp)
        review = reviewing.opened(session, letter_id, by=by)
        answer: dict[str, Any] = {
            "stamp": review.stamp,
            "version": review.found.row.version,
            "state": review.found.row.state.value,
            "fields": review.fields,
            "places": [
                {
                    "id": card.id,
                    "kind": card.kind,
                    "field": card.field,
                    "start": card.start,
                    "end": card.end,
                    "settled": card.is_settled,
                    "lost": card.has_lost_its_words,
                }
                for card in review.cards
            ],
            "comments": render_template(
                "review/comments.html",
                review=review,
                letter=review.found.row,
                kinds=KINDS,
                problem=None,
                sent={},
            ),
            "rounds": render_template("review/rounds.html", review=review, letter=review.found.row),
        }
        if request.args.get("version", type=int) != review.found.row.version:
            answer["main"] = _preview(session, review).main
            answer["findings"] = render_template(
                "review/findings.html", findings=review_findings.remaining(session, review)
            )
    return jsonify(answer)


@journey.get("/annotations")
def web_annotations(letter_id: str) -> Response:
    """Hand over all comments as W3C Web Annotations, for another program."""
    by = current.who()
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=by)
        seen = review_comments.fields_seen(found.content)
        said = review_comments.remarks(session, found.row, seen, by=by)
    collection = to_collection(
        (remark for _, remark in said), letter=f"urn:letterkit:letter:{letter_id}"
    )
    response = jsonify(collection)
    response.mimetype = "application/ld+json"
    response.headers["Content-Disposition"] = 'attachment; filename="comments.jsonld"'
    return response


def _preview(session: Any, review: Review) -> Preview:
    found = review.found
    return preview(
        found.draft(review.content, cover=review.cover),
        council.library_settings(session),
        lambda file: writing_open.find_photo(session, found.row.id, file, by=review.by),
        name_fields=True,
    )
