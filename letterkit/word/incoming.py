"""The comments of a Word file, told apart: new, changed, resolved, unchanged, missing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from letterkit.review.comment import Comment, Reply, reopen, resolve
from letterkit.word.edits import Editor, id_for
from letterkit.word.matching import Known, Matches, match, says_the_same
from letterkit.word.placing import Ground, Sits, beside, comment_at, labelled, sits_on, words_under
from letterkit.word.returned import Change
from letterkit.word.said import MOST_BODY, NO_WORDS, read, same
from letterkit.word.threads import WordComment

# How LibreOffice begins an answer, which it does not tie to the comment that it answers.
_ANSWER = re.compile(r"Reply to [^\n]{1,200}?\([^\n]{1,60}?\)\s*:")


@dataclass(frozen=True)
class Incoming:
    """A Word file's comments beside what is known of the letter.

    ``ground`` is the document before tracked changes, where comments on deleted words still have
    them; ``now`` is the document with the changes. ``as_sent`` are the comments by id, with names
    covered where the file was made so. ``until`` is the time of the newest thing
    that went out in the file; what is newer here is not missing there.
    """

    ground: Ground
    now: Ground
    fields: Mapping[str, str]
    version: int
    comments: tuple[Comment, ...]
    as_sent: Mapping[str, Comment]
    found: tuple[WordComment, ...]
    until: dt.datetime | None
    editor: Editor
    unsure: frozenset[int]
    moment: dt.datetime


@dataclass
class Taken:
    """The comments told apart. ``doubtful`` are new ones on a line that could be any field's."""

    new: tuple[Comment, ...] = ()
    changed: tuple[Change, ...] = ()
    resolved: tuple[Change, ...] = ()
    unchanged: tuple[Comment, ...] = ()
    missing: tuple[Comment, ...] = ()
    doubtful: dict[int, list[Comment]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def take_comments(incoming: Incoming) -> Taken:
    """Return the comments of a file told apart."""
    quotes = {c.number: _quote(incoming, c) for c in incoming.found}
    matches = match(incoming.found, tuple(incoming.as_sent.values()), quotes)
    parents = _parents(incoming)
    taken = Taken()
    answers: dict[str, list[WordComment]] = {}
    firsts: list[WordComment] = []
    for word in incoming.found:
        if word.number in matches:
            continue
        parent = parents.get(word.number, "")
        known = matches.get(parent)
        if known is not None:
            answers.setdefault(known.comment.id, []).append(word)
        elif parent:
            answers.setdefault(parent, []).append(word)
        else:
            firsts.append(word)
    new: list[Comment] = []
    for word in firsts:
        replies = answers.get(word.number, [])
        made, line = _new(incoming, word, replies, taken.notes)
        if line is None:
            new.append(made)
        else:
            taken.doubtful.setdefault(line, []).append(made)
    taken.new = tuple(new)
    _tell_apart(incoming, matches, answers, taken)
    return taken


def _quote(incoming: Incoming, word: WordComment) -> str:
    span = words_under(incoming.ground.view, word.number)
    return incoming.ground.view.text[span[0] : span[1]] if span else ""


def _parents(incoming: Incoming) -> dict[str, str]:
    """Return which comment each one answers; where threads are lost, by its first words."""
    there = {c.number for c in incoming.found}
    parents = {c.number: c.parent for c in incoming.found if c.parent in there}
    first_at: dict[tuple[int, int], str] = {}
    spans = incoming.ground.view.comments
    for word in incoming.found:
        span = spans.get(word.number)
        if span is None or word.number in parents:
            continue
        if _ANSWER.match(word.text) and span in first_at:
            parents[word.number] = first_at[span]
        else:
            first_at.setdefault(span, word.number)
    return parents


def _new(
    incoming: Incoming, word: WordComment, replies: list[WordComment], notes: list[str]
) -> tuple[Comment, int | None]:
    """Return a new comment, and the doubtful line that it is on, if it is."""
    sits, line = _place(incoming, word)
    if sits.others:
        longest = _short(incoming.fields[sits.field][sits.start : sits.end])
        notes.append(
            f"A comment by {word.author} reaches over more than one part of the letter. It was put "
            f"on the longest of them, “{longest}”."
        )
    time = word.time or incoming.moment
    made = comment_at(
        sits,
        read(word.text),
        incoming.fields,
        id=id_for("comment", word.author, word.local or "", word.text, word.number),
        author=word.author,
        time=time,
        version=incoming.version,
    )
    made = made.model_copy(update={"replies": tuple(_reply(incoming, r) for r in replies)})
    if word.done:
        made = resolve(made, by=incoming.editor.name, time=incoming.editor.time)
    return made, line


def _place(incoming: Incoming, word: WordComment) -> tuple[Sits, int | None]:
    fallback = next((f for f, text in incoming.fields.items() if text.strip()), "letter.greeting")
    spans = [
        (ground, *span)
        for ground in (incoming.ground, incoming.now)
        if (span := words_under(ground.view, word.number))
    ]
    if not spans:
        return Sits(fallback, 0, 0, ""), None
    for ground, start, end in spans:
        sits = sits_on(ground, start, end)
        if sits is not None:
            return sits, None
    now = incoming.now.view
    line = now.line_at(spans[-1][1])
    # Words that tracked changes took out stand in the first view, those put in in the second.
    ground, start, end = next((s for s in spans if s[0].view.text[s[1] : s[2]].strip()), spans[0])
    if line in incoming.unsure:
        return beside(ground, start, end, fallback), line
    under = labelled(ground, start, end, incoming.fields)
    return under or beside(ground, start, end, fallback), None


def _reply(incoming: Incoming, word: WordComment) -> Reply:
    body = word.text.strip() or NO_WORDS
    return Reply(
        id=id_for("reply", word.author, word.local or "", word.text),
        author=word.author,
        time=word.time or incoming.moment,
        body=body if len(body) <= MOST_BODY else f"{body[: MOST_BODY - 2]} …",
    )


def _tell_apart(
    incoming: Incoming,
    matches: Matches,
    answers: Mapping[str, list[WordComment]],
    taken: Taken,
) -> None:
    words: dict[tuple[str, str], WordComment] = {}
    numbers = {word.number: word for word in incoming.found}
    for number, known in matches.items():
        words[known.comment.id, known.reply] = numbers[number]
    changed: list[Change] = []
    resolved: list[Change] = []
    unchanged: list[Comment] = []
    missing: list[Comment] = []
    for comment in incoming.comments:
        word = words.get((comment.id, ""))
        after, what = _as_it_came(incoming, comment, word, words, answers.get(comment.id, []))
        if after.state == "resolved" and comment.state != "resolved":
            resolved.append(Change(comment, after, what))
        elif what:
            changed.append(Change(comment, after, what))
        elif word is None and _went_out(incoming, comment, bool(matches)):
            missing.append(comment)
        else:
            unchanged.append(comment)
    taken.changed, taken.resolved = tuple(changed), tuple(resolved)
    taken.unchanged, taken.missing = tuple(unchanged), tuple(missing)


def _as_it_came(
    incoming: Incoming,
    comment: Comment,
    word: WordComment | None,
    words: Mapping[tuple[str, str], WordComment],
    answers: list[WordComment],
) -> tuple[Comment, tuple[str, ...]]:
    what: list[str] = []
    after = comment
    went_out = incoming.as_sent[comment.id]
    if word is not None and not _same_words(word, went_out):
        said = read(word.text)
        after = after.model_copy(
            update={"body": said.body, "kind": said.kind, "wording": said.wording}
        )
        what.append("its words were changed")
    replies = list(comment.replies)
    for at, reply in enumerate(replies):
        back = words.get((comment.id, reply.id))
        old = went_out.replies[at].body
        if back is not None and not same(back.text, old) and back.text.strip():
            replies[at] = reply.model_copy(update={"body": back.text.strip()[:MOST_BODY]})
            what.append("an answer was changed")
    if answers:
        replies.extend(_reply(incoming, answer) for answer in answers)
        replies.sort(key=lambda reply: reply.time)
        what.append("answered" if len(answers) == 1 else f"{len(answers)} answers")
    if replies != list(comment.replies):
        after = after.model_copy(update={"replies": tuple(replies)})
    if word is not None and word.done and comment.state != "resolved":
        after = resolve(after, by=incoming.editor.name, time=incoming.editor.time)
        what.append("resolved")
    elif word is not None and word.done is False and _was_resolved(incoming, comment):
        after = reopen(after)
        what.append("opened again")
    return after, tuple(what)


def _same_words(word: WordComment, comment: Comment) -> bool:
    known = Known(comment, "", comment.author, comment.time, comment.body)
    return says_the_same(word, known)


def _was_resolved(incoming: Incoming, comment: Comment) -> bool:
    """Say whether a comment was resolved before the file was made: then the file reopened it."""
    return bool(
        comment.state == "resolved"
        and incoming.until
        and comment.resolved_at
        and comment.resolved_at <= incoming.until
    )


def _went_out(incoming: Incoming, comment: Comment, any_known: bool) -> bool:
    if incoming.until is None:
        return any_known
    return comment.time <= incoming.until


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 60 else f"{shown[:58]}…"
