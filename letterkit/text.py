"""Where sentences and words begin and end in what a person wrote.

Offsets are counted in code points (Python's own ``str`` index) from the start of the text
given. Only the standard library is used, so every part of letterkit can afford this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

LONGEST_SENTENCE = 2_000
"""Code points after which a text with no full stop is cut all the same, so that one
pasted page without punctuation cannot hold up everything that reads sentence by sentence."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as written, with no white space at its ends.

    ``start`` and ``end`` are code points: ``field[start:end] == text``.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """One word as written: "don't", "half-term", "3.30" and "dee@example.org" are one each.

    ``start`` and ``end`` are code points: ``text_given[start:end] == text``.
    """

    text: str
    start: int
    end: int


# Marks that sit on the letter before them in many scripts; ``\w`` does not know them.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u200c\u200d"
)
_WORD = re.compile(
    rf"""
      https?://[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]]      # a web address
    | www\.[^\s<>"“”]*[^\s<>"“”.,;:!?'’)\]]
    | [\w.+-]{{1,64}}+@[\w-]+(?:\.[\w-]+)+                     # an e-mail address
    | \d+(?:[.,:/]\d+)+                                # 3.30, 4.12.26, 1,000, 24/7
    | [^\W\d_](?:\.[^\W\d_])+(?![\w])                  # e.g, a.m, p.m, U.K
    | [^\W_][^\W_{_MARKS}]*[{_MARKS}]*(?:[^\W_{_MARKS}]+[{_MARKS}]*)*
      (?:['’ʼ‐‑-][^\W_][^\W_{_MARKS}]*[{_MARKS}]*(?:[^\W_{_MARKS}]+[{_MARKS}]*)*)*
    """,
    re.VERBOSE,
)


def words(text: str) -> tuple[Word, ...]:
    """List the words in a text, in order, with their places.

    Apostrophes and hyphens inside a word belong to it, straight or curly. Numbers, times,
    dates, web and e-mail addresses are one word each. Marks and emoji are no words.
    """
    # Many checks count the words of the same sentence; a whole letter is not worth keeping.
    return _words(text) if len(text) <= _KEPT_UP_TO else _words.__wrapped__(text)


_KEPT_UP_TO = 1_000


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text))


_EMOJI = (
    "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
    "\ufe0f\u200d\u20e3\U000e0020-\U000e007f"
)
_FACE = r"(?:[:;=8xX]['’]?-?[()DPpdoO3/|](?![\w]))"
_CLOSERS = "\"'”’»)\\]}"
_OPENERS = "\"'“‘«([{"

# A run of stops, what closes after it, then white space, the end, or a missing space.
# Possessive throughout (``++``): a megabyte of dots or emoji must cost one pass, not a square.
_STOP = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[{_CLOSERS}]*+)"
    rf"(?P<faces>(?:\s*+(?:[{_EMOJI}]++|{_FACE}))*+)(?=\s|$)"
    rf"|(?P<tight>(?<=[a-z]{{2}})[.!?]++(?=[A-Z]['’a-z]*+(?:\s|[,.!?]|$)))"
    rf"|(?P<other>[。！？؟۔।]++[{_CLOSERS}]*+)"
    rf"|(?P<face>(?:(?<![{_EMOJI}])[{_EMOJI}]{{1,9}}+|(?<=\s){_FACE})(?:\s?[{_EMOJI}]){{0,9}}+(?=\s[A-Z]))"
)
_LINE_BREAK = re.compile(r"(?:\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])\s*")
_BULLET = re.compile(r"(?:[-*•·◦▪–—o]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_LIST_MARK = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])[.)]$")
_LAST_WORD = re.compile(r"[^\s\"'“”‘’«»()\[\]{}]+$")
_ADDRESS = re.compile(
    r"://|@|^www\.|\.(?:com|org|net|uk|co|gov|io|pdf|docx?|html?)\b", re.IGNORECASE
)


def _listed(words_in_a_row: str) -> frozenset[str]:
    return frozenset(words_in_a_row.split())


_TITLES = _listed("mr mrs ms mx miss dr prof rev fr sr sgt cllr capt cpl pc st messrs hon")
_NEVER_LAST = _listed("e.g i.e eg ie cf vs viz approx ca esp incl")
_LAST_IF_CAPITAL_FOLLOWS = _listed(
    "a.m p.m am pm etc ltd co plc inc jr sr u.k u.s e.u n.h.s b.b.c d.o.b ph.d b.a m.a"
)
_BEFORE_A_NUMBER = _listed("no nos fig vol p pp para ext ref tel c")
_DATES = _listed(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri "
    "sat sun monday tuesday wednesday thursday friday saturday sunday january february march "
    "april june july august september october november december"
)
# "Plan B." can end a sentence, "Mr J. Smith" cannot.
_LETTERED = _listed(
    "plan option part group class year vitamin team set block room grade type bus flat "
    "hepatitis version table column row appendix annex section platform gate"
)


