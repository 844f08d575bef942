"""Words that most children of this age do not know yet, with a simpler one where there is one.

The ages come from `letterkit.words.age`. Care words are the glossary's business, and a word
that the letter explains, a name, and the child's own words stay silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from letterkit.checks.context import Context, FieldText
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.checks.limits import target_in
from letterkit.checks.speech import PLAIN, childs_words, within
from letterkit.checks.summary import names_in, unparsed
from letterkit.text import words
from letterkit.words.age import Entry, entry
from letterkit.words.glossary import Glossary
from letterkit.words.pipeline import ParsedSentence
from letterkit.words.simpler import simpler

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from letterkit.words.glossary.glossary import SentenceLike
    from letterkit.words.glossary.term import Term

HARD_WORD = Rule(
    code="LK221",
    name="hard-word",
    severity="advice",
    title="A word that most children of this age do not know yet",
    reason=(
        "One unknown word can lose the sentence, and children seldom ask. Use the word they "
        "would use, or keep it and say what it means in the next sentence."
    ),
    bad="Your progress has been sustained. (to a child of nine)",
    good="You have kept on getting better at it.",
    source="Word ages fitted from the Glasgow Norms (Scott and others 2019) and others: see "
    "letterkit/words/data/README.md",
)
RULES: tuple[Rule, ...] = (HARD_WORD,)

# How far above the target a word may be before it is worth a line. A fitted age is a guess to
# within about two years, a rated one to within one and a half; ages set by hand are meant.
MARGIN_BY_HAND, MARGIN_RATED, MARGIN_FITTED = 0.5, 1.5, 2.0

_SILENT_PARTS = frozenset({"who", "greeting"})
_EXPLAINS_NEXT = re.compile(
    r"^(?:so\s+)?(?:this|that|it|these|they|which|in\s+other\s+words)\s+(?:just\s+|really\s+)?"
    r"(?:means?|is\s+(?:when|where|how|what|a|an|the)|are)\b|^in\s+other\s+words\b",
    re.IGNORECASE,
)
_EXPLAINS_HERE = (
    r"\W{0,3}\s*(?:is\s+(?:when|where|how|what|a\s|an\s|the\s|someone|something)|means?\b|"
    r",?\s*(?:which|that)\s+(?:means?|is\s+when)|\(|[–—-]\s)"
)
_PIECE = re.compile(r"[^\W\d_]{4,}")  # a parse takes "short-staffed" apart
_CALLED = re.compile(
    r"\b(?:called|named|means?|the\s+words?)\s+(?:an?\s+|the\s+)?[\"'“‘]?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word above the age. ``start`` and ``end`` count from the sentence's start.

    ``simpler`` fits from ``fix_start`` (at an "a" before the word, where that changes too).
    """

    text: str
    lemma: str
    age: float
    start: int
    end: int
    simpler: str = ""
    fix_start: int = -1


def run(context: Context) -> Iterator[Finding]:
    """Yield each word above the child's target age, once a letter."""
    if not context.is_english:
        return
    known = frozenset(word.casefold() for word in names_in(context)) | _own_words(context)
    council = repr(context.settings.glossary)
    said: set[str] = set()
    for field, sentence, following in _sentences(context):
        target = target_in(field, context.target).age
        for word in hard_words(sentence, target, context.settings.glossary, council):
            if (
                word.lemma in said
                or word.text.casefold() in known
                or within(childs_words(sentence.text), word.start, word.end)
                or _explained(word, sentence.text, following)
            ):
                continue
            said.add(word.lemma)
            yield _finding(context, field, sentence.start, word)


def _sentences(context: Context) -> Iterator[tuple[FieldText, ParsedSentence, str]]:
    """Yield each sentence with its field and the sentence after it, parsed where it can be."""
    rows = {} if context.can_parse else unparsed(context)
    for field in context.written():
        if field.part in _SILENT_PARTS:
            continue
        if context.can_parse:
            row = context.parsed[field.path].sentences
        else:
            row = rows[field.path].sentences
        for place, sentence in enumerate(row):
            yield field, sentence, row[place + 1].text if place + 1 < len(row) else ""


_memory: dict[tuple[str, int, bool, str], tuple[HardWord, ...]] = {}
_MOST_REMEMBERED = 8192


def hard_words(
    sentence: ParsedSentence, target: int, council: Mapping[str, Any], council_key: str = ""
) -> tuple[HardWord, ...]:
    """Return the words of a sentence well above an age that are no care words, left to right.

    Remembered by the sentence's words (its parse follows from them) and the council's words.
    """
    key = (sentence.text, target, sentence.doc is None, council_key)
    found = _memory.get(key)
    if found is None:
        doc = sentence.doc
        hard = _parsed(sentence, doc, target) if doc else _unparsed(sentence.text, target)
        if hard:
            care_words = _care_words(Glossary.load(council), sentence)
            hard = [
                word
                for word in hard
                if not any(start <= sentence.start + word.start < end for start, end in care_words)
            ]
        found = tuple(hard)
        if len(_memory) >= _MOST_REMEMBERED:
            _memory.clear()
        _memory[key] = found
    return found


