"""Children, photos and the council's settings in a real Chromium."""

from __future__ import annotations

import io
from pathlib import Path

import editor_browser
import editor_samples
import pytest
from editor_browser import findings, sign_in
from PIL import Image
from playwright.sync_api import expect

from webapp.commands import prepare_demo
from webapp.store import children, users
from webapp.store.who import Who

DEE, PRIYA, ANN = "dee@example.org", "priya@example.org", "ann@example.org"
CHILD = ["", "/about", "/people", "/words", "/reading", "/changes", "/photos/new"]
PAGES = {
    DEE: ["/children", "/children/new", *(f"/children/{{child}}{path}" for path in CHILD)],
    PRIYA: ["/children", "/children/{child}", "/children/{child}/reading"],
    ANN: [
        "/settings",
        "/settings/words?q=place",
        "/settings/word",
        "/settings/checks",
        "/settings/wording",
    ],
}


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    """The demonstration's address, and the id of one of its children."""
    settings, store = prepare_demo(Path(tmp_path_factory.mktemp("demo")))
    editor_samples.fill(store)
    with store.reading() as session:
        dee = next(Who.of(u) for u in users.everyone(session) if u.email == DEE)
        child = next(r.id for r in children.listed(session, by=dee) if r.name == "Leila")
    with editor_browser.served(settings, store) as address:
        yield address, child
    store.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("email", list(PAGES))
def test_no_page_has_an_accessibility_finding_or_is_cut_off(page, editor, email, scheme):
    address, child = editor
    page.emulate_media(color_scheme=scheme)
    sign_in(page, address, email)
    for path in PAGES[email]:
        page.goto(address + path.format(child=child))
        assert findings(page) == [], f"{path} in {scheme}"
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 700})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} wide at {width}"
        page.set_viewport_size({"width": 1280, "height": 720})


def test_a_form_with_something_wrong_in_it_can_be_read_by_everybody(page, editor):
    address, child = editor
    sign_in(page, address, DEE)
    page.goto(f"{address}/children/new")
    page.get_by_role("button", name="Add this child").click()
    expect(page.get_by_role("alert")).to_contain_text("Write the name this child uses.")
    assert findings(page) == []
    page.goto(f"{address}/children/{child}/photos/new")
    page.get_by_role("button", name="Keep this photo").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a photo.")
    assert findings(page) == []


def test_the_sample_follows_the_form(page, editor):
    address, child = editor
    sign_in(page, address, PRIYA)
    page.goto(f"{address}/children/{child}/reading")
    sample = page.frame_locator("#sample")
    expect(sample.get_by_role("heading", level=1)).to_have_text("Dear Leila")
    assert sample.locator("img").count() > 1
    size = "e => getComputedStyle(e).fontSize"
    before = sample.locator("p").nth(1).evaluate(size)
    page.get_by_label("Size of words").fill("30")
    page.get_by_label("Symbols in letters").select_option("none")
    expect(sample.locator("img")).to_have_count(1)
    after = sample.locator("p").nth(1).evaluate(size)
    assert float(after[:-2]) > float(before[:-2])
    page.get_by_label("Size of words").fill("300")
    expect(page.locator("#sample-says")).to_have_text(
        "The sample leaves out what cannot be used yet."
    )
    assert page.url.endswith("/reading")
    page.go_back()
    assert page.url == f"{address}/"


def test_the_sample_works_without_script(chromium, editor):
    address, child = editor
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, address, PRIYA)
    page.goto(f"{address}/children/{child}/reading")
    page.get_by_label("Symbols in letters").select_option("none")
    page.get_by_role("button", name="Show it in the sample").click()
    expect(page.frame_locator("#sample").locator("img")).to_have_count(1)
    assert page.url.endswith("/reading")
    context.close()


def test_a_photo_is_turned_and_cut_by_keyboard_and_by_mouse(page, editor):
    address, child = editor
    sign_in(page, address, DEE)
    page.goto(f"{address}/children/{child}/photos/new")
    out = io.BytesIO()
    Image.new("RGB", (800, 400), "teal").save(out, "PNG")
    page.get_by_label("Photo", exact=True).set_input_files(
        {"name": "me.png", "mimeType": "image/png", "buffer": out.getvalue()}
    )
    stage = page.locator("#crop-canvas")
    expect(stage).to_be_visible()
    turn = page.get_by_role("button", name="Turn right")
    turn.focus()
    page.keyboard.press("Enter")
    assert stage.evaluate("e => [e.width, e.height]") == [400, 800]
    page.get_by_text("Turn and cut with numbers").click()
    page.get_by_label("Top").fill("25")
    assert page.locator("#crop-box").evaluate("e => e.style.top") == "25%"
    handle = page.locator('[data-corner="se"]')
    handle.scroll_into_view_if_needed()
    corner = handle.bounding_box()
    page.mouse.move(corner["x"] + 8, corner["y"] + 8)
    page.mouse.down()
    page.mouse.move(corner["x"] - 72, corner["y"] + 8, steps=4)
    page.mouse.up()
    cut = int(page.get_by_label("Right", exact=True).input_value())
    assert 5 < cut < 90
    assert findings(page) == []
    page.get_by_label("What it shows").fill("A blue door")
    page.get_by_label("Who agreed").fill("Leila and Grace")
    page.get_by_label("What for").fill("letters to Leila")
    page.get_by_label("Until when").fill("2099-01-01")
    page.get_by_role("button", name="Keep this photo").click()
    expect(page.get_by_role("status")).to_contain_text("The photo is kept")
    kept = page.get_by_alt_text("A blue door")
    assert kept.evaluate("e => [e.naturalWidth, e.naturalHeight]") == [
        400 - 400 * cut // 100,
        600,
    ]


def test_a_writer_proposes_and_the_therapist_decides(chromium, page, editor):
    address, child = editor
    sign_in(page, address, DEE)
    page.goto(f"{address}/children/{child}/reading")
    page.get_by_label("Paper").select_option("blue")
    page.get_by_label("Why would this help Leila?").fill("She picked the blue sheet twice.")
    page.get_by_role("button", name="Propose this change").click()
    expect(page.get_by_role("status").first).to_contain_text("The therapist is asked.")
    context = chromium.new_context()
    theirs = context.new_page()
    sign_in(theirs, address, PRIYA)
    theirs.goto(f"{address}/children")
    theirs.get_by_role("link", name="A change to how Leila reads is proposed").click()
    expect(theirs.get_by_text("She picked the blue sheet twice.")).to_be_visible()
    assert findings(theirs) == []
    theirs.get_by_label("A word back").fill("Thank you")
    theirs.get_by_role("button", name="Accept").click()
    expect(theirs.get_by_role("status").first).to_contain_text("The change is accepted.")
    context.close()
    page.goto(f"{address}/children/{child}")
    expect(page.get_by_text("blue paper")).to_be_visible()
