"""Writing a letter in a real Chromium: mouse, keyboard, two tabs, a server that goes away."""

from __future__ import annotations

import contextlib
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import editor_browser
import pytest
from axe_playwright_python.sync_playwright import Axe
from editor_browser import RULES
from playwright.sync_api import expect

from letterkit.errors import THREE_MESSAGES
from webapp import demo
from webapp.commands import prepare_demo
from webapp.services import checking_ready
from webapp.store import letters, users
from webapp.store.database import Store
from webapp.store.tables import LetterState
from webapp.store.who import Who

SOON = 15_000  # milliseconds: a busy machine may take its time
HARD = "At the LAC review we talked about you."


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """A demonstration that is made once and copied for each test."""
    folder = tmp_path_factory.mktemp("demo")
    _, store = prepare_demo(folder)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    checking_ready.wait()
    return folder


@dataclass
class Editor:
    """A served editor, and its store to look into."""

    address: str
    store: Store


@pytest.fixture
def editor(prepared, tmp_path):
    """A served editor of one test's own."""
    settings, store = prepare_demo(Path(shutil.copytree(prepared, tmp_path / "data")))
    with editor_browser.served(settings, store) as address:
        yield Editor(address, store)
    store.close()


class Program:
    """An editor as a program of its own, which can be killed and started again."""

    def __init__(self, folder):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder, self.address = folder, f"http://127.0.0.1:{self.port}"

    def start(self):
        code = "import sys; from pathlib import Path; from webapp.commands import run_demo; "
        code += "run_demo(Path(sys.argv[1]), int(sys.argv[2]))"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, self.folder, str(self.port)], stdout=subprocess.DEVNULL
        )
        for _ in range(600):
            assert self.process.poll() is None, "the editor stopped at its start"
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            time.sleep(0.1)
        raise AssertionError("the editor did not start")

    def kill(self):
        self.process.kill()
        self.process.wait()


