"""On which days nobody can be expected to do what was promised."""

import random
from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import easter

from app.rules.working_days import days_off, easter_sunday, is_working_day, working_day_from

SEED, DAYS = 20261125, 3000


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 24), True),  # a Tuesday
        (date(2026, 11, 28), False),  # a Saturday
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 6, 19), False),  # Midsummer Eve
        (date(2027, 6, 25), False),  # the latest there can be
        (date(2026, 10, 31), False),  # All Saints
        (date(2027, 12, 6), False),  # Independence Day, a Monday
        (date(2026, 12, 24), False),
        (date(2026, 12, 28), True),
    ],
)
def test_offices_are_open_on_working_days_alone(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 11, 24), date(2026, 11, 24)),
        (date(2026, 11, 28), date(2026, 11, 30)),
        (date(2026, 4, 3), date(2026, 4, 7)),
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2027, 12, 31), date(2027, 12, 31)),
        (date(2028, 1, 1), date(2028, 1, 3)),
    ],
)
def test_after_days_off_comes_the_next_working_day(day, working):
    assert working_day_from(day) == working


def test_the_days_off_are_those_of_an_independent_calendar_for_more_than_a_century():
    years = range(1991, 2101)
    known = holidays.country_holidays("FI", years=years)
    assert {day for year in years for day in days_off(year)} == set(known)


def test_thousands_of_days_are_working_days_where_an_independent_calendar_says_so():
    pick = random.Random(SEED)
    known = holidays.country_holidays("FI")
    for _ in range(DAYS):
        day = date(1991, 1, 1) + timedelta(days=pick.randrange(40000))
        assert is_working_day(day) is known.is_working_day(day), day
        following = working_day_from(day)
        assert is_working_day(following)
        assert not any(
            is_working_day(day + timedelta(days=n)) for n in range((following - day).days)
        )


def test_easter_is_where_others_find_it_for_three_centuries():
    assert all(easter_sunday(year) == easter(year) for year in range(1900, 2201))
