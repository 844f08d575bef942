"""How well and how fast words find their symbols. Run: python tests/bench/bench_symbols.py

Prints, for the hand-marked sentences in tests/symbols/gold: how many placed symbols are right,
how many key words are covered, how many denials are lost or invented; and the times of search,
of loading 8,000 symbols from the cache, and of symbolising a letter of 200 words. Mulberry is
measured too where its release is at hand (LETTERKIT_MULBERRY, or ../shared/data/mulberry).
"""

from __future__ import annotations

import csv
import gc
import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

REPO = Path(__file__).resolve().parents[2]
GOLD = REPO / "tests" / "symbols" / "gold"
MULBERRY = Path(
    os.environ.get("LETTERKIT_MULBERRY")
    or REPO.parent / "shared" / "data" / "mulberry" / "mulberry-symbols.zip"
)


def lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


def quality(catalogue: Any, sets: tuple[str, ...]) -> dict[str, float]:
    """Count as tests/symbols/gold/README.md says, with the cap lifted."""
    from letterkit.reader import Child, SymbolProfile
    from letterkit.symbols.place import place_words

    profile = SymbolProfile(mode="key-words", sets=sets, per_sentence=12)
    child = Child(name="Sam", age=9, symbols=profile)
    right = wrong = neutral = covered = wanted = lost = invented = 0
    for row in lines("sentences.jsonl"):
        placed = [p for p in place_words(row["text"], child, catalogue) if p.why != "not"]
        marked = {(t["start"], t["end"]): t for t in row["tokens"]}
        for p in placed:
            token = marked.get((p.start, p.end))
            over = [t for (s, e), t in marked.items() if s < p.end and p.start < e]
            if token is None and not over:
                neutral += 1
            elif any(p.ref in t["symbol"] for t in over):
                right += 1
                invented += p.crossed and not any(t["negated"] for t in over)
            else:
                wrong += 1
        for (start, end), token in marked.items():
            if any(ref.partition(":")[0] in sets for ref in token["symbol"]):
                wanted += 1
                covered += any(
                    p.start < end and start < p.end and p.ref in token["symbol"] for p in placed
                )
    pairs = lines("negation.jsonl")
    false = 0
    for pair in pairs:
        lost += not any(p.negated for p in place_words(pair["negated"], child, catalogue))
        false += any(p.negated for p in place_words(pair["plain"], child, catalogue))
    return {
        "right": right / (right + wrong),
        "covered": covered / wanted,
        "neutral": neutral,
        "invented": invented,
        "pairs": len(pairs),
        "lost": lost,
        "false": false,
    }


