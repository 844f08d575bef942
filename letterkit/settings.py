"""A council's own settings: ``letterkit.toml`` beside the letters or in a folder above them.

[severity]                      # error, warning, advice or off, by code or name
"long-letter" = "warning"

[glossary."placement"]          # the council's words, over the built-in ones
replace = ["home"]

[wording]                       # the printed headings, in the council's words
you_said = "You told me"

[symbols]
folders = ["symbols"]           # more symbol sets
aliases = { "family time" = "care:family-time" }   # the team's symbol for a word
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, PrivateAttr, ValidationError

from letterkit.errors import SettingsError
from letterkit.letterfile import read_toml
from letterkit.reader import Part

FILE_NAME = "letterkit.toml"


class SymbolSettings(Part):
    """Where more symbol sets lie, and the team's own choice of symbol for a word."""

    folders: tuple[str, ...] = ()
    aliases: dict[str, str] = Field(default_factory=dict)


class Settings(Part):
    """What a council sets for all its letters. Everything has a default."""

    severity: dict[str, Literal["error", "warning", "advice", "off"]] = Field(default_factory=dict)
    glossary: dict[str, dict[str, Any]] = Field(default_factory=dict)
    wording: dict[str, str] = Field(default_factory=dict)
    people_elsewhere: tuple[str, ...] = Field(
        default=(), description="names from other children's letters, which must not appear"
    )
    symbols: SymbolSettings = SymbolSettings()
    _held: object = PrivateAttr(default=None)  # never read from a file

    def with_sets(self, held: object) -> Settings:
        """Return these settings with symbol sets that lie in no folder.

        ``held`` is a `letterkit.symbols.catalogue.HeldSets`. An editor that keeps sets in its
        database gives them here, and every check, preview, search and document then knows them.
        """
        made = self.model_copy()
        made._held = held
        return made

    @property
    def held_sets(self) -> object:
        """Return what ``with_sets`` was given, or None."""
        return self._held


def load_settings(path: Path) -> Settings:
    """Read a settings file. Raises `SettingsError` naming the field that is wrong."""
    data = read_toml(path)
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f"{first['msg']}.", where=f"{path}: {place}", what_to_do="Put it right or take it out."
        ) from None
    # Folders in the file start from the file's own folder, wherever the command is run.
    folders = tuple(str(path.parent / folder) for folder in settings.symbols.folders)
    symbols = settings.symbols.model_copy(update={"folders": folders})
    return settings.model_copy(update={"symbols": symbols})


def settings_for(path: Path) -> Settings:
    """Return the settings that hold for a letter file: the nearest ``letterkit.toml`` above it."""
    folder = path.resolve() if path.is_dir() else path.resolve().parent
    for place in (folder, *folder.parents):
        if (place / FILE_NAME).is_file():
            return load_settings(place / FILE_NAME)
    return Settings()
