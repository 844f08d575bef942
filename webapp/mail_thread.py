"""A thread beside the editor that mails what waits, and never holds up a page or a save."""

from __future__ import annotations

import threading
from logging import getLogger

from flask import Flask

from letterkit.errors import LetterkitError
from webapp.mail import send_waiting
from webapp.settings import Settings
from webapp.store.database import Store

EVERY_SECONDS = 20
LONGEST_WAIT_SECONDS = 900

_log = getLogger("letterkit.mail")


class MailThread(threading.Thread):
    """Looks every 20 seconds for notices to mail; less often while mailing fails."""

    def __init__(self, app: Flask, every: float = EVERY_SECONDS) -> None:
        super().__init__(name="letterkit-mail", daemon=True)
        self._settings: Settings = app.extensions["letterkit.settings"]
        self._store: Store = app.extensions["letterkit.store"]
        self._templates = app.jinja_env
        self._every = every
        self._ended = threading.Event()

    def run(self) -> None:
        """Mail until told to end. Whatever goes wrong is logged, by kind, and tried again."""
        wait = self._every
        while not self._ended.wait(wait):
            try:
                send_waiting(self._store, self._settings, self._templates)
                wait = self._every
                continue
            except LetterkitError as error:
                _log.warning("%s", error)
            except Exception as error:  # this thread must outlive whatever goes wrong in a round
                _log.error("notices could not be mailed: %s", type(error).__name__)
            wait = min(wait * 2, LONGEST_WAIT_SECONDS)

    def end(self, timeout: float | None = None) -> None:
        """Stop after the round that is under way."""
        self._ended.set()
        self.join(timeout)


def begin(app: Flask) -> MailThread | None:
    """Begin to mail notices, where a mail server is set."""
    settings: Settings = app.extensions["letterkit.settings"]
    if not settings.sends_mail:
        return None
    thread = MailThread(app)
    thread.start()
    return thread
