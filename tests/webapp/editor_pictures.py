"""Take a picture of every page, wide and narrow, light and dark: to be looked at by people.

    python tests/webapp/editor_pictures.py FOLDER

A script, not a test. It starts its own demonstration and its own Chromium, and fills the
demonstration with enough letters that the pages look as they do in use.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import editor_browser as browser
import editor_samples as samples
from playwright.sync_api import Page, sync_playwright

from webapp import demo
from webapp.commands import prepare_demo

SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
PAGES = {
    None: {
        "sign-in": "/sign-in",
        "accessibility": "/accessibility",
        "privacy": "/privacy",
        "not-found": "/nowhere",
    },
    "dee@example.org": {
        "home": "/",
        "home-drafts": "/?state=draft",
        "account": "/account",
        "password": "/account/password",
    },
    "marek@example.org": {"home-buddy": "/"},
    "priya@example.org": {"home-therapist": "/"},
    "ann@example.org": {
        "people": "/people",
        "person-new": "/people/new",
        "home-administrator": "/",
    },
}


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data_dir:
        settings, store = prepare_demo(Path(data_dir))
        samples.fill(store)
        with browser.served(settings, store) as address, sync_playwright() as play:
            chromium = browser.launch(play)
            for size, (width, height) in SIZES.items():
                for scheme in ("light", "dark"):
                    for email, pages in PAGES.items():
                        context = chromium.new_context(
                            viewport={"width": width, "height": height}, color_scheme=scheme
                        )
                        page = context.new_page()
                        if email:
                            sign_in(page, address, email)
                        for name, path in pages.items():
                            page.goto(address + path)
                            page.screenshot(
                                path=folder / f"{name}-{size}-{scheme}.png", full_page=True
                            )
                        context.close()
            chromium.close()


def sign_in(page: Page, address: str, email: str) -> None:
    """Sign in through the form."""
    page.goto(address + "/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(demo.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(address + "/")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/pictures"))
