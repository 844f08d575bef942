"""Every error that letterkit raises, as one tree.

    LetterkitError                something is wrong that a person can put right
    ├── LetterError               the letter itself is not possible
    │   └── TooManyMessages       a fourth key message
    ├── FileError                 a file cannot be read or written
    │   ├── FileMissing           it is not there
    │   ├── FileUnreadable        it is not text, not TOML, too large, hostile ...
    │   ├── FieldError            it can be read, but a field is wrong
    │   └── NewerSchema           it was written by a newer letterkit
    ├── PictureError              a picture cannot be used
    │   ├── ConsentMissing        a photo with no consent record, or one that has run out
    │   ├── PictureUnreadable     damaged, of another type, or unsafe
    │   ├── PictureTooLarge       too many bytes or pixels
    │   └── UnknownSymbol         no set has a symbol of that name
    ├── SymbolSetError            a symbol set is not usable
    │   └── SymbolLicence         expired, or over the number its licence allows
    ├── RenderError               a document could not be made
    ├── PipelineError             the language model is missing or altered
    ├── ReviewError               a comment or a review step is not possible
    ├── SettingsError             letterkit.toml or the environment is wrong
    └── UsageError                a question that letterkit cannot answer as asked

An error says what is wrong, where, and what to do, in words for a busy writer.
It carries a stable ``code`` so that programs need not read the words.
"""

from __future__ import annotations

THREE_MESSAGES = (
    "A letter carries at most three key messages. Choose the three that matter most to "
    "this child; the rest belongs in the decisions sheet."
)


class LetterkitError(Exception):
    """Something is wrong that a person can put right.

    ``message`` says what, ``where`` names the file and field (or is empty), ``what_to_do``
    says the next step (or is empty). ``str(error)`` joins the three into one line.
    """

    code = "letterkit"

    def __init__(self, message: str, *, where: str = "", what_to_do: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        parts = [f"{self.where}: {self.message}" if self.where else self.message]
        if self.what_to_do:
            parts.append(self.what_to_do)
        return " ".join(parts)

    def at(self, where: str) -> LetterkitError:
        """Return the same error with a place put in front of the place it has."""
        self.where = f"{where}: {self.where}" if self.where else where
        return self


class LetterError(LetterkitError):
    """The letter itself is not possible."""

    code = "letter"


class TooManyMessages(LetterError):
    """A fourth key message was asked for."""

    code = "letter.too-many-messages"

    def __init__(self, *, where: str = "messages") -> None:
        super().__init__(THREE_MESSAGES, where=where)


class FileError(LetterkitError):
    """A file cannot be read or written."""

    code = "file"


class FileMissing(FileError):
    """The file is not there."""

    code = "file.missing"


class FileUnreadable(FileError):
    """The file is there, but cannot be read as what it should be."""

    code = "file.unreadable"


class FieldError(FileError):
    """The file can be read, but a field in it is wrong."""

    code = "file.field"


class NewerSchema(FileError):
    """The file was written by a newer letterkit than this one."""

    code = "file.newer-schema"


class PictureError(LetterkitError):
    """A picture cannot be used."""

    code = "picture"


class ConsentMissing(PictureError):
    """A photo has no consent record, or its consent has run out."""

    code = "picture.consent"


class PictureUnreadable(PictureError):
    """A picture is damaged, of a type letterkit does not take, or unsafe."""

    code = "picture.unreadable"


class PictureTooLarge(PictureError):
    """A picture has more bytes or pixels than letterkit will open."""

    code = "picture.too-large"


class UnknownSymbol(PictureError):
    """No symbol set has a symbol of that name."""

    code = "picture.unknown-symbol"


class SymbolSetError(LetterkitError):
    """A symbol set cannot be used."""

    code = "symbol-set"


class SymbolLicence(SymbolSetError):
    """A symbol set's licence has run out, or allows fewer symbols."""

    code = "symbol-set.licence"


class RenderError(LetterkitError):
    """A document could not be made from a letter."""

    code = "render"


class PipelineError(LetterkitError):
    """The language model is missing, or is not the one letterkit knows."""

    code = "pipeline"


class ReviewError(LetterkitError):
    """A comment or a step of a review is not possible."""

    code = "review"


class SettingsError(LetterkitError):
    """A settings file or the environment is wrong."""

    code = "settings"


class UsageError(LetterkitError):
    """A question was put in a way that letterkit cannot answer."""

    code = "usage"
