"""Writing: choose a child and a kind, write with help, see the child's page, lose nothing."""

from __future__ import annotations

from flask import Blueprint

from webapp.services.writing_names import field_name

journey = Blueprint("letters", __name__, url_prefix="/letters")

journey.add_app_template_filter(field_name, "field_name")

# The routes, by what somebody does. They add themselves to the journey.
from webapp.journeys.letters import edit, history, live, start  # noqa: E402

__all__ = ["edit", "history", "journey", "live", "start"]