@pytest.fixture
def context(chromium):
    context = chromium.new_context(locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(SOON)
    yield context
    context.close()


@pytest.fixture
def page(context, editor):
    """A page where Dee is signed in; it fails the test when a script or the policy complains."""
    page = context.new_page()
    wrong = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    sign_in(page, editor.address)
    yield page
    known = ("the server responded with a status of 4", "Failed to load resource: net::ERR_")
    assert [line for line in wrong if not any(each in line for each in known)] == []


def sign_in(page, address):
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail address").fill("dee@example.org")
    page.get_by_label("Password").fill(demo.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{address}/")


def open_letter(page, name="Jaya"):
    # By its address: the child's own pages are linked under the same name.
    page.locator("main a[href^='/letters/']:not([href*='new'])", has_text=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Letter to {name}")
    ready(page)


def ready(page):
    """Wait for the first answer of the checks: the page's script is at work then."""
    expect(page.locator("[data-waiting]")).to_have_count(0, timeout=SOON)
    expect(page.frame_locator("[data-page]").locator("main")).to_be_visible(timeout=SOON)
    editor_browser.until(page, "document.querySelector('[data-drag]')?.hidden === false")


def letter_page(page):
    return page.frame_locator("[data-page]").locator("main")


def saved(page):
    expect(page.locator("[data-saved]")).to_contain_text(
        re.compile(r"Saved \d\d:\d\d"), timeout=SOON
    )
    expect(page.locator("[data-saved][data-state=saved]")).to_be_visible(timeout=SOON)


def stored(editor, name="Jaya"):
    with editor.store.reading() as session:
        dee = Who.of(users.by_email(session, "dee@example.org"))
        row = next(r for r in letters.mine(session, by=dee) if r.child_name == name)
        return letters.content(session, row.id, by=dee).content


def no_findings(page, where):
    findings = Axe().run(page, options=RULES).response["violations"]
    told = [(each["id"], [node["html"] for node in each["nodes"]]) for each in findings]
    assert told == [], where


def test_from_choosing_a_child_to_a_letter_that_is_saved(page, editor):
    page.get_by_role("link", name="Write a letter").click()
    page.get_by_label("Bartek").check()
    page.get_by_label("Midway").check()
    page.get_by_role("button", name="Start writing").click()
    ready(page)
    page.get_by_label("Opening", exact=True).press_sequentially(HARD, delay=5)
    finding = page.locator(".finding", has_text="LAC review")
    expect(finding).to_be_visible(timeout=SOON)
    expect(letter_page(page)).to_contain_text(HARD, timeout=SOON)
    finding.locator("[data-accept]").first.click()
    expect(page.get_by_label("Opening", exact=True)).not_to_have_value(HARD)
    expect(finding).to_have_count(0, timeout=SOON)
    written = page.get_by_label("Opening", exact=True).input_value()
    expect(letter_page(page)).to_contain_text(written, timeout=SOON)
    saved(page)
    assert "LAC" not in written
    assert stored(editor, "Bartek")["letter"]["opening"] == written


def test_what_a_suggestion_changed_is_taken_back_by_the_browsers_own_undo(page):
    open_letter(page)
    about = page.get_by_label("What this letter is about", exact=True)
    about.fill(HARD)
    page.locator(".finding", has_text="LAC review").locator("[data-accept]").first.click(
        timeout=SOON
    )
    expect(about).not_to_have_value(HARD)
    about.focus()
    page.keyboard.press("ControlOrMeta+z")
    expect(about).to_have_value(HARD)


def test_a_finding_leads_to_its_words_also_after_an_emoji(page):
    open_letter(page)
    box = page.get_by_label("Feelings", exact=True)
    box.fill(f"🙂🙂 {HARD}")
    page.locator(".finding", has_text="LAC review").get_by_role("link").click(timeout=SOON)
    expect(box).to_be_focused()
    chosen = box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)")
    assert chosen == "LAC review"


def test_findings_are_marked_on_the_childs_page(page):
    open_letter(page)
    page.get_by_label("Feelings", exact=True).fill(HARD)
    page.locator(".finding", has_text="LAC review").wait_for(timeout=SOON)
    expect(letter_page(page)).to_contain_text(HARD, timeout=SOON)
    marked = """() => [...document.querySelector('[data-page]').contentWindow.CSS.highlights
        .get('finding') ?? []].map((range) => range.toString())"""
    editor_browser.until(page, f"({marked})().includes('LAC review')")


def test_all_of_it_works_by_keyboard(page):
    open_letter(page)
    about = page.get_by_label("What this letter is about", exact=True)
    about.fill(HARD)
    page.locator(".finding", has_text="LAC review").wait_for(timeout=SOON)
    page.keyboard.press("F8")
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    about.focus()
    page.keyboard.press("Alt+Enter")
    expect(about).not_to_have_value(HARD)


def test_a_finding_is_left_with_a_reason(page, editor):
    open_letter(page)
    page.get_by_label("What this letter is about", exact=True).fill(HARD)
    finding = page.locator(".finding", has_text="LAC review").first
    finding.locator(".leave summary").click(timeout=SOON)
    finding.get_by_label("Why it can stay").fill("Jaya calls it that.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 left as it is")).to_be_visible(timeout=SOON)
    expect(page.locator(".finding", has_text="LAC review")).to_have_count(0)
    saved(page)
    assert stored(editor)["silence"][0]["reason"] == "Jaya calls it that."
    page.get_by_text("1 left as it is").click()
    page.get_by_role("button", name="Show again").click()
    expect(page.locator(".finding", has_text="LAC review").first).to_be_visible(timeout=SOON)


def test_three_messages_are_the_most(page, editor):
    page.get_by_role("link", name="Write a letter").click()
    page.get_by_label("Bartek").check()
    page.get_by_label("Midway").check()
    page.get_by_role("button", name="Start writing").click()
    ready(page)
    add = page.get_by_role("button", name="Add message")
    add.click()
    expect(page.locator("[data-message]")).to_have_count(2)
    assert page.evaluate("document.activeElement.name") == "messages.2.title"
    add.click()
    expect(add).to_be_hidden()
    expect(page.get_by_text(THREE_MESSAGES)).to_be_visible()
    page.locator("[id='messages.3.title']").fill("The third")
    saved(page)
    assert len(stored(editor, "Bartek")["messages"]) == 3
    page.get_by_role("button", name="Take out message 2").click()
    expect(add).to_be_visible()
    expect(page.locator("[id='messages.2.title']")).to_have_value("The third")
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("[id='messages.3.title']")).to_have_value("The third")


def test_messages_change_places_by_keyboard(page, editor):
    open_letter(page)
    first = page.locator("[id='messages.1.title']").input_value()
    page.get_by_role("button", name="Move message 1 down").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[id='messages.2.title']")).to_have_value(first)
    expect(page.locator("[data-announce]")).to_have_text("This is now message 2 of 3.")
    expect(page.get_by_role("button", name="Move message 2 down")).to_be_focused()
    expect(letter_page(page).locator("h2").nth(1)).to_contain_text(first, timeout=SOON)
    saved(page)
    assert stored(editor)["messages"][1]["title"] == first


def test_messages_change_places_by_mouse(page, editor):
    open_letter(page)
    last = page.locator("[id='messages.3.title']").input_value()
    page.set_viewport_size({"width": 1280, "height": 3000})
    handles = page.locator("[data-drag]")
    handles.nth(2).drag_to(page.locator("[data-message]").first, target_position={"x": 60, "y": 8})
    expect(page.locator("[id='messages.1.title']")).to_have_value(last)
    saved(page)
    assert stored(editor)["messages"][0]["title"] == last


