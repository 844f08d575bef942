"""Labelled sentences: read the tables of cases, run checks on them, count hits and misses."""

import csv
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from letterkit import Child, Letter
from letterkit.checks.context import Context, FieldText, Target

CASES = Path(__file__).parents[1] / "words" / "cases"

SAM = Child.model_validate(
    {
        "name": "Sam",
        "age": 11,
        "pronouns": "he/him",
        "people": [
            {"name": "Ann", "who": "foster carer", "called": "Auntie Ann", "pronouns": "she/her"},
            {"name": "Jess", "who": "sister", "pronouns": "she/her"},
            {"name": "Marek", "who": "brother", "pronouns": "he/him"},
            {"name": "Priya Shah", "who": "social worker", "pronouns": "she/her"},
            {"name": "Tom", "who": "Mum's partner", "pronouns": "he/him"},
            {"name": "Alex", "who": "advocate", "pronouns": "they/them"},
            {"name": "Mr Okoro", "who": "teacher"},
        ],
    }
)
JAYDEN = Child.model_validate(
    {
        "name": "Jayden",
        "age": 10,
        "people": [{"name": "Kofi", "who": "brother"}, {"name": "Bev", "called": "Auntie Bev"}],
    }
)


def letter_to(child: Child, text: str) -> Letter:
    return Letter.model_validate(
        {
            "date": dt.date(2026, 11, 20),
            "child": child,
            "writer": {"name": "Dee Okafor"},
            "letter": {"greeting": f"Dear {child.name}"},
            "messages": [{"title": "School", "text": text}],
        }
    )


def context_for(text: str, age: int, *, letter: bool) -> Context:
    target = Target(age, False, "for the test")
    if not letter:
        return Context(fields=(FieldText("text", text),), target=target)
    made = letter_to(SAM, text)
    return Context(
        fields=(FieldText("messages.1.text", text),),
        target=target,
        letter=made,
        child=SAM,
        against=(letter_to(JAYDEN, "x"),),
    )


@dataclass
class Score:
    hits: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hits / max(1, self.hits + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.hits / max(1, self.hits + len(self.missed))


def score(name: str, checks: Iterable[ModuleType], *, letter: bool = False) -> Score:
    """Run checks on every case of a table; an expected quote may be part of the finding's."""
    result = Score()
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        context = context_for(row["text"], int(row["age"]), letter=letter)
        found = [(f.code, f.quote) for check in checks for f in check.run(context)]
        for expected in filter(None, (row["expected"] or "").split(" | ")):
            code, quote = expected.split(":", 1)
            hit = next(
                (f for f in found if f[0] == code and (quote in f[1] or f[1] in quote)), None
            )
            if hit is None:
                result.missed.append(f"{expected} in {row['text']}")
            else:
                found.remove(hit)
                result.hits += 1
        result.wrong += [f"{code}:{quote} in {row['text']}" for code, quote in found]
    return result
