"""What a council sets for every letter: its words, how serious each check is, printed headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from letterkit.errors import SettingsError
from letterkit.review.questions import Question
from letterkit.wording import ENGLISH, wording_for
from letterkit.words.glossary.term import Term, built_in
from webapp import current
from webapp.errors import Conflict
from webapp.services import council as service
from webapp.services import review_questions
from webapp.services.child_forms import tidy
from webapp.store import council

journey = Blueprint("council", __name__, url_prefix="/settings")

Page = str | AnyResponse | tuple[str, int]

LONGEST = 1_000
MOST_SHOWN = 40
# The first digit of a code says what a check looks at.
GROUPS = (
    ("LK1", "Sentences"),
    ("LK2", "Words"),
    ("LK3", "What a letter needs"),
    ("LK4", "Pictures"),
    ("LK5", "People"),
    ("LK6", "Promises and time"),
    ("LK7", "Kindness and voice"),
    ("LK9", "What could not be checked"),
)


@journey.get("")
def show() -> str:
    """Show what can be set, and how much of it is."""
    with current.store().reading() as session:
        return render_template(
            "council/show.html",
            counts={
                name: len(council.get(session, name, {}))
                for name in (service.GLOSSARY, service.SEVERITY, service.WORDING)
            },
            own_questions=len(
                council.get(session, review_questions.QUESTIONS, {}).get("questions") or []
            ),
        )


@journey.get("/words")
def words() -> str:
    """Show the council's own words, and search in the built-in ones."""
    query = tidy(request.args.get("q", ""))[:80]
    with current.store().reading() as session:
        own = council.get(session, service.GLOSSARY, {})
    found = [t for t in built_in() if query.casefold() in t.term.casefold()] if query else []
    found.sort(
        key=lambda t: (not t.term.casefold().startswith(query.casefold()), t.term.casefold())
    )
    return render_template(
        "council/words.html",
        own=sorted(own.items(), key=lambda item: item[0].casefold()),
        query=query,
        found=found[:MOST_SHOWN],
        total=len(built_in()),
        instead=_instead,
    )


@journey.get("/word")
def word() -> str:
    """Show one word: the council's entry, or the built-in one to start from."""
    term = tidy(request.args.get("term", ""))[:120]
    with current.store().reading() as session:
        own = council.get(session, service.GLOSSARY, {}).get(term)
        version = council.version(session, service.GLOSSARY)
    return _word_page(_word_values(term, own), term, version, {}, is_own=own is not None)


@journey.post("/word")
def save_word() -> Page:
    """Save one word, or go back to the built-in entry."""
    before = tidy(request.form.get("before", ""))
    values = {
        "term": tidy(request.form.get("term", "")),
        "replace": request.form.get("replace", "").replace("\0", "").strip(),
        "means": tidy(request.form.get("means", "")),
        "forms": request.form.get("forms", "").replace("\0", "").strip(),
        "action": request.form.get("action", ""),
        "off": request.form.get("off", ""),
    }
    version = request.form.get("version", 0, type=int)
    problems: dict[str, str] = {}
    if request.form.get("do") != "remove":
        problems = _word_problems(values)
    status = 400
    if not problems:
        remove = request.form.get("do") == "remove"
        try:
            with current.store().writing() as session:
                if before and (remove or before != values["term"]):
                    service.save_term(session, before, None, version, by=current.who())
                    version += 1
                if not remove:
                    service.save_term(
                        session, values["term"], _entry(values), version, by=current.who()
                    )
            return redirect(url_for("council.words", said="setting-saved"), 303)
        except SettingsError as error:
            problems = {"term": error.message}
        except Conflict as conflict:
            problems, status = {"version": "conflict"}, 409
            version = conflict.their_version
    return _word_page(values, before, version, problems, is_own=bool(before)), status


@journey.get("/checks")
def checks() -> str:
    """Show every check with how serious it is."""
    with current.store().reading() as session:
        chosen = council.get(session, service.SEVERITY, {})
        version = council.version(session, service.SEVERITY)
    return _checks_page(chosen, version)


@journey.post("/checks")
def save_checks() -> Page:
    """Save how serious each check is."""
    chosen = {
        name.removeprefix("check-"): value
        for name, value in request.form.items()
        if name.startswith("check-")
    }
    try:
        with current.store().writing() as session:
            service.save_severities(
                session, chosen, request.form.get("version", 0, type=int), by=current.who()
            )
    except SettingsError as error:
        return _checks_page(chosen, request.form.get("version", 0, type=int), error.message), 400
    except Conflict as conflict:
        return _checks_page(chosen, conflict.their_version, conflict=True), 409
    return redirect(url_for("council.show", said="setting-saved"), 303)


@journey.get("/wording")
def wording() -> str:
    """Show the words that are printed in every letter."""
    with current.store().reading() as session:
        own = council.get(session, service.WORDING, {})
        version = council.version(session, service.WORDING)
    return _wording_page(own, version)


