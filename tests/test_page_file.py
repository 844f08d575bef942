"""A page kept as bytes makes the same document for ever."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest

from letterkit import letterfile
from letterkit.blocks import without_images
from letterkit.errors import FileUnreadable, NewerSchema
from letterkit.page_file import VERSION, from_bytes, to_bytes
from letterkit.places import data_folder
from letterkit.renderers import FORMATS, page_of, render_page
from letterkit.settings import Settings

EXAMPLES = sorted(data_folder("examples").glob("*.toml"))


def laid_out(name="jaya-9.toml"):
    letter = letterfile.load(data_folder("examples") / name)
    return page_of(letter, settings=Settings())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_comes_back_as_it_was(path):
    page = laid_out(path.name)
    assert from_bytes(to_bytes(page)) == page


@pytest.mark.parametrize("to", list(FORMATS))
def test_a_kept_page_makes_the_same_bytes_in_every_format(to):
    page = laid_out("mabli-5.toml")
    assert render_page(from_bytes(to_bytes(page)), to) == render_page(page, to)


def test_the_same_page_makes_the_same_file_and_each_picture_is_in_it_once():
    page = laid_out("mabli-5.toml")
    data = to_bytes(page)
    assert data == to_bytes(laid_out("mabli-5.toml"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        text = package.read("page.json").decode()
    pictures = {image.data for image in page.images()}
    assert len(names) == len(set(names)) == len(pictures) + 1
    assert json.loads(text)["version"] == VERSION
    assert "Mabli" in text  # plain words, for whoever opens it in many years


def changed(**values):
    """Return a kept page with some of its data changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(to_bytes(laid_out()))) as package,
        zipfile.ZipFile(out, "w") as made,
    ):
        for name in package.namelist():
            data = package.read(name)
            if name == "page.json":
                data = json.dumps({**json.loads(data), **values}).encode()
            made.writestr(name, data)
    return out.getvalue()


def test_a_page_of_a_newer_letterkit_is_refused():
    with pytest.raises(NewerSchema, match="newer letterkit"):
        from_bytes(changed(version=VERSION + 1))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        changed(format="something else"),
        changed(blocks=[{"is": "os"}]),
        changed(blocks=[{"is": "Heading", "level": 1}]),
        changed(blocks=[{"is": "Image", "file": "pictures/none.svg"}]),
        changed(date="yesterday"),
        changed(profile={"font": "Comic Sans"}),
    ],
    ids=range(8),
)
def test_a_damaged_page_is_said_to_be_damaged(data):
    with pytest.raises(FileUnreadable, match="damaged"):
        from_bytes(data)


def test_a_picture_that_was_altered_is_noticed():
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(to_bytes(laid_out()))) as package,
        zipfile.ZipFile(out, "w") as made,
    ):
        for name in package.namelist():
            made.writestr(name, package.read(name) + (b"" if name == "page.json" else b" "))
    with pytest.raises(FileUnreadable, match="damaged"):
        from_bytes(out.getvalue())


def test_a_picture_can_be_left_out_with_every_word_in_its_place():
    page = laid_out("mabli-5.toml")
    ref = next(iter(page.images())).ref
    bare = without_images(page, {ref})
    assert ref in {image.ref for image in page.images()}
    assert ref not in {image.ref for image in bare.images()}
    assert render_page(bare, "txt").count(b"Mabli") == render_page(page, "txt").count(b"Mabli")
    assert without_images(page, set()) == page
    assert replace(bare, blocks=page.blocks) == page
