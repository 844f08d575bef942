"""Picture symbols: to look at, to search, and to choose for a word of a letter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from letterkit.symbols.catalogue import catalogue_for
from letterkit.symbols.search import search_symbols
from webapp import current
from webapp.assets import A_YEAR
from webapp.errors import NotFound, NotUnderstood
from webapp.security.limits import read_json
from webapp.services import council, symbol_choice, symbol_pictures
from webapp.store import children

journey = Blueprint("symbols", __name__, url_prefix="/symbols")

AT_ONCE = 60
LONGEST_SEARCH = 100
# A picture may be opened by itself: then nothing in it may run or fetch anything.
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


@journey.get("")
def listed() -> str:
    """Show the sets, and search in them."""
    query = request.args.get("q", "").strip()[:LONGEST_SEARCH]
    chosen, category = request.args.get("set", ""), request.args.get("category", "")
    page = max(1, min(999, request.args.get("page", 1, type=int)))
    with current.store().reading() as session:
        catalogue = catalogue_for(council.library_settings(session))
    if chosen and chosen not in catalogue.sets:
        raise NotFound()
    sets = (chosen,) if chosen else tuple(catalogue.sets)
    if query:
        found = search_symbols(catalogue, query, most=AT_ONCE * 4, sets=sets, category=category)
    else:
        found = [
            symbol
            for symbol in catalogue.symbols(sets)
            if not symbol.not_for_children and category in ("", symbol.category)
        ]
    first = (page - 1) * AT_ONCE
    return render_template(
        "symbols/listed.html",
        catalogue=catalogue,
        query=query,
        chosen=chosen,
        category=category,
        categories=sorted({s.category for s in catalogue.symbols(sets) if s.category}),
        total=len(found),
        page=page,
        more=len(found) > first + AT_ONCE,
        cards=[symbol_pictures.card(catalogue, s) for s in found[first : first + AT_ONCE]],
    )


@journey.get("/picture/<version>/<set_id>/<symbol_id>/<look>")
def picture(version: str, set_id: str, symbol_id: str, look: str) -> Response:
    """Send one symbol's picture. It belongs to a set, and not to a child: browsers may keep it."""
    with current.store().reading() as session:
        catalogue = catalogue_for(council.library_settings(session))
    image, now = symbol_pictures.image(catalogue, f"{set_id}:{symbol_id}", look)
    response = Response(image.data, mimetype=image.mime)
    response.headers["Content-Security-Policy"] = PICTURE_POLICY
    private = A_YEAR.replace("public", "private")
    response.headers["Cache-Control"] = private if version == now else "no-cache"
    if catalogue.sets[set_id].held is not None:
        # A council's own picture may show a person: it stays behind in no browser.
        response.headers["Cache-Control"] = "no-store"
    return response


@journey.post("/find")
def find() -> Response:
    """Return what fits the words typed into the picker; with none, this child's and the recent."""
    data = read_json()
    by = current.who()
    text, word, child_id = _text(data, "text"), _text(data, "word"), _text(data, "child")
    with current.store().reading() as session:
        who = symbol_choice.reader(session, child_id, by=by)
        if text.strip():
            groups = {"found": symbol_choice.find(who, text)}
        else:
            groups = {
                "offers": symbol_choice.offered(who, word) if word.strip() else [],
                "own": symbol_choice.own(who),
                "recent": symbol_choice.recent(session, who, child_id, by=by),
            }
    return jsonify({name: [each.to_dict() for each in cards] for name, cards in groups.items()})


@journey.post("/word")
def word() -> Response:
    """Return what stands on a word of a text, what else could, and what it can be joined with."""
    data = read_json()
    start, end = data.get("start"), data.get("end")
    choices = data.get("choices") or {}
    if not (isinstance(start, int) and isinstance(end, int) and isinstance(choices, dict)):
        raise NotUnderstood()
    chosen = {str(key): str(value) for key, value in choices.items()}
    with current.store().reading() as session:
        who = symbol_choice.reader(session, _text(data, "child"), by=current.who())
    return jsonify(symbol_choice.about_word(who, _text(data, "text"), start, end, chosen))


@journey.post("/for-child")
def for_child() -> Response:
    """Keep a symbol as this child's own for a word, or forget it."""
    data = read_json()
    with current.store().writing() as session:
        symbol_choice.save_for_child(
            session,
            _text(data, "child"),
            symbol_choice.tidy_word(data.get("word")),
            _text(data, "ref"),
            by=current.who(),
        )
    return jsonify(ok=True)


@journey.get("/choose/<child_id>")
def choose(child_id: str) -> str:
    """Show the page on which a symbol is chosen for one of this child's words."""
    return _choose_page(child_id, request.args)


@journey.post("/choose/<child_id>/search")
def search_again(child_id: str) -> str:
    """Show the same page with what was searched: the words stay out of the address."""
    return _choose_page(child_id, request.form)


@journey.post("/choose/<child_id>")
def chosen(child_id: str) -> AnyResponse | tuple[str, int]:
    """Save the choice, or forget it."""
    word = " ".join(request.form.get("word", "").split())
    ref = request.form.get("ref", "")
    forget = request.form.get("do") == "forget"
    problems = {}
    if not word or len(word) > symbol_choice.LONGEST_WORD:
        problems["word"] = "missing" if not word else "long"
    if not ref and not forget:
        problems["ref"] = "missing"
    if problems:
        return _choose_page(child_id, request.form, problems), 400
    with current.store().writing() as session:
        symbol_choice.save_for_child(
            session, child_id, word, "" if forget else ref, by=current.who()
        )
    said = "symbol-forgotten" if forget else "symbol-chosen"
    return redirect(url_for("symbols.choose", child_id=child_id, said=said), 303)


def _choose_page(child_id: str, given: Mapping[str, str], problems: Mapping[str, str] = {}) -> str:
    by = current.who()
    word = given.get("word", "").strip()[: symbol_choice.LONGEST_WORD + 1]
    query = given.get("text", "").strip()[:LONGEST_SEARCH]
    with current.store().reading() as session:
        child = children.get(session, child_id, by=by)
        who = symbol_choice.reader(session, child_id, by=by)
        latest = symbol_choice.recent(session, who, child_id, by=by)
    choices = who.child.symbols.choices
    return render_template(
        "symbols/choose.html",
        child=child,
        word=word,
        query=query,
        problems=problems,
        picked=given.get("ref", ""),
        offers=symbol_choice.offered(who, word) if word and not query else [],
        found=symbol_choice.find(who, query) if query else [],
        recent=latest if not query else [],
        choices=[
            (key, cards[0] if cards else None)
            for key, ref in choices.items()
            for cards in [who.cards([ref])]
        ],
    )


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise NotUnderstood()
    return value
