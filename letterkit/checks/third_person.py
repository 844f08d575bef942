"""Finding the third person: the child by name, "the child", and the writer by office.

Pure functions of one sentence, remembered; each returns places in the sentence and the words
to write instead. Needs no parse.
"""

from __future__ import annotations

import re
from functools import lru_cache

from letterkit.checks.speech import PLAIN
from letterkit.text import words

# Names that are also everyday words count only where a verb makes them somebody.
_EVERYDAY = frozenset(
    "will may mark rose hope joy grace faith summer sky june april august art bill pat angel "
    "precious star dawn eve heather ivy olive daisy lily poppy holly jasmine amber ruby pearl "
    "drew rob jay robin rich miles frank ray wade chase hunter mason dean earl king prince major "
    "storm rain river forest ocean autumn winter willow hazel bliss harmony melody destiny".split()
)
_GREETS = re.compile(
    r"\b(?:dear|hi|hello|hey|hiya|well\s+done|thank\s+you|thanks|congratulations|congrats|"
    r"happy\s+birthday|merry\s+christmas|bye|goodbye|good\s+(?:luck|night|morning|evening|work|"
    r"girl|boy|job)|welcome|sorry|oh|love|lots\s+of\s+love|yours|hooray|hurray|go|bravo|"
    r"way\s+to\s+go|see\s+you|take\s+care|call(?:ed)?|named|name\s+is|name's|names\s+are|is|was|"
    r"am|I'm|another|other|uncle|auntie|aunt|mr|mrs|miss|ms|dr|saint|st|team|you)\s*$",
    re.IGNORECASE,
)
_SOMEBODY_ELSE_BEFORE = re.compile(
    r"\b(?:hamster|dog|puppy|cat|kitten|rabbit|bunny|fish|horse|pony|pet|bird|parrot|snake|teddy|"
    r"bear|doll|toy|friend|cousin|uncle|brother|sister|teacher|carer|worker|officer|nurse|doctor|"
    r"advocate|character|player|hero|neighbour|guinea\s+pig|tortoise|lizard|fireman|postman|captain|king|queen|prince|princess|super|agent|detective|twin|dad|stepdad|"
    r"grandad|nephew|baby)\s*$",
    re.IGNORECASE,
)
_SOMEBODY_ELSE_AFTER = re.compile(
    r"\s+(?:the|your|our|my|his|her|from|who)\s|\s+[A-Z][\w-]+|,?\s+(?:your|his|her|my|the)\s"
)
_LEADS_TO_A_NAME = re.compile(
    r"\b(?:for|with|to|about|of|by|from|see|saw|tell|told|help|helps|helped|ask|asked|support|"
    r"supports|supported|ensure|that|if|when|because|and|as|while|where|how|what|visit|visited|"
    r"keep|keeps|gives?|gave|let|lets|make|makes|met|meet|take|takes|took|know|knows|whether|but|"
    r"than|offer|discussed|review|on|meets?|behalf\s+of|heard|hear|both|believe|felt|feel)\s*$",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"\s*(?:'s\b|'ll\b|'d\b|\s(?:also\s+|now\s+|still\s+|really\s+|always\s+|clearly\s+|often\s+)*"
    r"(?:has|have|had|is|was|will|would|can|could|should|must|may|might|does|did|needs?|wants?|"
    r"said|says|told|tells|likes?|loves?|enjoys?|enjoyed|feels?|felt|seems?|seemed|appears?|"
    r"lives?|lived|goes|went|attends?|attended|gets?|got|shared?|asked|asks|thinks?|thought|"
    r"presents?|presented|remains?|continues?|continued|made|makes|made|engages?|engaged|"
    r"expressed|stated|reported|reports|struggles?|struggled|finds?|found|knows?|knew|came|comes|"
    r"moved|moves|became|becomes|settled|and\s+(?:his|her|their|[A-Z]\w+))\b)"
)
_STRONG = re.compile(
    r"\s*(?:'s\s+(?!a\b|the\b)\w+|\s(?:(?:is|was)\s+(?!an?\b|the\b|not\b|to\b|what|when|how)\w+|has|will|had|said|told|feels|wants)\b)"
)
_AS_YOU = {
    "has": "have",
    "is": "are",
    "was": "were",
    "does": "do",
    "needs": "need",
    "wants": "want",
    "likes": "like",
    "loves": "love",
    "feels": "feel",
    "enjoys": "enjoy",
    "lives": "live",
    "gets": "get",
    "goes": "go",
    "seems": "seem",
    "thinks": "think",
    "says": "say",
    "attends": "go to",
    "presents": "seem",
}
_SAME = frozenset(
    "will would can could should must may might did had said told enjoyed felt seemed lived went "
    "attended got asked thought engaged struggled found knew came moved settled made".split()
)
_THE_CHILD = re.compile(
    r"\b(?:the|this|said)\s+(?:young\s+person|youngster|minor|looked[\s-]after\s+child|"
    r"subject\s+child|above[\s-]named(?:\s+\w+)?|child)(?P<own>'s)?(?!\w|-|\s+(?:protection|who|"
    r"whose|that|in\s+(?:the|your|this)\s+(?:story|book|film|picture|photo|game|class|video)|"
    r"next\s+to|from\s+|in\s+need|care\b|psycholog\w*|development|benefit|on\s+the|you\b|"
    r"inside|exploitation|abuse|menu|seat|ticket|lock|fare|size|minder|friendly|safety))",
    re.IGNORECASE,
)
_A_STORY = re.compile(
    r"\b(?:story|book|film|picture|photo|drawing|game|a\s+child|children|programme|poem)\b",
    re.IGNORECASE,
)
_DOES_AS_WRITER = (
    r"(?P<verb>will|has|is|was|would|had|can|may|must|agreed|recommend(?:s|ed)|decided|heard|felt|"
    r"feels|said|noted|met|spoke|visited|chaired|asked|asks|thinks|wants|wanted|advised|"
    r"considered|considers|believes|believed|did|does|hopes|acknowledges|acknowledged|requested|"
    r"directed|explained|(?!supposed|called|named|used|needed)\w+ed)"
)
_OFFICE = r"(?:IRO|(?:Independent\s+)?Reviewing\s+Officer)"
_THE_WRITER = re.compile(
    rf"\b(?:(?:the|your|this)\s+{_OFFICE}\s*(?:'ll|\s{_DOES_AS_WRITER})\b(?!\s+(?:a|an|someone|"
    r"somebody|there\s+to|the\s+person)\b)"
    rf"|(?:by|with|to|from|tell|ask|told|asked|of)\s+(?P<object>the\s+{_OFFICE})(?!'s|\s+\w*\s*is\b)"
    r"|(?P<alone>the\s+(?:undersigned|author\s+of\s+this\s+(?:letter|report)|present\s+writer|"
    r"writer\s+of\s+this\s+letter)|this\s+writer))",
    re.IGNORECASE,
)
_AS_I = {"has": "have", "is": "am", "does": "do", "recommends": "recommend", "feels": "feel"} | {
    verb: verb[:-1] for verb in ("asks", "thinks", "wants", "considers", "believes", "hopes")
}