def _parsed(sentence: ParsedSentence, doc: Doc, target: int) -> list[HardWord]:
    found = []
    for token in doc:
        if not token.is_alpha or len(token) < 4 or token.pos_ == "PROPN" or token.ent_type_:
            continue
        if token.text[0].isupper() and token.i > 0 and not token.is_sent_start:
            continue  # a name that the tagger took for a word, or a title
        known = entry(token.lower_, token.pos_)
        if _is_hard(known, target):
            assert known is not None
            end, lemma = token.idx + len(token), token.lemma_.lower()
            easier = simpler(sentence, token)
            found.append(
                HardWord(token.text, lemma, known.age, token.idx, end)
                if easier is None
                else HardWord(
                    token.text,
                    lemma,
                    known.age,
                    token.idx,
                    end,
                    easier.text,
                    easier.start - sentence.start,
                )
            )
    return found


def _unparsed(sentence: str, target: int) -> list[HardWord]:
    found = []
    for place, word in enumerate(words(sentence)):
        if not word.text.isalpha() or len(word.text) < 4:
            continue
        if word.text[0].isupper() and place > 0:
            continue
        known = entry(word.text.lower())
        if _is_hard(known, target):
            assert known is not None
            lemma = word.text.lower()
            found.append(HardWord(word.text, lemma, known.age, word.start, word.end))
    return found


def may_hold_a_hard_word(sentence: str, target: int) -> bool:
    """Say whether a sentence has a word that is above an age as some part of speech."""
    return any(
        _is_hard(entry(word.lower(), part), target)
        for word in _PIECE.findall(sentence)
        for part in (None, "noun", "verb", "adjective", "adverb")
    )


def _is_hard(known: Entry | None, target: int) -> bool:
    if known is None:
        return False
    if known.by_hand:
        return known.age > target + MARGIN_BY_HAND
    return known.age > target + (MARGIN_RATED if known.rated else MARGIN_FITTED)


def _own_words(context: Context) -> frozenset[str]:
    """Return every word of the child's own words, and of the terms that they stand for."""
    if not context.child:
        return frozenset()
    pairs = context.child.words.items()
    return frozenset(w.text.casefold() for pair in pairs for said in pair for w in words(said))


@lru_cache(maxsize=4)
def _single_terms(terms: tuple[Term, ...]) -> frozenset[str]:
    """Return the glossary's terms of one word, care sense or not: another check's business."""
    forms = (form for term in terms for form in (term.term, *term.forms))
    return frozenset(form.casefold() for form in forms if " " not in form)


def _care_words(glossary: Glossary, sentence: SentenceLike) -> tuple[tuple[int, int], ...]:
    """Return the spans of care words in the field, for the glossary's own check speaks there."""
    single = _single_terms(glossary.terms)
    spans = [(match.start, match.end) for match in glossary.find(sentence)]
    spans += [
        (sentence.start + word.start, sentence.start + word.end)
        for word in words(sentence.text)
        if word.text.casefold() in single or _plain_form(word.text) in single
    ]
    return tuple(spans)


def _plain_form(word: str) -> str:
    lower = word.casefold()
    return next((lower[: -len(e)] for e in ("s", "d", "ed", "ing") if lower.endswith(e)), lower)


def _explained(word: HardWord, sentence: str, following: str) -> bool:
    before, after = sentence[: word.start], sentence[word.end :]
    if _EXPLAINS_NEXT.match(following) or _CALLED.search(before):
        return True
    if re.match(_EXPLAINS_HERE, after):
        return True
    again = re.search(rf"\b{re.escape(word.text)}{_EXPLAINS_HERE}", following, re.IGNORECASE)
    return again is not None


def _finding(context: Context, field: FieldText, offset: int, word: HardWord) -> Finding:
    start, end = offset + word.start, offset + word.end
    quote = field.text[start:end]
    explain = f"{quote[:1].upper()}{quote[1:]} means [in {_whose(context)}]."
    tries: tuple[Suggestion, ...] = (Suggestion("explain", explain),)
    if word.simpler:
        start = offset + word.fix_start
        tries = (Suggestion("replace", word.simpler), *tries)
        asks = f'Would "{word.simpler}" do, or a word that {context.name} uses?'
    else:
        asks = f"Is there a word that {context.name} uses?"
    return HARD_WORD.finding(
        field.path,
        f'Most children know "{quote.translate(PLAIN)}" at about {round(word.age)}. {asks}',
        text=field.text,
        start=start,
        end=end,
        suggestions=tries,
    )


def _whose(context: Context) -> str:
    return f"{context.name}'s words" if context.child else "the child's words"
