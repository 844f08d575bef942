"""Mulberry's file names and categories in words that children and screen readers know."""

from __future__ import annotations

import re

_LETTER = re.compile(r"([a-z])_-_lower_case")
_OF = {"flag": "flag of", "country": "map of"}
_BEHIND = {
    "mans": "man's",
    "ladys": "lady's",
    "ladies": "ladies'",
}

# The first words of Mulberry's category: ours. The longer wins.
_CATEGORIES: dict[str, str] = {
    "Alphabet": "school",
    "Animal": "animals",
    "Art": "school",
    "Building": "home",
    "Building Public": "places",
    "Building School": "school",
    "Building Shop": "places",
    "Building Office and factory": "places",
    "Building Garden and farm": "places",
    "Celebration": "celebrations",
    "Clothes": "clothes",
    "Communication": "signs",
    "Communication Aid": "things",
    "Computer": "things",
    "Country": "places",
    "Descriptive": "ideas",
    "Descriptive Time": "time",
    "Drink": "food",
    "Electrical": "things",
    "Environment": "nature",
    "Environment Weather": "weather",
    "Food": "food",
    "Food Kitchen items": "home",
    "Healthcare": "health",
    "Healthcare Body parts": "body",
    "Holiday and travel": "events",
    "Leisure": "play",
    "Military": "things",
    "Money": "things",
    "Music": "play",
    "Number": "ideas",
    "People": "people",
    "People Actions": "doing",
    "People Feelings": "feelings",
    "People Relationship": "family",
    "Plants and Trees": "nature",
    "Politics": "ideas",
    "Question": "ideas",
    "Religion": "faith",
    "Science": "school",
    "Sport": "sport",
    "Tools": "things",
    "Transport": "transport",
    "Verb": "doing",
    "Work and School": "school",
}


def category_of(mulberry: str) -> str:
    """Return our category for one of Mulberry's: the longest start that is in the table."""
    words = mulberry.split()
    for length in range(len(words), 0, -1):
        found = _CATEGORIES.get(" ".join(words[:length]))
        if found:
            return found
    return "things"


def plain_label(stem: str) -> str:
    """Return a file's stem as words: "hat_-_ladies" is "ladies' hat".

    >>> plain_label("bun_-_hot_cross"), plain_label("a_-_lower_case")
    ('hot cross bun', 'small a')
    """
    letter = _LETTER.fullmatch(stem)
    if letter:
        return f"small {letter[1]}"
    if len(stem) == 1 and stem.isalpha():
        return f"capital {stem}"  # "a" and "I" are words, and mean no letter
    kind, _, land = stem.partition("_")
    if kind in _OF and land:
        return f"{_OF[kind]} {re.sub(r'[_ ]+', ' ', land).replace(' - ', ', ')}"
    thing, dash, which = stem.partition("_-_")
    if dash:
        which = _BEHIND.get(which, which)
        if thing in ("lady", "man"):
            return f"{thing}'s {which}"
        if (thing, which) == ("bubble_gum", "blow"):
            return "blow bubble gum"
        stem = f"{which} {thing}"
    return re.sub(r"[_\s]+", " ", stem).strip()


def spoken(stem: str, *, is_verb: bool, category: str) -> str:
    """Return what a screen reader says for a symbol.

    >>> spoken("flag_Oman", is_verb=False, category="Country Flags")
    'the flag of Oman'
    """
    if _LETTER.fullmatch(stem):
        return f"the small letter {stem[0]}"
    if len(stem) == 1 and stem.isalpha():
        return f"the capital letter {stem}"
    words = plain_label(stem)
    if words.startswith(tuple(_OF.values())):
        return f"the {words}" if words.startswith("flag") else f"a {words}"
    if category == "People Feelings":
        return f"a {words} face" if words[0] not in "aeiou" else f"an {words} face"
    return f"to {words}" if is_verb else words
