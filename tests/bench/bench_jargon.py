"""Measure how well care words are found: precision, recall, hits on family letters, time.

Run: python tests/bench/bench_jargon.py [--show]
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from letterkit.words.glossary import Glossary
from letterkit.words.glossary.rules import built_in_rules
from letterkit.words.pipeline import forget, parse

CASES = Path(__file__).parent.parent / "words" / "cases"


def cases(name: str) -> Iterator[tuple[str, list[str], str]]:
    """Yield each labelled text with the words that should be found, and its note."""
    for line in (CASES / name).read_text("utf-8").splitlines()[1:]:
        text, flagged, note = line.split("\t")
        yield text, [quote for quote in flagged.split("|") if quote], note


def quotes(glossary: Glossary, text: str) -> list[str]:
    """Return the care words found in a text."""
    found = glossary.find_all(parse(text).sentences)
    return [match.quote for matches in found for match in matches]


def score(glossary: Glossary, name: str, show: bool) -> None:
    """Print precision and recall on one labelled file; a hit counts where it overlaps a label."""
    right = wrong = missed = 0
    for text, wanted, note in cases(name):
        left = list(wanted)
        for quote in quotes(glossary, text):
            match = next((w for w in left if w.lower() in quote.lower() or quote in w), None)
            if match is not None:
                left.remove(match)
                right += 1
            else:
                wrong += 1
                if show:
                    print(f"    wrong   {quote!r} in {text!r} ({note})")
        missed += len(left)
        if show:
            for word in left:
                print(f"    missed  {word!r} in {text!r} ({note})")
    precision, recall = right / (right + wrong or 1), right / (right + missed or 1)
    print(f"{name}: precision {precision:.3f}, recall {recall:.3f} ({right + missed} care words)")


def main() -> None:
    """Print all figures."""
    show = "--show" in sys.argv
    glossary = Glossary.load()
    print(f"{len(glossary.terms)} terms, {len(built_in_rules())} context rules")
    score(glossary, "jargon.tsv", show)
    score(glossary, "jargon_heldout.tsv", show)
    score(glossary, "jargon_unseen.tsv", show)
    total = hits = 0
    for file in sorted((CASES / "family-letters").glob("*.txt")):
        text = file.read_text("utf-8")
        found = quotes(glossary, text)
        total, hits = total + len(text.split()), hits + len(found)
        if show and found:
            print(f"    family  {file.name}: {found}")
    print(f"family letters: {hits} hits in {total} words, {100 * hits / total:.2f} in 100")
    letter = " ".join(text for text, _, _ in cases("jargon_heldout.tsv"))
    letter = " ".join(letter.split()[:200])
    forget()
    sentences = parse(letter).sentences
    times = []
    for _ in range(50):
        began = time.process_time()
        glossary.find_all(sentences)
        times.append((time.process_time() - began) * 1000)
    times.sort()
    print(f"200 words with many care words: median {times[25]:.2f} ms, p95 {times[47]:.2f} ms")


if __name__ == "__main__":
    main()
