"""Which letters an audit looks at, and which of them are drawn to be read.

A draw can be made again: each letter gets a number from the seed and its own name (SHA-256), and
the letters with the smallest numbers are drawn. So the order in which letters are found makes no
difference, and a letter that is added later displaces at most one of the others.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from letterkit.audit.figures import Figures
from letterkit.errors import UsageError

LONGEST_SEED = 40
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_AGES = re.compile(r"(\d{1,2})(?:\s*(?:-|–|to)\s*(\d{1,2}))?")


@dataclass(frozen=True)
class Filters:
    """What letters are looked at: of a month ("2026-11"), a writer, a kind, children of an age.

    ``ages`` are the youngest and the oldest. What is empty lets every letter through.
    """

    month: str = ""
    writer: str = ""
    kind: str = ""
    ages: tuple[int, int] | None = None

    def let_through(self, figures: Figures) -> bool:
        """Say whether a letter is one of those that are asked for."""
        if self.ages is not None and (
            figures.age is None or not self.ages[0] <= figures.age <= self.ages[1]
        ):
            return False
        return (
            self.month in ("", figures.month)
            and self.writer.casefold() in ("", figures.writer.casefold())
            and self.kind in ("", figures.kind)
        )


def month_from(text: str) -> str:
    """Return a month as written, such as "2026-11". Raises `UsageError` for anything else."""
    if not _MONTH.fullmatch(text.strip()):
        raise UsageError(f'"{text}" is not a month.', what_to_do="Write it like 2026-11.")
    return text.strip()


def ages_from(text: str) -> tuple[int, int]:
    """Return the youngest and oldest age in "9" or "7-10". Raises `UsageError` if it is none."""
    found = _AGES.fullmatch(text.strip())
    if found is None:
        raise UsageError(f'"{text}" is not an age.', what_to_do="Write it like 9, or 7-10.")
    youngest, oldest = int(found[1]), int(found[2] or found[1])
    return min(youngest, oldest), max(youngest, oldest)


def seed_from(text: str) -> str:
    """Return a seed as it is kept. Raises `UsageError` for one that cannot be written down."""
    seed = text.strip()
    if not seed or not seed.isprintable() or len(seed) > LONGEST_SEED:
        raise UsageError(
            "this seed cannot be used.",
            what_to_do=f"Use at most {LONGEST_SEED} letters and numbers, such as 4711.",
        )
    return seed


def draw(names: Iterable[str], size: int, seed: str) -> list[str]:
    """Draw at most ``size`` names, in an order that only the seed decides."""
    return sorted(set(names), key=lambda name: (_ticket(name, seed), name))[:size]


def new_seed() -> str:
    """Return a seed that is short enough to write down."""
    return f"{secrets.randbelow(10**6):06d}"


def _ticket(name: str, seed: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{name}".encode()).digest()
