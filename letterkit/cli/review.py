"""`letterkit review`: a letter with its comments goes out as a Word file, and comes back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from letterkit.errors import UsageError
from letterkit.letter import Letter
from letterkit.letterfile import load, write_whole
from letterkit.review.comment import Comment
from letterkit.review.reviewfile import (
    Review,
    at_version,
    fields_of,
    load_review,
    save_review,
)
from letterkit.word.returned import Change, Doubt, Returned

_PATH = click.Path(path_type=Path)
_NONE = "none"


@click.group()
def review() -> None:
    """Comments on a letter, also through Word and LibreOffice.

    They lie in a file beside the letter: sam.review.json beside sam.toml. The letter file itself
    is never changed.
    """


@review.command("export")
@click.argument("file", type=_PATH, metavar="LETTER")
@click.option("-o", "--out", type=_PATH, help="Where to put it. Without it, beside the letter.")
@click.option(
    "--cover", is_flag=True, help="Cover surname, address and school, for a buddy to read."
)
def export_letter(file: Path, out: Path | None, cover: bool) -> None:
    """Make a Word file of a letter with its comments as Word comments, to send to a buddy."""
    from letterkit.masking import masked
    from letterkit.word.covering import cover_comments, cover_for
    from letterkit.word.export import export

    letter = load(file)
    kept = at_version(load_review(file) or Review(), fields_of(letter))
    sent, comments = letter, kept.comments
    if cover:
        sent = masked(letter)
        fields = fields_of(letter)
        comments = cover_comments(kept.comments, fields, cover_for(letter.child)(fields))
    data = export(sent, comments, letter_id=kept.letter, version=kept.version, covered=cover)
    # The review is written first: what a Word file was made from must never be unknown.
    save_review(kept, file)
    target = out or file.with_name(f"{file.stem}-review.docx")
    write_whole(target, data)
    click.echo(f"Made {target}: version {kept.version}, {_count(len(comments), 'comment')}.")
    click.echo(f"When it comes back: letterkit review import {target.name} {file}")


@review.command("import")
@click.argument("word_file", type=_PATH, metavar="WORDFILE")
@click.argument("file", type=_PATH, metavar="LETTER")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="LINE=FIELD",
    help='Settle a doubt: which field a line of the file is, or "none". May be given again.',
)
@click.option("--look", is_flag=True, help="Only say what came back; keep nothing.")
def import_word(word_file: Path, file: Path, answers: tuple[str, ...], look: bool) -> None:
    """Bring back a Word file that a buddy has commented on or edited.

    Comments go to their words. Changes to the words become suggestions: nothing in the letter is
    changed. The same file again brings nothing new.
    """
    from letterkit.word.guard import read_docx_bytes

    data = read_docx_bytes(word_file)
    letter = load(file)
    kept = _review_for(file, letter, data, str(word_file))
    settled = _answers(answers, fields_of(letter))
    back = _bring(data, word_file, letter, kept, settled)
    if back.doubts and sys.stdin.isatty() and not look:
        settled |= dict(_ask(back.doubts))
        back = _bring(data, word_file, letter, kept, settled)
    click.echo("\n".join(_said(back, word_file, file)))
    if look or not back.is_news:
        return
    comments = sorted(back.comments(), key=lambda c: (c.time, c.id))
    path = save_review(kept.model_copy(update={"comments": tuple(comments)}), file)
    click.echo(f"Kept in {path}. Nothing in {file} was changed.")


@review.command()
@click.argument("file", type=_PATH, metavar="LETTER")
def show(file: Path) -> None:
    """List the comments on a letter, each with its words."""
    kept = load_review(file)
    if kept is None or not kept.comments:
        click.echo(f"Nobody has commented on {file}.")
        return
    moved = at_version(kept, fields_of(load(file)))
    open_ones = sum(comment.is_open for comment in moved.comments)
    click.echo(f"{_count(len(moved.comments), 'comment')}, {open_ones} open.")
    for comment in moved.comments:
        click.echo()
        click.echo("\n".join(_comment(comment, whole=True)))


def _review_for(file: Path, letter: Letter, data: bytes, where: str) -> Review:
    """Return the letter's review; one that the Word file began elsewhere is taken up."""
    from letterkit.word.back import origin_of

    fields = fields_of(letter)
    kept = load_review(file)
    if kept is not None:
        return at_version(kept, fields)
    origin = origin_of(data, where=where)
    begun = Review(versions={max(origin.version, 1): fields})
    return begun.model_copy(update={"letter": origin.letter_id}) if origin.letter_id else begun


