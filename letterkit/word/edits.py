"""Changes to the words of a letter in a Word file, offered as suggestions, field by field."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from letterkit.review.comment import Comment, comment_on
from letterkit.word.aligned import Aligned, Hunk
from letterkit.word.reading import Tracked, View
from letterkit.word.threads import UNKNOWN, time_of

_OURS = uuid.UUID("6c0f1e3a-2b1d-5f0e-9a57-0b8e3c1f7d42")  # the space of names for what came back
_BLOCK = "▒"  # letterkit.masking covers letters with it
_BULLET = re.compile(r"^\s*[-*•]\s")
BODY = "Changed in the Word file."
TRACKED = "A tracked change in the Word file."


@dataclass(frozen=True, slots=True)
class Editor:
    """Who a change is from where it was not tracked: who saved the file last, and when."""

    name: str
    time: dt.datetime


def id_for(*parts: object) -> str:
    """Return an id that is the same for the same thing, whenever it comes back."""
    return uuid.uuid5(_OURS, "\n".join(str(part) for part in parts)).hex


def edits_in(
    aligned: Aligned,
    view: View,
    fields: Mapping[str, str],
    *,
    version: int,
    editor: Editor,
    frame_counts: bool,
) -> Iterator[Comment | str]:
    """Yield a suggestion for each change to a field's words, and a sentence for every other.

    ``fields`` are those of the version that the file was made from. ``frame_counts``: words
    that no field holds ("by Friday 4 December") were printed so, and a change to them is worth
    a sentence.
    """
    for hunk in aligned.hunks:
        if not frame_counts and _outside_field(aligned, hunk):
            continue
        placed = _field_of(aligned, hunk)
        if placed is None:
            if frame_counts:
                yield _other_words(aligned, hunk)
            continue
        field, start, end, new = placed
        if not frame_counts and field.endswith(".who"):
            # "I" for the writer's name: a file from elsewhere does not say what was printed.
            continue
        if not new:
            start, end = _with_a_space(fields[field], start, end)
        by = _author(aligned, hunk, view.changes)
        wording = _fitting(new, fields[field], start, end)
        if wording == fields[field][start:end]:
            continue
        yield suggestion(fields, field, start, end, wording, by=by, version=version, editor=editor)


def suggestion(
    fields: Mapping[str, str],
    field: str,
    start: int,
    end: int,
    wording: str,
    *,
    by: Tracked | None,
    version: int,
    editor: Editor,
) -> Comment:
    """Return a change as a suggestion on the words that it would replace."""
    made = comment_on(
        fields,
        field,
        start,
        end,
        author=((by.author.strip() if by else "") or editor.name)[:200] or UNKNOWN,
        body=TRACKED if by else BODY,
        version=version,
        kind="suggestion",
        wording=wording,
        time=(time_of(by.time) if by else None) or editor.time,
    )
    return made.model_copy(update={"id": id_for("edit", field, start, end, wording, made.quote)})


def _field_of(aligned: Aligned, hunk: Hunk) -> tuple[str, int, int, str] | None:
    """Return the field and the words in it that a change replaces, and the new words."""
    place, start, end = aligned.place, hunk.old_start, hunk.old_end
    inside = [place.sources[i] for i in range(start, end) if not place.text[i].isspace()]
    sources = [source for source in inside if source is not None]
    if not sources or len(sources) != len(inside) or len({field for field, _ in sources}) != 1:
        return None
    return (
        sources[0][0],
        min(at for _, at in sources),
        max(at for _, at in sources) + 1,
        aligned.text[hunk.new_start : hunk.new_end].strip(),
    )


def _outside_field(aligned: Aligned, hunk: Hunk) -> bool:
    """Say whether a difference is only the number of a heading, or who and by when of a step."""
    place = aligned.place
    own = [at for at, source in enumerate(place.sources) if source is not None]
    if not own or not (place.is_made or place.place.endswith(".title")):
        return False
    return hunk.differs_to <= own[0] or hunk.differs_from > own[-1]


def _with_a_space(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch to take out with one of the spaces around it."""
    spaces = len(text[:start]) - len(text[:start].rstrip())
    if start - spaces > 0:
        return start - spaces, end
    return start, end + len(text[end:]) - len(text[end:].lstrip())


def _author(
    aligned: Aligned, hunk: Hunk, changes: Iterable[tuple[int, int, Tracked]]
) -> Tracked | None:
    at = aligned.at
    if not at:
        return next((by for _, _, by in changes), None)
    start = at[min(hunk.new_start, len(at) - 1)]
    end = at[min(max(hunk.new_end - 1, hunk.new_start), len(at) - 1)] + 1
    # A deletion leaves no character; it may stand a space away from where its words were.
    return next((by for s, e, by in changes if s <= end + 1 and e >= start - 1), None)


def _fitting(new: str, text: str, start: int, end: int) -> str:
    """Return new words as the field writes them: list marks, and letters that were covered."""
    line = text[text.rfind("\n", 0, start) + 1 : end]
    if _BULLET.match(line):
        new = re.sub(r"\n\s*\n", "\n- ", new)
    if _BLOCK not in new:
        return new
    # A covered word is as long as the word; those that still stand get their letters back.
    hidden = re.findall(r"\w+", text[start:end])
    for covered in re.findall(rf"{_BLOCK}+", new):
        real = next((word for word in hidden if len(word) == len(covered)), None)
        if real is not None:
            hidden.remove(real)
            new = new.replace(covered, real, 1)
    return new


def _other_words(aligned: Aligned, hunk: Hunk) -> str:
    old = aligned.place.text[hunk.old_start : hunk.old_end].strip()
    new = aligned.text[hunk.new_start : hunk.new_end].strip()
    sentence = " ".join(aligned.place.text.split())
    if old and new:
        said = f"“{old}” became “{new}”"
    else:
        said = f"“{old}” was taken out" if old else f"“{new}” was put in"
    return (
        f"In “{sentence}”, {said}. Who does a thing and by when are kept apart from its words: "
        "change them in the letter if you agree."
    )
