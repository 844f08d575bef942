"""Find each word's share in how hard learners' teachers judged whole sentences (CEFR-SP).

A sentence's judged level is taken as a weighted sum over its words' features, so that a ridge
regression over sentences gives every word a level of its own, also words it never saw.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from letterkit.text import words
from letterkit.words.age import entry
from letterkit.words.fit.word_features import Features, Floats

Sentence = tuple[int, list[str]]


def judged(path: Path) -> tuple[list[str], Floats]:
    """Read sentences and the mean of the two experts' levels (1 = A1 to 6 = C2)."""
    texts, levels = [], []
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            text, first, second = line.split("\t")
            for mark in ".,!?;:%)":
                text = text.replace(f" {mark}", mark)
            texts.append(text.replace(" n't", "n't").replace(" 's", "'s"))
            levels.append((int(first) + int(second)) / 2)
    return texts, np.array(levels)


def counted(text: str) -> Sentence:
    """Return the number of words and those that have a level: no figures and no names."""
    found = [word.text for word in words(text)]
    kept = []
    for place, word in enumerate(found):
        known = entry(word)
        named = word[0].isupper() and (place > 0 or known is None)
        if not word[0].isdigit() and not (named and not (known and known.by_hand)):
            kept.append(word.lower())
    return len(found), kept


def word_levels(
    paths: list[Path], features: Features, lemma: Callable[[str], str]
) -> Callable[[list[str]], Floats]:
    """Return a function from dictionary words to levels, about 0 (A1) to 6 (C2)."""
    from sklearn.linear_model import RidgeCV
    from sklearn.preprocessing import StandardScaler

    def described(word: str) -> Floats:
        counts = np.array(features.counts(word))
        zipf, lowest = counts[0], counts[2]
        known = entry(word)
        age = known.age if known else 10.5
        steps = [max(age - 6, 0), max(age - 8, 0), max(age - 10, 0), max(4 - zipf, 0)]
        steps += [max(3 - zipf, 0), lowest >= 3, lowest >= 4, lowest >= 5, lowest >= 6]
        return np.concatenate(
            [counts, [age], np.array(steps, float), features.kinds(word), features.vector(word)]
        )

    texts: list[str] = []
    levels: list[Floats] = []
    for path in paths:
        some, judgements = judged(path)
        texts += some
        levels.append(judgements)
    sentences = [counted(text) for text in texts]
    vocabulary = sorted({lemma(word) for _, kept in sentences for word in kept})
    place = {word: number for number, word in enumerate(vocabulary)}
    matrix = np.array([described(word) for word in vocabulary])
    middle, spread = matrix.mean(0), matrix.std(0) + 1e-9
    matrix = (matrix - middle) / spread

    rows = []
    for length, kept in sentences:
        own = matrix[[place[lemma(word)] for word in kept]].sum(0) if kept else 0 * middle
        share = max(len(kept), 1) ** 0.7
        rows.append(np.concatenate([[np.log(max(length, 1)), len(kept) / share], own / share]))
    design = np.array(rows)
    scaler: Any = StandardScaler().fit(design)
    ridge: Any = RidgeCV(np.logspace(1, 4, 7)).fit(scaler.transform(design), np.concatenate(levels))
    weights = (ridge.coef_ / scaler.scale_)[2:]
    raw = matrix @ weights
    low, high = np.percentile(raw, [2, 99])

    def level(some: list[str]) -> Floats:
        found = (np.array([described(word) for word in some]) - middle) / spread @ weights
        return np.asarray(np.clip(6 * (found - low) / (high - low), 0, 9), float)

    return level