@lru_cache(maxsize=8192)
def named(
    sentence: str, names: tuple[str, ...], part: str
) -> tuple[tuple[int, int, int, str], ...]:
    """Find where a sentence talks about the child by name.

    Returns (start, end of the name, end of the words to replace, new words or "") for each.
    """
    found = []
    plain = sentence.translate(PLAIN)
    for name in names:
        for match in re.finditer(rf"(?<![\w@.'-]){re.escape(name)}(?![\w-])", plain):
            start, end = match.span()
            if _is_about(plain, start, end, name, part):
                found.append((start, end, *_as_you(plain, start, end)))
    return tuple(found)


def _is_about(plain: str, start: int, end: int, name: str, part: str) -> bool:
    # What decides stands close by; a longer look would cost the square of a long sentence.
    before, after = plain[max(0, start - 80) : start], plain[end : end + 80]
    stripped = before.rstrip()
    opens = not stripped or stripped[-1] in '.!?:;–—"“(-*•'
    if name.lower() in _EVERYDAY and not (_STRONG.match(after) and not after[:4].isupper()):
        return False
    if (opens or stripped[-1:] == ",") and re.match(r"\s*(?:[,!?.:;–—)-]|$)", after):
        return False
    if _GREETS.search(before) or _SOMEBODY_ELSE_BEFORE.search(before):
        return False
    if not after.startswith("'") and _SOMEBODY_ELSE_AFTER.match(after):
        return False
    if part in ("greeting", "title", "about") and re.search(r"\b(?:for|to)\s*$", before):
        return False
    if re.match(r"'s\s+(?:letter|book|page|story|box)\b", after) and len(words(plain)) <= 6:
        return False
    return bool(_DOES.match(after) or _LEADS_TO_A_NAME.search(before))


def _as_you(plain: str, start: int, end: int) -> tuple[int, str]:
    """Return where the words to replace end, and what to say to the child instead."""
    you = "You" if start == 0 else "you"
    if plain[end : end + 2] == "'s":
        if re.match(r"'s\s+(?:a|the|not|been|very|really|doing|going|\w+ing|\w+ed)\b", plain[end:]):
            return end, ""
        return end + 2, you + "r"
    verb = re.match(r"\s+(\w+)", plain[end:])
    if verb and verb[1] in _AS_YOU:
        return end + verb.end(), f"{you} {_AS_YOU[verb[1]]}"
    if verb and verb[1] in _SAME:
        return end + verb.end(), f"{you} {verb[1]}"
    if _LEADS_TO_A_NAME.search(plain[max(0, start - 80) : start]):
        return end, you
    return end, ""


@lru_cache(maxsize=8192)
def the_child(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Find "the child" and "the young person", said of the reader: (start, end, new words)."""
    plain = sentence.translate(PLAIN)
    if _A_STORY.search(plain):
        return ()
    found = []
    for match in _THE_CHILD.finditer(plain):
        you = "You" if match.start() == 0 else "you"
        verb = re.match(r"\s+(\w+)", plain[match.end() :])
        if match["own"]:
            found.append((match.start(), match.end(), f"{you}r"))
        elif verb and verb[1] in _AS_YOU:
            found.append((match.start(), match.end() + verb.end(), f"{you} {_AS_YOU[verb[1]]}"))
        else:
            found.append((match.start(), match.end(), you))
    return tuple(found)


@lru_cache(maxsize=8192)
def the_writer(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Find the writer in the third person: (start, end, new words)."""
    plain = sentence.translate(PLAIN)
    if re.search(r"\b(?:I\s+am|I'm|my\s+name\s+is|new|next|another|used\s+to\s+be)\b", plain):
        return ()
    found = []
    for match in _THE_WRITER.finditer(plain):
        if match["verb"]:
            verb = match["verb"].lower()
            found.append((match.start(), match.end(), f"I {_AS_I.get(verb, verb)}"))
        elif match["object"]:
            found.append((*match.span("object"), "me"))
        else:
            found.append((match.start(), match.end(), "I"))
    return tuple(found)
