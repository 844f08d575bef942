"""The words that care workers use and children do not: found in context, with what to try.

Three layers, each over the one before: the built-in lists (``terms/*.csv``), the council's
words, and this child's own words. Whether a word with an everyday use is a care word here is
decided by the readable rules in ``context/*.toml``.
"""

from letterkit.words.glossary.glossary import Glossary, Match
from letterkit.words.glossary.term import Term, built_in
from letterkit.words.glossary.wording import Suggested

__all__ = ["Glossary", "Match", "Suggested", "Term", "built_in"]
