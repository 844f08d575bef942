"""The same parse in half the time, through two of spaCy's own joints.

A letter of 200 words took 20 ms to parse, of which 10 went into small matrix products that
NumPy's own library does three times as fast, and 4 into matching the same 180 rules about
the same few hundred words again. Neither changes a result; ``tests/words/test_pipeline.py``
holds both parses to be equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.tokens import Doc


class MatmulOps(NumpyOps):  # type: ignore[misc]  # thinc is not typed
    """spaCy's sums on the processor, with matrix products by NumPy's linear algebra library."""

    def gemm(
        self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """Multiply two matrices, either of them turned over first if asked."""
        x = x.T if trans1 else x
        y = y.T if trans2 else y
        return x @ y if out is None else np.matmul(x, y, out=out)


_READS = {"TAG", "LOWER", "DEP", "IS_SPACE"}
_KEY = [TAG, LOWER, DEP]
_WRITES = [POS, MORPH, LEMMA, TAG]
_MOST_KEPT = 50_000


class RememberedRules:
    """An attribute ruler that remembers what its rules said about a word in the same role.

    The rules look at a word's tag, lower-case form and role only, but for a few that look at
    two words ("let's", "there is"): a sentence with one of those goes through all the rules.
    """

    def __init__(self, ruler: AttributeRuler, pairs: frozenset[str], roles: frozenset[str]) -> None:
        self._ruler = ruler
        strings = ruler.vocab.strings
        self._pairs = {strings.add(word) for word in pairs}
        self._roles = {strings.add(role) for role in roles}
        self._kept: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the part of speech, form and dictionary word of each token."""
        keys = [tuple(row) for row in doc.to_array(_KEY).tolist()]
        if any(lower in self._pairs or role in self._roles for _, lower, role in keys):
            return self._ruler(doc)
        if any(token.is_space for token in doc):
            return self._ruler(doc)
        kept = [self._kept.get(key) for key in keys]
        if None in kept:
            doc = self._ruler(doc)
            if len(self._kept) < _MOST_KEPT:
                written = doc.to_array(_WRITES).tolist()
                self._kept.update(zip(keys, map(tuple, written), strict=True))
            return doc
        return doc.from_array(_WRITES, cast(Any, np.array(kept, dtype=np.uint64))) if kept else doc


def _two_word_rules(ruler: AttributeRuler) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the words and roles that set off a two-word rule; None for rules of another make."""
    words, roles = set(), set()
    rules: list[Any] = ruler.patterns
    for rule in rules:
        for pattern in rule["patterns"]:
            if any(not set(spec) <= _READS for spec in pattern):
                return None
            if len(pattern) > 1:
                plain_words = [s["LOWER"] for s in pattern if isinstance(s.get("LOWER"), str)]
                plain_roles = [s["DEP"] for s in pattern if isinstance(s.get("DEP"), str)]
                if plain_words:
                    words.add(plain_words[0])
                elif plain_roles:
                    roles.add(plain_roles[0])
                else:
                    return None
    return frozenset(words), frozenset(roles)


def make_faster(nlp: Language) -> None:
    """Give a freshly loaded English model the faster sums and the remembered rules."""
    ops = MatmulOps()
    for _, part in nlp.pipeline:
        model: Any = getattr(part, "model", None)
        for node in model.walk() if hasattr(model, "walk") else ():
            node.ops = ops
    if not nlp.has_pipe("attribute_ruler"):
        return
    ruler: Any = nlp.get_pipe("attribute_ruler")
    two_word = _two_word_rules(ruler)
    if two_word is not None:
        Language.component("remembered_rules", func=RememberedRules(ruler, *two_word))
        nlp.add_pipe("remembered_rules", before="attribute_ruler")
        nlp.remove_pipe("attribute_ruler")
