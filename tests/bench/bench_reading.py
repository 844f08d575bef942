"""Measure the reading model on texts held out from its fit, and the speed of the parse.

    python tests/bench/bench_reading.py [--data FOLDER]

FOLDER (or the environment's LETTERKIT_DATA) holds ``onestop``, ``cefr-sp`` and ``complex`` as
they are published; without it only speed and memory are measured.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np
from scipy.stats import pearsonr, spearmanr

from letterkit.text import sentences, words
from letterkit.words import pipeline
from letterkit.words.age import entry
from letterkit.words.fit.reading_model import articles, held_out, text_costs
from letterkit.words.formulas import formulas
from letterkit.words.pipeline import ParsedSentence, ParsedText
from letterkit.words.reading import reading, reading_age, sentence_level

LETTER = (
    "Thank you for talking to me on Monday. You said you want to see your sister Jess more. "
    "I asked Dee to help. Now you will see Jess every Saturday at Ann's house. "
    "Dee will take you there in her car. If you feel sad after, you can tell Ann. "
    "We also talked about school, because you are moving up in September. "
    "You told me that you worry about getting lost. Your new teacher will show you round. "
)


def unparsed(text: str) -> ParsedText:
    """Return a text in sentences with no parse, which is all that the reading model needs."""
    found = tuple(ParsedSentence(s.text, s.start, s.end, None) for s in sentences(text))
    return ParsedText(text, found, parsed=False)


def age_of(text: str) -> float:
    measured = reading(unparsed(text))
    return measured.age if measured else float("nan")


def first_words(text: str, many: int) -> str:
    found = words(text)
    return text[: found[min(many, len(found)) - 1].end] + "." if found else text


def onestop(folder: Path) -> None:
    known = articles(folder)
    for label, names in (("held out", held_out(list(known))), ("all", list(known))):
        ages = {
            (n, level): reading_age(text_costs(t)) for n in names for level, t in known[n].items()
        }
        pairs = {"Ele<Int": ("Ele", "Int"), "Int<Adv": ("Int", "Adv"), "Ele<Adv": ("Ele", "Adv")}
        rates = {
            pair: statistics.mean(ages[n, easy] < ages[n, hard] for n in names)
            for pair, (easy, hard) in pairs.items()
        }
        levels = [("Ele", "Int", "Adv").index(level) for _, level in ages]
        print(
            f"OneStop, {label} ({len(names)} articles): "
            + ", ".join(f"{pair} {rate:.1%}" for pair, rate in rates.items())
            + f", all pairs {statistics.mean(rates.values()):.1%}"
            + f", level rho {spearmanr(list(ages.values()), levels)[0]:.3f}"
        )
    texts = [text for name in known for text in known[name].values()]
    whole = [age_of(text) for text in texts]
    start = [age_of(first_words(text, 50)) for text in texts]
    print(f"OneStop, first 50 words and the whole: r {pearsonr(whole, start)[0]:.3f}")
    # A collection as wide as letters are: its texts differ as much as a child's and a court's.
    anchors = Path(pipeline.__file__).parent / "fit" / "reading-anchors.tsv"
    wide = [row.split("\t")[1] for row in anchors.read_text("utf-8").splitlines()[1:]] * 20
    both = texts + wide
    whole = [age_of(text) for text in both]
    start = [age_of(first_words(text, 50)) for text in both]
    print(
        f"OneStop and as many letters for ages 4 to 17, first 50 words and the whole: "
        f"r {pearsonr(whole, start)[0]:.3f} (most of these letters are short, so this flatters)"
    )
    best = {}
    for name in formulas(texts[0]):
        values = [formulas(text).get(name, 0.0) for text in texts]
        levels = [level for _ in known for level in (0, 1, 2)]
        best[name] = abs(spearmanr(values, levels)[0])
    top = max(best, key=lambda key: best[key])
    print(f"OneStop, best of textstat's formulas: level rho {best[top]:.3f} ({top})")


def cefr(folder: Path) -> None:
    texts, judged = [], []
    for line in (folder / "wikiauto_test.txt").read_text("utf-8").splitlines():
        text, first, second = line.split("\t")
        for mark in ".,!?;:%)":
            text = text.replace(f" {mark}", mark)
        texts.append(text.replace(" n't", "n't").replace(" 's", "'s"))
        judged.append((int(first), int(second)))
    mean = [sum(pair) / 2 for pair in judged]
    print(
        f"CEFR-SP test part ({len(texts)} sentences): "
        f"sentence level rho {spearmanr([sentence_level(t) for t in texts], mean)[0]:.3f}, "
        f"reading age rho {spearmanr([age_of(t) for t in texts], mean, nan_policy='omit')[0]:.3f}; "
        f"the two experts agree at rho {spearmanr(*zip(*judged, strict=True))[0]:.3f}"
    )


def complex_words(folder: Path) -> None:
    from sklearn.ensemble import HistGradientBoostingRegressor
    from sklearn.linear_model import RidgeCV
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from wordfreq import zipf_frequency

    def read(*names: str) -> list[dict[str, str]]:
        rows: list[dict[str, str]] = []
        for name in names:
            with (folder / name).open(encoding="utf-8") as file:
                rows += csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row for row in rows if row["token"]]

    def seen(row: dict[str, str]) -> list[float]:
        word = entry(row["token"])
        corpus = row.get("corpus") or row.get("subcorpus")
        around = [e for w in words(row["sentence"]) if (e := entry(w.text))]
        return [
            word.complexity if word else 0.45,
            word.age if word else 11.0,
            word.level if word else 4.0,
            len(row["token"]),
            row["token"][0].isupper(),
            row["token"].isupper(),
            corpus == "bible",
            corpus == "biomed",
            statistics.fmean([e.level for e in around] or [1.0]),
            len(words(row["sentence"])),
            zipf_frequency(row["token"], "en", "large"),
        ]

    train, test = read("lcp_single_train.tsv", "lcp_single_trial.tsv"), read("lcp_single_test.tsv")
    actual = [float(row["complexity"]) for row in test]
    up = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, -1]
    model = HistGradientBoostingRegressor(
        max_iter=250, learning_rate=0.04, max_leaf_nodes=10, min_samples_leaf=30, monotonic_cst=up
    )
    linear = make_pipeline(StandardScaler(), RidgeCV(np.logspace(-1, 3, 9)))
    described, rated = [seen(row) for row in train], [float(row["complexity"]) for row in train]
    model.fit(described, rated)
    linear.fit(described, rated)
    tested = [seen(row) for row in test]
    guesses: dict[str, Callable[[], list[float]]] = {
        "word age alone": lambda: [one[1] for one in tested],
        "complexity in the table, no context": lambda: [one[0] for one in tested],
        "table, form, frequency and context": lambda: list(
            model.predict(tested) + linear.predict(tested)
        ),
    }
    for label, guess in guesses.items():
        predicted = guess()
        by_word = defaultdict(list)
        for row, one, other in zip(test, predicted, actual, strict=True):
            by_word[row["token"].lower()].append((one, other))
        means = np.array([np.mean(pairs, 0) for pairs in by_word.values()])
        print(
            f"CompLex test part, {label}: "
            f"in its sentence rho {spearmanr(predicted, actual)[0]:.3f} ({len(test)}), "
            f"by word rho {spearmanr(means[:, 0], means[:, 1])[0]:.3f} ({len(means)})"
        )


def speed() -> None:
    cold = "import time; t=time.perf_counter(); from letterkit.words.pipeline import parse; "
    cold += "parse('You are kind.'); print(f'{time.perf_counter()-t:.2f}')"
    run = subprocess.run([sys.executable, "-c", cold], capture_output=True, text=True, check=True)
    print(f"First parse in a new process: {run.stdout.strip()} s")
    made = random.Random(1)
    nouns = "dog cat park swing boat tree book song cake kite drum coat farm lake star ship".split()

    def new_letter() -> str:
        letter = LETTER * 2
        return ". ".join(
            f"{one} {made.choice(nouns)}{made.randint(1, 99)}" for one in letter.split(". ")
        )

    def time_of(action: Callable[[], object]) -> float:
        start = time.perf_counter()
        action()
        return (time.perf_counter() - start) * 1000

    pipeline.parse("Warm.")
    for _ in range(20):
        pipeline.parse(new_letter())
    fresh, read, edited = [], [], []
    for _ in range(100):
        letter = new_letter()
        fresh.append(time_of(lambda text=letter: pipeline.parse(text)))
        read.append(time_of(lambda text=letter: reading(pipeline.parse(text))))
        changed = letter.replace("Dee will take you", f"Dee will drive you {made.random()}", 1)
        edited.append(time_of(lambda text=changed: reading(pipeline.parse(text))))
    size = len(words(LETTER * 2))
    for label, times in (
        (f"Parse of {size} words never seen", fresh),
        ("Reading band of a parsed letter", read),
        ("Parse and reading band after an edit to one sentence", edited),
    ):
        print(
            f"{label}: median {statistics.median(times):.1f} ms, "
            f"p95 {np.percentile(times, 95):.1f} ms"
        )
    for many in (1_000, 5_000, 20_000):
        pipeline.forget()
        text = " ".join(new_letter() for _ in range(many // size + 1))
        taken = time_of(lambda text=text: reading(pipeline.parse(text)))
        print(f"{many} words: {taken:.0f} ms, {taken / len(words(text)) * 1000:.0f} µs a word")
    print(
        f"Memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most, "
        "SciPy included"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=os.environ.get("LETTERKIT_DATA"))
    folder = parser.parse_args().data
    speed()
    if folder:
        onestop(Path(folder) / "onestop")
        cefr(Path(folder) / "cefr-sp")
        complex_words(Path(folder) / "complex")


if __name__ == "__main__":
    main()
