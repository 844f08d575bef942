"""Could "he" or "she" be either of two people? Needs the parse."""

from __future__ import annotations

from collections.abc import Iterator

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule
from letterkit.checks.mentions import (
    GROUP_WORDS,
    HE,
    SHE,
    Known,
    Mention,
    clause_of,
    is_subject,
    known_people,
    mentions,
    one_person,
)
from letterkit.words.pipeline import ParsedSentence

WHO_IS_MEANT = Rule(
    code="LK111",
    name="who-is-meant",
    severity="warning",
    title='A "he", "she" or "they" that could be either of two people',
    reason=(
        "Adults guess from what makes sense. A child may guess the other person, and believe "
        "something about Mum that was said about Nan. Saying the name again costs one word."
    ),
    bad="Mum rang Nan because she was worried.",
    good="Mum rang Nan because Mum was worried.",
    source="Department of Health 2009, Making written information easier to understand; letterkit",
)
RULES: tuple[Rule, ...] = (WHO_IS_MEANT,)

_REPORTS = frozenset("say tell ask think know hope feel promise write explain agree want".split())


def run(context: Context) -> Iterator[Finding]:
    """Yield each pronoun for which two people fit, in this sentence and the one before."""
    if not context.can_parse:
        return
    people = known_people(context.child)
    for path, parsed in context.parsed.items():
        before: ParsedSentence | None = None
        for sentence in parsed.sentences:
            if sentence.doc is None:
                continue
            key = (people, before.text if before else "")
            remembered = sentence.doc.user_data.get("letterkit.reference")
            if remembered is None or remembered[0] != key:
                remembered = (key, tuple(_unclear(sentence, before, people)))
                sentence.doc.user_data["letterkit.reference"] = remembered
            for start, end, names in remembered[1]:
                start, end = sentence.start + start, sentence.start + end
                word = parsed.text[start:end]
                yield WHO_IS_MEANT.finding(
                    path,
                    f'Who is "{word}": {" or ".join(names)}? {context.name[:1].upper()}'
                    f"{context.name[1:]} may think of the other one. Try the name again.",
                    text=parsed.text,
                    start=start,
                    end=end,
                )
            # "Dear Sam," names the reader, who is "you".
            is_greeting = sentence.text.startswith(("Dear ", "Hi ", "Hello ", "From ", "Love "))
            before = None if is_greeting else sentence


def _unclear(
    sentence: ParsedSentence, before: ParsedSentence | None, people: tuple[Known, ...]
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    doc = sentence.doc
    assert doc is not None  # the caller asks
    words = [token.lower_ for token in doc]
    if not any(word in HE or word in SHE or word == "they" for word in words):
        return
    here = mentions(doc, people)
    earlier = mentions(before.doc, people) if before is not None and before.doc else ()
    same = one_person(doc, here)
    if before is not None and before.doc is not None:
        same = {**one_person(before.doc, earlier), **same}
    seen: set[str] = set()
    for token in doc:
        word = token.lower_
        gender = "he" if word in HE else "she" if word in SHE else ""
        if word in ("himself", "herself"):
            continue
        if word == "they" and is_subject(token) and "they" not in seen:
            seen.add("they")
            groups = _groups(before)
            if len(groups) >= 2 and not any(t.lower_ in GROUP_WORDS for t in doc[: token.i]):
                yield token.idx, token.idx + len(token), groups[:2]
            continue
        if not gender or gender in seen:
            continue
        seen.add(gender)
        now = [m for m in here if m.token < token.i and m.gender == gender]
        fits = now + [m for m in earlier if m.gender == gender]
        subject = is_subject(token)
        if _goes_on(before, gender, earlier) and not now:
            continue
        clause = clause_of(token)
        acting = [m for m in now if is_subject(doc[m.token]) and clause_of(doc[m.token]) == clause]
        if token.tag_ == "PRP$":
            if acting:
                continue  # "Mum loves her sister"
        elif acting and not subject:
            fits = [m for m in fits if m not in acting]  # "Mum saw her": another woman
        if len({same.get(m.key, m.key) for m in now}) == 1 and not _is_reported(token):
            subjects = [m for m in now if is_subject(doc[m.token])]
            if subjects:
                continue  # "Priya rang and she will visit": nearest, and the subject
        fits = [m for m in fits if not _owns(m, doc if m in now else _doc(before))]
        keys: dict[str, Mention] = {}
        for mention in fits:
            keys.setdefault(same.get(mention.key, mention.key), mention)
        if len(keys) >= 2:
            names = tuple(_name(m) for m in sorted(keys.values(), key=lambda m: m.start)[:2])
            yield token.idx, token.idx + len(token), names


def _doc(before: ParsedSentence | None):  # type: ignore[no-untyped-def]
    return before.doc if before is not None else None


def _owns(mention: Mention, doc) -> bool:  # type: ignore[no-untyped-def]
    """Say whether someone is only named as an owner: "Mum" in "Mum's sister"."""
    return doc is not None and doc[mention.token].dep_ == "poss"


def _is_reported(token) -> bool:  # type: ignore[no-untyped-def]
    """Say whether a word stands in what someone says or thinks: "Ann says she is well"."""
    clause = clause_of(token)
    return clause.dep_ == "ccomp" and clause.head.lemma_ in _REPORTS


def _goes_on(before: ParsedSentence | None, gender: str, earlier: tuple[Mention, ...]) -> bool:
    """Say whether the sentence before had the same pronoun as its subject."""
    if before is None or before.doc is None:
        return False
    group = HE if gender == "he" else SHE
    subjects = [t for t in before.doc if t.lower_ in group and is_subject(t)]
    # With a new name as its subject, the sentence before has changed hands.
    return bool(subjects) and not any(
        m.gender == gender and is_subject(before.doc[m.token]) for m in earlier
    )


def _groups(before: ParsedSentence | None) -> tuple[str, ...]:
    """Return two groups of people in the sentence before, one of them acting on the other."""
    if before is None or before.doc is None:
        return ()
    found = [t for t in before.doc if t.lower_ in GROUP_WORDS and t.dep_ not in ("poss", "conj")]
    if len(found) < 2 or not is_subject(found[0]) or is_subject(found[1]):
        return ()
    if any(t.dep_ == "conj" for t in found[0].rights):
        return ()
    return tuple(f"the {t.text}" for t in found)


def _name(mention: Mention) -> str:
    return mention.text if mention.is_name or mention.text[:1].isupper() else f"the {mention.text}"
