"""How much the editor takes, and that what it takes is text."""

from __future__ import annotations

import io
import json
from typing import IO, Any

from flask import Flask, Request, request

from webapp import current, permissions
from webapp.errors import NotUnderstood, TooLarge

LONGEST_ADDRESS = 2000


class UploadInMemory(Request):
    """A request whose uploads stay in memory: a child's photo never lies on the disk in clear.

    Every upload's size is limited before it is read, so memory is enough.
    """

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return io.BytesIO()


def protect(app: Flask) -> None:
    """Limit the size of every request to an app."""
    settings = app.extensions["letterkit.settings"]
    app.config["MAX_CONTENT_LENGTH"] = settings.form_bytes
    app.request_class = UploadInMemory
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.form_bytes
    app.config["MAX_FORM_PARTS"] = 1000
    app.before_request(_limit)


def read_json() -> dict[str, Any]:
    """Return the JSON object of a request.

    Raises `NotUnderstood`: it is not JSON, not an object, or holds half a character.
    """
    data = request.get_json(silent=True)
    if not isinstance(data, dict):
        raise NotUnderstood()
    try:
        # Half a surrogate pair can be written in JSON, but can neither be stored nor shown.
        json.dumps(data, ensure_ascii=False).encode("utf-8")
    except (UnicodeEncodeError, ValueError, RecursionError):
        raise NotUnderstood() from None
    return data


def _limit() -> None:
    if request.endpoint in permissions.UPLOADS:
        request.max_content_length = current.settings().upload_bytes
    if len(request.full_path) > LONGEST_ADDRESS:
        raise TooLarge()
    if request.content_length is not None:
        limit = request.max_content_length
        if limit is not None and request.content_length > limit:
            raise TooLarge()
