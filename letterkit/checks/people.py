"""Whose names are in the letter: people this child knows, and nobody from another letter.

Names are found by capitals and what stands around them (`letterkit.words.names`); with no
language model, only those that need no parse to be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.reader import Child
from letterkit.text import Sentence, sentences
from letterkit.words.names import (
    AND_A_WORD,
    FAMILY_TITLES,
    TITLES,
    Name,
    find_names,
    is_given,
    plain,
)
from letterkit.words.pipeline import ParsedSentence

LEFT_OVERS = "Hertfordshire, written communication with children; Lancashire IRO role"

UNKNOWN_NAME = Rule(
    code="LK501",
    name="unknown-name",
    severity="warning",
    title="A name that is not on the child's list of people",
    reason=(
        "A child who meets a name they do not know wonders who is talking about them. A name "
        "that nobody listed may also be left over from another child's letter."
    ),
    bad="Marcus will visit you on Friday.",
    good="Marcus, your new social worker, will visit you on Friday. (Marcus is on the list.)",
    source=LEFT_OVERS,
)
ANOTHER_CHILDS = Rule(
    code="LK502",
    name="name-from-another-letter",
    severity="error",
    title="A name from another child's letter",
    reason=(
        "Letters are often written one after the other. A name left over tells one child "
        "about another: it is the classic data breach, and it cannot be taken back."
    ),
    bad="Well done, Jayden! (The letter is to Sam.)",
    good="Well done, Sam!",
    source=LEFT_OVERS,
)
WRONG_GREETING = Rule(
    code="LK504",
    name="wrong-name-in-greeting",
    severity="error",
    title="The greeting names somebody else",
    reason="A letter that begins with another name is another child's letter.",
    bad="Dear Jayden (to Sam)",
    good="Dear Sam",
    source=LEFT_OVERS,
)
MISSPELT = Rule(
    code="LK505",
    name="child-name-misspelt",
    severity="warning",
    title="The child's name may be misspelt",
    reason=(
        "A name is the most personal word there is. Children notice at once when it is wrong, "
        "and remember."
    ),
    bad="Well done, Neimh!",
    good="Well done, Niamh!",
    source="TACT Language That Cares; letterkit",
)
NAME_MISSING = Rule(
    code="LK506",
    name="child-name-missing",
    severity="warning",
    title="The child's name is nowhere in the letter",
    reason="The name that a child uses is the first sign that the letter is for them.",
    bad="Dear young person",
    good="Dear Sam",
    source="Surrey preferred-terminology A-Z; TACT Language That Cares",
)
RULES: tuple[Rule, ...] = (UNKNOWN_NAME, ANOTHER_CHILDS, WRONG_GREETING, MISSPELT, NAME_MISSING)

_CAPITALISED = re.compile(r"(?<![\w])[A-ZÀ-ÖØ-Þ][\w’'-]*")
_SALUTATION = re.compile(
    r"^\s*(?:to\s+)?(?:my\s+)?(?:dear(?:est)?|hi|hello|hey|hiya|to|good\s+morning)\s+"
    r"(?:lovely\s+|our\s+)?(?P<name>[A-ZÀ-ÖØ-Þa-z][\w’'-]*(?:\s+(?:and|&)\s+[A-Z][\w’'-]*)?)"
    r"(?:\s+[A-Z][\w’'-]*)?\s*[,!.:]?\s*(?:$|\n)",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "young person child all everyone there you friend both again sir madam parent carer mum dad "
    "my the our and children boys girls".split()
)


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """Someone in another child's letter, and what finds their name in a text."""

    name: str
    pattern: re.Pattern[str]
    is_word: bool


def run(context: Context) -> Iterator[Finding]:
    """Yield names that should not be there, and the child's own name where it is wrong."""
    known = _known_words(context)
    elsewhere = _elsewhere(context, known)
    seen: set[str] = set()
    child = plain(context.child.name.split()[0]) if context.child else ""
    for field in context.written():
        greeted, wrong = _greeting(context, field, elsewhere)
        if wrong is not None:
            yield wrong
        breaches = list(_breaches(context, field, elsewhere))
        yield from (f for f in breaches if not (greeted and _inside(f, greeted)))
        places = [(finding.start, finding.end) for finding in breaches]
        if greeted:
            places.append(greeted)
        for sentence, name in _names(context, field, known):
            start, end = sentence.start + name.start, sentence.start + name.end
            if any(start < b and a < end for a, b in places) or _is_known(name, known):
                continue
            if child and _is_misspelt(name, child):
                yield _misspelt(context, field, start, end)
            elif _has_a_list(context) and " ".join(name.words) not in seen:
                seen.add(" ".join(name.words))
                yield _unknown(context, field, start, end, name)
    yield from _missing(context, child)


