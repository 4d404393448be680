"""How people say a day, in every language of the screen at once.

The calendar of each language gives the names; ``day_words.toml`` adds what it lacks.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, cast

from babel.dates import get_day_names, get_month_names

from app import i18n
from app.content.wording import read
from app.languages import languages

_WIDTHS: tuple[tuple[Literal["wide", "abbreviated"], Literal["format", "stand-alone"]], ...] = (
    ("wide", "format"),  # of March: maaliskuuta; on Tuesday: tiistaina
    ("wide", "stand-alone"),  # maaliskuu, tiistai
    ("abbreviated", "format"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """Hold names with their numbers (Monday is 1, January is 1) and the ways of saying.

    *units* are ``day``, ``week`` and ``month``; the ways hold ``{weekday}``, ``{n}`` and
    ``{unit}``: *coming* is the nearest such weekday, *next* that of the next week.
    """

    days: dict[str, int]  # tomorrow: 1 day from today
    weekdays: dict[str, int]
    months: dict[str, int]
    numbers: dict[str, int]
    units: dict[str, str]
    coming: tuple[str, ...]
    next: tuple[str, ...]
    last: tuple[str, ...]
    later: tuple[str, ...]
    earlier: tuple[str, ...]


@functools.cache
def day_words() -> DayWords:
    """Return all the words, in small letters and without a full stop."""
    said = list(read("day_words").values())
    locales = {language.dates for language in languages().values()}
    return DayWords(
        days=_names(said, "days"),
        weekdays=dict(_weekdays(locales)) | _names(said, "weekdays"),
        months=dict(_months(locales)) | _names(said, "months"),
        numbers=_names(said, "numbers"),
        units=_names(said, "units"),
        coming=_ways(said, "coming"),
        next=_ways(said, "next"),
        last=_ways(said, "last"),
        later=_ways(said, "later"),
        earlier=_ways(said, "earlier"),
    )


def _names(said: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return {word: value for words in said for word, value in words.get(kind, {}).items()}


def _ways(said: list[dict[str, Any]], kind: str) -> tuple[str, ...]:
    return tuple(way for words in said for way in words.get(kind, ()))


def _weekdays(locales: set[str]) -> Iterator[tuple[str, int]]:
    for locale in locales:
        for width, context in _WIDTHS:
            named = cast("dict[int, str]", get_day_names(width, context, locale=locale))
            yield from ((_plain(name), number + 1) for number, name in named.items())


def _months(locales: set[str]) -> Iterator[tuple[str, int]]:
    for locale in locales:
        for width, context in _WIDTHS:
            named = cast("dict[int, str]", get_month_names(width, context, locale=locale))
            yield from ((_plain(name), number) for number, name in named.items())


def _plain(name: str) -> str:
    return name.casefold().rstrip(".")


def day_in_words(day: date, *, today: date, words: i18n.Words) -> str:
    """Return a near day as one says it, and its date: huomenna, torstaina 26.11."""
    away = (day - today).days
    named = {0: words._("today"), 1: words._("tomorrow"), -1: words._("yesterday")}
    if away in named:
        return f"{named[away]}, {words.date(day)}"
    if 1 < away < 7:
        return f"{words.weekday(day)} {words.date(day)}"
    return words.date(day)
