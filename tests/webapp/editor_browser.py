"""A served editor and a Chromium to look at it with, for tests and for pictures."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright
from waitress.server import create_server

from webapp import create_app, demo
from webapp.settings import Settings
from webapp.store.database import Store

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """Return where Debian's Chromium is, or None."""
    return os.environ.get("LETTERKIT_CHROMIUM") or shutil.which("chromium")


def launch(play: Playwright) -> Browser:
    """Start Chromium. Playwright's own download is never used."""
    return play.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)


def sign_in(page: Page, address: str, email: str) -> None:
    """Sign one of the demonstration's people in."""
    page.goto(f"{address}/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(demo.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{address}/")


def findings(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe finds wrong with a page: the rule, and where."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found]


@contextmanager
def watched(browser: Browser, **options: Any) -> Iterator[Page]:
    """Give a page in a browser of its own, and fail when anything on it goes wrong."""
    context = browser.new_context(**options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    expected = "the server responded with a status of 4"
    assert [line for line in wrong if expected not in line] == []


@contextmanager
def served(settings: Settings, store: Store) -> Iterator[str]:
    """Serve the editor on a free port of this machine and give its address."""
    app = create_app(settings, store)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    over = threading.Event()

    def run() -> None:
        while not over.is_set():
            server.asyncore.loop(timeout=0.2, map=server._map, count=1)
        # Here, and not in the test's own thread: pages that lie open ask until the very end, and
        # nothing may be closed under an answer that is on its way.
        server.task_dispatcher.shutdown()
        for channel in list(server.active_channels.values()):
            channel.handle_close()
        server.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        over.set()
        thread.join(timeout=15)


def until(page: Page, holds: str, seconds: float = 20) -> None:
    """Wait until an expression holds on a page.

    The browser's own way to wait asks again from inside the page, which our strict policy on
    scripts forbids; this asks from outside.
    """
    for _ in range(int(seconds * 20)):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"this did not come true in {seconds} s: {holds}")
