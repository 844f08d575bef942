"""The review questions that a buddy answers, and the answers.

The questions are data (``questions.tsv``: id, group, question, source), gathered from published
UK guidance; each names its source. A council can bring its own table of the same columns.
"""

from __future__ import annotations

import csv
import io
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from letterkit.errors import ReviewError
from letterkit.letterfile import read_text
from letterkit.reader import Part

AnswerChoice = Literal["yes", "not yet", "not needed"]


class Question(Part):
    """A question that a buddy answers about a letter."""

    id: str
    group: str
    question: str
    source: str = ""


class Answer(Part):
    """A buddy's answer to one question, with a note."""

    question: str
    answer: AnswerChoice
    note: str = ""


@cache
def questions() -> tuple[Question, ...]:
    """Return letterkit's own review questions, in the order in which they are asked."""
    table = files("letterkit.review").joinpath("questions.tsv").read_text("utf-8")
    return _read(table, "questions.tsv")


def questions_from(path: Path) -> tuple[Question, ...]:
    """Return a council's own questions from a tab-separated file.

    Raises `ReviewError` naming the line that is wrong.
    """
    return _read(read_text(path), str(path))


def _read(table: str, where: str) -> tuple[Question, ...]:
    rows = csv.DictReader(io.StringIO(table), delimiter="\t")
    missing = {"id", "group", "question"} - set(rows.fieldnames or ())
    if missing:
        raise ReviewError(
            f"the first line must name the columns; {', '.join(sorted(missing))} is not there.",
            where=where,
        )
    found: dict[str, Question] = {}
    for row in rows:
        known = {name: (row.get(name) or "").strip() for name in Question.model_fields}
        if not known["id"] or not known["question"] or known["id"] in found:
            raise ReviewError(
                f"line {rows.line_num} needs an id of its own and a question.", where=where
            )
        found[known["id"]] = Question(**known)
    return tuple(found.values())
