"""Bring a letter in: paste or upload it, then put its paragraphs where they belong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from letterkit import kinds
from letterkit.errors import FileError
from webapp import current
from webapp.errors import Conflict, Locked, NotUnderstood, TooLarge
from webapp.security import failures
from webapp.services import bringing, saving, writing_open
from webapp.services.bringing_guess import guesses
from webapp.services.writing_names import field_name
from webapp.services.writing_open import Opened
from webapp.store import letters
from webapp.store.tables import SavedBy

journey = Blueprint("bringing", __name__)


@journey.get("/bring-in")
def new() -> str:
    """Show where to paste or choose a letter, for whom it is, and of what kind."""
    return _new_page({})


@journey.post("/bring-in")
def start() -> AnyResponse | tuple[str, int]:
    """Start a letter that holds the paragraphs as notes, and go on to sort them."""
    child, kind = request.form.get("child", ""), request.form.get("kind", "")
    problems: dict[str, str] = {}
    if not child:
        problems["child"] = "Choose the child this letter is for."
    if kind not in kinds.KIND_NAMES:
        problems["kind"] = "Choose what kind of letter it is."
    paragraphs = _paragraphs(problems)
    if problems:
        return _new_page(problems), 400
    by = current.who()
    with current.store().writing() as session:
        letter = writing_open.start(session, child, kind, by=by)
        content = letters.content(session, letter.id, by=by).content
        saving.save_content(
            session,
            letter.id,
            letter.version,
            bringing.with_notes(content, paragraphs),
            by=by,
            saved_by=SavedBy.BROUGHT_IN,
        )
    return redirect(url_for("bringing.sort", letter_id=letter.id), 303)


@journey.get("/letters/<letter_id>/bring-in")
def sort(letter_id: str) -> str:
    """Show the paragraphs that have no place yet, and the words that nobody checked yet."""
    return _sort_page(_opened(letter_id))


@journey.post("/letters/<letter_id>/bring-in")
def place(letter_id: str) -> AnyResponse | tuple[str, int]:
    """Put the notes where the writer wants them."""
    found = _opened(letter_id)
    waiting = bringing.notes(found.content)
    where = [request.form.get(f"to.{number}", "") for number in range(1, len(waiting) + 1)]
    if _version() != found.row.version:
        return _moved_on(found)
    content, problems = bringing.placed(found.content, where)
    if problems:
        return _sort_page(found, where=where, wrong=problems), 400
    return _save(found, content, "brought-in-placed")


@journey.post("/letters/<letter_id>/bring-in/more")
def more(letter_id: str) -> AnyResponse | tuple[str, int]:
    """Add more paragraphs, pasted or from a file, to those that wait for a place."""
    found = _opened(letter_id)
    problems: dict[str, str] = {}
    paragraphs = _paragraphs(problems)
    if problems:
        return _sort_page(found, problems=problems), 400
    return _save(found, bringing.with_notes(found.content, paragraphs), "brought-in-more")


@journey.post("/letters/<letter_id>/bring-in/checked")
def checked(letter_id: str) -> AnyResponse | tuple[str, int]:
    """Tie words from outside to what the child said or did. With that they count as checked.

    Fields for which nothing was written go on waiting.
    """
    found = _opened(letter_id)
    waiting = [each.field for each in bringing.unchecked(found.content)]
    said = {
        field: " ".join(request.form.get(f"tie.{field}", "").replace("\0", "").split())
        for field in waiting
    }
    ties = {field: to for field, to in said.items() if to}
    wrong = {
        field: "long" if len(to) > bringing.LONGEST_TIE else "missing"
        for field, to in ties.items()
        if not bringing.SHORTEST_TIE <= len(to) <= bringing.LONGEST_TIE
    }
    if not ties:
        wrong = dict.fromkeys(waiting[:1], "missing")
    if wrong:
        return _sort_page(found, said=said, untied=wrong), 400
    if _version() != found.row.version:
        return _moved_on(found)
    return _save(found, bringing.tied(found.content, ties), "brought-in-checked")


def _opened(letter_id: str) -> Opened:
    with current.store().reading() as session:
        found = writing_open.opened(session, letter_id, by=current.who())
    if found.is_sent:
        raise Locked()
    return found


def _version() -> int:
    try:
        return int(request.form["version"])
    except (KeyError, ValueError):
        raise NotUnderstood() from None


def _paragraphs(problems: dict[str, str]) -> list[str]:
    """Read what was pasted and what was uploaded; say what is wrong with either."""
    found: list[str] = []
    upload = request.files.get("file")
    try:
        found += bringing.paragraphs_in(request.form.get("text", ""))
    except TooLarge as error:
        problems["text"] = f"{error.message} {error.what_to_do}"
    if upload is not None and upload.filename:
        try:
            found += bringing.paragraphs_in(bringing.text_in_file(upload.stream.read()))
        except (FileError, TooLarge) as error:
            message = f"{error.message[:1].upper()}{error.message[1:]}"
            problems["file"] = f"{message} {error.what_to_do}".strip()
    if not found and not problems.keys() & {"text", "file"}:
        problems["text"] = "Paste the letter here, or choose its file below."
    if len(found) > bringing.MOST_PARAGRAPHS:
        problems["text"] = f"Bring in at most {bringing.MOST_PARAGRAPHS} paragraphs at once."
    return found


def _save(found: Opened, content: dict[str, Any], said: str) -> AnyResponse | tuple[str, int]:
    letter_id = found.row.id
    try:
        with current.store().writing() as session:
            saving.save_content(
                session,
                letter_id,
                found.row.version,
                content,
                by=current.who(),
                saved_by=SavedBy.BROUGHT_IN,
            )
    except Conflict:
        return _moved_on(_opened(letter_id))
    return redirect(url_for("bringing.sort", letter_id=letter_id, said=said), 303)


def _moved_on(found: Opened) -> tuple[str, int]:
    if failures.wants_json():
        raise Conflict(yours={}, theirs=found.content, their_version=found.row.version)
    return _sort_page(found, moved_on=True), 409


def _new_page(problems: dict[str, str]) -> str:
    with current.store().reading() as session:
        listed = writing_open.children_to_write_to(session, by=current.who())
    return render_template(
        "bringing/new.html",
        children=listed,
        kinds=kinds.kinds(),
        child=request.values.get("child", ""),
        kind=request.form.get("kind", "after-review"),
        text=request.form.get("text", "") if "text" not in problems else "",
        problems=problems,
    )


def _sort_page(
    found: Opened,
    *,
    where: Sequence[str] = (),
    wrong: dict[int, str] | None = None,
    problems: dict[str, str] | None = None,
    said: dict[str, str] | None = None,
    untied: dict[str, str] | None = None,
    moved_on: bool = False,
) -> str:
    waiting = bringing.notes(found.content)
    return render_template(
        "bringing/sort.html",
        letter=found.row,
        name=found.child_name,
        notes=list(zip(waiting, where or guesses(waiting), strict=True)),
        groups=_groups(),
        unchecked=[(each, field_name(each.field)) for each in bringing.unchecked(found.content)],
        wrong=wrong or {},
        problems=problems or {},
        said=said or {},
        untied=untied or {},
        moved_on=moved_on,
    )


def _groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the places for a paragraph, in groups as a letter has them."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for path in bringing.destinations():
        names = path.split(".")
        group = {"letter": "Around the messages", "help": "Help box"}.get(
            names[0], f"Message {names[1]}"
        )
        groups.setdefault(group, []).append((path, field_name(path)))
    return list(groups.items())