def _has_a_list(context: Context) -> bool:
    """Say whether there is a list of people that a name could be missing from."""
    return context.letter is not None or bool(context.child and context.child.people)


def _inside(finding: Finding, place: tuple[int, int]) -> bool:
    return place[0] <= finding.start and finding.end <= place[1]


def _known_words(context: Context) -> frozenset[str]:
    """Return the words of every name this child knows, in lower case, without titles."""
    texts: list[str] = []
    child = context.child
    if child is not None:
        texts += [child.name, *child.words.values(), *child.words]
        for person in child.people:
            texts += [person.name, person.called, person.who]
    if context.letter is not None:
        texts.append(context.letter.writer.name)
    words = {plain(word) for text in texts for word in _CAPITALISED.findall(text)}
    if child is not None:
        words.add(plain(child.name.split()[0]))
        words.update(plain(person.name.split()[0]) for person in child.people)
    return frozenset(words - TITLES - FAMILY_TITLES)


def _is_known(name: Name, known: frozenset[str]) -> bool:
    """Say whether a name is known: by its given name, or by its surname behind a title."""
    if name.words[0] in known:
        return True
    return bool(name.title) and name.words[-1] in known


def _names(
    context: Context, field: FieldText, known: frozenset[str]
) -> Iterator[tuple[Sentence, Name]]:
    if not context.is_english:
        return
    if context.can_parse:
        for parsed in context.parsed[field.path].sentences:
            sentence = Sentence(parsed.text, parsed.start, parsed.end)
            for name in _remembered(parsed, known):
                yield sentence, name
        return
    for sentence in sentences(field.text):
        for name in find_names(sentence.text, None, known):
            yield sentence, name


def _remembered(parsed: ParsedSentence, known: frozenset[str]) -> tuple[Name, ...]:
    if parsed.doc is None:
        return find_names(parsed.text, None, known)
    remembered = parsed.doc.user_data.get("letterkit.names")
    if remembered is None or remembered[0] != known:
        remembered = (known, find_names(parsed.text, parsed.doc, known))
        parsed.doc.user_data["letterkit.names"] = remembered
    return remembered[1]


def _unknown(context: Context, field: FieldText, start: int, end: int, name: Name) -> Finding:
    who = field.text[start:end]
    return UNKNOWN_NAME.finding(
        field.path,
        f"Who is {who}? If {context.name} knows {who}, add {who} to the people {context.name} "
        "knows, and say who they are. If not, is the name left over from another letter?",
        text=field.text,
        start=start,
        end=end,
        suggestions=(Suggestion("explain", f"{name.text} is ..."),),
    )


def _misspelt(context: Context, field: FieldText, start: int, end: int) -> Finding:
    return MISSPELT.finding(
        field.path,
        f'Is "{field.text[start:end]}" meant to be {context.name}? Children notice at once '
        "when their name is wrong.",
        text=field.text,
        start=start,
        end=end,
        suggestions=(Suggestion("replace", context.name),),
    )


def _elsewhere(context: Context, known: frozenset[str]) -> tuple[_Elsewhere, ...]:
    """Return the people of other children's letters whom this child does not know."""
    names: set[str] = set(context.people_elsewhere)
    for letter in context.against:
        if not _is_same_child(letter.child, context.child):
            names.add(letter.child.name)
            for person in letter.child.people:
                names.update(filter(None, (person.name, person.called)))
    found: dict[str, _Elsewhere] = {}
    for name in sorted(names):
        words = [word for word in name.split() if word.lower().strip(".") not in TITLES]
        family = [word for word in words if plain(word) not in FAMILY_TITLES]
        # "Mum" is everybody's; only what is left of "Auntie Bev" is a name.
        if not family or plain(family[0]) in known:
            continue
        titled = len(words) < len(name.split())
        first = re.escape(family[0]).replace("'", "['’]")
        if titled and len(family) == 1:
            first = rf"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+{first}"
        shouted = re.escape(family[0].upper()) if len(family[0]) > 2 else ""
        pattern = rf"(?<![\w’'-])(?:{first}{'|' + shouted if shouted else ''})(?![\w-])"
        found.setdefault(
            pattern, _Elsewhere(name, re.compile(pattern), plain(family[0]) in AND_A_WORD)
        )
    return tuple(found.values())


def _is_same_child(one: Child, other: Child | None) -> bool:
    """Say whether two letters are drafts to one child."""
    if other is None or one.name.casefold() != other.name.casefold():
        return False
    if one.born is not None and other.born is not None:
        return one.born == other.born
    return True


