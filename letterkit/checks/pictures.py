"""Can every picture be shown, may it be, and does each do its own work? Needs no parse."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from letterkit.checks.context import Context
from letterkit.checks.finding import Finding, Rule, Suggestion
from letterkit.errors import LetterkitError, UnknownSymbol
from letterkit.letter import Letter
from letterkit.reader import Picture
from letterkit.symbols.catalogue import Catalogue
from letterkit.symbols.licence import is_unlicensed
from letterkit.symbols.sets import SymbolSet

NEAR_ITS_END_DAYS = 60
"""About the time in which a new consent, or a new licence, can be had."""

PICTURES_UP_TO_AGE = 8
"""Most children read a page of words alone with ease from about nine."""

CONSENT_POLICY = "Break children's homes policy; letterkit"

NO_ALT_TEXT = Rule(
    code="LK401",
    name="no-alt-text",
    severity="error",
    title="A photo has no words for a child who cannot see it",
    reason=(
        "A screen reader speaks the alt text, and so does a grown-up who reads the letter "
        "aloud. Without it the photo is a hole in the page."
    ),
    bad='picture = { ref = "photo:house.jpg" }',
    good='picture = { ref = "photo:house.jpg", alt = "Ann\'s house with the red door" }',
    source="WCAG 2.2, 1.1.1; PDF/UA-1",
)
NO_CONSENT = Rule(
    code="LK402",
    name="no-consent",
    severity="error",
    title="A photo has no consent record",
    reason=(
        "A photo shows a real child or a real home. The record says who agreed, when, what "
        "for and until when, and the letter is not built without it."
    ),
    bad="A photo of the child's bedroom, and nobody wrote down who said yes.",
    good='consent = { who = "Amir and his social worker", when = 2026-11-02, '
    'what_for = "letters to Amir", until = 2027-11-02 }',
    source=CONSENT_POLICY,
)
CONSENT_ENDED = Rule(
    code="LK403",
    name="consent-ended",
    severity="error",
    title="The consent for a photo does not hold on the day of the letter",
    reason="Consent is given for a time. After that it is asked for again, or the photo is left "
    "out.",
    bad="A letter of 20 November 2026 with a photo agreed to until 1 November 2026.",
    good="A letter of 20 November 2026 with a photo agreed to until 1 November 2027.",
    source=CONSENT_POLICY,
)
CONSENT_ENDING = Rule(
    code="LK404",
    name="consent-ending",
    severity="advice",
    title="The consent for a photo ends within two months",
    reason="It is easier to ask while you are in touch about this letter than to find out next "
    "time.",
    bad="A letter of 20 November 2026 with a photo agreed to until 1 December 2026.",
    good="A letter of 20 November 2026 with a photo agreed to until 1 November 2027.",
    source=CONSENT_POLICY,
)
UNKNOWN_SYMBOL = Rule(
    code="LK405",
    name="unknown-symbol",
    severity="error",
    title="No symbol set has this symbol",
    reason="The letter cannot be built with a picture that is not there.",
    bad='picture = "care:hoem"',
    good='picture = "care:home"',
    source="letterkit",
)
SAME_PICTURE = Rule(
    code="LK406",
    name="same-picture-twice",
    severity="advice",
    title="Two messages have the same picture",
    reason=(
        "A picture is how a child finds their way back to a message. Two messages with one "
        "picture look like one message."
    ),
    bad="Messages 1 and 2 both have care:home.",
    good="Message 1 has care:home and message 2 has care:school.",
    source="Department of Health, easy read basics, 2009",
)
NO_PICTURES = Rule(
    code="LK407",
    name="no-pictures",
    severity="advice",
    title="A letter to a young child, or a child who reads symbols, has no pictures",
    reason="A picture beside each message lets a child who reads little find and keep its idea.",
    bad="A letter to a child of five with words only.",
    good="A letter to a child of five with a picture beside each message.",
    source="Audit of Independent Reviewing Officers' letters, May 2021; "
    "Department of Health, easy read basics, 2009",
)
SET_LICENCE_ENDED = Rule(
    code="LK408",
    name="set-licence-ended",
    severity="error",
    title="The licence of a symbol set has run out",
    reason="A set that your council pays for may only be used while its licence runs.",
    bad="A letter of today with symbols from a set that expired last month.",
    good="The licence is renewed, or the letter uses a set that is free to use.",
    source="letterkit",
)
SET_LICENCE_ENDING = Rule(
    code="LK409",
    name="set-licence-ending",
    severity="advice",
    title="The licence of a symbol set ends within two months",
    reason="Children who learned one set of symbols need it to stay. Tell whoever renews it.",
    bad="A set that expires in three weeks, and nobody has noticed.",
    good="The therapist knows, and the renewal is on its way.",
    source="letterkit",
)
SET_WITHOUT_LICENCE = Rule(
    code="LK410",
    name="set-without-licence",
    severity="warning",
    title="A symbol set does not say what may be done with it",
    reason=(
        "Pictures without a licence are somebody's, with all rights reserved. The set's "
        "notice should name its holder and licence, which the letter prints."
    ),
    bad="A folder of pictures found on the web, with no licence in set.toml.",
    good='licence = "CC-BY-4.0" and holder = "..." in set.toml.',
    source="letterkit",
)
NOT_FOR_CHILDREN = Rule(
    code="LK411",
    name="not-for-this-child",
    severity="warning",
    title="A symbol is marked as not meant for a child of this age",
    reason="Whoever looks after the set marked this picture for grown-ups, or for older readers.",
    bad="A symbol of a syringe in a letter to a child of six.",
    good="A symbol of a nurse with a kind face.",
    source="letterkit",
)
RULES: tuple[Rule, ...] = (
    NO_ALT_TEXT,
    NO_CONSENT,
    CONSENT_ENDED,
    CONSENT_ENDING,
    UNKNOWN_SYMBOL,
    SAME_PICTURE,
    NO_PICTURES,
    SET_LICENCE_ENDED,
    SET_LICENCE_ENDING,
    SET_WITHOUT_LICENCE,
    NOT_FOR_CHILDREN,
)


def run(context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the letter's pictures. Plain text has none."""
    letter = context.letter
    if letter is None:
        return
    for path, picture in _shown(letter):
        if picture.is_photo:
            yield from _photo(letter, path, letter.photo_record(picture))
    yield from _symbols(context, letter)
    yield from _same_twice(letter)
    yield from _none_at_all(context, letter)


