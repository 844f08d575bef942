"""A photo on its way in never lies on the disk in clear."""

from __future__ import annotations

import io

from flask import Flask
from werkzeug.test import EnvironBuilder

from webapp.security.limits import UploadInMemory


def test_a_large_upload_is_held_in_memory_alone() -> None:
    photo = io.BytesIO(b"x" * 2_000_000)
    builder = EnvironBuilder(method="POST", data={"photo": (photo, "me.jpg")})
    request = builder.get_request(UploadInMemory)
    stream = request.files["photo"].stream
    assert isinstance(stream, io.BytesIO)
    assert len(stream.read()) == 2_000_000
    builder.close()


def test_the_editor_takes_uploads_so(app: Flask) -> None:
    assert app.request_class is UploadInMemory
