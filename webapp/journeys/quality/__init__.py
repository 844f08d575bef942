"""Quality: draw a dip sample, read it with names masked, answer, and see figures over time."""

from __future__ import annotations

from flask import Blueprint

from letterkit.audit.saying import month_name

journey = Blueprint("quality", __name__, url_prefix="/quality")

journey.add_app_template_filter(month_name, "month_name")

# The routes, by what somebody does. They add themselves to the journey.
from webapp.journeys.quality import drawing, over_time, reading  # noqa: E402

__all__ = ["drawing", "journey", "over_time", "reading"]