def _shown(letter: Letter) -> Iterator[tuple[str, Picture]]:
    """Yield each picture that the letter prints, with its field path."""
    if letter.writer.picture:
        yield "writer.picture", letter.writer.picture
    for number, message in enumerate(letter.messages, 1):
        if message.picture:
            yield f"messages.{number}.picture", message.picture


def _photo(letter: Letter, path: str, photo: Picture) -> Iterator[Finding]:
    name, file, consent = letter.child.name, photo.file, photo.consent
    if not photo.alt:
        yield NO_ALT_TEXT.finding(
            path, f'What does "{file}" show? A few words, for when {name} hears the letter read.'
        )
    if consent is None:
        yield NO_CONSENT.finding(
            path,
            f'Who agreed that "{file}" may be used, when, what for, and until when? If nobody '
            "has been asked yet, choose a picture symbol for now.",
        )
    elif letter.date > consent.until:
        yield CONSENT_ENDED.finding(
            path,
            f'The consent for "{file}" ended on {_day(consent.until)}, before this letter. Ask '
            f"{consent.who} again, or choose a picture symbol.",
        )
    elif letter.date < consent.when:
        yield CONSENT_ENDED.finding(
            path,
            f'The consent for "{file}" begins on {_day(consent.when)}, after this letter. Is one '
            "of the dates wrong?",
        )
    elif consent.until - letter.date <= dt.timedelta(days=NEAR_ITS_END_DAYS):
        yield CONSENT_ENDING.finding(
            path,
            f'The consent for "{file}" ends on {_day(consent.until)}. This is a good time to ask '
            f"{consent.who} about the next letters.",
        )


