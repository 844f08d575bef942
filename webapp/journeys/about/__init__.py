"""Pages about the editor: the accessibility statement, and what is kept about whom."""

from __future__ import annotations

from flask import Blueprint, render_template

journey = Blueprint("about", __name__)


@journey.get("/accessibility")
def accessibility() -> str:
    """Show the accessibility statement."""
    return render_template("about/accessibility.html")


@journey.get("/privacy")
def privacy() -> str:
    """Show what the editor keeps, for how long, and who sees it."""
    return render_template("about/privacy.html")
