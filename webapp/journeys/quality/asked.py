"""What letters a form or an address asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from webapp.errors import NotUnderstood
from webapp.services import quality
from webapp.store.samples import Asked

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


def asked(values: Mapping[str, str]) -> Asked:
    """Return what letters are asked for.

    Raises `NotUnderstood`: something that none of our pages offers.
    """
    month, ages = values.get("month", ""), values.get("ages", "")
    spans = {value: span for value, _, span in quality.AGES}
    if (month and not _MONTH.fullmatch(month)) or (ages and ages not in spans):
        raise NotUnderstood()
    kind, writer = values.get("kind", ""), values.get("writer", "")
    if len(kind) > 40 or len(writer) > 16:
        raise NotUnderstood()
    return Asked(month, kind, writer, spans.get(ages))


def as_values(asked: Asked) -> dict[str, str]:
    """Return what is asked for as a form has it."""
    ages = next((value for value, _, span in quality.AGES if span == asked.ages), "")
    return {"month": asked.month, "kind": asked.kind, "writer": asked.writer_id, "ages": ages}