def _symbols(context: Context, letter: Letter) -> Iterator[Finding]:
    refs = [(path, picture.ref) for path, picture in _shown(letter) if not picture.is_photo]
    refs += [(f"symbols.{word}", ref) for word, ref in letter.symbols.items() if ref]
    refs += [
        (f"child.symbols.choices.{word}", r) for word, r in letter.child.symbols.choices.items()
    ]
    refs = [(path, ref) for path, ref in refs if ref and not ref.startswith("photo:")]
    by_words = letter.child.symbols.mode != "none"
    if not refs and not by_words:
        return
    catalogue = context.catalogue
    used: dict[str, str] = {}
    bare: dict[str, str] = {}
    for path, ref in refs:
        try:
            symbol = catalogue.get(ref)
        except UnknownSymbol as error:
            yield _unknown(catalogue, path, ref, error)
            continue
        used.setdefault(symbol.set_id, path)
        if is_unlicensed(symbol, catalogue.sets[symbol.set_id].notice):
            bare.setdefault(symbol.set_id, path)
        too_young = symbol.suitable_from is not None and (letter.age or 99) < symbol.suitable_from
        if symbol.not_for_children or too_young:
            yield NOT_FOR_CHILDREN.finding(
                path,
                f'"{ref}" is marked as not meant for a child of this age. Look for another: '
                f"letterkit symbols search {symbol.label}",
            )
    if by_words:
        # Words get symbols from these sets by themselves.
        for set_id in letter.child.symbols.sets:
            symbol_set = catalogue.sets.get(set_id)
            if symbol_set and any(
                is_unlicensed(symbol, symbol_set.notice) for symbol in symbol_set.symbols.values()
            ):
                bare.setdefault(set_id, "child.symbols.sets")
    for set_id, path in used.items():
        yield from _licence(letter, path, catalogue.sets[set_id])
    for set_id, path in bare.items():
        yield _without_licence(path, catalogue.sets[set_id])


def _unknown(catalogue: Catalogue, path: str, ref: str, error: LetterkitError) -> Finding:
    same_set = ref.partition(":")[0]
    if ref in catalogue.withdrawn:
        said = f"{error.message[:1].upper()}{error.message[1:]}"
        if "symbols." in path:
            # Chosen for a word, which now stands without it: nothing of the letter is missing.
            word = path.partition("symbols.")[2].removeprefix("choices.")
            said = f'{said} It was chosen for "{word}".'
            return UNKNOWN_SYMBOL.finding(path, said, severity="advice")
        return UNKNOWN_SYMBOL.finding(path, f"{said} {error.what_to_do}", text=ref, end=len(ref))
    close = sorted(catalogue.close_to(ref), key=lambda near: near.partition(":")[0] != same_set)
    guess = f" Did you mean {' or '.join(close)}?" if close else ""
    return UNKNOWN_SYMBOL.finding(
        path,
        f"{error.message[:1].upper()}{error.message[1:]}{guess}",
        text=ref,
        end=len(ref),
        suggestions=tuple(Suggestion("replace", other) for other in close),
    )


def _licence(letter: Letter, path: str, symbol_set: SymbolSet) -> Iterator[Finding]:
    notice = symbol_set.notice
    title = notice.title or symbol_set.id
    if symbol_set.has_expired(letter.date):
        assert notice.expires is not None
        yield SET_LICENCE_ENDED.finding(
            path,
            f'The licence of "{title}" ended on {_day(notice.expires)}. Renew it, or choose '
            "symbols from another set.",
            # Chosen for a word only, it is not printed: the word stands without it.
            severity="warning" if "symbols." in path else None,
        )
    elif notice.expires and notice.expires - letter.date <= dt.timedelta(days=NEAR_ITS_END_DAYS):
        yield SET_LICENCE_ENDING.finding(
            path, f'The licence of "{title}" ends on {_day(notice.expires)}. Who renews it?'
        )


def _without_licence(path: str, symbol_set: SymbolSet) -> Finding:
    return SET_WITHOUT_LICENCE.finding(
        path,
        f'"{symbol_set.notice.title or symbol_set.id}" does not say what may be done with its '
        "pictures, so all rights in them are reserved. Ask whose they are.",
    )


def _same_twice(letter: Letter) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for number, message in enumerate(letter.messages, 1):
        if message.picture is None:
            continue
        earlier = first.setdefault(message.picture.ref, number)
        if earlier != number:
            yield SAME_PICTURE.finding(
                f"messages.{number}.picture",
                f"Messages {earlier} and {number} have the same picture. {letter.child.name} "
                "could take them for one message. Is there a picture of its own for this one?",
                text=message.picture.ref,
                end=len(message.picture.ref),
            )


def _none_at_all(context: Context, letter: Letter) -> Iterator[Finding]:
    if any(True for _ in _shown(letter)) or letter.child.symbols.mode != "none":
        return
    age = letter.age if letter.age is not None else context.target.age
    if min(age, context.target.age) > PICTURES_UP_TO_AGE and not context.target.easy_read:
        return
    yield NO_PICTURES.finding(
        "messages.1.picture",
        f"There is no picture in this letter. One beside each message would help "
        f"{letter.child.name} find it again. Look for one with: letterkit symbols search WORD",
    )


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
