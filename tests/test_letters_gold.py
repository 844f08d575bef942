"""Whole letters, good and bad: the checks leave the good ones alone and see what hurts.

The figures are floors. A letter is never changed to suit a check.
"""

from gold_letters import bad, false_flags, faults, good

FALSE_FLAGS_A_GOOD_LETTER = 0.3
FAULTS_FOUND = 0.9


def test_a_good_letter_is_left_alone() -> None:
    letters = list(good())
    flags = false_flags(letters)
    shown = "\n".join(f"{letter}: {f.name} {f.quote!r}" for letter, f in flags)
    assert len(letters) >= 18
    assert len(flags) / len(letters) <= FALSE_FLAGS_A_GOOD_LETTER, shown


def test_no_good_letter_gets_an_error() -> None:
    assert not [flag for flag in false_flags(good()) if flag[1].severity == "error"]


def test_nine_of_ten_planted_faults_are_found() -> None:
    planted = [fault for path in bad() for fault in faults(path)]
    missed = [fault for fault in planted if not fault.is_found]
    shown = "\n".join(f"{fault.letter}: {fault.family}: {fault.quote}" for fault in missed)
    assert len(planted) >= 390
    assert 1 - len(missed) / len(planted) >= FAULTS_FOUND, shown


def test_no_family_of_faults_is_overlooked() -> None:
    planted = [fault for path in bad() for fault in faults(path)]
    for family in {fault.family for fault in planted}:
        found = [fault.is_found for fault in planted if fault.family == family]
        assert sum(found) / len(found) >= 0.75, family
