"""The therapist's desk in a real Chromium: accessible in every state, by keyboard alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import desk_samples as samples
import editor_browser
import editor_samples
import finish_samples
import pytest
from editor_browser import findings
from playwright.sync_api import expect

from webapp import dates
from webapp.commands import prepare_demo
from webapp.store import children, profile_changes, symbol_entries, users
from webapp.store.tables import EntryState
from webapp.store.who import Who

PRIYA, DEE = "priya@example.org", "dee@example.org"
PAGES = [
    "/desk",
    "/desk/words",
    "/desk/sets/northby",
    "/desk/sets/northby?q=swing&state=published",
    "/desk/sets/northby?q=nothing",
    "/desk/sets/northby/terms",
    "/desk/sets/northby/history",
    "/desk/sets/northby/symbols/new",
    "/desk/sets/ended",
    "/desk/sets/empty",
    "/desk/sets/care?q=foster",
    "/desk/sets/new",
    "/desk/bring-in",
    "/desk/bring-in?into=northby",
    "/desk/symbols/{swing}",
    "/desk/symbols/{swing}/withdraw",
    "/desk/symbols/{swing}/picture",
    "/desk/symbols/{swing}/history",
    "/desk/symbols/{den}",
    "/desk/symbols/{climbing frame}",
    "/desk/symbols/{climbing frame}/picture",
]


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    """The demonstration's address, its store, and the ids of its symbols by label."""
    settings, store = prepare_demo(Path(tmp_path_factory.mktemp("demo")))
    editor_samples.fill(store)
    with store.reading() as session:
        who = {user.email: Who.of(user) for user in users.everyone(session)}
        ids = {row.label: row.id for row in symbol_entries.of_set(session, "northby")}
    priya, dee = who[PRIYA], who[DEE]
    with store.writing() as session:
        row = symbol_entries.get(session, ids["den"])
        symbol_entries.move(
            session, row.id, EntryState.WITHDRAWN, row.version, by=priya, today=dates.today()
        )
        leila = next(r for r in children.listed(session, by=dee) if r.name == "Leila")
        change = {"page": {"paper": "blue"}}
        profile_changes.propose(session, leila.id, change, "She picked it.", by=dee)
    ended = samples.Terms("Old symbols", expires=dates.today() - timedelta(days=1))
    samples.a_set(store, priya, publish=False, name="ended", terms=ended)
    samples.a_set(store, priya, (), publish=False, name="empty", terms=samples.Terms("Empty"))
    finish_samples.letter(
        store, dee, finish_samples.changed("messages.0.picture", "northby:swing"), name="Nia"
    )
    with editor_browser.served(settings, store) as address:
        yield address, store, ids
    store.close()


def sign_in(page, address, email=PRIYA):
    editor_browser.sign_in(page, address, email)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_desk_has_an_accessibility_finding_or_is_cut_off(page, editor, scheme):
    address, _, ids = editor
    page.emulate_media(color_scheme=scheme)
    sign_in(page, address)
    for path in PAGES:
        where = path.format(**ids)
        page.goto(address + where)
        page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        assert findings(page) == [], f"{path} in {scheme}"
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 700})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{path} is {wide} wide at {width}"
        page.set_viewport_size({"width": 1280, "height": 720})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_wrong_can_be_read_by_everybody(page, editor, scheme):
    address, store, ids = editor
    page.emulate_media(color_scheme=scheme)
    sign_in(page, address)
    page.goto(f"{address}/desk/sets/new")
    page.get_by_role("button", name="Start this set").click()
    expect(page.get_by_role("alert")).to_contain_text("Write a short name for letters")
    assert findings(page) == []
    page.goto(f"{address}/desk/bring-in")
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a file, or some pictures.")
    assert findings(page) == []
    page.goto(f"{address}/desk/bring-in")
    page.get_by_label("File, or pictures").set_input_files(
        {"name": "x.zip", "mimeType": "application/zip", "buffer": b"PK\x03\x04broken"}
    )
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_role("alert")).to_contain_text("not a zip file, or it is damaged")
    assert findings(page) == []
    page.goto(f"{address}/desk/symbols/{ids['swing']}/picture")
    page.get_by_role("button", name="Keep this picture").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose a picture.")
    assert findings(page) == []
    page.goto(f"{address}/desk/symbols/{ids['slide']}")
    with store.reading() as session:
        priya = next(Who.of(u) for u in users.everyone(session) if u.email == PRIYA)
    samples.redraw(store, ids["slide"], priya)
    page.get_by_label("What it shows").fill("A slide that is red")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("saved this while you were writing")
    expect(page.get_by_label("What it shows")).to_have_value("A slide that is red")
    assert findings(page) == []


