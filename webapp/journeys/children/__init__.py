"""Children: who they are, whom they know, their own words, and how they read."""

from __future__ import annotations

from webapp.journeys.children import pages, photo_pages, reading_pages
from webapp.journeys.children.blueprint import journey

__all__ = ["journey", "pages", "photo_pages", "reading_pages"]
