"""Letters sent to Word, and what people and programs do to them before they come back."""

from __future__ import annotations

import copy
import datetime as dt
import io
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from programs import program

from letterkit import load
from letterkit.letter import Letter
from letterkit.review.comment import Comment, comment_on, reply_to, resolve
from letterkit.word.back import bring_back
from letterkit.word.export import export
from letterkit.word.returned import Returned

NOON = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
ID = "a-letter"


def letter_with(letter_file: Path, mode: str = "none", **symbols: str) -> Letter:
    """The letter, with symbols as a therapist would set them."""
    text = letter_file.read_text("utf-8")
    extra = "".join(f'{name} = "{value}"\n' for name, value in symbols.items())
    table = f'[child.symbols]\nmode = "{mode}"\n{extra}[child.page]\n'
    letter_file.write_text(text.replace("[child.page]\n", table), "utf-8")
    return load(letter_file)


def on(letter: Letter, field: str, quote: str, body: str = "Is this so?", **more: Any) -> Comment:
    """A comment on the first time that a quote stands in a field."""
    fields = dict(letter.fields())
    start = fields[field].index(quote)
    given = {"author": "Bo Lind", "version": 1, "time": NOON, **more}
    return comment_on(fields, field, start, start + len(quote), body=body, **given)


def a_round(letter: Letter) -> tuple[Comment, ...]:
    """Comments of every kind and state: answered, resolved, proposing a wording."""
    asked = on(letter, "messages.2.text", "two hours", time=NOON)
    answered = reply_to(asked, author="Dee Okafor", body="Yes, until four.", time=NOON)
    done = resolve(
        on(letter, "messages.1.why", "safe", "Lovely words.", kind="praise"),
        by="Dee Okafor",
        time=NOON + dt.timedelta(hours=1),
    )
    better = on(
        letter,
        "messages.1.title",
        "Auntie Ann",
        "He says it so.",
        kind="suggestion",
        wording="your Auntie Ann",
        author="Ana Péreß",
    )
    worry = on(letter, "help.advocate", "0800 123 4567", "Old number?", kind="concern")
    step = on(letter, "messages.1.steps.1.what", "your school", "Which person?")
    return answered, done, better, worry, step


def sent(letter: Letter, *comments: Comment, **more: Any) -> bytes:
    """The letter as a Word file."""
    return export(letter, comments, letter_id=ID, version=1, **more)


def back(data: bytes, letter: Letter, *comments: Comment, **more: Any) -> Returned:
    """What a Word file brings back to the letter."""
    given = {
        "where": "back.docx",
        "versions": {1: dict(letter.fields())},
        "version": 1,
        "letter_id": ID,
        "now": NOON,
        **more,
    }
    return bring_back(data, comments=comments, **given)


def rewritten(data: bytes, parts: Mapping[str, Callable[[bytes], bytes] | None]) -> bytes:
    """The file with some parts changed, or (None) taken out."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            change = parts.get(name, lambda part: part)
            if change is not None:
                new.writestr(name, change(old.read(name)))
    return out.getvalue()


def part(data: bytes, name: str) -> str:
    """A part of the file as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def opened(data: bytes) -> Any:
    """The file, opened with python-docx."""
    return docx.Document(io.BytesIO(data))


def closed(document: Any) -> bytes:
    """The bytes of a document of python-docx."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def run_of(document: Any, words: str, nth: int = 0) -> Any:
    """Words in the document as a run of their own, split from what stands around them."""
    seen = -1
    for run in list(document.element.body.iter(qn("w:r"))):
        text = run.find(qn("w:t"))
        if text is None or words not in (text.text or ""):
            continue
        seen += 1
        if seen < nth:
            continue
        before, _, after = text.text.partition(words)
        for piece, place in ((before, "before"), (after, "after")):
            if piece:
                other = copy.deepcopy(run)
                other.find(qn("w:t")).text = piece
                (run.addprevious if place == "before" else run.addnext)(other)
        text.text = words
        return run
    raise AssertionError(f"{words!r} is in no run")


def typed_over(data: bytes, old: str, new: str) -> bytes:
    """The file after somebody typed over some words, with no track of it."""
    document = opened(data)
    run_of(document, old).find(qn("w:t")).text = new
    return closed(document)


def tracked(data: bytes, old: str, new: str, author: str = "Bo Lind") -> bytes:
    """The file after somebody changed some words with changes tracked. Old or new may be empty.

    Words to put in alone are given as "before|" in ``old``: they go after what stands there.
    """
    document = opened(data)
    who = f'w:author="{author}" w:date="2026-11-21T09:30:00Z"'
    inserted = parse_xml(
        f'<w:ins {nsdecls("w")} w:id="901" {who}><w:r><w:t xml:space="preserve">{new}</w:t></w:r>'
        "</w:ins>"
    )
    run = run_of(document, old.removesuffix("|"))
    if new:
        run.addnext(inserted)
    if not old.endswith("|"):
        deleted = parse_xml(f'<w:del {nsdecls("w")} w:id="900" {who}/>')
        run.addprevious(deleted)
        run.find(qn("w:t")).tag = qn("w:delText")
        deleted.append(run)
    return closed(document)


def commented(
    data: bytes, words: str, body: str, *, author: str = "Kit Osei", nth: int = 0
) -> bytes:
    """The file after python-docx put a comment on some words."""
    document = opened(data)
    run = run_of(document, words, nth)
    from docx.text.run import Run

    document.add_comment(Run(run, document), text=body, author=author, initials="KO")
    return closed(document)


def through_libreoffice(data: bytes, folder: Path, *kinds: str) -> bytes:
    """The file after LibreOffice opened and saved it, in other formats on the way."""
    path = folder / "sent.docx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    for number, kind in enumerate((*kinds, "docx")):
        target = folder / f"step-{number}"
        command = [program("soffice"), profile, "--headless", "--convert-to", kind, "--outdir"]
        subprocess.run([*command, target, path], check=True, capture_output=True, timeout=180)
        (path,) = target.glob(f"*.{kind}")
    return path.read_bytes()
