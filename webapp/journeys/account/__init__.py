"""My own account: password, messages by e-mail, and where I am signed in."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp import current
from webapp.auth import passwords, signing_in
from webapp.store import sign_ins, users

journey = Blueprint("account", __name__, url_prefix="/account")


@journey.get("")
def show() -> str:
    """Show who I am here and where I am signed in."""
    signed_in = current.signed_in()
    with current.store().reading() as session:
        return render_template(
            "account/account.html",
            user=users.get(session, current.who().id),
            sessions=sign_ins.open_for(session, current.who().id),
            this_session=signed_in.session_id if signed_in else None,
        )


@journey.get("/password")
def password() -> str:
    """Show the form for a new password."""
    return _password_page({})


@journey.post("/password")
def save_password() -> AnyResponse | tuple[str, int]:
    """Check the old password, save the new one, and sign out everywhere else."""
    by = current.who()
    old, new = request.form.get("old", ""), request.form.get("new", "")
    with current.store().reading() as session:
        user = users.get(session, by.id)
    problems = {}
    if not signing_in.confirm(current.store(), current.settings(), user=user, password=old):
        problems["old"] = "wrong"
    weak = passwords.weakness(new, user.email)
    if weak:
        problems["new"] = weak
    elif new == old:
        problems["new"] = "same"
    if problems:
        return _password_page(problems), 400
    new_hash = passwords.hashed(new)
    signed_in = current.signed_in()
    with current.store().writing() as session:
        users.set_password(session, by.id, new_hash, must_change=False, by=by)
        sign_ins.end_all(session, by.id, by=by, but=signed_in.session_id if signed_in else None)
    return redirect(url_for("account.show", said="password-changed"), 303)


@journey.post("/sessions/<session_id>/end")
def end_session(session_id: str) -> AnyResponse:
    """Sign out in one other place."""
    with current.store().writing() as session:
        sign_ins.end(session, session_id, by=current.who())
    return redirect(url_for("account.show", said="session-ended"), 303)


@journey.post("/sessions/end-others")
def end_others() -> AnyResponse:
    """Sign out everywhere but here."""
    signed_in = current.signed_in()
    with current.store().writing() as session:
        sign_ins.end_all(
            session,
            current.who().id,
            by=current.who(),
            but=signed_in.session_id if signed_in else None,
        )
    return redirect(url_for("account.show", said="sessions-ended"), 303)


@journey.post("/mail")
def save_mail() -> AnyResponse:
    """Choose whether notices also come by e-mail."""
    wanted = request.form.get("mail") == "yes"
    with current.store().writing() as session:
        users.set_mail(session, current.who().id, wanted, by=current.who())
    return redirect(url_for("account.show", said="mail-on" if wanted else "mail-off"), 303)


def _password_page(problems: dict[str, str]) -> str:
    signed_in = current.signed_in()
    return render_template(
        "account/password.html",
        problems=problems,
        shortest=passwords.SHORTEST,
        first=bool(signed_in and signed_in.must_change_password),
    )
