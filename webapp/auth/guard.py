"""The guard in front of every page: who is there, and whether they may."""

from __future__ import annotations

import logging

from flask import Flask, g, redirect, request, url_for
from werkzeug.wrappers import Response

from webapp import current, permissions
from webapp.auth import cookies
from webapp.errors import NotFound, NotYourRole, SignInNeeded
from webapp.store import sign_ins
from webapp.store.who import Who

_log = logging.getLogger(__name__)


def protect(app: Flask) -> None:
    """Put the guard in front of all pages of an app."""
    app.before_request(_guard)


def _guard() -> Response | None:
    if request.endpoint is None:
        return None  # no such address: Flask answers, and the failure page says so
    allowed = permissions.MAY.get(request.endpoint)
    if allowed is None:
        _log.error("refused: %s has no line in webapp/permissions.py", request.endpoint)
        raise NotFound()
    if request.endpoint == "assets.file":
        return None
    _recognise()
    if allowed == permissions.PUBLIC:
        return None
    signed_in = current.signed_in()
    if signed_in is None:
        raise SignInNeeded()
    if not permissions.may(signed_in.who, request.endpoint):
        raise NotYourRole()
    if signed_in.must_change_password and request.endpoint not in permissions.BEFORE_NEW_PASSWORD:
        return redirect(url_for("account.password"))
    return None


def _recognise() -> None:
    token = cookies.session_token()
    if not token:
        return
    store = current.store()
    with store.reading() as session:
        found = sign_ins.current(session, token, idle_minutes=current.settings().idle_minutes)
    if found is None:
        return
    row, user = found
    if request.endpoint not in permissions.UNATTENDED and sign_ins.is_due_for_touch(row):
        with store.writing() as session:
            sign_ins.touch(session, row.id)
    g.signed_in = current.SignedIn(Who.of(user), row.id, token, user.must_change_password)
