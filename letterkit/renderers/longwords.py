"""Words that are wider than their line: web addresses, e-mail addresses, very long names.

A line breaks between words, so such a word would run off the page. Here it is cut to fit, best
after a mark that a reader knows as a joint ("/", ".", "@"), else where the line ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.renderers.fonts import width_mm

MAY_BREAK = "\u200b"  # a place to break that nobody sees
_JOINTS = "/.-_@?=&#%:,;+"
_SPACES = re.compile(r"(\s+)")
# Bold letters are wider than the regular ones that are measured.
_BOLD = 1.12


def cut_to_fit(word: str, family: str, size_pt: float, within_mm: float) -> Iterator[str]:
    """Yield a word in pieces that are no wider than ``within_mm``: the whole word if it fits."""
    rest = word
    while rest and width_mm(rest, family, size_pt) > within_mm:
        most = 1
        while most < len(rest) - 1 and width_mm(rest[: most + 1], family, size_pt) <= within_mm:
            most += 1
        joint = max(rest.rfind(mark, 0, most) for mark in _JOINTS) + 1
        # A joint near the start would leave a line of two or three letters.
        cut = joint if joint > most // 3 else most
        yield rest[:cut]
        rest = rest[cut:]
        if most == 1 and len(rest) <= 1:
            break
    if rest:
        yield rest


def breakable(
    text: str, family: str, size_pt: float, within_mm: float, *, bold: bool = False
) -> str:
    """Return a text in which every word that is wider than its line has places to break."""
    within = within_mm / _BOLD if bold else within_mm
    # No letter is wider than an em and a half: most texts have no word that needs measuring.
    short = within / (1.5 * size_pt * 25.4 / 72)
    if all(len(word) <= short for word in text.split()):
        return text
    return "".join(
        part
        if len(part) <= short or part.isspace()
        else MAY_BREAK.join(cut_to_fit(part, family, size_pt, within))
        for part in _SPACES.split(text)
    )
