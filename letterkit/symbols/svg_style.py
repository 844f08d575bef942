"""Style sheets inside an SVG, as plain attributes: drawing programs write simple ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

MOST_CSS = 2_000_000  # characters
# One thing each: an element's name, classes and ids, in a row ("path.st0", ".a.b", "#hat", "*").
_SIMPLE = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_PIECE = re.compile(r"([.#])([\w-]+)")


@dataclass(frozen=True)
class Rule:
    """One selector with what it sets. A higher ``weight`` wins; then the later rule."""

    element: str
    classes: frozenset[str]
    id: str
    values: Mapping[str, str]

    @property
    def weight(self) -> tuple[int, int, int]:
        """Return the selector's weight, as style sheets count it."""
        return (bool(self.id), len(self.classes), bool(self.element))

    def fits(self, name: str, classes: set[str], element_id: str) -> bool:
        """Say whether the rule speaks of an element."""
        return (
            (not self.element or self.element == name)
            and (not self.id or self.id == element_id)
            and self.classes <= classes
        )


@dataclass
class Rules:
    """The rules of a style sheet, lightest first, so that the last one wins."""

    rules: list[Rule] = field(default_factory=list)

    def of(self, element: etree._Element) -> dict[str, str]:
        """Return what the style sheet sets for an element."""
        if not self.rules or not isinstance(element.tag, str):
            return {}
        name = etree.QName(element).localname
        classes = set(element.get("class", "").split())
        values: dict[str, str] = {}
        for rule in self.rules:
            if rule.fits(name, classes, element.get("id", "")):
                values.update(rule.values)
        return values


def rules_of(root: etree._Element) -> Rules:
    """Return the rules of every style sheet in an SVG; what it cannot turn to attributes, not."""
    css = "\n".join(
        element.text or ""
        for element in root.iter()
        if isinstance(element.tag, str) and etree.QName(element).localname == "style"
    )
    if not css.strip() or len(css) > MOST_CSS:
        return Rules()
    import tinycss2

    rules: list[Rule] = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        # Rules with "@" bring fonts, other files or screen sizes; none of them is needed.
        if rule.type != "qualified-rule":
            continue
        values = declarations(tinycss2.serialize(rule.content))
        for selector in tinycss2.serialize(rule.prelude).split(","):
            made = _rule(selector.strip(), values)
            if made is not None:
                rules.append(made)
    return Rules(sorted(rules, key=lambda rule: rule.weight))


def _rule(selector: str, values: Mapping[str, str]) -> Rule | None:
    found = _SIMPLE.fullmatch(selector)
    if not selector or found is None:
        return None
    pieces = _PIECE.findall(found[2])
    ids = [name for kind, name in pieces if kind == "#"]
    classes = frozenset(name for kind, name in pieces if kind == ".")
    element = "" if found[1] in (None, "*") else found[1]
    return Rule(element, classes, ids[0] if ids else "", values)


def declarations(css: str) -> dict[str, str]:
    """Return what a style attribute, or the inside of a rule, sets."""
    if not css:
        return {}
    if len(css) > MOST_CSS:
        return {}
    import tinycss2

    found = tinycss2.parse_declaration_list(css, skip_comments=True, skip_whitespace=True)
    return {
        item.lower_name: tinycss2.serialize(item.value).strip()
        for item in found
        if item.type == "declaration"
    }
