"""Does a stretch of words say a day, a date or another time a child can find? Needs no parse."""

from __future__ import annotations

import re

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january february march april may june july august september october november december"
).split()

DAY_NAME = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
MONTH_NAME = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
# "May" and "March" are also a verb each, so a month counts with a capital, and "May" only where
# a number or a preposition makes it a month.
_SAYS_WHEN = re.compile(
    rf"""
      (?i:\b{DAY_NAME}\b)
    | \b(?:January|February|April|June|July|August|September|October|November|December)\b
    | \b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_NAME}\b
    | \b{MONTH_NAME}\s+\d{{1,4}}(?:st|nd|rd|th)?\b
    | \b(?:in|by|before|after|until|next|this|every|each|during|end\sof|start\sof)\s+(?:March|May)\b
    | \b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b
    | \b\d{{4}}-\d{{2}}-\d{{2}}\b
    | \b\d{{1,2}}(?:[.:]\d{{2}})?\s*(?:am|pm|a\.m\.|p\.m\.|o['’]clock)
    | (?i:\b(?:today|tonight|tomorrow|weekends?|birthday|christmas|easter|eid|diwali|hanukkah|
        ramadan|half[\s-]?term|new\syear|halloween|bonfire\snight|
        summer|autumn|winter|spring)\b)
    | (?i:\b(?:this|next|every|each|the\sfirst|the\slast|same|by\sthe\send\sof|end\sof|
        start\sof|beginning\sof)\s+
        (?:the\s+)?(?:other\s+)?(?:morning|afternoon|evening|night|day|week|fortnight|month|term|
        year|holidays?|school\s+(?:day|week|term|year))\b)
    | (?i:\b(?:in|within|after|for|every|about)\s+(?:the\snext\s+)?(?:about\s+)?
        (?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\s+
        (?:more\s+)?(?:days?|sleeps?|weeks?|fortnights?|months?|years?|hours?|minutes?)\b)
    | (?i:\b(?:one\s+(?:week|month|year)|(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+
        (?:days?|sleeps?|weeks?|months?))(?:['’]\s*time)?\b)
    | (?i:\b(?:once|twice)\s+an?\s+(?:day|week|month|term|year)\b)
    | (?i:\bwhen\s+(?:you|we|i|he|she|they)(?:['’](?:re|ll))?\s+
        (?:(?:are|will\sbe|turn)\s+)?(?:\d+|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)
    | (?i:\b(?:straight\saway|right\saway|right\snow|at\sonce|immediately)\b)
    """,
    re.VERBOSE,
)


def says_when(text: str) -> bool:
    """Say whether the words hold a day, a date or another time that a child could mark."""
    return _SAYS_WHEN.search(text) is not None
