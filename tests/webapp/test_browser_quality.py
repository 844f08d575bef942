"""The quality manager's pages in a real Chromium: no accessibility findings, and no mouse."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import editor_browser
import pytest
from audit_letters import make_folder
from editor_browser import findings, sign_in
from playwright.sync_api import expect
from quality_samples import approved, sent

from letterkit.audit import letters_in, read_all
from letterkit.audit.report import Audit, to_html
from webapp.commands import prepare_demo
from webapp.services import quality
from webapp.store import users
from webapp.store.samples import Asked
from webapp.store.who import Who

GWEN = "gwen@example.org"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An editor with letters that were sent, and a sample of three of them."""
    settings, store = prepare_demo(Path(tmp_path_factory.mktemp("quality")))
    with store.reading() as session:
        dee, marek, gwen = (
            Who.of(users.by_email(session, f"{name}@example.org"))
            for name in ("dee", "marek", "gwen")
        )
    for number in range(9):
        day = date(2026, 8 + number % 4, 4 + number)
        letter_id = sent(store, dee, day=day, meeting_on=day.replace(day=2))
        if number % 2:
            approved(store, letter_id, marek)
    with store.writing() as session:
        sample = quality.draw_sample(
            session, Asked(), size=3, seed="1", purpose="Autumn", by=gwen
        ).id
    with editor_browser.served(settings, store) as address:
        yield address, f"/quality/samples/{sample}"
    store.close()


def paths(sample):
    return ["/quality", "/quality/new", sample, f"{sample}/letters/1", "/quality/figures"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_an_accessibility_finding(page, made, scheme):
    address, sample = made
    page.emulate_media(color_scheme=scheme)
    sign_in(page, address, GWEN)
    for path in paths(sample):
        page.goto(address + path)
        assert findings(page) == [], f"{path} in {scheme}"


@pytest.mark.parametrize(("width", "height"), [(320, 640), (640, 400)])
def test_nothing_is_cut_off_on_a_phone_or_at_twice_the_size(page, made, width, height):
    address, sample = made
    page.set_viewport_size({"width": width, "height": height})
    sign_in(page, address, GWEN)
    for path in paths(sample):
        page.goto(address + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} wide"


def test_a_sample_is_drawn_read_and_answered_with_the_keyboard_alone(page, made):
    address, _ = made
    sign_in(page, address, GWEN)
    page.goto(f"{address}/quality/new")
    page.get_by_label("How many letters").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("The sample is drawn")
    page.get_by_role("link", name="Letter 1").focus()
    page.keyboard.press("Enter")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Dear [the child]")
    first = page.get_by_role("group").filter(has_text="Does it use the name").first
    first.get_by_label("Yes").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(first.get_by_label("Not yet")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the note
    page.keyboard.press("Tab")
    page.keyboard.type("The meeting has its long name.")
    page.get_by_role("button", name="Save and read the next").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Letter 2 of 2")
    page.get_by_role("link", name="Letter 1").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 24 answered")).to_be_visible()
    expect(page.get_by_label("Note on: Does it use the name").first).to_have_value(
        "The meeting has its long name."
    )


def test_the_letter_in_its_frame_can_run_nothing_and_its_charts_need_no_script(chromium, made):
    address, sample = made
    with editor_browser.watched(chromium, java_script_enabled=False) as page:
        sign_in(page, address, GWEN)
        page.goto(f"{address}{sample}/letters/1")
        assert page.locator("iframe").get_attribute("sandbox") == "allow-same-origin"
        page.goto(f"{address}/quality/figures")
        expect(page.get_by_role("img", name="Messages in a letter").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_report_of_the_command_line_has_no_accessibility_finding(page, tmp_path, width):
    folder = make_folder(tmp_path / "letters", 12, words=60)
    reads = list(read_all(letters_in(folder), folder, jobs=1))
    report = tmp_path / "report.html"
    report.write_text(to_html(Audit(reads, seed="1", sample=[1, 2])), "utf-8")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(report.as_uri())
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
