"""Do the pronouns fit the child and the people on the child's list? Needs the parse.

Letters to brothers and sisters are written one after the other, and "he" stays behind where
"she" belongs. A pronoun is called wrong only where nobody mentioned so far could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.mentions import HE, SHE, Known, Mention, known_people, mentions
from letterkit.words.pipeline import ParsedSentence

WRONG_FOR_THE_CHILD = Rule(
    code="LK503",
    name="child-pronouns",
    severity="warning",
    title="A pronoun does not fit the child",
    reason=(
        "The wrong pronoun tells a child that the letter was written for somebody else, or "
        "that the writer does not know them."
    ),
    bad="We all think that Sam did her best. (Sam is he/him.)",
    good="We all think that you did your best.",
    source="Hertfordshire, written communication with children; letterkit",
)
WRONG_FOR_A_PERSON = Rule(
    code="LK507",
    name="person-pronouns",
    severity="warning",
    title="A pronoun does not fit the person",
    reason=(
        'A child who knows Jess is puzzled by a Jess who is "he". It is also a sign of words '
        "left over from another letter."
    ),
    bad="Jess told me that he misses you. (Jess is she/her.)",
    good="Jess told me that she misses you.",
    source="Hertfordshire, written communication with children; letterkit",
)
RULES: tuple[Rule, ...] = (WRONG_FOR_THE_CHILD, WRONG_FOR_A_PERSON)

_FORMS = {
    "he": {"subject": "he", "object": "him", "owner": "his", "alone": "his", "self": "himself"},
    "she": {"subject": "she", "object": "her", "owner": "her", "alone": "hers", "self": "herself"},
    "they": {
        "subject": "they", "object": "them", "owner": "their", "alone": "theirs",
        "self": "themselves",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Pronoun:
    start: int
    end: int
    gender: str
    role: str
    token: int


def run(context: Context) -> Iterator[Finding]:
    """Yield pronouns that fit nobody mentioned so far in their part of the letter."""
    if not context.can_parse or context.child is None:
        return
    people = known_people(context.child)
    child = people[0]
    told: dict[str, list[Mention]] = {}
    for path, parsed in context.parsed.items():
        part = path.rpartition(".")[0] if path.startswith("messages.") else "letter"
        part = ".".join(part.split(".")[:2])
        # What a message's title or an earlier line said still counts in its next line.
        so_far = told.setdefault(part, [])
        for sentence in parsed.sentences:
            if sentence.doc is None:
                continue
            here = mentions(sentence.doc, people)
            recent = so_far[-4:]
            for pronoun in _pronouns(sentence):
                wrong = _who_it_misses(pronoun, here, so_far, recent)
                if wrong is None:
                    continue
                yield _finding(context, path, parsed.text, sentence, pronoun, wrong, child)
            so_far.extend(here)


def _who_it_misses(
    pronoun: _Pronoun, here: tuple[Mention, ...], so_far: list[Mention], recent: list[Mention]
) -> Mention | None:
    """Return the person that is nearest, where the pronoun fits nobody; else None."""
    everyone = [*so_far, *here]
    if any(m.gender in ("", pronoun.gender) or not m.sure for m in everyone):
        return None
    earlier = [m for m in here if m.token < pronoun.token] or [m for m in recent if m.is_name]
    return earlier[-1] if earlier else None


def _pronouns(sentence: ParsedSentence) -> tuple[_Pronoun, ...]:
    doc = sentence.doc
    assert doc is not None  # the caller asks
    remembered = doc.user_data.get("letterkit.pronouns")
    if remembered is None:
        found = []
        for token in doc:
            word = token.lower_
            if word not in HE and word not in SHE:
                continue
            gender = "he" if word in HE else "she"
            if word in ("himself", "herself"):
                role = "self"
            elif word in ("he", "she"):
                role = "subject"
            elif word == "him":
                role = "object"
            elif word == "hers":
                role = "alone"
            else:
                role = "owner" if token.tag_ == "PRP$" else "object"
            found.append(_Pronoun(token.idx, token.idx + len(token), gender, role, token.i))
        remembered = doc.user_data["letterkit.pronouns"] = tuple(found)
    return remembered


def _finding(
    context: Context,
    path: str,
    text: str,
    sentence: ParsedSentence,
    pronoun: _Pronoun,
    wrong: Mention,
    child: Known,
) -> Finding:
    start, end = sentence.start + pronoun.start, sentence.start + pronoun.end
    word = text[start:end]
    right = _FORMS[wrong.gender][pronoun.role]
    # "they was" is not what anyone wants: with "they" the verb has to change too.
    sure = wrong.gender != "they" or pronoun.role != "subject"
    right = right.capitalize() if word[0].isupper() else right
    suggestions = (Suggestion("replace", right),) if sure else ()
    if wrong.key == child.key:
        return WRONG_FOR_THE_CHILD.finding(
            path,
            f'{context.name}\'s pronouns are {_pair(wrong.gender)}, and this says "{word}". Is it '
            f'left over from another letter? To {context.name}, "you" is best of all.',
            text=text, start=start, end=end, suggestions=suggestions,
        )  # fmt: skip
    return WRONG_FOR_A_PERSON.finding(
        path,
        f'Who is "{word}"? {wrong.text[:1].upper()}{wrong.text[1:]} is {_pair(wrong.gender)} here. '
        f"If it is somebody else, say who.",
        text=text, start=start, end=end, suggestions=suggestions,
    )  # fmt: skip


def _pair(gender: str) -> str:
    return {"he": "he/him", "she": "she/her", "they": "they/them"}[gender]
