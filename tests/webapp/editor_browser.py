"""A served editor and a Chromium to look at it with, for tests and for pictures."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Playwright
from waitress.server import create_server

from webapp import create_app
from webapp.settings import Settings
from webapp.store.database import Store

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


@contextmanager
def served(settings: Settings, store: Store) -> Iterator[str]:
    """Serve the editor on a free port of this machine and give its address."""
    app = create_app(settings, store)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=5)


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
