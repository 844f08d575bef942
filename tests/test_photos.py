"""Photos: upright, stripped, limited, and with consent."""

from __future__ import annotations

import datetime as dt
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from letterkit import load, render
from letterkit.errors import ConsentMissing, FileMissing, PictureTooLarge, PictureUnreadable
from letterkit.pictures import make_safe, read_photo, require_consent
from letterkit.reader import Consent

CONSENT = Consent(
    who="Sam", when=dt.date(2026, 1, 1), what_for="letters", until=dt.date(2026, 12, 31)
)


def sideways() -> bytes:
    """A photo 60 wide and 30 high, marked by its camera as lying on its side, with a place."""
    picture = Image.new("RGB", (60, 30), "white")
    picture.paste((200, 0, 0), (0, 0, 30, 30))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera of a foster carer"
    exif.get_ifd(0x8825)[2] = (51.0, 22.0, 0.0)
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, quality=95, comment=b"at home")
    return out.getvalue()


def test_a_photo_is_turned_upright_and_keeps_no_trace_of_camera_or_place() -> None:
    photo = make_safe(sideways(), where="x")
    assert (photo.width, photo.height) == (30, 60)
    again = Image.open(io.BytesIO(photo.data))
    assert not again.getexif()
    assert b"foster carer" not in photo.data
    assert b"at home" not in photo.data
    red, _, blue = again.convert("RGB").getpixel((15, 5))  # type: ignore[misc]
    assert red > 150 > blue


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_jpeg_png_and_webp_are_taken(kind: str, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "green").save(tmp_path / "x.bin", kind)
    assert read_photo(tmp_path / "x.bin").width == 40


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_other_types_are_refused(kind: str, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30), "green").save(tmp_path / "x.jpg", kind)
    with pytest.raises(PictureUnreadable, match="JPEG, PNG or WebP"):
        read_photo(tmp_path / "x.jpg")


def test_a_large_photo_is_made_smaller(tmp_path: Path) -> None:
    Image.new("RGB", (4000, 3000), "green").save(tmp_path / "x.jpg")
    assert read_photo(tmp_path / "x.jpg").width == 1400


def png_of_pixels(width: int, height: int) -> bytes:
    """The first bytes of a PNG that claims to be very large: decoding it would fill memory."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [10_000, 100_000])
def test_a_photo_of_too_many_pixels_is_refused_before_it_is_decoded(side: int) -> None:
    with pytest.raises(PictureTooLarge, match="million pixels"):
        make_safe(png_of_pixels(side, side), where="x")


def test_a_photo_of_too_many_bytes_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    with (tmp_path / "x.jpg").open("wb") as file:
        file.truncate(25_000_000)
    with pytest.raises(PictureTooLarge, match="25 MB"):
        read_photo(tmp_path / "x.jpg")


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\xd8\xff\xe0 broken"])
def test_a_damaged_photo_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.jpg").write_bytes(content)
    with pytest.raises(PictureUnreadable):
        read_photo(tmp_path / "x.jpg")


def test_a_photo_cut_short_is_refused(tmp_path: Path) -> None:
    Image.effect_noise((200, 200), 50).convert("RGB").save(tmp_path / "x.jpg")
    whole = (tmp_path / "x.jpg").read_bytes()
    (tmp_path / "x.jpg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(PictureUnreadable):
        read_photo(tmp_path / "x.jpg")


def test_a_missing_photo_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"holiday\.jpg"):
        read_photo(tmp_path / "holiday.jpg")


def test_consent_is_needed_and_holds_for_its_days_only() -> None:
    day = dt.date(2026, 6, 1)
    assert require_consent(CONSENT, on=day, where="x") is CONSENT
    with pytest.raises(ConsentMissing, match="no consent record"):
        require_consent(None, on=day, where="x")
    with pytest.raises(ConsentMissing, match="ended on 2026-12-31"):
        require_consent(CONSENT, on=dt.date(2027, 1, 1), where="x")
    with pytest.raises(ConsentMissing, match="begins on"):
        require_consent(CONSENT, on=dt.date(2025, 1, 1), where="x")


def test_a_letter_with_a_photo_without_consent_cannot_be_made(letter_file: Path) -> None:
    text = letter_file.read_text()
    letter_file.write_text(text[: text.index("consent = {")])
    with pytest.raises(ConsentMissing, match=r"messages\.2\.picture"):
        render(load(letter_file), "pdf")
