"""The foundation in a real Chromium: keyboard, narrow, dark, and no accessibility findings."""

from __future__ import annotations

from pathlib import Path

import editor_browser
import editor_samples
import pytest
from axe_playwright_python.sync_playwright import Axe
from editor_browser import RULES, sign_in
from playwright.sync_api import expect

from webapp import demo
from webapp.commands import prepare_demo

PAGES = {
    "": ["/sign-in", "/accessibility", "/privacy", "/nowhere"],
    "dee@example.org": ["/", "/?state=sent", "/account", "/account/password"],
    "ann@example.org": ["/people", "/people/new"],
    "marek@example.org": ["/"],
    "priya@example.org": ["/"],
    "gwen@example.org": ["/"],
}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    settings, store = prepare_demo(Path(tmp_path_factory.mktemp("demo")))
    editor_samples.fill(store)
    with editor_browser.served(settings, store) as address:
        yield address
    store.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("email", list(PAGES))
def test_no_page_has_an_accessibility_finding(page, address, email, scheme):
    page.emulate_media(color_scheme=scheme)
    if email:
        sign_in(page, address, email)
    for path in PAGES[email]:
        page.goto(address + path)
        # The page's own policy forbids injected script, so axe comes through the debugger.
        findings = Axe().run(page, options=RULES).response["violations"]
        told = [(each["id"], [node["html"] for node in each["nodes"]]) for each in findings]
        assert told == [], f"{path} in {scheme}"


@pytest.mark.parametrize("email", list(PAGES))
@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 400)])
def test_nothing_is_cut_off_on_a_phone_or_at_twice_the_size(page, address, email, width, height):
    page.set_viewport_size({"width": width, "height": height})
    if email:
        sign_in(page, address, email)
    for path in PAGES[email]:
        page.goto(address + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} wide"


def test_signing_in_needs_no_mouse(page, address):
    page.goto(f"{address}/sign-in")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("E-mail address")).to_be_focused()
    page.keyboard.type("dee@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type(demo.PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello Dee")


def test_every_control_shows_where_the_focus_is(page, address):
    sign_in(page, address, "dee@example.org")
    seen = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "() => { const e = document.activeElement; if (!e || e === document.body) return null;"
            " const s = getComputedStyle(e); return s.outlineStyle + ' ' + s.outlineWidth; }"
        )
        if outline is None:
            break
        assert outline == "solid 3px"
        seen += 1
    assert seen >= 10


def test_a_wrong_password_is_said_and_the_address_is_kept(page, address):
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail address").fill("dee@example.org")
    page.get_by_label("Password").fill("not this one")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("the password is not right")
    expect(page.get_by_label("E-mail address")).to_have_value("dee@example.org")
    expect(page.get_by_label("Password")).to_have_value("")


def test_the_back_button_shows_nothing_after_signing_out(page, address):
    sign_in(page, address, "dee@example.org")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("status")).to_have_text("You are signed out.")
    page.go_back()
    expect(page.get_by_text("Hello Dee")).to_have_count(0)


def test_nothing_is_kept_in_the_browser_but_two_cookies(page, address):
    sign_in(page, address, "dee@example.org")
    assert {cookie["name"] for cookie in page.context.cookies()} == {
        "letterkit",
        "letterkit-visit",
    }
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


def test_a_script_of_ours_gets_errors_of_one_shape_and_renews_its_token(page, address):
    sign_in(page, address, "dee@example.org")
    style = page.locator('link[href$="theme.css"]').get_attribute("href")
    path = style.replace("theme.css", "js/send.js")
    answer = page.evaluate(
        """async (path) => {
          const { send, Failure } = await import(path);
          document.querySelector('meta[name="form-token"]').content = "stale";
          try { await send("/notices/nothing/read", {}); return null; }
          catch (failure) {
            return [failure instanceof Failure, failure.status, failure.code, failure.what_to_do];
          }
        }""",
        path,
    )
    assert answer[:3] == [True, 404, "not-found"]
    assert "Check the address" in answer[3]
