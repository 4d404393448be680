"""Read a day or a time as people write them; the calendar decides, nothing is guessed."""

from __future__ import annotations

import contextlib
import itertools
import re
from datetime import date, time, timedelta

from app.content.month_names import month_names
from app.errors.typed import NoSuchDay, NotADay, NotATime

_DAY = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4})?")
_NAMED_MONTH = re.compile(r"(?:den )?(\d{1,2})\s*\.?\s*([^\W\d_]+)\.?\s*(\d{4})?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(?:klo|kl\.?)?\s*(\d{1,2})(?:\s*[.:]\s*(\d{2}))?")
_NAMED = {
    "tänään": 0,
    "huomenna": 1,
    "ylihuomenna": 2,
    "i dag": 0,
    "idag": 0,
    "i morgon": 1,
    "imorgon": 1,
    "today": 0,
    "tomorrow": 1,
}


def read_day(written: str, *, today: date) -> date | None:
    """Return the day; None for an empty text. Without a year: the next such day.

    Raises ``NotADay`` for what cannot be read, ``NoSuchDay`` for days such as 31.2.
    """
    text = " ".join(written.casefold().split())
    if not text:
        return None
    if text in _NAMED:
        return today + timedelta(days=_NAMED[text])
    return _calendar_day(text, today)


def _calendar_day(text: str, today: date) -> date:
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
        return _checked(year, month, day)
    found = _DAY.fullmatch(text) or _NAMED_MONTH.fullmatch(text)
    if not found:
        raise NotADay
    day, month = int(found[1]), _month(found[2])
    return _checked(int(found[3]), month, day) if found[3] else _next(month, day, today)


def _month(written: str) -> int:
    number = int(written) if written.isdecimal() else month_names().get(written)
    if number is None:
        raise NotADay
    return number


def _next(month: int, day: int, today: date) -> date:
    """Return the next such day; 29.2. may be years away."""
    _checked(2000, month, day)  # a leap year has every day there is
    for year in itertools.count(today.year):
        with contextlib.suppress(ValueError):
            if (coming := date(year, month, day)) >= today:
                return coming
    raise NoSuchDay


def _checked(year: int, month: int, day: int) -> date:
    if not 1900 <= year <= 2200:
        raise NotADay
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay from None


def read_clock(written: str) -> time | None:
    """Return the time of day; None for an empty text. Raises ``NotATime``."""
    text = " ".join(written.casefold().split())
    if not text:
        return None
    found = _CLOCK.fullmatch(text)
    if not found:
        raise NotATime
    try:
        return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise NotATime from None
