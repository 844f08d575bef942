"""Only our own pages may change anything: a token in each form, and where it came from."""

from __future__ import annotations

import hashlib
import hmac

from flask import Flask, request

from webapp import current
from webapp.auth import cookies
from webapp.errors import ForgedRequest

FIELD = "form_token"
HEADER = "X-Form-Token"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN = frozenset({"same-origin", "none"})  # "none": the person, not a page, asked for it


def protect(app: Flask) -> None:
    """Check all requests to an app, and let templates ask for ``form_token()``."""
    app.before_request(_check)
    app.after_request(cookies.send_visit)
    app.jinja_env.globals["form_token"] = form_token


def form_token() -> str:
    """Return the token for a form, bound to the session, or to the browser before sign-in."""
    signed_in = current.signed_in()
    bound_to = f"session {signed_in.token}" if signed_in else f"visit {cookies.visit_token()}"
    return hmac.new(
        current.settings().secret_key, f"form {bound_to}".encode(), hashlib.sha256
    ).hexdigest()


def _check() -> None:
    site = request.headers.get("Sec-Fetch-Site")
    if request.method in _SAFE:
        # Another site may link to us, but may not load our pages into its own.
        if site not in (None, *_OWN) and request.headers.get("Sec-Fetch-Mode") != "navigate":
            raise ForgedRequest()
        return
    if site is not None and site not in _OWN:
        raise ForgedRequest()
    if site is None and not _origin_is_ours():
        raise ForgedRequest()
    sent = request.headers.get(HEADER) or request.form.get(FIELD) or ""
    if not hmac.compare_digest(sent.encode("utf-8", "replace"), form_token().encode()):
        raise ForgedRequest()


def _origin_is_ours() -> bool:
    # Browsers too old for Sec-Fetch-Site still send Origin with a POST.
    origin = request.headers.get("Origin")
    return origin is None or origin == request.host_url.rstrip("/")
