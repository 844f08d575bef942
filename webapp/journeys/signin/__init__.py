"""Sign in and sign out."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp import current, demo
from webapp.auth import cookies, signing_in
from webapp.errors import TooManyTries, WrongPassword
from webapp.security import failures
from webapp.security.forgery import form_token
from webapp.store import sign_ins

journey = Blueprint("signin", __name__)


@journey.get("/sign-in")
def show() -> str | AnyResponse:
    """Show the form, or go on where somebody is signed in already."""
    if current.signed_in() is not None:
        return redirect(_inside(request.args.get("next")))
    return _page()


@journey.post("/sign-in")
def enter() -> AnyResponse | tuple[str, int] | tuple[str, int, dict[str, str]]:
    """Check the password and start a session."""
    try:
        token = signing_in.sign_in(
            current.store(),
            current.settings(),
            email=request.form.get("email", "")[:254],
            password=request.form.get("password", "")[:1000],
            address=request.remote_addr or "",
            browser=signing_in.browser_name(request.user_agent.string),
        )
    except (WrongPassword, TooManyTries) as error:
        if failures.wants_json():
            raise
        after = {"Retry-After": str(error.wait_seconds)} if isinstance(error, TooManyTries) else {}
        return _page(error), error.status, after
    _end_session_before()
    response = redirect(_inside(request.form.get("next")), 303)
    cookies.send_session(response, token)
    return response


@journey.post("/sign-out")
def leave() -> AnyResponse:
    """End this session."""
    _end_session_before()
    response = redirect(url_for("signin.show", said="signed-out"), 303)
    cookies.drop_session(response)
    return response


@journey.get("/session")
def state() -> Response:
    """Tell a page that is still open whether somebody is signed in, and a fresh form token.

    With it a letter goes on being saved after the time ran out and the writer signed in again
    in another tab.
    """
    signed_in = current.signed_in()
    return jsonify(
        signed_in=signed_in is not None,
        who=signed_in.who.id if signed_in else None,
        form_token=form_token(),
    )


def _page(error: WrongPassword | TooManyTries | None = None) -> str:
    return render_template(
        "signin/sign_in.html",
        error=error,
        email=request.form.get("email", ""),
        going_to=request.values.get("next", ""),
        demo_people=demo.PEOPLE if current.settings().demo else (),
        demo_password=demo.PASSWORD,
    )


def _end_session_before() -> None:
    signed_in = current.signed_in()
    if signed_in is not None:
        with current.store().writing() as session:
            sign_ins.end(session, signed_in.session_id, by=signed_in.who)


def _inside(address: str | None) -> str:
    """Return an address inside the editor; any other leads home."""
    is_ours = (
        address is not None
        and address.startswith("/")
        and not address.startswith(("//", "/\\"))
        and address.isprintable()
        and "\\" not in address
    )
    return address if is_ours and address else url_for("home.show")
