"""The kinds of letter, and the questions that help a tired writer begin each one.

Each kind is a data file beside this one. It says when the kind is used, which parts such a
letter should have, and gives a question and a few first words for each part. First words
hold [slots] to fill, and say nothing that could be untrue for a child if it were left standing.

What belongs in a letter follows UK guidance on writing to children in care: the audit of
Independent Reviewing Officers' letters (Croydon, May 2021), NAIRO's letter to young people,
the judges' toolkit on writing to children (2025) and Cafcass's five tips.
"""

from __future__ import annotations

import datetime as dt
import difflib
import textwrap
from functools import cache
from pathlib import Path

import tomli_w
from pydantic import Field, ValidationError, field_validator

from letterkit.errors import UsageError
from letterkit.letter import SCHEMA_VERSION
from letterkit.letterfile import read_toml
from letterkit.reader import Part, Short, Text

KIND_NAMES = ("hello", "after-review", "midway", "change", "goodbye", "later-life", "blank")
"""The names of the kinds, in the order in which a child might get such letters."""

AROUND = ("greeting", "opening", "about", "feelings", "closing", "later")
MESSAGE = ("title", "you_said", "text", "why", "steps", "picture", "told_in_person")
HELP = ("reach", "advocate", "complain", "next_meeting", "meeting_note")
PATHS = (
    *(f"letter.{name}" for name in AROUND[:3]),
    *(f"messages.{name}" for name in MESSAGE),
    "letter.feelings",
    *(f"help.{name}" for name in HELP),
    "letter.closing",
    "letter.later",
)
"""The parts that every kind has a question for, in the order in which a letter prints them."""


class PartGuide(Part):
    """What helps to write one part of a letter.

    ``prompt`` is a question to the writer; ``expected`` says whether a letter of this kind
    should have the part; ``starter`` holds first words with [slots], or is empty.
    """

    prompt: Text
    expected: bool = False
    starter: Text = ""


class Kind(Part):
    """A kind of letter: when it is used, and a guide to each of its parts.

    ``ideas`` are titles that messages in such letters often carry, with [slots].
    ``parts`` has a `PartGuide` for every path in `PATHS`. ``wording`` holds the printed
    headings that such a letter needs in other words than usual ("Your next meeting").
    """

    name: Short
    title: Short
    description: Text
    ideas: tuple[str, ...] = ()
    wording: dict[str, str] = Field(default_factory=dict)
    parts: dict[str, PartGuide]

    @field_validator("parts")
    @classmethod
    def _is_whole(cls, value: dict[str, PartGuide]) -> dict[str, PartGuide]:
        wrong = set(value) ^ set(PATHS)
        if wrong:
            raise ValueError(f"a kind has one guide for each part; look at {sorted(wrong)}")
        return {path: value[path] for path in PATHS}

    def part(self, path: str) -> PartGuide:
        """Return the guide to a part, by its field path.

        The number of a message or step makes no difference: ``messages.2.why`` and
        ``messages.why`` have one guide, and so have all fields of a step. Raises `UsageError`
        for a path that no letter has.
        """
        names = [name for name in path.split(".") if not name.isdigit()]
        if names[:2] == ["messages", "steps"]:
            names = names[:2]
        guide = self.parts.get(".".join(names))
        if guide is None:
            raise UsageError(
                f'a letter has no part called "{path}".',
                what_to_do=f"The parts are {', '.join(PATHS)}.",
            )
        return guide

    def expects(self, path: str) -> bool:
        """Say whether a letter of this kind should have the part at this field path."""
        return self.part(path).expected


def kinds() -> tuple[Kind, ...]:
    """Return every kind of letter, in the order in which a child might get them."""
    return tuple(_read(name) for name in KIND_NAMES)


def kind(name: str) -> Kind:
    """Return one kind of letter by its name, such as ``after-review``.

    Raises `UsageError`, with the nearest name and the list of kinds, where there is none.
    """
    wanted = name.strip().lower().replace("_", "-").replace(" ", "-")
    if wanted in KIND_NAMES:
        return _read(wanted)
    near = difflib.get_close_matches(wanted, KIND_NAMES, n=1, cutoff=0.5)
    guess = f' Did you mean "{near[0]}"?' if near else ""
    raise UsageError(
        f'there is no kind of letter called "{name}".{guess}',
        what_to_do=f"The kinds are {', '.join(KIND_NAMES)}.",
    )


@cache
def _read(name: str) -> Kind:
    path = Path(__file__).with_name(f"{name}.toml")
    data = read_toml(path)
    guides = {
        f"{table}.{part}": guide
        for table in ("letter", "messages", "help")
        for part, guide in data.pop(table).items()
    }
    try:
        return Kind.model_validate({"name": name, **data, "parts": guides})
    except ValidationError as error:  # only a damaged installation gets here
        raise UsageError(f"this kind cannot be read. {error}", where=str(path)) from None