def synthetic(count: int, folder: Path) -> Path:
    """Write a set of real and made-up words, as large as the largest sets there are."""
    from letterkit.symbols.catalogue import catalogue_for
    from letterkit.symbols.index import words_in

    chance = random.Random(count)
    words = [
        word
        for symbol in catalogue_for().symbols()
        for word in words_in(f"{symbol.label} {' '.join(symbol.keywords)}")
    ]
    pieces = "ba ke lo mi tu ra ne so pi da st ch el an".split()

    def word() -> str:
        if chance.random() < 0.7:
            return chance.choice(words)
        return "".join(chance.choice(pieces) for _ in range(chance.randint(2, 4)))

    place = folder / f"set{count}"
    place.mkdir()
    (place / "set.toml").write_text('title = "Synthetic"\n', "utf-8")
    with (place / "symbols.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow("id label keywords category part_of_speech alt_text file".split())
        for i in range(count):
            label = " ".join(word() for _ in range(chance.randint(1, 3)))
            keywords = ";".join(word() for _ in range(4))
            out.writerow([f"s{i}", label, keywords, "things", "noun", label, "a.svg"])
    return place


def times(work: Any, inputs: list[Any]) -> tuple[float, float]:
    """Return the median and the 95th percentile in milliseconds of processor time."""
    taken = []
    for one in inputs:
        start = time.process_time()
        work(one)
        taken.append((time.process_time() - start) * 1000)
    return statistics.median(taken), sorted(taken)[int(len(taken) * 0.95)]


def speed(folder: Path) -> None:
    from letterkit.symbols.catalogue import Catalogue
    from letterkit.symbols.index import index_of
    from letterkit.symbols.search import search_symbols
    from letterkit.symbols.sets import load_set

    for count in (8_000, 100_000):
        place = synthetic(count, folder)
        index_of(load_set(place))  # makes the cache
        start = time.process_time()
        loaded = load_set(place)
        index_of(loaded)
        took = (time.process_time() - start) * 1000
        catalogue = Catalogue([loaded])
        search_symbols(catalogue, "home")
        chance = random.Random(3)
        labels = [symbol.label for symbol in loaded.symbols.values()]
        queries = []
        for i in range(400):
            query = chance.choice(labels)
            if i % 3 == 0 and len(query) > 4:
                at = chance.randrange(1, len(query) - 1)
                query = query[:at] + query[at + 1 :]
            queries.append(query)
        middle, high = times(lambda query: search_symbols(catalogue, query), queries)  # noqa: B023
        print(
            f"{count:>7,} symbols: load from cache {took:.0f} ms; "
            f"search median {middle:.1f} ms, p95 {high:.1f} ms"
        )


def symbolising() -> None:
    from letterkit.reader import Child, SymbolProfile
    from letterkit.symbols.catalogue import catalogue_for
    from letterkit.symbols.place import forget, place_words
    from letterkit.words.pipeline import parse

    rows = lines("sentences.jsonl")
    child = Child(name="Sam", age=9, symbols=SymbolProfile(mode="key-words"))
    catalogue = catalogue_for()
    place_words("Hello Mum.", child, catalogue)
    texts = []
    for first in range(0, 400, 30):
        text = ""
        for row in rows[first:]:
            text += row["text"] + " "
            if len(text.split()) >= 200:
                break
        texts.append(text)
    for text in texts:
        parse(text)
    for text in texts:  # the dictionary and the sayings are read once a process
        place_words(text, child, catalogue)
    forget()
    place_words("Hello Mum.", child, catalogue)
    gc.collect()
    fresh, fresh_high = times(lambda text: place_words(text, child, catalogue), texts)
    again, _ = times(lambda text: place_words(text, child, catalogue), texts)
    forget()
    print(
        f"200 words beyond the parse: {fresh:.1f} ms the first time (p95 {fresh_high:.1f}), "
        f"{again:.2f} ms after an edit elsewhere"
    )


def main() -> None:
    """Print every figure."""
    sys.path.insert(0, str(REPO))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["LETTERKIT_CACHE"] = str(folder / "cache")
        os.environ["LETTERKIT_SYMBOLS"] = str(folder / "sets")
        from letterkit.symbols.catalogue import Catalogue, catalogue_for

        symbolising()
        report("care + openmoji", quality(catalogue_for(), ("care", "openmoji")))
        if MULBERRY.is_file():
            from letterkit.symbols.library import add

            added = add(MULBERRY, into=folder / "sets", set_id="mulberry", skip_bad=True)
            catalogue = Catalogue([*catalogue_for().sets.values(), added.symbol_set])
            report(
                "care + openmoji + mulberry",
                quality(catalogue, ("care", "openmoji", "mulberry")),
            )
            report("mulberry alone", quality(catalogue, ("mulberry",)))
        speed(folder)


def report(title: str, found: dict[str, float]) -> None:
    print(
        f"{title}: right {found['right']:.1%}, key words covered {found['covered']:.1%}, "
        f"unmarked words with a picture {found['neutral']:.0f}; denials lost {found['lost']:.0f} "
        f"of {found['pairs']:.0f}, invented {found['false']:.0f} in plain and "
        f"{found['invented']:.0f} in marked sentences"
    )


if __name__ == "__main__":
    main()
