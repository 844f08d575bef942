"""How good are the checks? Run: python tests/bench/bench_letters.py [-v]

Prints the false flags in good letters and the planted faults found in bad ones (``tests/letters``),
hits of care words in ordinary family letters, and precision and recall on each table of labelled
sentences (``tests/words/cases``). ``-v`` shows every wrong flag and every miss.
"""

import importlib
import sys
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "checks")]

from gold_letters import bad, false_flags, faults, good  # noqa: E402
from labelled import CASES, Score, score  # noqa: E402
from test_kind_true_and_dated import TABLES as KIND_TABLES  # noqa: E402
from test_kind_true_and_dated import cases, found  # noqa: E402

from letterkit.words.glossary import Glossary  # noqa: E402
from letterkit.words.pipeline import parse  # noqa: E402

VERBOSE = "-v" in sys.argv
SECOND = "13"
"""Letters from this number on came later, by other hands."""

SENTENCES = ("sentences", "passives", "negatives", "connectives", "reference", "questions")
TABLES = {
    "idioms": (("idioms",), False),
    "people": (("people", "people_pronouns", "whose_news"), True),
    "sentences": ((*SENTENCES, "emphasis"), False),
    "decisions": (("decisions",), False),
}


def show(line: str) -> None:
    if VERBOSE:
        print(line)


def good_letters() -> None:
    for name, letters in halves(list(good())):
        flags = false_flags(letters)
        for letter, f in flags:
            show(f"    {letter}: {f.severity} {f.name} {f.quote!r}: {f.message}")
        weights = Counter("advice" if f.severity == "advice" else "warning" for _, f in flags)
        each = {weight: weights[weight] / len(letters) for weight in ("warning", "advice")}
        print(
            f"good letters, {name} ({len(letters)}): false flags a letter "
            f"{sum(each.values()):.2f} (errors and warnings {each['warning']:.2f}, "
            f"advice {each['advice']:.2f})"
        )


def bad_letters() -> None:
    for name, letters in halves(list(bad())):
        planted = [fault for path in letters for fault in faults(path)]
        met = sum(fault.is_found for fault in planted)
        purpose = sum(fault.is_found_on_purpose for fault in planted)
        print(
            f"bad letters, {name} ({len(letters)}): {met} of {len(planted)} planted faults found "
            f"({met / len(planted):.0%}; {purpose / len(planted):.0%} without counting hard words "
            "and long sentences that meet them by chance)"
        )
        all_of = Counter(fault.family for fault in planted)
        found_of = Counter(fault.family for fault in planted if fault.is_found)
        print(
            "    " + ", ".join(f"{family} {found_of[family]}/{n}" for family, n in all_of.items())
        )
        for fault in planted:
            if not fault.is_found:
                show(f"    missed  {fault.letter}: {fault.family}: {fault.quote}")


def halves(letters: list[Path]) -> list[tuple[str, list[Path]]]:
    sets = {
        "first set": [path for path in letters if path.stem < SECOND],
        "second set": [path for path in letters if path.stem >= SECOND],
    }
    return [(name, paths) for name, paths in sets.items() if paths]


def family_letters() -> None:
    glossary = Glossary.load()
    words = hits = 0
    for path in sorted((CASES / "family-letters").glob("*.txt")):
        text = path.read_text("utf-8")
        words += len(text.split())
        for match in (m for row in glossary.find_all(parse(text).sentences) for m in row):
            hits += 1
            show(f"    {path.stem}: {match.quote!r}")
    print(f"family letters: {100 * hits / words:.2f} care words in 100 words ({hits} in {words})")


def tables() -> None:
    print("labelled sentences (precision, recall, labels):")
    for name, (modules, letter) in TABLES.items():
        checks = [importlib.import_module(f"letterkit.checks.{module}") for module in modules]
        for table in sorted(CASES.glob(f"{name}*.tsv")):
            table_line(table.stem, score(table.stem, checks, letter=letter))
    for table in KIND_TABLES:
        table_line(table, kind_score(table))
    print("    (care words: bench_jargon.py)")


def kind_score(table: str) -> Score:
    """Score the tables on which promises, times, kindness, voice and news run together."""
    result = Score()
    for row in cases(table):
        left = found(row["text"], int(row["age"]))
        for expected in filter(None, row["expected"].split(" | ")):
            code, quote = expected.split(":", 1)
            start = row["text"].index(quote)
            end = start + len(quote)
            hit = [f for f in left if f.code == code and f.start < end and start < f.end]
            if hit:
                result.hits += 1
                left.remove(hit[0])
            else:
                result.missed.append(f"{expected} in {row['text']}")
        result.wrong += [f"{f.code}:{f.quote} in {row['text']}" for f in left]
    return result


def table_line(name: str, result: Score) -> None:
    labels = result.hits + len(result.missed)
    print(f"    {name:<28}{result.precision:.3f}  {result.recall:.3f}  {labels:>4}")
    for wrong in result.wrong:
        show(f"        wrong   {wrong}")
    for missed in result.missed:
        show(f"        missed  {missed}")


if __name__ == "__main__":
    good_letters()
    bad_letters()
    family_letters()
    tables()