def starter_letter(
    name: str = "after-review",
    *,
    child: str = "[name]",
    age: int | None = None,
    profile: str = "",
    writer: str = "[your name]",
    date: dt.date | None = None,
) -> str:
    """Return the text of a new letter file of one kind, ready to be filled in.

    The questions stand above each part as comments, the first words in it, with [slots] to
    fill. ``child`` is the name the child uses, ``age`` their age in years, ``profile`` the path
    of a profile file that holds both; ``date`` is today unless given. The file loads as it is.
    Raises `UsageError` for an unknown kind.
    """
    chosen = kind(name)
    lines = [
        *_comment(f"{chosen.title}. {chosen.description}"),
        "#",
        *_comment(
            "Fill each [slot], answer the questions in your own words, and take out what this "
            "child does not need. Lines that start with # are for you; the child never sees them."
        ),
        "",
        _line("schema", SCHEMA_VERSION),
        _line("kind", chosen.name),
        _line("date", date or dt.date.today()),
    ]
    lines += [_line("child", profile)] if profile else _child(child, age)
    lines += _writer(writer)
    lines += ["", "", "[letter]"]
    for part in AROUND:
        lines += _part(chosen, f"letter.{part}", child)
    lines += _messages(chosen, child)
    lines += ["", "", "[help]"]
    for part in HELP:
        lines += _part(chosen, f"help.{part}", child)
    if chosen.wording:
        lines += ["", "", *_comment("The printed headings that this letter needs in other words.")]
        lines += ["[wording]", *(_line(key, words) for key, words in chosen.wording.items())]
    return "\n".join(lines) + "\n"


def _child(name: str, age: int | None) -> list[str]:
    return [
        "",
        "",
        "[child]",
        *_comment("What name does this child use?"),
        _line("name", name),
        *_comment("How old are they? The checks read the letter for this age."),
        _line("age", age) if age is not None else "# age = 9",
        '# pronouns = "she/her"',
        "",
        *_comment(
            "Who is in the letter? Give each name once, and what this child calls them. "
            "A name that is not here is taken for another child's."
        ),
        '# people = [ {name = "Ann", who = "foster carer", called = "Auntie Ann"} ]',
        "",
        *_comment("What are this child's own words for things? Their words win over every list."),
        '# words = { "family time" = "Mum Saturdays" }',
    ]


def _writer(name: str) -> list[str]:
    return [
        "",
        "",
        "[writer]",
        _line("name", name),
        _line("role", "Independent Reviewing Officer"),
        '# phone = "020 7946 0000"',
        '# email = "you@example.org"',
    ]


def _messages(chosen: Kind, child: str) -> list[str]:
    lines = ["", "", *_comment("One to three messages: the three that matter most to this child.")]
    if chosen.ideas:
        lines += _comment("A message in such a letter is often one of these:")
        lines += [f"#   {idea}" for idea in chosen.ideas]
    lines += ["", "[[messages]]"]
    for part in MESSAGE:
        lines += _part(chosen, f"messages.{part}", child)
    lines += ["", *_comment("For a second or third message, copy all from [[messages]] to here.")]
    return lines


# What a part that is not plain text looks like in the file, as an example behind a "#".
_SHAPES = {
    "messages.picture": 'picture = "care:home"',
    "messages.told_in_person": "told_in_person = 2026-11-18",
    "help.next_meeting": "next_meeting = 2027-05-14",
    "help.meeting_note": 'meeting_note = "We meet at your house, after school."',
}


def _part(chosen: Kind, path: str, child: str) -> list[str]:
    guide, part = chosen.parts[path], path.rpartition(".")[2]
    starter = guide.starter.replace("[name]", child)
    lines = ["", *_comment(guide.prompt)]
    if part == "steps":
        # The day stays behind a "#": a made-up day left standing would be a promise.
        lines += [
            *_comment("A step with its day looks like this:"),
            '# steps = [ { who = "Dee", what = "ring your school", by = 2026-12-04 } ]',
            f'steps = [ {{ who = "[who]", {_line("what", starter)} }} ]',
        ]
    elif starter:
        lines.append(_line(part, starter))
    else:
        shape = _SHAPES.get(path, f'{part} = ""')
        lines.append(f"# {shape}")
    return lines


def _line(key: str, value: str | int | dt.date) -> str:
    return tomli_w.dumps({key: value}).rstrip("\n")


def _comment(text: str) -> list[str]:
    return textwrap.wrap(
        text,
        width=88,
        initial_indent="# ",
        subsequent_indent="# ",
        break_on_hyphens=False,
        break_long_words=False,
    )


__all__ = ["KIND_NAMES", "PATHS", "Kind", "PartGuide", "kind", "kinds", "starter_letter"]
