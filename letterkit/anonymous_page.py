"""A laid-out page for a reader who need not know whose letter it is.

What `letterkit.anonymous` does to a letter is done here to its page, so that a letter that was
sent can be read without names, with the very symbols it was sent with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from letterkit.anonymous import CHILD, WRITER, Masker, anonymous
from letterkit.blocks import Image, Page, Run, Signature, Words
from letterkit.letter import Letter


def anonymous_page(page: Page, letter: Letter, photo: Image | None = None) -> Page:
    """Return the page of a letter with a slot for everybody's name, and no photo.

    ``photo`` is a drawing to stand in the place of photos, such as "care:photo".
    """
    masker = Masker(letter)

    def covered(value: Any) -> Any:
        if isinstance(value, Words):
            return Words(tuple(_runs(value, masker)))
        if isinstance(value, Image):
            if value.ref.startswith("photo:"):
                return photo
            # A writer may have said in words of their own what a symbol shows: "Ann's house".
            return replace(value, alt=masker.mask(value.alt))
        if isinstance(value, Signature):
            return Signature(WRITER, masker.mask(value.role), covered(value.image))
        if isinstance(value, tuple):
            return tuple(covered(item) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in fields(value)]
            made = replace(value, **{name: covered(getattr(value, name)) for name in names})
            label = getattr(made, "label", "")
            return replace(made, label=masker.mask(label)) if label else made
        return value

    bare = anonymous(letter)
    return replace(
        page,
        title=CHILD,
        writer=WRITER,
        blocks=covered(page.blocks),
        symbols=bare.child.symbols,
        wording={key: masker.mask(words) for key, words in page.wording.items()},
    )


def _runs(words: Words, masker: Masker) -> Iterator[Run]:
    """Yield the runs of some words masked; a slot stands once, and takes its symbols away."""
    spans, start = masker.spans(words.text), 0
    for run in words.runs:
        end = start + len(run.text)
        over = [span for span in spans if span.start < end and start < span.end]
        if not over:
            is_photo = run.image is not None and run.image.ref.startswith("photo:")
            yield replace(run, image=None) if is_photo else run
        else:
            pieces, done = [], start
            for span in over:
                pieces.append(run.text[done - start : max(done, span.start) - start])
                if span.start >= start:
                    pieces.append(span.slot)
                done = min(end, span.end)
            pieces.append(run.text[done - start :])
            said = "".join(pieces)
            if said:
                yield Run(said)
        start = end
