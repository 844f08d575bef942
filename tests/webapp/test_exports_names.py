"""Names of files that case systems take."""

from __future__ import annotations

import re
from datetime import date

import pytest

from webapp.services.exporting import LONGEST_NAME, file_name

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ("Jaya", "Jaya-after-review-2026-11-20.pdf"),
        ("Zoë-Mae O'Hara", "Zoe-Mae-O-Hara-after-review-2026-11-20.pdf"),
        ("Łukasz", "Lukasz-after-review-2026-11-20.pdf"),
        ("../../etc/passwd", "etc-passwd-after-review-2026-11-20.pdf"),
        ('a"; filename="b.exe', "a-filename-b-exe-after-review-2026-11-20.pdf"),
        ("Sam\r\nSet-Cookie: x", "Sam-Set-Cookie-x-after-review-2026-11-20.pdf"),
        ("लीला", "letter-after-review-2026-11-20.pdf"),
        ("😀", "letter-after-review-2026-11-20.pdf"),
        ("", "letter-after-review-2026-11-20.pdf"),
    ],
)
def test_a_name_holds_plain_letters_only(child, expected):
    assert file_name(child, "after-review", DAY, "pdf") == expected


@pytest.mark.parametrize("draft", [True, False])
def test_no_name_is_longer_than_case_systems_take(draft):
    name = file_name("Maximiliana " * 20, "later-life", DAY, "docx", draft=draft)
    assert len(name) <= LONGEST_NAME
    assert re.fullmatch(r"[A-Za-z0-9-]+\.docx", name)
    assert "2026-11-20" in name


def test_a_letter_without_a_day_still_has_a_name():
    assert file_name("Sam", "hello", None, "txt") == "Sam-hello-no-date.txt"
