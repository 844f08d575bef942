"""How fast a letter with 50 comments goes out to Word and comes back."""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from letterkit import load
from letterkit.renderers import page_of
from letterkit.review.comment import Comment, comment_on, reply_to
from letterkit.word.back import bring_back
from letterkit.word.export import export

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)


def median_ms(do: Callable[[], object], times: int = 25) -> float:
    do()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        do()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def comments_on(fields: dict[str, str], count: int = 50) -> list[Comment]:
    """Comments all over a letter, every third answered."""
    made = []
    names = [field for field, text in fields.items() if text.strip()]
    for number in range(count):
        field = names[number % len(names)]
        word = fields[field].split()[number % len(fields[field].split())]
        start = fields[field].index(word)
        comment = comment_on(
            fields,
            field,
            start,
            start + len(word),
            author="Bo Lind",
            body=f"Is this so? {number}",
            version=1,
            time=NOON + dt.timedelta(minutes=number),
        )
        answered = reply_to(comment, author="Dee", body="Yes.", time=NOON)
        made.append(comment if number % 3 else answered)
    return made


def measure(path: Path) -> None:
    letter = load(path)
    page = page_of(letter)
    fields = dict(letter.fields())
    comments = comments_on(fields)
    data = export(letter, comments, letter_id="bench", version=1, page=page)

    def out() -> object:
        return export(letter, comments, letter_id="bench", version=1, page=page)

    def back(known: list[Comment]) -> object:
        return bring_back(
            data, where="bench", versions={1: fields}, version=1, comments=known, letter_id="bench"
        )

    print(f"{path.name} ({letter.child.symbols.mode}), 50 comments")
    print(f"  out                {median_ms(out):7.1f} ms   (at most 60)")
    print(f"  in, all known      {median_ms(lambda: back(comments)):7.1f} ms   (at most 150)")
    print(f"  in, all new        {median_ms(lambda: back([])):7.1f} ms   (at most 150)")


if __name__ == "__main__":
    for name in ("jaya-9", "mabli-5", "leila-12"):
        measure(EXAMPLES / f"{name}.toml")