def test_steps_are_added_and_taken_out(page, editor):
    open_letter(page)
    message = page.locator("[data-message]").first
    message.get_by_role("button", name="Add a step").click()
    page.keyboard.type("Dee")
    page.keyboard.press("Tab")
    page.keyboard.type("ring Arun")
    saved(page)
    assert stored(editor)["messages"][0]["steps"][1] == {"who": "Dee", "what": "ring Arun"}
    message.get_by_role("button", name="Take out step 2").click()
    saved(page)
    assert len(stored(editor)["messages"][0]["steps"]) == 1


def test_two_tabs_in_conflict_keep_both_texts_and_the_writer_chooses(page, context, editor):
    open_letter(page)
    other = context.new_page()
    other.goto(page.url)
    ready(other)
    page.get_by_label("Opening", exact=True).fill("Written in the first tab.")
    saved(page)
    other.get_by_label("Opening", exact=True).fill("Written in the second tab.")
    other.get_by_label("Closing", exact=True).fill("A close from the second tab.")
    expect(other.get_by_role("alert")).to_contain_text("both texts are kept", timeout=SOON)
    assert stored(editor)["letter"]["opening"] == "Written in the first tab."
    no_findings(other, "conflict notice")
    other.get_by_role("button", name="Look at both and choose").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Two texts of one letter")
    no_findings(other, "conflict page")
    part = other.get_by_role("group", name="Opening")
    part.get_by_label("What was saved there").check()
    other.get_by_role("button", name="Save what I chose").click()
    expect(other.get_by_role("status").first).to_contain_text("Your choice is saved")
    kept = stored(editor)["letter"]
    assert kept["opening"] == "Written in the first tab."
    assert kept["closing"] == "A close from the second tab."


def test_a_server_that_is_killed_while_typing_loses_nothing(context, prepared, tmp_path):
    program = Program(Path(shutil.copytree(prepared, tmp_path / "data")))
    program.start()
    page = context.new_page()
    try:
        sign_in(page, program.address)
        open_letter(page)
        box = page.get_by_label("Opening", exact=True)
        box.fill("Before.")
        saved(page)
        box.press_sequentially(" While it", delay=20)
        program.kill()
        box.press_sequentially(" was away.", delay=20)
        expect(page.locator("[data-saved]")).to_contain_text("Trying again", timeout=SOON)
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        program.start()
        saved(page)
        box.press_sequentially(" And on.")
        saved(page)
    finally:
        program.kill()
    _, store = prepare_demo(program.folder)
    assert stored(Editor("", store))["letter"]["opening"] == "Before. While it was away. And on."
    store.close()


def test_somebody_who_was_signed_out_keeps_every_word(page, context, editor):
    open_letter(page)
    cookies = context.cookies()
    context.clear_cookies()
    page.get_by_label("Opening", exact=True).fill("Still here.")
    expect(page.locator("[data-saved]")).to_contain_text("You are signed out", timeout=SOON)
    expect(page.get_by_role("link", name="Sign in on a new page")).to_be_visible()
    context.add_cookies(cookies)
    saved(page)
    assert stored(editor)["letter"]["opening"] == "Still here."


def test_older_versions_are_compared_and_brought_back(page, editor):
    open_letter(page)
    before = page.get_by_label("Opening", exact=True).input_value()
    page.get_by_label("Opening", exact=True).fill("Something else.")
    saved(page)
    page.get_by_role("link", name="Versions").click()
    no_findings(page, "versions")
    page.get_by_role("link", name="version 1").click()
    expect(page.locator("mark").first).to_be_visible()
    no_findings(page, "one version")
    page.get_by_role("button", name="Bring this version back").click()
    expect(page.get_by_label("Opening", exact=True)).to_have_value(before)


def test_the_page_is_shown_as_print_as_on_a_phone_and_with_symbols_only(page):
    open_letter(page)
    frame = page.locator("[data-page]")
    wide = frame.evaluate("frame => frame.contentWindow.innerWidth")
    page.get_by_role("link", name="Phone", exact=True).click()
    assert frame.evaluate("frame => frame.contentWindow.innerWidth") <= 390 < wide
    page.get_by_role("link", name="Symbols only").click()
    expect(letter_page(page).locator("section.message img").first).to_be_visible()
    expect(letter_page(page).locator("h1")).to_be_hidden()
    assert "symbols" in page.locator("a[aria-current=true]").get_attribute("data-look")


VOICE = """
  window.spoken = [];
  const voice = {
    cancel() {},
    speak(said) {
      window.spoken.push(said.text);
      setTimeout(() => {
        said.onstart?.();
        said.onboundary?.({ name: "word", charIndex: 0, charLength: 4 });
        if (window.spoken.length < 3) said.onend?.();
      }, 10);
    },
  };
  Object.defineProperty(window, "speechSynthesis", { value: voice });
"""


