"""Are there small words that turn a sentence round: although, unless, however? Needs no parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.limits import target_in

HARD_CONNECTIVE = Rule(
    code="LK108",
    name="hard-connective",
    severity="warning",
    title='A small word that turns the sentence round: "although", "unless", "however"',
    reason=(
        "These words say that what comes is not what you would think. Many children under "
        'about eleven pass over them, and read "unless" as "if".'
    ),
    bad="You can come unless you are ill. However, it may rain.",
    good="You can come if you are well. But it may rain.",
    source="Department of Health 2009, Making written information easier to understand; letterkit",
)
RULES: tuple[Rule, ...] = (HARD_CONNECTIVE,)

CLEAR_FROM = 11

_HARD = re.compile(
    r"""
      (?P<opener>(?:(?<=^)|(?<=["“'‘(]))(?:However,|(?:Nevertheless|Nonetheless)\b,?))
    | (?P<middle>(?<=[,;])\s*(?:however|nevertheless|nonetheless)\b,?)
    | (?P<late>\b(?:however|nevertheless|nonetheless)\b(?=,))
    | (?P<although>\b(?:even\s+though|although|though|whereas|despite|in\s+spite\s+of|albeit)\b)
    | (?P<unless>\bunless\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)


_WORDS = (
    "however", "though", "unless", "whereas", "despite", "spite of", "theless", "albeit",
)  # fmt: skip


def run(context: Context) -> Iterator[Finding]:
    """Yield the small words that many children of this age pass over."""
    if not context.is_english:
        return
    for field, sentence in context.sentences():
        target = target_in(field, context.target)
        if target.age >= CLEAR_FROM and not target.easy_read:
            continue
        name = context.name[:1].upper() + context.name[1:]
        for start, end, kind, replacement in _find(sentence.text):
            word = sentence.text[start:end]
            rewrite = {
                "unless": 'Try it with "if".',
                "but": 'Try it with "but".',
                "two": 'Try two sentences, the second with "But".',
            }[kind]
            whole = kind == "two" and bool(replacement)
            yield HARD_CONNECTIVE.finding(
                field.path,
                f'{name} may pass over "{word.strip(",").lower()}", and then the sentence means '
                f"something else. {rewrite}",
                text=field.text,
                start=sentence.start + (0 if whole else start),
                end=sentence.end if whole else sentence.start + end,
                suggestions=(Suggestion("replace", replacement),) if replacement else (),
            )


@lru_cache(maxsize=4096)
def _find(text: str) -> tuple[tuple[int, int, str, str], ...]:
    """Return (start, end, kind, replacement) for each such word in a sentence."""
    small = text.lower()
    if not any(word in small for word in _WORDS):
        return ()
    found: list[tuple[int, int, str, str]] = []
    for match in _HARD.finditer(text):
        start, end = match.span()
        start += len(match.group()) - len(match.group().lstrip())
        if match["although"]:
            # "Thanks, though!" ends with a small word that turns nothing round.
            if match["although"].lower() == "though" and (
                not text[end:].strip(" .!,?")
                or text[end : end + 1] in ",.!?"
                or _as_though(text, start)
            ):
                continue
            found.append((start, end, "two", _two_sentences(text, start, end)))
        elif match["unless"]:
            found.append((start, end, "unless", ""))
        elif match["opener"]:
            found.append((start, end, "but", "But"))
        else:
            found.append((start, end, "but", ""))
    return tuple(found)


def _as_though(text: str, start: int) -> bool:
    return bool(re.search(r"\bas\s+$", text[:start], re.IGNORECASE))


def _two_sentences(text: str, start: int, end: int) -> str:
    """Return "B. But A" for "B, although A" and "A. But B" for "Although A, B"."""
    word = text[start:end].lower()
    if word not in ("although", "though", "even though") or text.count(",") > 1:
        return ""
    if start == 0:
        first, comma, second = text[end:].strip().partition(",")
        if not comma or len(first.split()) < 3 or len(second.split()) < 3:
            return ""
        return f"{_capital(first.strip())}. But {_small(second.strip())}"
    first, second = text[:start].rstrip(" ,"), text[end:].strip()
    if len(first.split()) < 3 or len(second.split()) < 3 or "," in second:
        return ""
    return f"{first}. But {second}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _small(words: str) -> str:
    return words if re.match(r"I\b|[A-Z]", words) else words[:1].lower() + words[1:]
