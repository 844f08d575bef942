"""What the council set, as the library's settings: its glossary, severities and wording.

Each of the three is stored under its own name, so that two people can change two of them at
once. What is stored was validated by the library before it was saved, and is again when it is
read: a rule that a newer version no longer has must not stop anybody from writing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from letterkit.errors import SettingsError
from letterkit.settings import Settings
from letterkit.wording import wording_for
from letterkit.words.glossary.term import built_in, with_council
from webapp.services import council_symbols
from webapp.store import council
from webapp.store.who import Who

GLOSSARY, SEVERITY, WORDING = "glossary", "severity", "wording"
MOST_TERMS = 2_000


def library_settings(session: Session) -> Settings:
    """Return what the council set, ready to be given to checks and renderers.

    Its published symbols come with it: wherever these settings go, letters find them.
    """
    made = Settings(
        glossary=council.get(session, GLOSSARY, {}),
        severity=council.get(session, SEVERITY, {}),
        wording=council.get(session, WORDING, {}),
    )
    return made.with_sets(council_symbols.published(session))


def save_term(
    session: Session, term: str, entry: Mapping[str, Any] | None, expected_version: int, *, by: Who
) -> None:
    """Save one entry of the council's glossary; ``None`` takes it out again.

    Raises `SettingsError`: the library does not take the entry.
    Raises `Conflict`: somebody else saved the glossary first.
    """
    glossary = dict(council.get(session, GLOSSARY, {}))
    if entry is None:
        glossary.pop(term, None)
    else:
        with_council(built_in(), {term: entry})
        glossary[term] = dict(entry)
    if len(glossary) > MOST_TERMS:
        raise SettingsError(
            f"there are more than {MOST_TERMS} words in your list.",
            where=GLOSSARY,
            what_to_do="Take out words that are not needed any more.",
        )
    council.put(session, GLOSSARY, glossary, expected_version, by=by)


def save_severities(
    session: Session, chosen: Mapping[str, str], expected_version: int, *, by: Who
) -> None:
    """Save how serious each check is. What is as built in is left out.

    Raises `SettingsError`: a severity that does not exist.
    """
    from letterkit.checks import rules

    known = rules()
    kept = {code: value for code, value in chosen.items() if value and code in known}
    kept = {code: value for code, value in kept.items() if value != known[code].severity}
    for code, value in kept.items():
        if value not in ("error", "warning", "advice", "off"):
            raise SettingsError(
                f'"{value}" is no severity.',
                where=f"severity.{code}",
                what_to_do="Choose from: error, warning, advice, off.",
            )
    council.put(session, SEVERITY, kept, expected_version, by=by)


def save_wording(
    session: Session, phrases: Mapping[str, str], expected_version: int, *, by: Who
) -> None:
    """Save the printed words. Empty ones are as built in.

    Raises `SettingsError`: a slot such as {date} that cannot be filled there.
    """
    kept = {key: phrase.strip() for key, phrase in phrases.items() if phrase.strip()}
    wording_for(kept)
    council.put(session, WORDING, kept, expected_version, by=by)
