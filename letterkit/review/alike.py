"""Which sentences, steps or messages of a newer text are which of the older one, by their words.

Likeness is counted in the letters of the words that two texts share, each as often as both have
it, so that "the" weighs little and "rucksack" much.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from letterkit.text import words

# Below this share of the shorter text, two sentences are not one sentence reworded. Found on the
# table of edits in tests/review/anchor-cases.toml.
_LEAST_SHARED = 0.5
_MOST_PAIRS = 900  # sentences against sentences; more are laid side by side as one block

Pair = tuple[int, int, int, int]
"""From and to in the older sequence, from and to in the newer one."""


@lru_cache(maxsize=1024)
def _bag(text: str) -> Counter[str]:
    bag: Counter[str] = Counter()
    for word in words(text):
        bag[word.text.lower()] += len(word.text)
    return bag


@lru_cache(maxsize=1024)
def _weight(text: str) -> int:
    return _bag(text).total()


def _shared(one: str, other: str) -> int:
    return (_bag(one) & _bag(other)).total()


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are: 0 with no word in common, 1 with the same words."""
    both = _weight(one) + _weight(other)
    return 2 * _shared(one, other) / both if both else float(one == other)


def strangers(one: str, other: str) -> bool:
    """Say whether two texts have so little in common that equal words in them are chance."""
    least = min(_weight(one), _weight(other))
    return least > 0 and _shared(one, other) < _LEAST_SHARED * least


def side_by_side(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Lay changed sentences beside the ones they became, in order: one to one, split or joined.

    Sentences between two pairs that are like nothing are laid side by side as one block.
    """
    if len(old) * len(new) > _MOST_PAIRS or len(old) == len(new) == 1:
        return [(0, len(old), 0, len(new))]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}

    def reached(i: int, j: int) -> float:
        return best[i, j][0] if (i, j) in best else 0.0

    for i in range(len(old), -1, -1):
        for j in range(len(new), -1, -1):
            ways = [(0.0, (1, 1))] if i == len(old) and j == len(new) else []
            if i < len(old):
                ways.append((reached(i + 1, j), (1, 0)))
            if j < len(new):
                ways.append((reached(i, j + 1), (0, 1)))
            for di, dj in ((1, 1), (1, 2), (2, 1)):
                if i + di <= len(old) and j + dj <= len(new):
                    fit = _fit(old[i : i + di], new[j : j + dj])
                    if fit:
                        ways.append((fit + reached(i + di, j + dj), (di, dj)))
            best[i, j] = max(ways, key=lambda way: way[0])
    return _walked(best, len(old), len(new))


def _fit(old: Sequence[str], new: Sequence[str]) -> float:
    """Return how well some sentences became others, or 0 if they did not."""
    one, other = " ".join(old), " ".join(new)
    shared = _shared(one, other)
    if shared < _LEAST_SHARED * min(_weight(one), _weight(other)) or not shared:
        return 0.0
    # Of a sentence that was split or joined, each part must bring words of its own.
    for parts, whole in ((old, other), (new, one)):
        if len(parts) == 2:
            for part, rest in (parts, parts[::-1]):
                if shared - _shared(rest, whole) < _weight(part) / 2:
                    return 0.0
    return shared * likeness(one, other)


def _walked(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], most_old: int, most_new: int
) -> list[Pair]:
    found: list[Pair] = []
    i = j = from_i = from_j = 0

    def close_block(to_i: int, to_j: int) -> None:
        if from_i < to_i and from_j < to_j:
            found.append((from_i, to_i, from_j, to_j))

    while i < most_old or j < most_new:
        di, dj = best[i, j][1]
        if di and dj:
            close_block(i, j)
            found.append((i, i + di, j, j + dj))
            from_i, from_j = i + di, j + dj
        i, j = i + di, j + dj
    close_block(i, j)
    return found


def matched(
    old: Sequence[str], new: Sequence[str], *, least: float, named: Sequence[Sequence[str]] = ()
) -> dict[int, int]:
    """Return which of some parts (messages, steps) became which, by place in each sequence.

    The likest go together first; what is equally like stays in its place. Parts that are like
    nothing stay in their place if nobody else took it. ``named`` may give the title of each old
    and each new part: the same title speaks for the same part.
    """
    titles_old, titles_new = named or (("",) * len(old), ("",) * len(new))
    ranked = sorted(
        (-likeness(one, other) - 0.5 * (titles_old[i] == titles_new[j] != ""), abs(i - j), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
    )
    pairs: dict[int, int] = {}
    for score, _apart, i, j in ranked:
        if -score >= least and i not in pairs and j not in pairs.values():
            pairs[i] = j
    for i in range(min(len(old), len(new))):
        if i not in pairs and i not in pairs.values():
            pairs[i] = i
    return pairs
