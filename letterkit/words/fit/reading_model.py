r"""Rebuild the weights of the reading model.

    python -m letterkit.words.fit.reading_model --onestop FOLDER \
        --cefr-sp wikiauto_train.txt wikiauto_dev.txt -o letterkit/words/data/reading-model.toml

The reading age is a least-squares fit, no weight below zero, to passages written for each age
(``reading-anchors.tsv`` beside this file: British letters to a child, from the number of words a
sentence and the words that fit each age) and, counting far less, to two of three OneStopEnglish
articles, with its levels set at 11, 12.8 and 14.6 years. Every third article is held out for
``tests/bench/bench_reading.py``. The sentence level is the same kind of fit to CEFR-SP.
"""

from __future__ import annotations

import argparse
import csv
import math
from pathlib import Path
from typing import Any

import numpy as np

from letterkit.text import sentences, words
from letterkit.words.age import entry
from letterkit.words.costs import Costs, costs, names_among
from letterkit.words.fit.word_features import Floats
from letterkit.words.fit.word_levels import counted, judged
from letterkit.words.reading import level_parts

PARTS = (
    "words_a_sentence",
    "years_a_sentence",
    "years_a_word",
    "clauses_a_sentence",
    "passives_a_sentence",
    "joints_a_sentence",
)
ONESTOP_AGES = {"Ele": 11.0, "Int": 12.8, "Adv": 14.6}
ANCHOR_WEIGHT, ARTICLE_WEIGHT = 1.5, 0.06
PRIOR = (1.6, 0.9, 1.2, 0.4, 0.6, 0.6)
PRIOR_WEIGHT = 20.0
LEAST_SHARE = 0.5  # no part falls below half of its prior
"""Years each part should add before any text is seen. News articles differ most in how long and
how punctuated their sentences are; teachers who judge passages go by the words first."""


def article_text(path: Path) -> str:
    """Read a OneStopEnglish article without what would give its level away.

    The middle level lost its quotation marks and begins with a label.
    """
    text = path.read_text("utf-8", errors="replace").lstrip("\ufeff").strip()
    text = text.removeprefix("Intermediate").strip()
    return "".join(mark for mark in text if mark not in '"“”‘\ufffd')


def articles(folder: Path) -> dict[str, dict[str, str]]:
    """Read article -> level -> text for the articles that have all three levels."""
    found: dict[str, dict[str, str]] = {}
    for level in ONESTOP_AGES:
        for path in sorted((folder / f"{level}-Txt").glob("*.txt")):
            found.setdefault(path.stem.rsplit("-", 1)[0], {})[level] = article_text(path)
    return {name: texts for name, texts in sorted(found.items()) if len(texts) == 3}


def held_out(names: list[str]) -> list[str]:
    """Return every third article."""
    return names[::3]


def text_costs(text: str) -> Costs:
    """Add up the counts of a text's sentences."""
    found = sentences(text)
    names = names_among((one.text for one in found), ())
    return sum((costs(one.text, one.start, names)[0] for one in found), Costs())


def parts(total: Costs) -> list[float]:
    """Return the parts of the sum, in the order of `PARTS`."""
    each = 1 / total.sentences
    return [
        math.log(total.words * each),
        math.log1p(total.years * each),
        total.years / max(total.counted, 1),
        total.clauses * each,
        total.passives * each,
        math.log1p(total.joints * each),
    ]


def fit_ages(folder: Path) -> tuple[Floats, float]:
    """Return the weights and the base of the reading age."""
    from scipy.optimize import nnls

    rows, ages, weight = [], [], []
    with (Path(__file__).parent / "reading-anchors.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            rows.append(parts(text_costs(row["passage"])))
            ages.append(float(row["age"]))
            weight.append(ANCHOR_WEIGHT)
    known = articles(folder)
    for name in set(known) - set(held_out(list(known))):
        for level, text in known[name].items():
            rows.append(parts(text_costs(text)))
            ages.append(ONESTOP_AGES[level])
            weight.append(ARTICLE_WEIGHT)
    matrix, target, share = np.array(rows), np.array(ages), np.array(weight)
    middle = np.average(matrix, axis=0, weights=share)
    spread = np.sqrt(np.average((matrix - middle) ** 2, axis=0, weights=share))
    root = np.sqrt(share)
    pull = math.sqrt(PRIOR_WEIGHT)
    left = np.concatenate([(matrix - middle) / spread * root[:, None], pull * np.eye(len(PARTS))])
    mean_age = np.average(target, weights=share)
    prior = pull * np.array(PRIOR) * spread
    floor = LEAST_SHARE * np.array(PRIOR) * spread
    right = np.concatenate([(target - mean_age) * root, prior]) - left @ floor
    found: Any = nnls(left, right)[0]
    weights = np.asarray((found + floor) / spread, float)
    return weights, float(mean_age - weights @ middle)


def fit_levels(paths: list[Path]) -> tuple[Floats, float]:
    """Return the weights and the base of the sentence level."""
    from scipy.optimize import nnls

    rows: list[tuple[float, ...]] = []
    target: list[float] = []
    for path in paths:
        texts, levels = judged(path)
        for text, level in zip(texts, levels, strict=True):
            known = [entry(word) for word in counted(text)[1]]
            steps = sorted((e.level if e else 4.0 for e in known), reverse=True) or [0.0]
            rows.append(level_parts(steps, len(words(text))))
            target.append(float(level))
    matrix, aim = np.array(rows), np.array(target)
    middle, spread = matrix.mean(0), matrix.std(0)
    found: Any = nnls((matrix - middle) / spread, aim - aim.mean())[0]
    weights = np.asarray(found / spread, float)
    return weights, float(aim.mean() - weights @ middle)


def main() -> None:
    """Read the paths from the command line and write the model."""
    parser = argparse.ArgumentParser(prog="python -m letterkit.words.fit.reading_model")
    parser.add_argument("--onestop", type=Path, required=True)
    parser.add_argument("--cefr-sp", type=Path, nargs="+", required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    options = parser.parse_args()
    weights, base = fit_ages(options.onestop)
    level_weights, level_base = fit_levels(options.cefr_sp)
    lines = [
        "# Written by python -m letterkit.words.fit.reading_model; CC BY-SA 4.0, see README.md.",
        "# Years that each part adds. No weight is below zero.",
        "[reading_age]",
        f"base = {base:.3f}",
        *(f"{name} = {weight:.3f}" for name, weight in zip(PARTS, weights, strict=True)),
        "",
        "# CEFR steps: ln words, mean, hardest three words, sum over root, soft maximum.",
        "[sentence_level]",
        f"base = {level_base:.3f}",
        f"weights = [{', '.join(f'{weight:.3f}' for weight in level_weights)}]",
    ]
    options.output.write_text("\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
