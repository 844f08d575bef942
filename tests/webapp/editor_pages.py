"""What every page of the editor must be, whoever fetches it: one set of checks."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

_NEEDS_LABEL = {"input", "select", "textarea"}
_NO_LABEL = {"hidden", "submit", "button", "image", "reset"}
_LEADS_OUT = re.compile(r"^(https?:)?//", re.IGNORECASE)
_LEADING = {"href", "src", "action", "formaction", "srcset", "poster", "data"}


def check(text: str, path: str) -> Element:
    """Check one page and return its tree."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(text)
    every = list(tree.iter())
    by_name: dict[str, list[Element]] = {}
    for element in every:
        if isinstance(element.tag, str):
            by_name.setdefault(element.tag, []).append(element)

    html = tree if tree.tag == "html" else by_name["html"][0]
    assert html.get("lang") == "en-GB", f"{path}: the page does not say its language"
    titles = [title for title in by_name.get("title", []) if (title.text or "").strip()]
    assert titles, f"{path}: no title"
    headings = by_name.get("h1", [])
    assert len(headings) == 1, f"{path}: {len(headings)} main headings"
    assert words(headings[0]), f"{path}: the main heading is empty"
    _heading_order(every, path)

    ids = Counter(element.get("id") for element in every if element.get("id"))
    twice = [name for name, number in ids.items() if number > 1]
    assert not twice, f"{path}: ids used twice: {twice}"
    for element in every:
        for attribute in ("aria-describedby", "aria-labelledby", "for", "aria-controls"):
            for name in (element.get(attribute) or "").split():
                assert name in ids, f"{path}: {attribute} leads to {name!r}, which is not there"

    _labels(tree, by_name, path)
    _nothing_inline(every, path)
    for form in by_name.get("form", []):
        assert form.get("action"), f"{path}: a form does not say where it goes"
        if form.get("method") == "post":
            tokens = [each for each in form.iter("input") if each.get("name") == "form_token"]
            assert len(tokens) == 1, f"{path}: a form that changes something has no token"
    for image in by_name.get("img", []):
        assert image.get("alt") is not None, f"{path}: a picture without alt text"
    for button in [*by_name.get("button", []), *by_name.get("a", [])]:
        assert words(button) or button.get("aria-label"), f"{path}: a button or link says nothing"
    for name, value in _attributes(every):
        if name in _LEADING:
            assert not _LEADS_OUT.match(value), f"{path}: leads to another site: {value}"
    return tree


def words(element: Element) -> str:
    """Return the words in an element, without what is around it."""
    return " ".join("".join(element.itertext()).split())


def _attributes(every: list[Element]) -> list[tuple[str, str]]:
    return [(str(name), value) for element in every for name, value in element.attrib.items()]


def _heading_order(every: list[Element], path: str) -> None:
    last = 0
    for element in every:
        if isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag):
            level = int(element.tag[1])
            assert level <= last + 1, f"{path}: h{level} comes after h{last}: {words(element)}"
            last = level


def _labels(tree: Element, by_name: dict[str, list[Element]], path: str) -> None:
    labelled = {label.get("for") for label in by_name.get("label", []) if words(label)}
    inside = {
        id(control)
        for label in by_name.get("label", [])
        if words(label)
        for control in label.iter()
    }
    for name in _NEEDS_LABEL:
        for control in by_name.get(name, []):
            if control.get("type") in _NO_LABEL:
                continue
            has_label = (
                control.get("id") in labelled
                or id(control) in inside
                or control.get("aria-label")
                or control.get("aria-labelledby")
            )
            assert has_label, f"{path}: no label for {control.attrib}"


def _nothing_inline(every: list[Element], path: str) -> None:
    for element in every:
        if element.tag == "script":
            assert element.get("src"), f"{path}: inline script"
        assert element.tag != "style", f"{path}: inline style element"
        assert "style" not in element.attrib, f"{path}: inline style on {element.tag}"
        handlers = [name for name in element.attrib if str(name).startswith("on")]
        assert not handlers, f"{path}: inline script in {handlers}"


class CheckingClient(FlaskClient):
    """A browser for tests. It checks every page that any test fetches."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Fetch a page and check it."""
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in range(300, 400):
            policy = response.headers["Content-Security-Policy"]
            if "sandbox" not in policy:  # a letter in its frame is checked by its renderer's tests
                check(response.get_data(as_text=True), response.request.path)
        return response

    def token(self, path: str = "/session") -> str:
        """Return a form token, as a page would have it."""
        return super().open(path, headers={"Accept": "application/json"}).get_json()["form_token"]

    def send(self, path: str, data: dict[str, Any] | None = None, **kwargs: Any) -> TestResponse:
        """Send a form from one of our own pages."""
        headers = {"Sec-Fetch-Site": "same-origin", **kwargs.pop("headers", {})}
        form = {"form_token": self.token(), **(data or {})}
        return self.post(path, data=form, headers=headers, **kwargs)
