"""For the machine that watches the editor: does it stand, does its database answer."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from webapp import current
from webapp.errors import StoreUnavailable

journey = Blueprint("health", __name__)


@journey.get("/health")
def show() -> Response:
    """Answer in JSON. Says nothing about anybody."""
    if not current.store().is_there():
        raise StoreUnavailable()
    return jsonify(ok=True)
