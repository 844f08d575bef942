"""Bring a Word file back: its comments on their words, its edits as suggestions.

One pure function from (the file, the letter's versions, its comments) to what came back, told
apart. Nothing is applied, nothing is overwritten, and the same file again brings nothing new.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from letterkit.errors import ReviewError
from letterkit.review.anchor import reanchor
from letterkit.review.comment import Comment
from letterkit.word import names
from letterkit.word.covering import Cover, cover_comments
from letterkit.word.edits import Editor
from letterkit.word.incoming import Incoming, take_comments
from letterkit.word.inside import LetterInFile
from letterkit.word.package import WordFile, open_word
from letterkit.word.placing import Ground
from letterkit.word.printed import printed
from letterkit.word.returned import Returned
from letterkit.word.threads import UNKNOWN, read_comments, time_of

LEAST_SHARED = 0.2
"""The share of the letter's words that a file from elsewhere must hold to be this letter."""
_NO_EDITS = "Changes to its words are not offered, because what they were made from is not here."


@dataclass(frozen=True, slots=True)
class Origin:
    """What a Word file says it was made from; empty and 0 where it does not say."""

    letter_id: str
    version: int
    is_covered: bool


def origin_of(data: bytes, *, where: str) -> Origin:
    """Return what a Word file was made from. Raises `FileUnreadable` for one that is not safe."""
    given = open_word(data, where=where).properties
    said = given.get(names.VERSION, "")
    version = int(said) if said.isdecimal() and len(said) < 10 else 0
    return Origin(given.get(names.LETTER, ""), version, given.get(names.COVERED) == "yes")


def bring_back(
    data: bytes,
    *,
    where: str,
    versions: Mapping[int, Mapping[str, str]],
    version: int,
    comments: Iterable[Comment] = (),
    letter_id: str = "",
    answers: Mapping[str, str] | None = None,
    cover_of: Callable[[Mapping[str, str]], Cover] | None = None,
    now: dt.datetime | None = None,
) -> Returned:
    """Return what a Word file brings back to a letter.

    ``versions`` are the fields of the letter by version, ``version`` the one it has now, and
    ``comments`` its comments on that one. ``letter_id`` is the name that `export` was given.
    ``answers`` settle doubts of an earlier call on the same file. ``cover_of`` is how names
    were covered in a file that was made so (see `cover_for`). ``where`` names the file in messages.

    Raises `FileUnreadable` for a file that is hostile or damaged, and `ReviewError` for one of
    another letter.
    """
    file = open_word(data, where=where)
    given = file.properties
    if letter_id and given.get(names.LETTER, letter_id) != letter_id:
        raise ReviewError(
            "this file was made from another letter. Nothing was brought in.",
            where=where,
            what_to_do="Open the letter it belongs to, and bring it back there.",
        )
    moment = now or dt.datetime.now(dt.UTC)
    notes: list[str] = []
    made_from = _version_of(file, versions, version, notes)
    real = dict(versions[made_from])
    known = tuple(comments)
    shown, as_sent = real, known
    if cover_of is not None and given.get(names.COVERED) == "yes":
        cover = cover_of(real)
        shown = {field: cover(text) for field, text in real.items()}
        as_sent = cover_comments(known, versions[version], cover)
    exact = _is_exact(given, shown, made_from, notes)
    reading = LetterInFile(file, printed(shown, _patterns(given)), answers or {}, where)
    incoming = Incoming(
        ground=reading.ground(before=True),
        now=reading.ground(before=False),
        fields=real,
        version=made_from,
        comments=known,
        as_sent={comment.id: comment for comment in as_sent},
        found=read_comments(file),
        until=time_of(given.get(names.UNTIL, "")),
        editor=_editor(file, moment),
        unsure=frozenset(unsure.line for unsure in reading.unsure),
        moment=moment,
    )
    if not reading.is_ours:
        _refuse_another(incoming.now, real, bool(reading.unsure), where)
    notes.extend(reading.notes(incoming))
    taken = take_comments(incoming)
    edits: list[Comment] = []
    if exact or not given.get(names.VERSION):
        for edit in reading.edits(incoming):
            if isinstance(edit, str):
                notes.append(edit)
            elif not _is_here(edit, incoming.comments, real, versions[version]):
                edits.append(edit)
    notes.extend(taken.notes)

    def on_todays_words(comment: Comment) -> Comment:
        return reanchor(comment, real, versions[version], version)

    return Returned(
        new=tuple(map(on_todays_words, taken.new)),
        changed=taken.changed,
        resolved=taken.resolved,
        unchanged=taken.unchanged,
        missing=taken.missing,
        edits=tuple(map(on_todays_words, edits)),
        doubts=tuple(
            reading.doubt(unsure, tuple(map(on_todays_words, taken.doubtful.get(unsure.line, ()))))
            for unsure in reading.unsure
        ),
        notes=tuple(dict.fromkeys(notes)),
        version=made_from if given.get(names.VERSION) else None,
    )