def test_the_page_is_read_aloud_with_the_word_marked(page):
    page.add_init_script(VOICE)
    open_letter(page)
    page.get_by_role("button", name="Read aloud").click()
    editor_browser.until(page, "window.spoken.length === 3")
    assert page.evaluate("window.spoken[1]") == "Dear Jaya"
    marked = """[...document.querySelector('[data-page]').contentWindow.CSS.highlights
        .get('spoken') ?? []].map((range) => range.toString())"""
    editor_browser.until(page, f"{marked}.length === 1")
    page.get_by_role("button", name="Stop reading").click()
    assert page.evaluate(marked) == []


def test_a_picture_is_shown_in_the_message_as_soon_as_it_is_named(page):
    open_letter(page)
    page.locator("[data-message]").first.get_by_text("Name of the picture").click()
    page.locator("[id='messages.1.picture']").fill("care:home")
    expect(page.locator("[data-picture]").first).to_have_attribute("src", re.compile("care%3Ahome"))
    expect(letter_page(page).locator("section.message img").first).to_be_visible()


def test_a_wrong_day_is_said_at_its_field(page):
    open_letter(page)
    box = page.locator("[id='help.next_meeting']")
    box.evaluate("box => { box.type = 'text'; }")
    box.fill("some day in May")
    expect(page.locator("[id='help.next_meeting-problem']")).to_contain_text(
        "not a day", timeout=SOON
    )
    expect(box).to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_state_of_the_page_has_an_accessibility_finding(page, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("link", name="Write a letter").click()
    no_findings(page, "choosing")
    page.get_by_role("button", name="Start writing").click()
    no_findings(page, "nothing chosen")
    page.get_by_label("Bartek").check()
    page.get_by_label("Midway").check()
    page.get_by_role("button", name="Start writing").click()
    ready(page)
    no_findings(page, "a new letter")
    page.get_by_label("Opening", exact=True).fill(
        "At the LAC review the SGO, the PEP, the EHCP and the CAMHS referral were discussed."
    )
    page.locator(".finding").first.wait_for(timeout=SOON)
    for fold in page.locator("details:not([open]) > summary").all():
        if fold.is_visible():
            fold.click()
    no_findings(page, "findings, all open")
    page.get_by_role("button", name="Add message").click()
    page.get_by_role("button", name="Take out message 2").click()
    no_findings(page, "a message taken out")
    saved(page)


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 400)])
def test_nothing_is_cut_off_on_a_phone_or_at_twice_the_size(page, width, height):
    open_letter(page)
    page.get_by_label("Opening", exact=True).fill(HARD)
    page.locator(".finding").first.wait_for(timeout=SOON)
    page.set_viewport_size({"width": width, "height": height})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for path in ("/versions", "/versions/1"):
        page.goto(page.url.partition("/versions")[0] + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_focus_can_always_be_seen(page):
    open_letter(page)
    page.get_by_label("Greeting", exact=True).focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "() => { const e = document.activeElement; if (!e || e === document.body) return null;"
            " if (e.tagName === 'IFRAME') return 'frame';"
            " const box = e.getBoundingClientRect(); const s = getComputedStyle(e);"
            " return [s.outlineStyle, s.outlineWidth, box.bottom > 0 && box.top < innerHeight,"
            " e.outerHTML.slice(0, 200)]; }"
        )
        if seen in (None, "frame"):
            continue
        assert seen[:3] == ["solid", "3px", True], seen[3]


def test_the_editor_works_without_any_script(chromium, editor):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, editor.address)
    page.locator("main a[href^='/letters/']", has_text="Jaya").first.click()
    page.get_by_label("Opening", exact=True).fill(HARD)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("The letter is saved.")
    page.locator(".finding", has_text="LAC review").locator("[data-accept]").first.click()
    expect(page.get_by_label("Opening", exact=True)).not_to_have_value(HARD)
    page.get_by_role("button", name="Move message 1 down").click()
    page.get_by_role("button", name="Take out message 3").click()
    page.get_by_role("button", name="Add message").click()
    expect(page.locator("[data-message]")).to_have_count(3)
    expect(page.frame_locator("[data-page]").locator("main")).to_be_visible()
    context.close()


def test_a_sent_letter_is_shown_to_be_read(page, editor):
    with editor.store.writing() as session:
        dee = Who.of(users.by_email(session, "dee@example.org"))
        row = next(r for r in letters.mine(session, by=dee) if r.state is LetterState.SENT)
    page.goto(f"{editor.address}/letters/{row.id}")
    expect(page.locator("textarea")).to_have_count(0)
    expect(page.frame_locator("iframe").locator("main")).to_be_visible()
    no_findings(page, "a sent letter")
