"""The fields of a letter, found in a Word document, and what became of their words."""

from __future__ import annotations

from collections.abc import Mapping

from letterkit.errors import ReviewError
from letterkit.review.comment import Comment
from letterkit.word import names
from letterkit.word.aligned import Found, align
from letterkit.word.edits import edits_in, suggestion
from letterkit.word.finding import Unsure, by_bookmarks, by_likeness, far_too_long
from letterkit.word.incoming import Incoming
from letterkit.word.package import WordFile
from letterkit.word.placing import Ground, words_under
from letterkit.word.printed import Printed
from letterkit.word.reading import View, read_events, view_of
from letterkit.word.returned import Candidate, Doubt

ELSEWHERE = "This file was not made by letterkit. Its lines were matched by likeness."

MOST_TEXT = 300_000  # characters; a long letter has 10,000


class LetterInFile:
    """The document, with the fields of the letter found in it."""

    def __init__(
        self,
        file: WordFile,
        places: tuple[Printed, ...],
        answers: Mapping[str, str],
        where: str,
    ) -> None:
        given = file.properties
        events = read_events(file.document, words_hidden=given.get(names.HIDDEN) == "yes")
        self.places = places
        self.frame = frozenset(given.get(names.FRAME, "").split())
        self.views = {before: view_of(events, before=before) for before in (True, False)}
        self.answers = answers
        if len(self.views[False].text) > MOST_TEXT:
            raise far_too_long().at(where)
        # With most of its bookmarks it is our own file, and what lost its own lost its words.
        self.is_ours = 2 * len(self._find(self.views[False])) > len(self.places)
        self.unsure: list[Unsure] = []
        try:
            self.found = {before: self._rest(view) for before, view in self.views.items()}
        except ReviewError as error:
            raise error.at(where) from None

    def _find(self, view: View) -> list[Found]:
        return by_bookmarks(view, self.places, self.frame)

    def _rest(self, view: View) -> list[Found]:
        found = self._find(view)
        if self.is_ours:
            return found
        have = {one.place.place for one in found}
        taken = {line for one in found for line in one.lines}
        free = [
            n
            for n, line in enumerate(view.lines)
            if n not in taken
            and names.word_print(view.text[line.start : line.end]) not in self.frame
        ]
        left = [place for place in self.places if place.place not in have]
        chosen = {n: self.answers[i] for n in free if (i := _line_id(view, n)) in self.answers}
        asked = frozenset(
            view.line_at(span[0]) for n in view.comments if (span := words_under(view, n))
        )
        more, self.unsure = by_likeness(view, left, free, chosen, asked)
        return [*found, *more]

    def ground(self, *, before: bool) -> Ground:
        """Return the fields found in the document now, or ``before`` its tracked changes."""
        view, found = self.views[before], self.found[before]
        aligned = [align(one, view) for one in found]
        lines = {one.place.place: one.lines for one in found}
        return Ground(view, aligned, lines, self.frame)

    def edits(self, incoming: Incoming) -> list[Comment | str]:
        """Return every change to the words, and the sentences on what cannot be offered."""
        made: list[Comment | str] = []
        for one in incoming.now.aligned:
            made.extend(
                edits_in(
                    one,
                    incoming.now.view,
                    incoming.fields,
                    version=incoming.version,
                    editor=incoming.editor,
                    frame_counts=self.is_ours,
                )
            )
        absent = []
        for place in self._gone():
            edit = self._taken_out(place, incoming)
            if edit is not None:
                made.append(edit)
            else:
                absent.append(_begins(incoming.fields[place.fields[-1]]))
        if absent:
            made.append(f"Not in the file: {', '.join(absent)}.")
        return made

    def _gone(self) -> list[Printed]:
        have = {one.place.place for one in self.found[False]}
        have |= {place.place for unsure in self.unsure for place, _ in unsure.likely}
        return [p for p in self.places if p.place not in have and p.fields]

    def _taken_out(self, place: Printed, incoming: Incoming) -> Comment | None:
        field = place.fields[-1]
        if not self.is_ours or field.endswith((".title", ".greeting")):
            return None
        return suggestion(
            incoming.fields,
            field,
            0,
            len(incoming.fields[field]),
            "",
            by=None,
            version=incoming.version,
            editor=incoming.editor,
        )

    def notes(self, incoming: Incoming) -> list[str]:
        """Return what else the writer should know about the document."""
        if not self.is_ours:
            return [ELSEWHERE]
        starts = [one.at[0] for one in incoming.now.aligned if one.at]
        if starts != sorted(starts):
            return ["The parts of the letter stand in another order in the file."]
        return []

    def doubt(self, unsure: Unsure, comments: tuple[Comment, ...]) -> Doubt:
        """Return the question about a line that could be one of several places."""
        view = self.views[False]
        line = view.lines[unsure.line]
        candidates = tuple(
            Candidate(place.fields[-1], place.text, round(likeness, 2))
            for place, likeness in unsure.likely
            if place.fields
        )
        return Doubt(
            _line_id(view, unsure.line), view.text[line.start : line.end], candidates, comments
        )


def _line_id(view: View, number: int) -> str:
    line = view.lines[number]
    return f"{number}-{names.word_print(view.text[line.start : line.end])}"


def _begins(text: str) -> str:
    shown = " ".join(text.split())
    return f"“{shown}”" if len(shown) <= 40 else f"“{shown[:38]}…”"
