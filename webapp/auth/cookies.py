"""The two cookies of the editor. Neither holds anything about anybody."""

from __future__ import annotations

import secrets

from flask import Response, g, request
from werkzeug.wrappers import Response as AnyResponse

from webapp import current


def session_cookie() -> str:
    """Return the name of the sign-in cookie; over https it is tied to this very host."""
    return "__Host-letterkit" if current.settings().https else "letterkit"


def visit_cookie() -> str:
    """Return the name of the cookie that ties the sign-in form to one browser."""
    return "__Host-letterkit-visit" if current.settings().https else "letterkit-visit"


def session_token() -> str | None:
    """Return the session token that the browser sent."""
    return request.cookies.get(session_cookie())


def visit_token() -> str:
    """Return a random value of this browser, made and sent at its first form."""
    found: str | None = g.get("new_visit") or request.cookies.get(visit_cookie())
    if not found or len(found) > 64:
        found = g.new_visit = secrets.token_urlsafe(24)
    return found


def send_visit(response: Response) -> Response:
    """Send the visit cookie along with the page whose form needs it."""
    if "new_visit" in g:
        _set(response, visit_cookie(), g.new_visit, None)
    return response


def send_session(response: AnyResponse, token: str) -> None:
    """Sign a browser in."""
    _set(response, session_cookie(), token, current.settings().session_hours * 3600)


def drop_session(response: AnyResponse) -> None:
    """Sign a browser out."""
    response.delete_cookie(
        session_cookie(), path="/", secure=current.settings().https, httponly=True, samesite="Lax"
    )


def _set(response: AnyResponse, name: str, value: str, seconds: int | None) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/",
        secure=current.settings().https,
        httponly=True,
        samesite="Lax",
    )
