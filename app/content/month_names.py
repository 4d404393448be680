"""The names of the months as people write them, in every language of the screen."""

from __future__ import annotations

import functools

from babel.dates import get_month_names

from app import i18n


@functools.cache
def month_names() -> dict[str, int]:
    """Return the number of a month by its name in small letters, without a full stop."""
    return {
        name.casefold().rstrip("."): number
        for language in i18n.languages().values()
        for number, name in _names(language.dates)
    }


def _names(locale: str) -> list[tuple[int, str]]:
    within = get_month_names("wide", "format", locale=locale)  # of March: maaliskuuta
    alone = get_month_names("wide", "stand-alone", locale=locale)  # maaliskuu
    short = get_month_names("abbreviated", "format", locale=locale)
    return [*within.items(), *alone.items(), *short.items()]
