"""A context that parses only the sentences whose words leave a doubt, for many letters at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import cached_property

from letterkit.checks.context import Context, FieldText
from letterkit.checks.jargon import glossary_for
from letterkit.checks.limits import target_in
from letterkit.checks.word_age import may_hold_a_hard_word
from letterkit.words.glossary import Glossary
from letterkit.words.pipeline import ParsedText, parse


class LeanContext(Context):
    """What a check of words alone is given.

    A sentence needs a parse where a care word has an everyday sense too ("contact me"), or
    where a word is hard as one part of speech and easy as another. The others keep none.
    """

    @classmethod
    def of(cls, context: Context) -> LeanContext:
        """Return a context of the same letter that parses only where it must."""
        return cls(**{field.name: getattr(context, field.name) for field in fields(context)})

    @cached_property
    def parsed(self) -> dict[str, ParsedText]:
        """Return each written field in sentences, parsed where that could change what is said."""
        return {
            field.path: parse(field.text, only=self._leaves_a_doubt(field))
            for field in self.written()
        }

    def _leaves_a_doubt(self, field: FieldText) -> Callable[[str], bool]:
        glossary, age = self._glossary, target_in(field, self.target).age
        return lambda text: glossary.needs_grammar(text) or may_hold_a_hard_word(text, age)

    @cached_property
    def _glossary(self) -> Glossary:
        return glossary_for(self)