def press_to(page, name, key="Enter"):
    """Go on with the Tab key until something of that name has the focus, and press a key."""
    for _ in range(80):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(() => { const e = document.activeElement;"
            " return e.labels?.[0]?.innerText ?? e.innerText ?? ''; })()"
        )
        if said.strip() == name:
            page.keyboard.press(key)
            return
    raise AssertionError(f"the keyboard does not come to {name!r}")


def test_a_symbol_is_made_and_published_by_keyboard_alone(page, editor):
    address, _, _ = editor
    sign_in(page, address)
    page.goto(f"{address}/desk")
    press_to(page, "Northby places")
    page.wait_for_url("**/desk/sets/northby")
    press_to(page, "Add a symbol")
    page.wait_for_url("**/symbols/new")
    for label, words in (
        ("Word", "trampoline"),
        ("What it shows", "A round trampoline"),
        ("Other words to find it by", "jump, bounce"),
    ):
        press_to(page, label, "Home")
        page.keyboard.type(words)
    press_to(page, "Go on to the picture")
    page.wait_for_url("**/picture?said=symbol-added")
    # Choosing a file is the browser's own window; all else is ours.
    page.get_by_label("New picture").set_input_files(
        {"name": "t.png", "mimeType": "image/png", "buffer": samples.png((400, 200))}
    )
    expect(page.locator("#crop-canvas")).to_be_visible()
    assert findings(page) == []
    press_to(page, "Turn right")
    assert page.locator("#crop-canvas").evaluate("e => [e.width, e.height]") == [200, 400]
    press_to(page, "Background", "End")
    press_to(page, "Keep this picture")
    page.wait_for_url("**/desk/symbols/*?said=picture-kept")
    shape = page.locator(".desk-picture").evaluate("e => [e.naturalWidth, e.naturalHeight]")
    assert shape == [400, 400]
    press_to(page, "Publish it")
    page.wait_for_url("**?said=symbol-published")
    expect(page.get_by_role("status")).to_contain_text("Letters can use it now.")
    press_to(page, "Withdraw it")
    page.wait_for_url("**/withdraw")
    press_to(page, "Withdraw it")
    page.wait_for_url("**?said=symbol-withdrawn")
    assert findings(page) == []


def test_a_published_symbol_is_in_the_writers_picker_at_once(chromium, page, editor):
    address, _, ids = editor
    sign_in(page, address)
    page.goto(f"{address}/desk/symbols/{ids['climbing frame']}")
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_role("status")).to_contain_text("Published.")
    context = chromium.new_context()
    theirs = context.new_page()
    sign_in(theirs, address, DEE)
    theirs.goto(f"{address}/symbols?q=climbing+frame")
    picture = theirs.get_by_alt_text("A climbing frame with bars")
    expect(picture).to_be_visible()
    assert picture.evaluate("e => e.naturalWidth") > 0
    context.close()


def test_the_desk_works_without_script(chromium, editor):
    address, _, ids = editor
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, address)
    page.goto(f"{address}/desk/symbols/{ids['pond']}/picture")
    page.get_by_text("Turn and cut with numbers").click()
    page.get_by_label("Left", exact=True).fill("50")
    page.get_by_label("Set it in the middle of a square").uncheck()
    page.get_by_label("New picture").set_input_files(
        {"name": "t.png", "mimeType": "image/png", "buffer": samples.png((400, 200))}
    )
    page.get_by_role("button", name="Keep this picture").click()
    expect(page.get_by_role("status")).to_contain_text("The new picture is in every letter")
    box = page.locator(".desk-picture").bounding_box()
    assert abs(box["width"] - box["height"]) < 2  # 200 by 200 is left
    context.close()
