"""Review: a buddy reads the letter as the child will, comments on its words, and answers."""

from __future__ import annotations

from flask import Blueprint

journey = Blueprint("review", __name__, url_prefix="/letters/<letter_id>/review")

# The routes, by what somebody does. They add themselves to the journey.
from webapp.journeys.review import live, pages  # noqa: E402

__all__ = ["journey", "live", "pages"]
