"""The blueprint that the children's pages share."""

from __future__ import annotations

from flask import Blueprint

journey = Blueprint("children", __name__, url_prefix="/children")
