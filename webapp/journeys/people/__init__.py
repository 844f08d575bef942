"""Accounts of the people who use the editor, for an administrator."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from webapp import current
from webapp.auth import passwords
from webapp.errors import AlreadyThere
from webapp.store import sign_ins, users
from webapp.store.tables import Role, User

journey = Blueprint("people", __name__, url_prefix="/people")


@dataclass
class PersonForm:
    """What is asked about a person, and what is wrong with the answers."""

    name: str = ""
    email: str = ""
    role: str = Role.WRITER.value
    active: bool = True

    @classmethod
    def from_request(cls) -> PersonForm:
        """Read the form that was sent."""
        form = request.form
        return cls(
            name=" ".join(form.get("name", "").split()),
            email=users.tidy_email(form.get("email", "")),
            role=form.get("role", ""),
            active=form.get("active") == "yes",
        )

    @classmethod
    def of(cls, user: User) -> PersonForm:
        """Fill the form from an account."""
        return cls(user.name, user.email, user.role.value, user.active)

    def problems(self, *, with_email: bool) -> dict[str, str]:
        """Return a code for each field that is wrong."""
        found = {}
        if not self.name:
            found["name"] = "missing"
        elif len(self.name) > 100:
            found["name"] = "long"
        name, at, place = self.email.partition("@")
        if with_email and not (
            name
            and at
            and "." in place
            and self.email.isprintable()
            and " " not in self.email
            and len(self.email) <= 254
        ):
            found["email"] = "wrong" if self.email else "missing"
        if self.role not in set(Role):
            found["role"] = "missing"
        return found


@journey.get("")
def listed() -> str:
    """Show all accounts."""
    with current.store().reading() as session:
        return render_template("people/people.html", people=users.everyone(session))


@journey.get("/new")
def new() -> str:
    """Show the form for a new account."""
    return render_template("people/new.html", form=PersonForm(), problems={}, roles=list(Role))


@journey.post("/new")
def add() -> str | tuple[str, int]:
    """Make an account with a first password, which is shown once."""
    form = PersonForm.from_request()
    problems = form.problems(with_email=True)
    if not problems:
        first_password = passwords.made_up()
        password_hash = passwords.hashed(first_password)
        try:
            with current.store().writing() as session:
                users.create(
                    session,
                    email=form.email,
                    name=form.name,
                    role=Role(form.role),
                    password_hash=password_hash,
                    must_change_password=True,
                    by=current.who(),
                )
            return render_template(
                "people/password.html", name=form.name, email=form.email, password=first_password
            )
        except AlreadyThere:
            problems["email"] = "taken"
    page = render_template("people/new.html", form=form, problems=problems, roles=list(Role))
    return page, 400


@journey.get("/<user_id>")
def edit(user_id: str) -> str:
    """Show one account."""
    with current.store().reading() as session:
        user = users.get(session, user_id)
    return _edit_page(user, PersonForm.of(user), {})


@journey.post("/<user_id>")
def save(user_id: str) -> AnyResponse | tuple[str, int]:
    """Change the name or the role, close or open an account."""
    form = PersonForm.from_request()
    problems = form.problems(with_email=False)
    if problems:
        with current.store().reading() as session:
            return _edit_page(users.get(session, user_id), form, problems), 400
    with current.store().writing() as session:
        users.change(
            session,
            user_id,
            name=form.name,
            role=Role(form.role),
            active=form.active,
            by=current.who(),
        )
    return redirect(url_for("people.listed", said="person-saved"), 303)


@journey.post("/<user_id>/password")
def new_password(user_id: str) -> str:
    """Make a new first password, and sign that person out everywhere."""
    made = passwords.made_up()
    password_hash = passwords.hashed(made)
    with current.store().writing() as session:
        user = users.get(session, user_id)
        users.set_password(session, user_id, password_hash, must_change=True, by=current.who())
        sign_ins.end_all(session, user_id, by=current.who())
    return render_template("people/password.html", name=user.name, email=user.email, password=made)


def _edit_page(user: User, form: PersonForm, problems: dict[str, str]) -> str:
    return render_template(
        "people/edit.html", user=user, form=form, problems=problems, roles=list(Role)
    )
