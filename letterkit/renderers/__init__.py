"""Renderers: one file a format, all printing the same blocks.

render(letter, "pdf")            the bytes of one document
write(letter, "out/sam.docx")    a file; the name's ending chooses the format
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from letterkit.blocks import Page
from letterkit.errors import UsageError
from letterkit.letter import Letter
from letterkit.letterfile import write_whole
from letterkit.page import build
from letterkit.settings import Settings, settings_for

# format: (module, function); a renderer is imported when it is first asked for.
FORMATS: dict[str, tuple[str, str]] = {
    "docx": ("docx", "to_docx"),
    "pdf": ("pdf", "to_pdf"),
    "html": ("html", "to_html"),
    "txt": ("text", "to_text"),
}


def page_of(letter: Letter, *, settings: Settings | None = None) -> Page:
    """Lay a letter out with letterkit's own pictures and the council's (``letterkit.toml``).

    The printed headings are those of the letter's kind, under the council's and the letter's own.
    """
    from letterkit.kinds import kind
    from letterkit.symbols.catalogue import catalogue_for
    from letterkit.symbols.forletter import LetterPictures

    chosen = settings if settings is not None else settings_for(letter.folder)
    pictures = LetterPictures(letter, catalogue_for(chosen), chosen)
    words = {**kind(letter.kind).wording, **chosen.wording}
    return build(letter, pictures, wording=words)


def render(letter: Letter, to: str = "pdf", *, settings: Settings | None = None) -> bytes:
    """Return a letter as the bytes of a document: "docx", "pdf", "html" or "txt" (UTF-8).

    Raises a `PictureError` for a picture that cannot be used, naming its field, and
    `RenderError` where the document cannot be made.
    """
    return render_page(page_of(letter, settings=settings), to)


def render_page(page: Page, to: str) -> bytes:
    """Return a page that is laid out already as the bytes of a document."""
    if to not in FORMATS:
        raise UsageError(
            f'letterkit does not make "{to}".', what_to_do=f"It makes {', '.join(FORMATS)}."
        )
    module, name = FORMATS[to]
    renderer: Callable[[Page], bytes | str] = getattr(
        import_module(f"letterkit.renderers.{module}"), name
    )
    made = renderer(page)
    return made.encode() if isinstance(made, str) else made


def write(letter: Letter, path: str | Path, *, settings: Settings | None = None) -> Path:
    """Write a letter to a file whose ending names the format; whole, or not at all."""
    file = Path(path)
    write_whole(file, render(letter, file.suffix.removeprefix("."), settings=settings))
    return file
