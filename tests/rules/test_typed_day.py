from datetime import date, time, timedelta

import pytest

from app.errors.typed import NoSuchDay, NotADay, NotATime
from app.rules.typed_day import read_clock, read_day
from tests.builders import TODAY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("", None),
        ("  ", None),
        ("Huomenna", TODAY + timedelta(days=1)),
        ("i dag", TODAY),
        ("1.12.2026", date(2026, 12, 1)),
        ("1. 12. 2026", date(2026, 12, 1)),
        ("1/12/2026", date(2026, 12, 1)),
        ("2026-12-01", date(2026, 12, 1)),
        ("29.2.2028", date(2028, 2, 29)),
        ("24.11.", TODAY),
        ("23.11.", date(2027, 11, 23)),
        ("29.2.", date(2028, 2, 29)),
        ("5. maaliskuuta 2027", date(2027, 3, 5)),
        ("5. Marraskuuta", date(2027, 11, 5)),
        ("5. maaliskuu 2027", date(2027, 3, 5)),
        ("den 5 mars 2027", date(2027, 3, 5)),
        ("5 December", date(2026, 12, 5)),
    ],
)
def test_a_day_is_read_as_people_write_it(written, day):
    assert read_day(written, today=TODAY) == day


@pytest.mark.parametrize(
    "written", ["31.2.", "31.2.2027", "31. helmikuuta", "0.1.2027", "1.13.2026"]
)
def test_a_day_the_calendar_does_not_have_is_told(written):
    with pytest.raises(NoSuchDay):
        read_day(written, today=TODAY)


@pytest.mark.parametrize(
    "written", ["ensi viikolla", "1.1.1066", "1.1.9999", "12", "1.2.3.4", "5. syksyllä"]
)
def test_what_is_no_day_is_not_guessed(written):
    with pytest.raises(NotADay):
        read_day(written, today=TODAY)


@pytest.mark.parametrize(
    ("written", "at"),
    [("", None), ("9", time(9)), ("klo 9.30", time(9, 30)), ("kl. 14:05", time(14, 5))],
)
def test_a_time_is_read_as_people_write_it(written, at):
    assert read_clock(written) == at


@pytest.mark.parametrize("written", ["25", "9.60", "aamulla"])
def test_what_is_no_time_is_not_guessed(written):
    with pytest.raises(NotATime):
        read_clock(written)
