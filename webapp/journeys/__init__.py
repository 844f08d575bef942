"""The editor's pages, one package a journey: what somebody comes to do.

To add a journey: make ``webapp/journeys/NAME/__init__.py`` with a ``journey`` blueprint, put it
into ``JOURNEYS``, name its endpoints in ``webapp/permissions.py``, and put its templates into
``webapp/templates/NAME/``.
"""

from __future__ import annotations

from flask import Flask

from webapp.journeys import (
    about,
    account,
    bringing,
    children,
    council,
    decisions,
    desk,
    exports,
    health,
    home,
    last_letter,
    letters,
    people,
    quality,
    review,
    signin,
    symbols,
    word_review,
)

JOURNEYS = (
    signin,
    home,
    letters,
    last_letter,
    decisions,
    bringing,
    exports,
    review,
    word_review,
    children,
    symbols,
    desk,
    account,
    people,
    council,
    quality,
    about,
    health,
)


def register(app: Flask) -> None:
    """Add all journeys to the app."""
    for package in JOURNEYS:
        app.register_blueprint(package.journey)
