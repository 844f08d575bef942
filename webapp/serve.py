"""Serve the editor with waitress. Flask's own development server is never used."""

from __future__ import annotations

import logging

import waitress
from flask import Flask

from webapp import mail_thread
from webapp.settings import Settings

ROOM_FOR_HEADERS = 64_000


def serve(app: Flask, settings: Settings) -> None:
    """Answer requests until stopped (Ctrl+C, or the signal of a service manager)."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    mail_thread.begin(app)
    waitress.serve(
        app,
        host=settings.host,
        port=settings.port,
        threads=settings.threads,
        ident=None,  # no need to tell which server this is
        max_request_body_size=settings.upload_bytes + ROOM_FOR_HEADERS,
        channel_timeout=60,
        cleanup_interval=20,
    )
