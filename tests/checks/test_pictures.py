import datetime as dt

from letter_examples import CONSENT, letter

from letterkit.checks.context import Context, Target
from letterkit.checks.finding import Finding
from letterkit.checks.pictures import run


def found(changes: dict | None = None, age: int = 7) -> list[Finding]:
    made = letter(changes)
    return list(
        run(Context(fields=(), target=Target(age, False, ""), letter=made, child=made.child))
    )


def codes(changes: dict | None = None, age: int = 7) -> list[str]:
    return [finding.code for finding in found(changes, age)]


def test_a_symbol_and_a_photo_with_its_record_are_fine() -> None:
    assert codes() == []


def test_an_unknown_symbol_comes_with_one_that_looks_like_it() -> None:
    [finding] = found({"messages.1.picture": "care:hoem"})
    assert finding.severity == "error"
    assert finding.suggestions[0].text == "care:home"
    assert "care:home" in finding.message


def test_a_symbol_chosen_for_a_word_is_looked_up_too() -> None:
    [finding] = found({"symbols": {"home": "care:huose"}})
    assert (finding.code, finding.field) == ("LK405", "symbols.home")


def test_a_record_kept_under_photos_counts() -> None:
    record = {"pool.jpg": {"alt": "the pool", "consent": CONSENT}}
    assert codes({"messages.2.picture": "photo:pool.jpg", "photos": record}) == []


def test_a_photo_with_no_record_lacks_both_words_and_consent() -> None:
    assert codes({"messages.2.picture": "photo:pool.jpg"}) == ["LK401", "LK402"]


def test_consent_that_begins_after_the_letter_does_not_hold() -> None:
    later = CONSENT | {"when": dt.date(2027, 1, 1)}
    assert codes({"messages.2.picture.consent": later}) == ["LK403"]


def test_the_last_day_of_consent_is_still_covered() -> None:
    last_day = CONSENT | {"until": dt.date(2026, 11, 20)}
    assert codes({"messages.2.picture.consent": last_day}) == ["LK404"]


def test_an_older_child_needs_no_pictures() -> None:
    none = {"messages.1.picture": None, "messages.2.picture": None, "child.age": 15}
    assert codes(none, age=13) == []


def test_symbols_in_the_text_are_pictures_enough() -> None:
    none = {"messages.1.picture": None, "messages.2.picture": None, "child.age": 5}
    assert codes(none, age=4) == ["LK407"]
    assert codes(none | {"child.symbols": {"mode": "key-words"}}, age=4) == []
