"""Working days in Finland: when nobody can be expected to do what was promised.

The days off are computed, as they have been since 1991: Saturdays, Sundays, public
holidays, and the eves of Midsummer and Christmas, on which offices are closed.
"""

from __future__ import annotations

import functools
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 6


def easter_sunday(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus of Meeus)."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leaps, odd = divmod(century, 4)
    moon = (century - (century - (century + 8) // 25 + 1) // 3 + 15 + 19 * golden - leaps) % 30
    to_sunday = (32 + 2 * odd + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@functools.cache
def days_off(year: int) -> frozenset[date]:
    """Return the public holidays of a year, and the two eves that are off."""
    easter = easter_sunday(year)
    midsummer = _saturday_from(date(year, 6, 20))
    fixed = ((1, 1), (1, 6), (5, 1), (12, 6), (12, 24), (12, 25), (12, 26))
    from_easter = (-2, 0, 1, 39, 49)  # Good Friday, Easter, Ascension Day, Pentecost
    return frozenset(
        {
            *(date(year, month, day) for month, day in fixed),
            *(easter + timedelta(days=days) for days in from_easter),
            *(midsummer - _DAY, midsummer, _saturday_from(date(year, 10, 31))),
        }
    )


def is_working_day(day: date) -> bool:
    """Say whether offices are open on a day."""
    return day.isoweekday() < _SATURDAY and day not in days_off(day.year)


def working_day_from(day: date) -> date:
    """Return the day itself where it is a working day, else the next one that is."""
    while not is_working_day(day):
        day += _DAY
    return day


def _saturday_from(day: date) -> date:
    return day + timedelta(days=(_SATURDAY - day.isoweekday()) % 7)
