"""Is anything left over from a template: a [slot], a "TODO", "his/her"? Needs no parse."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule

LEFT_OVER = Rule(
    code="LK311",
    name="left-over",
    severity="error",
    title="A gap is not filled in",
    reason=(
        "A child who finds [name] in a letter learns that it was not written for them. It is "
        "also how another child's letter gets sent."
    ),
    bad="Your social worker [name] will visit you on XX March.",
    good="Your social worker Priya will visit you on 12 March.",
    source="letterkit",
)
RULES: tuple[Rule, ...] = (LEFT_OVER,)

_SLOT = re.compile(
    r"""
      \[(?!\s*[xX✓✔]?\s*\])[^\[\]\n]{1,60}\](?!\()     # [name], but no tick box or link
    | \{\{?[^{}\n]{1,40}\}\}?                              # {name}, {{child}}
    | <(?!https?:|[^<>]*@)[A-Za-z][A-Za-z _/’'-]{0,40}>    # <insert name>
    | «[^«»\n]{1,40}»                                      # mail merge
    | (?<![\w.])_{3,}(?!\w)                                # ____
    | \b(?:TODO|TBC|TBA|TBD|FIXME|XXX+)\b
    | \b[Xx]{2}[/.][Xx]{2}(?:[/.](?:[Xx]{2,4}|\d{2,4}))?
    | \bXX\b(?=\s+[A-Z][a-z])                              # XX March
    | \blorem\ ipsum\b
    | \?{3,}
    | \b(?:insert|enter|add|delete\ as)\s+(?:name|date|details|appropriate|applicable)\b(?:\ here)?
    | \b(?:he/she|she/he|him/her|his/her|her/his|s/he)\b
    """,
    re.VERBOSE,
)
# "Love from Dee xxx" is kisses.
_KISSES = re.compile(r"(?:^|[\s.,!])[xX]{1,12}[\s.!]*$")


def run(context: Context) -> Iterator[Finding]:
    """Yield every gap that is still to be filled in. Needs no parse."""
    name = context.name[:1].upper() + context.name[1:]
    for field in context.written():
        for match in _SLOT.finditer(field.text):
            start, end = match.span()
            line_end = field.text.find("\n", end)
            rest = field.text[end : line_end if line_end >= 0 else len(field.text)]
            kisses = not match.group().strip("xX") and not rest.strip(" .!xX")
            if kisses and _KISSES.search(field.text[:end]):
                continue
            yield LEFT_OVER.finding(
                field.path,
                f'"{match.group()}" is still to be filled in. {name} would see it '
                "just as it stands.",
                text=field.text,
                start=start,
                end=end,
            )
