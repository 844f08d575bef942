"""Make the README's pictures of the editor again: ``python docs/screens.py``.

It serves the demonstration, signs its people in, and takes what they see. It needs Debian's
Chromium.
"""

from __future__ import annotations

import io
import sys
import tempfile
from pathlib import Path

import docx
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "webapp")]

import editor_browser  # noqa: E402

from webapp.commands import prepare_demo  # noqa: E402
from webapp.services import checking_ready  # noqa: E402
from webapp.store import letters, users  # noqa: E402
from webapp.store.database import Store  # noqa: E402
from webapp.store.who import Who  # noqa: E402

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OUT = ROOT / "docs" / "pictures"
SIZE = {"width": 1280, "height": 860}


def main() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        settings, store = prepare_demo(Path(folder))
        checking_ready.wait()
        leila = _letter(store, "Leila")
        browser = editor_browser.launch(play)
        with editor_browser.served(settings, store) as address:
            for who, take, path in (
                ("dee", editor, f"/letters/{leila}"),
                ("marek", buddy, f"/letters/{leila}/review"),
                ("dee", writer, f"/letters/{leila}/review"),
                ("marek", word, f"/letters/{leila}/word"),
                ("priya", desk, "/desk/sets/northby"),
                ("gwen", quality, "/quality/figures"),
            ):
                page = _signed_in(browser, address, who)
                take(page, address + path)
                page.context.close()
        browser.close()
        store.close()


def editor(page: Page, address: str) -> None:
    """The writer's page."""
    page.goto(address)
    editor_browser.until(page, "!document.querySelector('[data-waiting]')")
    page.wait_for_timeout(1500)
    _keep(page.screenshot(), "editor")


def buddy(page: Page, address: str) -> None:
    """A buddy who has chosen words, and is about to say something about them."""
    page.goto(address)
    editor_browser.until(page, "!!frames[0]?.document.querySelector('main[tabindex]')")
    page.frames[1].focus("main")
    for key in ["ArrowDown"] * 4 + ["Shift+ArrowRight"] * 9:
        page.keyboard.press(key)
    page.get_by_role("radio", name="Question").check()
    page.get_by_label("Your comment").fill("Who tells her, and when?")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    page.wait_for_timeout(400)
    _keep(page.screenshot(), "review-buddy")


def writer(page: Page, address: str) -> None:
    """The writer, with a wording to take over in one click."""
    page.goto(address)
    editor_browser.until(page, "!!frames[0]?.document.querySelector('main[tabindex]')")
    page.evaluate("document.getElementById('comments').scrollIntoView()")
    page.locator(".comment-suggestion [data-go-to]").press("Enter")
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(800)
    _keep(page.screenshot(), "review-writer")


def word(page: Page, address: str) -> None:
    """What came back from Word: a comment, and other words for the closing."""
    page.goto(address)
    with page.expect_download() as started:
        page.get_by_role("button", name="Make the file").click()
    document = docx.Document(str(started.value.path()))
    runs = [run for line in document.paragraphs for run in line.runs]
    greeting = next(run for run in runs if run.text == "Hello Leila")
    document.add_comment(greeting, "Praise: Her own hello.", author="Marek Nowak", initials="MN")
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    runs = [run for cell in cells for line in cell.paragraphs for run in line.runs]
    next(run for run in runs if run.text == "shoes").text = "shoes, the red ones,"
    out = io.BytesIO()
    document.save(out)
    page.locator("input[type=file]").set_input_files(
        {"name": "leila.docx", "mimeType": DOCX, "buffer": out.getvalue()}
    )
    page.get_by_role("button", name="See what came back").click()
    page.get_by_role("heading", name="What came back from Word").wait_for()
    page.evaluate("scrollTo(0, 120)")
    page.wait_for_timeout(300)
    _keep(page.screenshot(), "word-back")


def desk(page: Page, address: str) -> None:
    """The therapist's desk: a set, with a draft that is not published yet."""
    page.goto(address)
    page.wait_for_timeout(500)
    _keep(page.screenshot(), "desk")


def quality(page: Page, address: str) -> None:
    """The quality manager's figures."""
    page.goto(address)
    page.wait_for_timeout(500)
    _keep(page.screenshot(), "figures")


def _letter(store: Store, child: str) -> str:
    with store.reading() as session:
        dee = users.by_email(session, "dee@example.org")
        assert dee is not None
        rows = letters.mine(session, by=Who.of(dee), limit=100)
    return next(row.id for row in rows if row.child_name == child)


def _signed_in(browser: Browser, address: str, name: str) -> Page:
    context = browser.new_context(viewport=SIZE, reduced_motion="reduce")
    page = context.new_page()
    editor_browser.sign_in(page, address, f"{name}@example.org")
    return page


def _keep(png: bytes, name: str) -> None:
    shown = Image.open(io.BytesIO(png)).convert("RGB")
    shown.thumbnail((1100, 1100), Image.Resampling.LANCZOS)
    path = OUT / f"{name}.png"
    shown.quantize(160, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.relative_to(ROOT), f"{path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