@journey.post("/wording")
def save_wording() -> Page:
    """Save the printed words."""
    phrases = {key: tidy(request.form.get(f"say-{key}", ""))[:LONGEST] for key in ENGLISH}
    version = request.form.get("version", 0, type=int)
    problems = {}
    for key, phrase in phrases.items():
        if phrase:
            try:
                wording_for({key: phrase})
            except SettingsError:
                problems[key] = "slot"
    status = 400
    if not problems:
        try:
            with current.store().writing() as session:
                service.save_wording(session, phrases, version, by=current.who())
            return redirect(url_for("council.show", said="setting-saved"), 303)
        except Conflict as conflict:
            problems, status, version = {"version": "conflict"}, 409, conflict.their_version
    return _wording_page(phrases, version, problems), status


@journey.get("/questions")
def questions() -> str:
    """Show the review questions, with a few empty lines for new ones."""
    with current.store().reading() as session:
        asked = review_questions.current_questions(session)
        version = council.version(session, review_questions.QUESTIONS)
    return _questions_page(asked, version)


@journey.post("/questions")
def save_questions() -> Page:
    """Save the review questions, or go back to letterkit's own."""
    version = request.form.get("version", 0, type=int)
    back = request.form.get("do") == "built-in"
    asked = () if back else review_questions.sent_questions(request.form)
    if not asked and not back:
        return _questions_page((), version, "Keep at least one question."), 400
    try:
        with current.store().writing() as session:
            review_questions.save_questions(session, asked, version, by=current.who())
    except Conflict as conflict:
        said = "Somebody else saved the questions. Yours are still here: look, then save again."
        return _questions_page(asked, conflict.their_version, said), 409
    return redirect(url_for("council.show", said="setting-saved"), 303)


def _questions_page(asked: tuple[Question, ...], version: int, problem: str = "") -> str:
    blank = tuple(Question(id="", group="", question="") for _ in range(3))
    rows = (*asked, *blank)[: review_questions.MOST_QUESTIONS]
    return render_template("council/questions.html", rows=rows, version=version, problem=problem)


def _instead(term: Term) -> str:
    """Return what to say instead of a built-in word, without the marks for its grammar."""
    return " / ".join(choice.rpartition("> ")[2] for choice in term.replace) or term.means


def _word_values(term: str, own: Mapping[str, Any] | None) -> dict[str, str]:
    base = next((t for t in built_in() if t.term.casefold() == term.casefold()), Term(term))
    entry = {
        "replace": "\n".join(base.replace),
        "means": base.means,
        "forms": "\n".join(base.forms),
        "action": base.action,
        "off": "",
    }
    for name, value in (own or {}).items():
        if name in entry:
            many = isinstance(value, list | tuple)
            entry[name] = "\n".join(value) if many else ("yes" if value is True else str(value))
    return {"term": base.term, **entry} if own is None else {"term": term, **entry}


def _word_problems(values: Mapping[str, str]) -> dict[str, str]:
    problems = {}
    if not values["term"] or len(values["term"]) > 120:
        problems["term"] = "Write the word or phrase that grown-ups use."
    if any(len(values[name]) > LONGEST for name in ("replace", "means", "forms")):
        problems["means"] = f"Use at most {LONGEST} characters."
    if values["off"] != "yes" and not values["replace"] and not values["means"]:
        problems["replace"] = "Write what to say instead, or what it means."
    return problems


def _entry(values: Mapping[str, str]) -> dict[str, Any]:
    if values["off"] == "yes":
        return {"off": True}
    entry: dict[str, Any] = {
        name: [line.strip() for line in values[name].splitlines() if line.strip()]
        for name in ("replace", "forms")
    }
    entry |= {"means": values["means"], "action": values["action"]}
    return {name: value for name, value in entry.items() if value}


def _word_page(
    values: Mapping[str, str],
    before: str,
    version: int,
    problems: Mapping[str, str],
    *,
    is_own: bool,
) -> str:
    return render_template(
        "council/word.html",
        values=values,
        before=before if is_own else "",
        version=version,
        problems=problems,
        is_own=is_own,
    )


def _checks_page(
    chosen: Mapping[str, str], version: int, problem: str = "", *, conflict: bool = False
) -> str:
    from letterkit.checks import rules

    known = list(rules().values())
    return render_template(
        "council/checks.html",
        groups=[
            (title, [rule for rule in known if rule.code.startswith(start)])
            for start, title in GROUPS
        ],
        chosen=chosen,
        version=version,
        problem=problem,
        conflict=conflict,
    )


def _wording_page(
    own: Mapping[str, str], version: int, problems: Mapping[str, str] | None = None
) -> str:
    return render_template(
        "council/wording.html",
        own=own,
        built_in=ENGLISH,
        version=version,
        problems=problems or {},
    )
