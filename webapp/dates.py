"""Dates and times as people in Britain write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

BRITAIN = ZoneInfo("Europe/London")


def today() -> date:
    """Return today's date in Britain."""
    return datetime.now(BRITAIN).date()


def day(value: date | None) -> str:
    """Return a date as in a letter: "4 December 2026"."""
    return "" if value is None else f"{value.day} {value:%B %Y}"


def near_day(value: date | None) -> str:
    """Return a date as it is said: "today", "tomorrow", "Friday 4 December"."""
    if value is None:
        return ""
    away = (value - today()).days
    if away in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[away + 1]
    if abs(away) < 300:
        return f"{value:%A} {value.day} {value:%B}"
    return day(value)


def how_long(value: date) -> str:
    """Return how far away a day is: "in 3 days", "2 days ago"."""
    away = (value - today()).days
    if away in (-1, 0, 1):
        return near_day(value)
    count, unit = (abs(away), "day") if abs(away) < 14 else (round(abs(away) / 7), "week")
    words = f"{count} {unit}{'' if count == 1 else 's'}"
    return f"in {words}" if away > 0 else f"{words} ago"


def moment(value: datetime | None) -> str:
    """Return a time: "14:02" today, else "3 November, 14:02"."""
    if value is None:
        return ""
    here = value.astimezone(BRITAIN)
    if here.date() == today():
        return f"{here:%H:%M}"
    if here.date() == today() - timedelta(days=1):
        return f"yesterday, {here:%H:%M}"
    year = "" if here.year == today().year else f" {here.year}"
    return f"{here.day} {here:%B}{year}, {here:%H:%M}"
