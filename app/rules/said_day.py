"""Read a day that is said and not dated: tomorrow, next Tuesday, in two weeks.

Knows shapes and numbers; the words of each language are content.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date, timedelta

from app.content.day_words import day_words

WEEK = 7
_LENGTHS = {"day": 1, "week": WEEK}  # in days; a month has no one length
_ONE = "(?:(?P<n>{n}) )?"  # "a week from now" and "week from now" are both one


def said_day(text: str, today: date) -> date | None:
    """Return the day that *text*, in small letters, says; None when it says none."""
    known = day_words()
    if text in known.days:
        return today + timedelta(days=known.days[text])
    return _weekday(text, today) or _away(text, today)


def without_weekday(text: str) -> tuple[int | None, str]:
    """Return the weekday (Monday is 1) that begins or ends a date, and the date alone."""
    found = _around().fullmatch(text)
    if not found or not (name := found["before"] or found["after"]):
        return None, text
    return day_words().weekdays[name], found["rest"]


def _weekday(text: str, today: date) -> date | None:
    known = day_words()
    if found := _ways(known.coming).fullmatch(text):
        ahead = (_named(found) - today.isoweekday()) % WEEK or WEEK
        return today + timedelta(days=ahead)
    if found := _ways(known.next).fullmatch(text):
        monday = today + timedelta(days=WEEK + 1 - today.isoweekday())
        return monday + timedelta(days=_named(found) - 1)
    if found := _ways(known.last).fullmatch(text):
        back = (today.isoweekday() - _named(found)) % WEEK or WEEK
        return today - timedelta(days=back)
    return None


def _named(found: re.Match[str]) -> int:
    return day_words().weekdays[found["weekday"]]


def _away(text: str, today: date) -> date | None:
    known = day_words()
    for ways, sign in ((known.later, 1), (known.earlier, -1)):
        if found := _ways(ways).fullmatch(text):
            return _shifted(today, sign * _number(found["n"]), known.units[found["unit"]])
    return None


def _number(written: str | None) -> int:
    if written is None:
        return 1
    return int(written) if written.isdecimal() else day_words().numbers[written]


def _shifted(today: date, n: int, unit: str) -> date:
    if unit in _LENGTHS:
        return today + timedelta(days=n * _LENGTHS[unit])
    months = today.year * 12 + today.month - 1 + n
    first = date(months // 12, months % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=today.day - 1), last)  # a month from 31.1. is 28.2.


class _Ways:
    """Match a text against several ways of saying, each a pattern of its own."""

    def __init__(self, ways: tuple[str, ...]) -> None:
        known = day_words()
        parts = {
            "weekday": f"(?P<weekday>{_any(known.weekdays)})",
            "unit": f"(?P<unit>{_any(known.units)})",
        }
        number = _ONE.format(n=rf"\d{{1,3}}|{_any(known.numbers)}")
        self._shapes = [
            re.compile(way.replace("{n} ", "{n}").format(n=number, **parts)) for way in ways
        ]

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the first way that fits the whole text."""
        return next(filter(None, (shape.fullmatch(text) for shape in self._shapes)), None)


@functools.cache
def _ways(ways: tuple[str, ...]) -> _Ways:
    return _Ways(ways)


@functools.cache
def _around() -> re.Pattern[str]:
    name = _any(day_words().weekdays)
    return re.compile(
        rf"(?:(?P<before>{name})[.,،]? )?(?P<rest>.*?\d.*?)(?:[.,،]? (?P<after>{name}))?"
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