def _bring(
    data: bytes, word_file: Path, letter: Letter, kept: Review, answers: dict[str, str]
) -> Returned:
    from letterkit.word.back import bring_back
    from letterkit.word.covering import cover_for

    return bring_back(
        data,
        where=str(word_file),
        versions=kept.versions,
        version=kept.version,
        comments=kept.comments,
        letter_id=kept.letter,
        answers=answers,
        cover_of=cover_for(letter.child),
    )


def _answers(given: tuple[str, ...], fields: dict[str, str]) -> dict[str, str]:
    settled: dict[str, str] = {}
    for answer in given:
        line, sign, field = answer.partition("=")
        if not sign or not line.strip():
            raise UsageError(
                f'"{answer}" does not say which field a line is.',
                where="--answer",
                what_to_do="Write it as LINE=FIELD, such as 12-ab3f=messages.1.text.",
            )
        name = field.strip()
        if name != _NONE and name not in fields:
            raise UsageError(
                f'the letter has no field "{name}" with words in it.',
                where="--answer",
                what_to_do=f'Its fields are {", ".join(fields)}; or say "{_NONE}".',
            )
        settled[line.strip()] = "" if name == _NONE else name
    return settled


def _ask(doubts: tuple[Doubt, ...]) -> Iterator[tuple[str, str]]:
    for doubt in doubts:
        click.echo(f"Which part of the letter is this? {_quoted(doubt.text)}")
        for number, candidate in enumerate(doubt.candidates, 1):
            click.echo(f"  {number}  {candidate.field}: {_quoted(candidate.text)}")
        click.echo("  0  none of these")
        chosen = click.prompt("Number", type=click.IntRange(0, len(doubt.candidates)))
        yield doubt.id, doubt.candidates[chosen - 1].field if chosen else ""


def _said(back: Returned, word_file: Path, file: Path) -> Iterator[str]:
    """Yield what came back, a line at a time, in plain words."""
    made = f", made from version {back.version}" if back.version else ""
    yield f"{word_file}{made}:"
    if not back.is_news:
        yield f"  Nothing came back that is not with {file} already."
    yield from _part("new comment", back.new)
    yield from _changes("comment changed", "comments changed", back.changed)
    yield from _changes("comment resolved", "comments resolved", back.resolved)
    if back.edits:
        yield f"  {_count(len(back.edits), 'change')} to the words, kept as suggestions"
        for edit in back.edits:
            yield f"    {edit.field}, {edit.author}: {_quoted(edit.quote)} → {_new(edit.wording)}"
    if back.unchanged:
        yield f"  {_count(len(back.unchanged), 'comment')} as before"
    if back.missing:
        yield f"  {_count(len(back.missing), 'comment')} no longer in the file, kept all the same"
    for doubt in back.doubts:
        yield f"  In doubt: {_quoted(doubt.text)}"
        likely = ", ".join(candidate.field for candidate in doubt.candidates)
        yield f"    It could be {likely}. Say so with --answer {doubt.id}=FIELD (or none)."
        for comment in doubt.comments:
            yield from (f"    {line}" for line in _comment(comment))
    for note in back.notes:
        yield f"  {note}"


def _part(what: str, comments: tuple[Comment, ...]) -> Iterator[str]:
    if comments:
        yield f"  {_count(len(comments), what)}"
        for comment in comments:
            yield from (f"    {line}" for line in _comment(comment))


def _changes(one: str, many: str, changes: tuple[Change, ...]) -> Iterator[str]:
    if changes:
        yield f"  {len(changes)} {one if len(changes) == 1 else many}"
        for change in changes:
            yield f"    {_on(change.after)}: {', '.join(change.what)}"
            old = {reply.id for reply in change.before.replies}
            for reply in change.after.replies:
                if reply.id not in old:
                    yield f"      {reply.author}: {' '.join(reply.body.split())}"


def _comment(comment: Comment, *, whole: bool = False) -> Iterator[str]:
    yield f"{comment.author}, {comment.kind} on {_on(comment)}{_STATES[comment.state]}"
    if comment.body:
        yield f"  {' '.join(comment.body.split())}"
    if comment.wording is not None:
        yield f"  New wording: {_new(comment.wording)}"
    for reply in comment.replies if whole else ():
        yield f"  {reply.author}: {' '.join(reply.body.split())}"


_STATES = {
    "open": "",
    "resolved": " (resolved)",
    "text-changed": " (these words are not there)",
}


def _on(comment: Comment) -> str:
    return f"{_quoted(comment.quote)} ({comment.field})" if comment.quote else comment.field


def _quoted(text: str) -> str:
    shown = " ".join(text.split())
    return f"“{shown}”" if len(shown) <= 70 else f"“{shown[:45]} … {shown[-20:]}”"


def _new(wording: str | None) -> str:
    return _quoted(wording) if wording else "taken out"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