def _breaches(
    context: Context, field: FieldText, elsewhere: tuple[_Elsewhere, ...]
) -> Iterator[Finding]:
    for someone in elsewhere:
        for match in someone.pattern.finditer(field.text):
            if someone.is_word and not _is_name_here(context, field, match):
                continue
            yield ANOTHER_CHILDS.finding(
                field.path,
                f'"{match.group()}" is a name from another child\'s letter. Please take it out. '
                f"If {context.name} knows this person too, add them to the people "
                f"{context.name} knows.",
                text=field.text,
                start=match.start(),
                end=match.end(),
            )


def _is_name_here(context: Context, field: FieldText, match: re.Match[str]) -> bool:
    """Say whether "Will" or "Rose" is a name at this place."""
    before = field.text[: match.start()].rstrip()
    if before and before[-1] not in ".!?:\n\"“'‘":
        return True
    if re.match(r"['’]s\b|,|!", field.text[match.end() :]):
        return True
    if not context.can_parse:
        return False
    for sentence in context.parsed[field.path].sentences:
        if sentence.start <= match.start() < sentence.end and sentence.doc is not None:
            return any(
                sentence.start + token.idx == match.start() and token.tag_ == "NNP"
                for token in sentence.doc
            )
    return False


def _greeting(
    context: Context, field: FieldText, elsewhere: tuple[_Elsewhere, ...]
) -> tuple[tuple[int, int] | None, Finding | None]:
    """Check the name in "Dear ...,": return the place that is dealt with, and what is wrong."""
    if context.child is None or field.path not in ("letter.greeting", "text"):
        return None, None
    match = _SALUTATION.match(field.text)
    if match is None:
        return None, None
    start, end = match.span("name")
    greeted = [plain(word) for word in re.findall(r"[\w’'-]+", match["name"])]
    own = [plain(word) for word in context.child.name.split()]
    names = [word for word in greeted if word not in ("and", "&")]
    if any(word in own for word in names):
        written = match["name"].split()[0]
        if written.islower() and written != context.child.name.split()[0]:
            return (start, end), _misspelt(context, field, start, start + len(written))
        return None, None
    word = names[0]
    if word in _NOBODY or word in FAMILY_TITLES | TITLES:
        return None, None
    # A pet form of the same name is the child's business: Sam, Sammy, Samuel.
    if word.startswith(own[0]) or own[0].startswith(word):
        return (start, end), None
    if any(someone.pattern.search(match["name"]) for someone in elsewhere):
        return None, None  # the finding about the other child's name says it all
    if _near(word, own[0]):
        return (start, end), _misspelt(context, field, start, end)
    return (start, end), WRONG_GREETING.finding(
        field.path,
        f'The letter is to {context.name}, and it begins with "{match["name"]}". Is it another '
        "child's letter?",
        text=field.text,
        start=start,
        end=end,
        suggestions=(Suggestion("replace", context.child.name),),
    )


def _missing(context: Context, child: str) -> Iterator[Finding]:
    """Say that the child's name is nowhere, where the greeting's own check does not."""
    if context.child is None or context.letter is None or not child:
        return
    greeting = context.letter.parts.greeting
    if not greeting or _SALUTATION.match(greeting):
        return  # a greeting with no name is found by what a letter needs
    own = {plain(word) for word in context.child.name.split()}
    for field in context.written():
        if own & {plain(word) for word in re.findall(r"[\w’'-]+", field.text)}:
            return
    yield NAME_MISSING.finding(
        "letter.greeting",
        f"{context.name}'s name is nowhere in the letter. {context.name} would like to see it.",
        text=greeting,
        suggestions=(Suggestion("replace", f"Dear {context.name}"),),
    )


def _is_misspelt(name: Name, child: str) -> bool:
    if name.title or len(child) < 3 or len(name.words) > 1:
        return False
    word = name.words[0]
    # Sam and Pam are two people; Jayden and Jaydon are hardly.
    if is_given(word) and len(child) < 5:
        return False
    return _near(word, child)


def _near(word: str, name: str) -> bool:
    """Say whether a word is one slip from a name, or two from a long one."""
    most = 1 if len(name) < 5 else 2
    return 0 < distance(word, name, most) <= most


def distance(one: str, other: str, most: int = 2) -> int:
    """Count the slips between two words: a letter more, less, other, or two swapped.

    Stops counting at ``most`` + 1.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        next_row = [i]
        for j, b in enumerate(other, 1):
            cost = min(row[j] + 1, next_row[j - 1] + 1, row[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            next_row.append(cost)
        before, row = row, next_row
    return row[-1]
