"""What can be seen of a word before any child is asked: how common, how long, what kind."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_SUFFIXES = (
    "tion sion ity ment ness ous ive al ance ence ism ist ship ful less ly able ible ize ise "
    "ify ate ure age er or ing ed y"
).split()
_PREFIXES = "un re dis in im mis over under inter sub trans ex con pro pre de".split()
_NO_LEVEL = 7.0  # one above C2, for a word that no CEFR list has

# Columns of `Features.counts`, and the way each moves the age a word is known (-1 down, 1 up).
COUNTS = {
    "zipf": -1,
    "cefr_mean": 1,
    "cefr_lowest": 1,
    "on_the_easy_list": -1,
    "letters": 1,
    "syllables": 1,
    "senses": -1,
    "zipf_of_its_base": -1,
}


class Features:
    """Look up features of lower-case words from word lists and WordNet's own files.

    ``wordnet`` is a folder with WordNet's ``index.*`` and ``data.*``; ``vectors`` is a spaCy
    model's ``vocab`` folder with word vectors.
    """

    def __init__(self, wordnet: Path, vectors: Path) -> None:
        from cefrpy import CEFRAnalyzer
        from spacy.vectors import Vectors

        self._cefr: Any = CEFRAnalyzer()
        self._vectors = Vectors().from_disk(vectors)
        self._wordnet = wordnet
        self._senses: dict[str, list[tuple[int, int, int, int]]] = {}
        self.common_nouns: set[str] = set()
        self._read_wordnet()

    @cached_property
    def easy(self) -> frozenset[str]:
        """The words a child of nine or ten knows, after Dale and Chall, as textstat has them."""
        from importlib.util import find_spec

        spec = find_spec("textstat")
        assert spec is not None and spec.origin is not None
        listed = Path(spec.origin).parent / "resources" / "en" / "easy_words.txt"
        return frozenset(listed.read_text("utf-8").split())

    def lemmas(self) -> list[str]:
        """List WordNet's single lower-case words that are not only names."""
        return [w for w in self._senses if re.fullmatch("[a-z]+", w) and w in self.common_nouns]

    def zipf(self, word: str) -> float:
        """Return how common the word is: 3 is once in a million words, 6 once in a thousand."""
        from wordfreq import zipf_frequency

        return float(zipf_frequency(word, "en", "large"))

    def counts(self, word: str) -> list[float]:
        """Return the features of `COUNTS`, in that order."""
        levels = [
            int(level.value if hasattr(level, "value") else level)
            for level in (self._cefr.get_pos_level_dict_for_word(word) or {}).values()
            if level is not None
        ]
        return [
            self.zipf(word),
            float(self._cefr.get_average_word_level_float(word) or _NO_LEVEL),
            float(min(levels, default=_NO_LEVEL)),
            float(word in self.easy),
            float(len(word)),
            float(syllables(word)),
            float(np.log1p(sum(n for _, _, n, _ in self._senses.get(word, ())))),
            self._base(word),
        ]

    def kinds(self, word: str) -> Floats:
        """Return flags: endings, beginnings, and WordNet's 45 fields of meaning."""
        ends = [word.endswith(s) and len(word) > len(s) + 2 for s in _SUFFIXES]
        begins = [word.startswith(p) and len(word) > len(p) + 2 for p in _PREFIXES]
        fields = np.zeros(50)
        for field, part, _, tagged in self._senses.get(word, ()):
            fields[field] = 1
            fields[46 + part] = max(fields[46 + part], np.log1p(tagged))
        return np.concatenate([np.array(ends, float), np.array(begins, float), fields])

    def vector(self, word: str) -> Floats:
        """Return the word's place among other words, as a direction of length one."""
        from spacy.strings import get_string_id

        row = self._vectors.key2row.get(get_string_id(word))
        if row is None:
            return np.zeros(self._vectors.shape[1])
        found = np.asarray(self._vectors.data[row], float)
        return np.asarray(found / (np.linalg.norm(found) + 1e-9), float)

    def _base(self, word: str) -> float:
        """Return how common the commonest word is that this one is made from, else 0."""
        bases = {word[len(p) :] for p in _PREFIXES if word.startswith(p) and len(word) > len(p) + 2}
        for suffix in _SUFFIXES:
            if word.endswith(suffix) and len(word) > len(suffix) + 2:
                stem = word[: -len(suffix)]
                bases |= {stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else stem}
                bases.add(stem[:-1] if stem[-1:] == stem[-2:-1] else stem)
        known = [self.zipf(base) for base in bases if base in self._senses and len(base) > 2]
        for cut in range(3, len(word) - 2):
            if word[:cut] in self._senses and word[cut:] in self._senses:
                known.append(min(self.zipf(word[:cut]), self.zipf(word[cut:])))
        return max(known, default=0.0)

    def _read_wordnet(self) -> None:
        for part, name in enumerate(("noun", "verb", "adj", "adv")):
            field_of: dict[str, int] = {}
            for line in (self._wordnet / f"data.{name}").read_text("utf-8").splitlines():
                if not line.startswith(" "):
                    pieces = line.split()
                    field_of[pieces[0]] = int(pieces[1])
                    count = int(pieces[3], 16)
                    written = [w.split("(")[0] for w in pieces[4 : 4 + 2 * count : 2]]
                    self.common_nouns.update(w for w in written if w.islower())
            for line in (self._wordnet / f"index.{name}").read_text("utf-8").splitlines():
                if not line.startswith(" "):
                    pieces = line.split()
                    senses = int(pieces[2])
                    self._senses.setdefault(pieces[0], []).append(
                        (field_of[pieces[-senses]], part, senses, int(pieces[-senses - 1]))
                    )


def syllables(word: str) -> int:
    """Count the vowel groups in a word, without a silent last e."""
    return max(1, len(re.findall("[aeiouy]+", re.sub("e$", "", word.lower()))))