def sentences(text: str) -> tuple[Sentence, ...]:
    """Cut a text into sentences, the way a careful reader would.

    A line break ends a sentence, as after a heading or a bullet, unless a long line plainly
    runs on. Stops inside titles, initials, times, dates, amounts and addresses do not.
    All of the text but white space is in exactly one sentence. Never raises.
    """
    found: list[Sentence] = []
    for start, end in _lines(text):
        begin = start
        for match in _STOP.finditer(text, start, end):
            if match.start() >= begin and _ends_here(text, begin, end, match):
                _add(found, text, begin, match.end())
                begin = match.end()
        _add(found, text, begin, end)
    return tuple(found)


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    """Add one span without white space at its ends, cut where it is far too long."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST_SENTENCE:
        cut = start + LONGEST_SENTENCE
        space = text.rfind(" ", start + LONGEST_SENTENCE // 2, cut)
        cut = space if space > 0 else cut
        piece = text[start:cut].rstrip()
        found.append(Sentence(piece, start, start + len(piece)))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        found.append(Sentence(text[start:end], start, end))


def _lines(text: str) -> list[tuple[int, int]]:
    """Return the spans between line breaks, with lines that plainly run on joined."""
    spans: list[tuple[int, int]] = []
    start = line_start = 0
    for match in _LINE_BREAK.finditer(text):
        if not _runs_on(text, line_start, match):
            spans.append((start, match.start()))
            start = match.end()
        line_start = match.end()
    spans.append((start, len(text)))
    return spans


def _runs_on(text: str, line_start: int, gap: re.Match[str]) -> bool:
    """Say whether the line before this break goes on after it (a wrapped line).

    A pasted letter wraps at 60 to 80 characters; a heading or a list item seldom reaches 30.
    """
    if len(re.findall(r"\r\n|[\n\r\v\f\x85\u2028\u2029]", gap.group())) > 1:
        return False
    before = text[line_start : gap.start()].rstrip()
    after = text[gap.end() : gap.end() + 8]
    if not before or not after or before[-1] in ".!?…:;" + _CLOSERS or _BULLET.match(after):
        return False
    return len(before) >= 60 or (len(before) >= 30 and after[0].islower())


def _ends_here(text: str, begin: int, end: int, match: re.Match[str]) -> bool:
    """Decide whether a stop ends its sentence, from the words on both sides."""
    if match["other"] is not None or match["face"] is not None:
        return True
    if match["tight"] is not None:
        left = text.rfind(" ", begin, match.start()) + 1 or begin
        right = text.find(" ", match.end(), end)
        return not _ADDRESS.search(text[left : right if right > 0 else end])
    rest = text[match.end() : min(end, match.end() + 40)].lstrip()
    if not rest or match["faces"]:
        return True
    following = rest.lstrip(_OPENERS)
    goes_on = following[:1].islower()
    if match["stop"] == ".":
        if _is_abbreviation(text, begin, match, following):
            return False
        return not (goes_on and match["close"])
    if match["stop"].strip("."):
        # "Really?" she said; (yum!) and; Well… maybe
        return not (goes_on and (match["close"] or match["stop"].endswith("…")))
    return not goes_on


def _is_abbreviation(text: str, begin: int, match: re.Match[str], following: str) -> bool:
    """Say whether a full stop belongs to the word before it and the sentence goes on."""
    window = text[max(begin, match.start() - 40) : match.start()]
    last = _LAST_WORD.search(window)
    if last is None:
        return False
    word = last.group().rstrip(".")
    lower = word.lower()
    before = text[begin : match.start() - len(last.group())].rstrip()
    if not before and _LIST_MARK.fullmatch(word + "."):
        return True
    first = following[:1]
    next_word = re.match(r"[^\W\d_]*", following)
    next_lower = next_word.group().lower() if next_word else ""
    if lower in _TITLES and word[:1].isupper():
        return first.isupper()
    if lower in _NEVER_LAST and not match["close"]:
        return True
    if lower in _LAST_IF_CAPITAL_FOLLOWS:
        return not first.isupper() or (lower in {"a.m", "p.m", "am", "pm"} and next_lower in _DATES)
    if lower in _BEFORE_A_NUMBER or (lower in _DATES and word[:1].isupper()):
        return first.isdigit()
    if len(word) == 1 and word.isalpha() and word.isupper() and word != "I":
        previous = re.search(r"[^\W_]+$", before)
        return first.isupper() and (previous is None or previous.group().lower() not in _LETTERED)
    if re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):  # J.K. Rowling; the U.N. said
        return not first.isupper() or len(before) == 0 or word.isupper()
    return False
