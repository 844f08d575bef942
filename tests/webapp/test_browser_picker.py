"""The symbol picker in a real Chromium: by keyboard, by mouse, and what it tells the page."""

from __future__ import annotations

import re
from pathlib import Path

import editor_browser
import editor_samples
import pytest
from axe_playwright_python.sync_playwright import Axe
from editor_browser import RULES, sign_in
from playwright.sync_api import expect

from webapp.commands import prepare_demo
from webapp.store import children, letters, users
from webapp.store.who import Who

DEE = "dee@example.org"
LISTEN = """() => { window.told = [];
  for (const type of ["chosen", "hidden", "joined", "split", "reset", "closed"]) {
    document.addEventListener(`symbol:${type}`, (e) => window.told.push([type, e.detail]));
  } }"""
ASK = """(detail) => document.dispatchEvent(new CustomEvent("symbol:pick", { detail }))"""
TEXT = "We looked at the school garden."
DETAIL = {"field": "messages.1.text", "text": TEXT, "word": "school", "start": 17, "end": 23}


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    """The demonstration's address, its store, one child and a draft letter to them."""
    settings, store = prepare_demo(Path(tmp_path_factory.mktemp("demo")))
    editor_samples.fill(store)
    with store.reading() as session:
        dee = next(Who.of(u) for u in users.everyone(session) if u.email == DEE)
        row = next(r for r in letters.mine(session, by=dee, limit=60) if r.child_name == "Jaya")
    with store.writing() as session:
        child = children.get(session, row.child_id, by=dee)
        profile = {**child.profile, "symbols": {"mode": "key-words"}}
        children.save_profile(session, child.id, child.version, profile, by=dee)
    with editor_browser.served(settings, store) as address:
        yield address, store, dee, row
    store.close()


@pytest.fixture
def picker(page, editor):
    address, _, _, row = editor
    sign_in(page, address, DEE)
    page.goto(f"{address}/letters/{row.id}")
    page.evaluate(LISTEN)
    return page


def told(page):
    return page.evaluate("window.told")


def options(page):
    return page.get_by_role("dialog").get_by_role("option")


def open_for_word(page, **more):
    page.evaluate(ASK, {**DETAIL, **more})
    expect(options(page).first).to_be_visible()


def test_offers_stand_first_and_the_arrows_and_enter_choose(picker):
    open_for_word(picker)
    expect(picker.get_by_role("dialog")).to_contain_text("A symbol for “school”")
    expect(options(picker).first).to_have_accessible_name(re.compile("^school. "))
    expect(picker.get_by_label("Search", exact=True)).to_be_focused()
    picker.keyboard.press("ArrowDown")
    expect(options(picker).first).to_be_focused()
    picker.keyboard.press("ArrowRight")
    expect(options(picker).nth(1)).to_be_focused()
    picker.keyboard.press("ArrowLeft")
    picker.keyboard.press("Enter")
    expect(picker.get_by_role("dialog")).to_have_count(0)
    [[kind, detail]] = told(picker)
    assert kind == "chosen"
    assert (detail["field"], detail["word"]) == ("messages.1.text", "school")
    assert detail["ref"] == "care:school"
    assert detail["forChild"] is False


def test_search_goes_on_while_typing_and_up_leads_back_to_it(picker):
    open_for_word(picker)
    picker.keyboard.type("happ")
    expect(options(picker).first).to_contain_text("happy")
    picker.keyboard.press("ArrowDown")
    picker.keyboard.press("ArrowUp")
    search = picker.get_by_label("Search", exact=True)
    expect(search).to_be_focused()
    search.fill("zzzzqq")
    expect(picker.get_by_role("dialog").get_by_role("status")).to_contain_text("No symbol for")
    search.fill("")
    expect(options(picker).first).to_contain_text("school")


def test_escape_closes_without_a_choice_and_gives_the_focus_back(picker):
    picker.locator("textarea:visible").first.focus()
    place = picker.evaluate("document.activeElement.id")
    open_for_word(picker)
    picker.keyboard.press("Escape")
    expect(picker.get_by_role("dialog")).to_have_count(0)
    assert [kind for kind, _ in told(picker)] == ["closed"]
    assert picker.evaluate("document.activeElement.id") == place


def test_a_word_can_be_hidden_and_set_back(picker):
    open_for_word(picker)
    picker.get_by_role("button", name="No symbol on this word").click()
    open_for_word(picker, choices={"school": "openmoji:school"})
    picker.get_by_role("button", name="As this child’s profile says").click()
    assert [[kind, detail["word"]] for kind, detail in told(picker)] == [
        ["hidden", "school"],
        ["reset", "school"],
    ]


def test_a_child_whose_letters_have_no_symbols_on_words_is_told(picker, editor):
    _, store, dee, row = editor
    with store.writing() as session:
        child = children.get(session, row.child_id, by=dee)
        profile = {**child.profile, "symbols": {}}
        children.save_profile(session, child.id, child.version, profile, by=dee)
    open_for_word(picker)
    expect(picker.get_by_role("dialog")).to_contain_text("no symbols on words just now")
    with store.writing() as session:
        children.save_profile(
            session,
            child.id,
            child.version,
            child.profile | {"symbols": {"mode": "key-words"}},
            by=dee,
        )


def test_words_are_joined_to_one_symbol_and_split_again(picker):
    open_for_word(picker)
    picker.get_by_role("button", name="One symbol for “school garden”").click()
    expect(picker.get_by_role("dialog")).to_contain_text("A symbol for “school garden”")
    picker.get_by_label("Search", exact=True).fill("school bus")
    expect(options(picker).first).to_contain_text("bus")
    options(picker).first.click()
    [[kind, detail]] = told(picker)
    assert (kind, detail["word"]) == ("joined", "school garden")
    open_for_word(picker, choices={"school garden": detail["ref"]})
    picker.get_by_role("button", name="A symbol for each word").click()
    kind, detail = told(picker)[-1]
    assert (kind, detail["word"]) == ("split", "school garden")
    assert set(detail["choices"]) == {"school", "garden"}


def test_a_symbol_is_chosen_once_for_this_child(picker, editor):
    _, store, dee, row = editor
    open_for_word(picker)
    picker.get_by_label("Use it for “school” in every letter").check()
    picker.get_by_label("Search", exact=True).focus()
    picker.keyboard.press("Enter")
    picker.keyboard.press("End")
    picker.keyboard.press("Home")
    picker.keyboard.press(" ")
    expect(picker.get_by_role("dialog")).to_have_count(0)
    [[kind, detail]] = told(picker)
    assert (kind, detail["forChild"]) == ("chosen", True)
    with store.reading() as session:
        profile = children.get(session, row.child_id, by=dee).profile
    assert profile["symbols"]["choices"] == {"school": detail["ref"]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_open_picker_has_no_accessibility_finding_and_fits(picker, scheme, width):
    picker.emulate_media(color_scheme=scheme)
    picker.set_viewport_size({"width": width, "height": 700})
    open_for_word(picker)
    found = Axe().run(picker, "#symbol-picker", options=RULES).response["violations"]
    assert [(each["id"], [n["html"] for n in each["nodes"]]) for each in found] == []
    box = picker.get_by_role("dialog").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_the_page_of_the_symbols_works_at_every_width(page, editor):
    address, _, _, row = editor
    sign_in(page, address, DEE)
    for path in ("/symbols", "/symbols?q=happy", f"/symbols/choose/{row.child_id}?word=home"):
        page.goto(address + path)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [(each["id"], [n["html"] for n in each["nodes"]]) for each in found] == []
        for width in (320, 640):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