def _editor(file: WordFile, moment: dt.datetime) -> Editor:
    """Return who changed a file and when, as far as the program that saved it noted it.

    A program that notes nothing leaves our own note there: that says who wrote the letter.
    """
    if not file.was_saved_since:
        return Editor(UNKNOWN, moment)
    return Editor(file.modified_by or UNKNOWN, time_of(file.modified) or moment)


def _version_of(
    file: WordFile, versions: Mapping[int, Mapping[str, str]], version: int, notes: list[str]
) -> int:
    """Return the version a file was made from; the newest for one that does not say."""
    said = file.properties.get(names.VERSION, "")
    if not said:
        return version
    made_from = int(said) if said.isdecimal() and len(said) < 10 else 0
    if made_from not in versions:
        notes.append(
            f"This file says it was made from version {said[:20]}, which is not here. Its comments "
            f"were put on the words of version {version}. {_NO_EDITS}"
        )
        return version
    if made_from < version:
        notes.append(
            f"This file was made from version {made_from}; the letter has moved on to version "
            f"{version}. Comments were moved along with their words."
        )
    return made_from


def _is_exact(
    given: Mapping[str, str], shown: Mapping[str, str], made_from: int, notes: list[str]
) -> bool:
    """Say whether the words that a file was made from are known to the letter."""
    if given.get(names.VERSION) != str(made_from):
        return False
    if given.get(names.FINGERPRINT) == names.fingerprint(shown):
        return True
    notes.append(
        f"The words that this file was made from are not those of version {made_from}. {_NO_EDITS}"
    )
    return False


def _patterns(given: Mapping[str, str]) -> dict[str, str]:
    found = {
        name.removeprefix(names.SENTENCE): value
        for name, value in given.items()
        if name.startswith(names.SENTENCE)
    }
    if given.get(names.VERSION):
        found |= {f"messages.{n}.title": f"{n}\u2002{{title}}" for n in (1, 2, 3)}
    return found


def _refuse_another(ground: Ground, fields: Mapping[str, str], unsure: bool, where: str) -> None:
    total = sum(len("".join(text.split())) for text in fields.values())
    if not unsure and len(set(ground.sources.values())) < LEAST_SHARED * total:
        raise ReviewError(
            "this file does not read like this letter. Nothing was brought in.",
            where=where,
            what_to_do="Check that it is the right file, and the right letter.",
        )


def _is_here(
    edit: Comment, comments: Iterable[Comment], then: Mapping[str, str], now: Mapping[str, str]
) -> bool:
    """Say whether an edit has come back before, or been made in the letter since."""
    if any(
        c.id == edit.id or (c.quote == edit.quote and c.wording == edit.wording)
        for c in comments
        if c.kind == "suggestion"
    ):
        return True
    old = then[edit.field]
    made = f"{old[: edit.start]}{edit.wording}{old[edit.end :]}"
    return now.get(edit.field, "").split() == made.split()
