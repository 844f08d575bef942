"""A third person takes part in Word: the file out, the comments back, on one letter."""

from __future__ import annotations

from pathlib import Path

import docx
import editor_browser
import pytest
from editor_browser import findings, sign_in
from playwright.sync_api import expect
from word_files import commented, tracked

from letterkit.word.plain import text_in_docx
from webapp.commands import prepare_demo
from webapp.store import letters, users
from webapp.store.who import Who

DEE = "dee@example.org"


@pytest.fixture
def editor(tmp_path_factory):
    """The demonstration, and the ids of its letters by child."""
    settings, store = prepare_demo(Path(tmp_path_factory.mktemp("demo")))
    with store.reading() as session:
        rows = letters.mine(session, by=Who.of(users.by_email(session, DEE)), limit=60)
    with editor_browser.served(settings, store) as address:
        yield address, {row.child_name: row.id for row in rows}
    store.close()


@pytest.fixture(params=["light", "dark"])
def page(request, chromium, editor):
    size = (
        {"width": 1280, "height": 900}
        if request.param == "light"
        else {"width": 360, "height": 800}
    )
    options = {"color_scheme": request.param, "viewport": size, "reduced_motion": "reduce"}
    with editor_browser.watched(chromium, **options) as page:
        page.set_default_timeout(15_000)
        sign_in(page, editor[0], DEE)
        yield page


def button(page, name):
    return page.get_by_role("button", name=name)


def test_a_letter_goes_out_to_word_and_comes_back_with_comments(page, editor, tmp_path):
    address, ids = editor
    page.goto(f"{address}/letters/{ids['Jaya']}/review")
    page.get_by_role("link", name="Comment in Word instead").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("in Word")
    assert findings(page) == []
    with page.expect_download() as sent:
        button(page, "Make the file").click()
    assert sent.value.suggested_filename.endswith("-to-review-2026-11-20-draft.docx")
    data = Path(sent.value.path()).read_bytes()
    data = commented(data, "joke book", "Praise: The joke book is hers.")
    data = tracked(data, "You both asked for it.", "You both asked.", author="Kit Osei")
    (tmp_path / "back.docx").write_bytes(data)

    page.get_by_label("The Word file").set_input_files(tmp_path / "back.docx")
    button(page, "See what came back").click()
    expect(page.get_by_role("heading", name="1 new comment")).to_be_visible()
    expect(page.get_by_role("heading", name="1 change to the words")).to_be_visible()
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("checkbox", name="Keep this comment").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("checkbox", name="Keep this comment")).not_to_be_checked()
    page.keyboard.press("Space")
    button(page, "Keep what is ticked").click()

    expect(page.get_by_text("What came back from Word is here now.")).to_be_visible()
    said = page.locator("[data-comments]")
    expect(said).to_contain_text("The joke book is hers.")
    expect(said).to_contain_text("Kit Osei, in Word")
    expect(button(said, "Use this wording").or_(button(said, "Take them out"))).to_have_count(1)

    page.goto(f"{address}/letters/{ids['Jaya']}/word")
    page.get_by_label("The Word file").set_input_files(tmp_path / "back.docx")
    button(page, "See what came back").click()
    expect(page.get_by_text("Nothing came back that is not here already.")).to_be_visible()


def test_what_is_no_word_file_is_said_beside_it(page, editor, tmp_path):
    (tmp_path / "notes.docx").write_text("hello")
    page.goto(f"{editor[0]}/letters/{editor[1]['Jaya']}/word")
    page.get_by_label("The Word file").set_input_files(tmp_path / "notes.docx")
    button(page, "See what came back").click()
    expect(page.get_by_role("alert")).to_contain_text("not a Word file")
    assert findings(page) == []


def test_a_retyped_letter_asks_which_part_a_line_is(page, editor, tmp_path):
    address, ids = editor
    with page.expect_download() as sent:
        page.goto(f"{address}/letters/{ids['Jaya']}/word")
        button(page, "Make the file").click()
    lines = text_in_docx(Path(sent.value.path()).read_bytes(), where="").splitlines()
    document = docx.Document()
    for line in lines:
        if "joke book" not in line:
            document.add_paragraph(line)
    odd = document.add_paragraph("It was lovely to see you, and to hear jokes from your joke book.")
    document.add_comment(odd.runs, text="Concern: Riddles.", author="Kit Osei", initials="KO")
    document.save(str(tmp_path / "typed.docx"))
    page.get_by_label("The Word file").set_input_files(tmp_path / "typed.docx")
    button(page, "See what came back").click()
    expect(page.get_by_role("heading", name="Which part is this?")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("radio").first.check()
    button(page, "Look again with these answers").click()
    expect(page.get_by_role("heading", name="1 new comment")).to_be_visible()
    button(page, "Keep what is ticked").click()
    expect(page.locator("[data-comments]")).to_contain_text("Riddles.")
