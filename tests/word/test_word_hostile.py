"""Hostile and damaged Word files are refused before they are opened, with one clear message."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import a_round, back, letter_with, rewritten, sent, typed_over

from letterkit.errors import FileUnreadable, LetterkitError, ReviewError
from letterkit.letter import Letter
from letterkit.word.plain import text_in_docx


@pytest.fixture
def letter(letter_file: Path) -> Letter:
    return letter_with(letter_file)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return out.getvalue()


def test_a_bomb_of_200_megabytes_is_refused_unopened(letter: Letter) -> None:
    bomb = with_part(sent(letter), "word/bomb.xml", b"<a>" + b" " * 212_000_000 + b"</a>")
    assert len(bomb) < 1_000_000
    with pytest.raises(FileUnreadable, match=r"unpacked, this file would have 21\d MB"):
        back(bomb, letter)


def test_a_file_with_macros_is_refused(letter: Letter) -> None:
    with pytest.raises(FileUnreadable, match="carries macros"):
        back(with_part(sent(letter), "word/vbaProject.bin", b"x"), letter)


def test_a_file_with_a_password_is_refused(letter: Letter) -> None:
    with pytest.raises(FileUnreadable, match="with a password"):
        back(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), letter)


DOCTYPE = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize("name", ["word/document.xml", "word/comments.xml", "docProps/custom.xml"])
@pytest.mark.parametrize("before", [b"", b"<!--" + b" " * 5000 + b"-->"])
def test_entities_are_refused_however_they_hide(name: str, before: bytes, letter: Letter) -> None:
    def hide(xml: bytes) -> bytes:
        head, sign, rest = xml.partition(b"?>")
        return head + sign + before + DOCTYPE + rest

    data = rewritten(sent(letter, *a_round(letter)), {name: hide})
    with pytest.raises(FileUnreadable):
        back(data, letter)
    if name == "word/document.xml":
        with pytest.raises(FileUnreadable):
            text_in_docx(data, where="x")


def test_entities_in_another_encoding_are_refused(letter: Letter) -> None:
    def hide(xml: bytes) -> bytes:
        text = xml.decode().partition("?>")[2]
        return ('<?xml version="1.0" encoding="UTF-16"?>' + DOCTYPE.decode() + text).encode(
            "utf-16"
        )

    with pytest.raises(FileUnreadable):
        back(rewritten(sent(letter), {"word/document.xml": hide}), letter)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7", b"<html>", bytes(100)])
def test_what_is_no_word_file_is_refused(data: bytes, letter: Letter) -> None:
    with pytest.raises(FileUnreadable):
        back(data, letter)


def test_a_file_cut_short_is_refused(letter: Letter) -> None:
    data = sent(letter)
    with pytest.raises(FileUnreadable):
        back(data[: len(data) // 2], letter)


def test_a_letter_with_a_book_pasted_into_it_is_refused(letter: Letter) -> None:
    data = typed_over(sent(letter), "You feel safe there.", "You feel safe there. " * 20_000)
    with pytest.raises(ReviewError, match="far longer than a letter"):
        back(data, letter)


def test_nested_as_deep_as_it_goes_is_refused_or_read(letter: Letter) -> None:
    deep = b"<w:ins>" * 5000 + b"</w:ins>" * 5000

    def nest(xml: bytes) -> bytes:
        return xml.replace(b"<w:body>", b"<w:body>" + deep, 1)

    with pytest.raises(FileUnreadable, match="damaged"):
        back(rewritten(sent(letter), {"word/document.xml": nest}), letter)


PARTS = [
    "word/document.xml",
    "word/comments.xml",
    "word/commentsExtended.xml",
    "word/_rels/document.xml.rels",
    "docProps/custom.xml",
    "docProps/core.xml",
]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_damage_to_its_xml_gives_an_answer_or_one_clear_message(
    data: st.DataObject, letter: Letter
) -> None:
    whole = sent(letter, *a_round(letter))
    name = data.draw(st.sampled_from(PARTS))

    def harm(xml: bytes) -> bytes:
        start = data.draw(st.integers(0, len(xml) - 1))
        end = data.draw(st.integers(start, min(len(xml), start + 200)))
        instead = data.draw(
            st.sampled_from([b"", b" ", b"9999999999999999999999", b"<w:p/>", b"\xff"])
        )
        return xml[:start] + instead + xml[end:]

    try:
        found = back(rewritten(whole, {name: harm}), letter, *a_round(letter))
    except LetterkitError as error:
        assert error.message
    else:
        assert len(found.comments()) >= len(a_round(letter))
