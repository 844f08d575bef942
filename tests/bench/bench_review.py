"""How long it takes to keep 200 comments on their words over 20 edits of a letter.

    python tests/bench/bench_review.py

Prints p50 and p95 in milliseconds beside the target of 100. Every round edits the letter anew,
so that nothing is remembered from the round before. One row saves edits as people type them,
one rewrites, moves and takes out whole messages, and one looks from the first version at the
last, as a page does.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from letterkit.letterfile import load  # noqa: E402
from letterkit.review.anchor import reanchor, reanchor_all  # noqa: E402
from letterkit.review.comment import Comment, comment_on  # noqa: E402
from letterkit.text import words  # noqa: E402

COMMENTS, EDITS, ROUNDS = 200, 20, 15
Fields = dict[str, str]
NEW = "Jess said that you really like the garden behind the house and the old swing there".split()


def main() -> None:
    """Edit, measure, print."""
    chance = random.Random(6)
    letter = dict(load(ROOT / "examples" / "jaya-9.toml").fields())
    print(f"a letter of {sum(map(len, letter.values()))} characters in {len(letter)} fields")
    for name, change in (("small edits", small), ("rewritten and moved", large)):
        measure(f"{COMMENTS} comments, {EDITS} {name}", letter, change, chance, one_by_one)
    measure(f"the same, all at once: {EDITS} small edits", letter, small, chance, together)
    measure(f"{COMMENTS} comments, first to last of {EDITS} edits", letter, small, chance, jump)


def measure(
    name: str,
    letter: Fields,
    change: Callable[[Fields, random.Random], Fields],
    chance: random.Random,
    work: Callable[[Sequence[Comment], Sequence[Fields]], Sequence[Comment]],
) -> None:
    took, kept = [], 0
    for _ in range(ROUNDS):
        versions = [letter]
        for _ in range(EDITS):
            versions.append(change(versions[-1], chance))
        comments = made_on(letter, chance)
        start = time.perf_counter()
        after = work(comments, versions)
        took.append((time.perf_counter() - start) * 1000)
        kept += sum(c.state == "open" for c in after)
    took.sort()
    p50, p95 = took[len(took) // 2], took[int(len(took) * 0.95)]
    share = 100 * kept / (COMMENTS * ROUNDS)
    print(f"{name:<52} p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  target 100  still placed {share:.0f}%")


def one_by_one(comments: Sequence[Comment], versions: Sequence[Fields]) -> Sequence[Comment]:
    for number, now in enumerate(versions[1:], 2):
        comments = [reanchor(c, versions[number - 2], now, number) for c in comments]
    return comments


def together(comments: Sequence[Comment], versions: Sequence[Fields]) -> Sequence[Comment]:
    for number, now in enumerate(versions[1:], 2):
        comments = reanchor_all(comments, versions[number - 2], now, number)
    return comments


def jump(comments: Sequence[Comment], versions: Sequence[Fields]) -> Sequence[Comment]:
    return reanchor_all(comments, versions[0], versions[-1], len(versions))


def made_on(letter: Fields, chance: random.Random) -> list[Comment]:
    places = [
        (field, word.start, word.end) for field, text in letter.items() for word in words(text)
    ]
    return [
        comment_on(letter, *chance.choice(places), author="Bo", body="Is this so?", version=1)
        for _ in range(COMMENTS)
    ]


def small(letter: Fields, chance: random.Random) -> Fields:
    """Put in, take out or change a few words in one field."""
    field = chance.choice([name for name, text in letter.items() if text])
    found = letter[field].split(" ")
    at = chance.randrange(len(found))
    found[at : at + chance.randrange(3)] = chance.sample(NEW, chance.randrange(1, 4))
    return {**letter, field: " ".join(found)}


def large(letter: Fields, chance: random.Random) -> Fields:
    """Change places of two messages, and write half of the words of three fields anew."""
    one, other = chance.sample(["messages.1.", "messages.2.", "messages.3."], 2)
    moved = {}
    for field, text in letter.items():
        for here, there in ((one, other), (other, one)):
            if field.startswith(here):
                field = there + field.removeprefix(here)
                break
        moved[field] = text
    for field in chance.sample([name for name, text in moved.items() if text], 3):
        found = moved[field].split(" ")
        moved[field] = " ".join(w if chance.random() < 0.5 else chance.choice(NEW) for w in found)
    return moved


if __name__ == "__main__":
    main()
