"""The one place that turns an error into a page or into JSON.

JSON errors have one shape: ``{"error": {"code", "message", "what_to_do"}}``, and more keys only
where an error says so in ``details()``.
"""

from __future__ import annotations

import errno
import logging
import secrets
import traceback
from typing import Any

from flask import Flask, jsonify, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from letterkit.errors import LetterkitError
from webapp.errors import (
    NotFound,
    NotUnderstood,
    ServerFault,
    SignInNeeded,
    StoreUnavailable,
    TooLarge,
    TooManyTries,
    WebError,
)

_log = logging.getLogger(__name__)
_DISK_IS_FULL = (errno.ENOSPC, errno.EDQUOT)
_NEVER_SHOWN_AGAIN = ("password", "token")


def protect(app: Flask) -> None:
    """Turn every error of an app into a clear page or clear JSON."""
    app.register_error_handler(LetterkitError, _expected)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(Exception, _unexpected)


def wants_json() -> bool:
    """Say whether a program asked, and not a person."""
    best = request.accept_mimetypes.best_match(["text/html", "application/json"])
    return best == "application/json" or request.is_json


def answer(error: LetterkitError) -> AnyResponse:
    """Return the answer for an error that a person can understand."""
    status = error.status if isinstance(error, WebError) else 422
    details = error.details() if isinstance(error, WebError) else {}
    if wants_json():
        response = jsonify(
            error={
                "code": error.code,
                "message": error.message,
                "what_to_do": error.what_to_do,
                **({"where": error.where} if error.where else {}),
                **details,
            }
        )
    elif isinstance(error, SignInNeeded) and request.method == "GET":
        going_to = request.full_path.rstrip("?")
        return redirect(url_for("signin.show", next=None if going_to == "/" else going_to))
    else:
        response = make_response(_page(error, details))
    response.status_code = status
    if isinstance(error, TooManyTries):
        response.headers["Retry-After"] = str(error.wait_seconds)
    elif isinstance(error, StoreUnavailable):
        response.headers["Retry-After"] = "30"
    return response


def _page(error: LetterkitError, details: dict[str, Any]) -> str:
    title = error.title if isinstance(error, WebError) else WebError.title
    try:
        return render_template(
            "error.html", title=title, error=error, details=details, unsaved=_unsaved(error)
        )
    except Exception as problem:
        # The frame of the page is broken too. Say at least what there is to say.
        _log.error("no error page on %s\n%s", request.endpoint, _where(problem))
        return str(
            Markup(
                '<!doctype html><html lang="en-GB"><title>{0}</title>'
                "<h1>{0}</h1><p>{1}</p><p>{2}</p></html>"
            ).format(title, error.message, error.what_to_do)
        )


def _expected(error: LetterkitError) -> AnyResponse:
    if isinstance(error, WebError) and error.status >= 500:
        _log.error("%s on %s\n%s", error.code, request.endpoint, _where(error))
    return answer(error)


def _from_http(error: HTTPException) -> AnyResponse:
    if isinstance(error, RequestEntityTooLarge):
        return answer(TooLarge())
    if error.code in (404, 405):
        return answer(NotFound())
    if error.code is not None and error.code < 400 and error.response is not None:
        return error.get_response(request.environ)
    return answer(NotUnderstood())


def _unexpected(error: Exception) -> AnyResponse:
    if isinstance(error, OSError) and error.errno in _DISK_IS_FULL:
        _log.error("the disk is full, on %s", request.endpoint)
        return answer(StoreUnavailable())
    reference = secrets.token_hex(4)
    # The endpoint, not the address: an address may hold an id.
    _log.error("fault %s on %s\n%s", reference, request.endpoint, _where(error))
    return answer(ServerFault(reference))


def _where(error: BaseException) -> str:
    """Return what kind of error it was and where it arose, without its message.

    A message may repeat what was sent, and so the words of a letter or a name.
    """
    lines = traceback.format_tb(error.__traceback__)
    cause = error.__cause__
    before = f"{_where(cause)}which led to\n" if cause is not None else ""
    return f"{before}{''.join(lines)}{type(error).__module__}.{type(error).__qualname__}\n"


def _unsaved(error: LetterkitError) -> list[tuple[str, Any]]:
    """Return what was written, where it was not saved, so that it can be copied.

    Only for a form that our own page sent: another site must not put words here.
    """
    if not isinstance(error, (SignInNeeded, StoreUnavailable, ServerFault)):
        return []
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if value.strip() and not any(word in name for word in _NEVER_SHOWN_AGAIN)
    ]
