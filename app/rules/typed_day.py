"""Read a day or a time as people write them; the calendar decides, nothing is guessed.

A weekday alone is the nearest one after today; "next Tuesday" is the Tuesday of the next
week, Monday to Sunday. What was understood is always said back in full.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from datetime import date, time

from app.content.day_words import day_words
from app.errors.typed import NoSuchDay, NotADay, NotATime
from app.rules.said_day import said_day, without_weekday

_NTH = r"(\d{1,2})\s*(?:\.|:[ea]|st|nd|rd|th)?"
_YEAR = r"(?:[\s,]+(\d{4}))?"
_DAY = re.compile(r"(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]?\s*(\d{4})?")
_DAY_FIRST = re.compile(rf"(?:den |the )?{_NTH} ?(?:of )?([^\W\d_]+)\.?{_YEAR}")
_MONTH_FIRST = re.compile(rf"([^\W\d_]+)\.? {_NTH}(?: päivä(?:nä)?)?{_YEAR}")
_YEAR_FIRST = re.compile(r"(\d{4})(?:-|\s+)([^\W_]+)(?:-|\s+)(\d{1,2})")
_CLOCK = re.compile(r"(?:klo|kl\.?)?\s*(\d{1,2})(?:\s*[.:]\s*(\d{2}))?")


def read_day(written: str, *, today: date) -> date | None:
    """Return the day; None for an empty text. Without a year: the next such day.

    Raises ``NotADay`` for what cannot be read, ``NoSuchDay`` for days such as 31.2.
    """
    text = " ".join(written.casefold().split())
    if not text:
        return None
    if day := said_day(text, today):
        return _known(day)
    weekday, rest = without_weekday(text)
    day = _calendar_day(rest, today)
    if weekday and day.isoweekday() != weekday:
        raise NoSuchDay
    return day


def understood(written: str, *, today: date) -> date | None:
    """Return the day of what is still being written; None while it is no day yet."""
    with contextlib.suppress(NotADay):
        return read_day(written, today=today)
    return None


def _calendar_day(text: str, today: date) -> date:
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked(int(found[1]), _month(found[2]), int(found[3]))
    if found := _DAY.fullmatch(text) or _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    else:
        raise NotADay
    if year:
        return _checked(int(year), _month(month), int(day))
    return _next(_month(month), int(day), today)


def _month(written: str) -> int:
    number = int(written) if written.isdecimal() else day_words().months.get(written)
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
    try:
        return _known(date(year, month, day))
    except ValueError:
        raise NoSuchDay from None


def _known(day: date) -> date:
    if not 1900 <= day.year <= 2200:
        raise NotADay
    return day


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
