from datetime import date, timedelta

import pytest

from app.records.agreement import Accord, Every, Kept
from app.rules.due import DueState, owed_day, state
from tests.builders import TODAY, an_agreement


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-400, DueState.DAY_PASSED),
        (-1, DueState.DAY_PASSED),
        (0, DueState.TODAY),
        (1, DueState.SOON),
        (7, DueState.SOON),
        (8, DueState.OPEN),
    ],
)
def test_a_promise_stands_by_its_day(days, expected):
    assert state(an_agreement(by_when=TODAY + timedelta(days=days)), today=TODAY) is expected


def test_a_promise_without_a_day_is_never_late():
    assert state(an_agreement(), today=TODAY) is DueState.NO_DAY


@pytest.mark.parametrize("kept", [kept for kept in Kept if kept is not Kept.OPEN])
def test_what_the_person_has_marked_no_longer_waits(kept):
    late = an_agreement(by_when=TODAY - timedelta(days=3), kept=kept)
    assert state(late, today=TODAY) is DueState.CLOSED


def test_where_nobody_agreed_nothing_is_owed():
    apart = an_agreement(accord=Accord.NOT_AGREED, by_when=TODAY)
    assert state(apart, today=TODAY) is DueState.NOT_AGREED


SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, DueState.TODAY),
        (1, DueState.DAY_OFF),
        (2, DueState.DAY_OFF),  # Monday is the next working day
        (3, DueState.DAY_PASSED),
    ],
)
def test_a_day_that_was_no_working_day_is_past_only_after_the_next_one(days, expected):
    promised = an_agreement(by_when=SATURDAY)
    assert state(promised, today=SATURDAY + timedelta(days=days)) is expected


def a_visit(every=Every.WEEK, **fields):
    """Return what comes from Tuesday 3.11.2026 on."""
    return an_agreement(every=every, **{"from_when": date(2026, 11, 3), **fields})


@pytest.mark.parametrize(
    ("fields", "today", "day", "expected"),
    [
        ({}, date(2026, 11, 1), date(2026, 11, 3), DueState.SOON),
        ({}, date(2026, 10, 1), date(2026, 11, 3), DueState.OPEN),
        ({}, date(2026, 11, 3), date(2026, 11, 3), DueState.TODAY),
        ({}, date(2026, 11, 5), date(2026, 11, 3), DueState.DID_IT_COME),
        ({}, date(2026, 11, 10), date(2026, 11, 10), DueState.TODAY),
        ({"went_well_until": date(2026, 11, 3)}, date(2026, 11, 5), date(2026, 11, 10), "soon"),
        ({"went_well_until": date(2026, 11, 10)}, date(2026, 11, 10), date(2026, 11, 17), "soon"),
        ({"every": "two_weeks"}, date(2026, 11, 18), date(2026, 11, 17), DueState.DID_IT_COME),
        ({"every": "month"}, date(2026, 12, 5), date(2026, 12, 3), DueState.DID_IT_COME),
        ({"every": "day"}, date(2026, 12, 5), date(2026, 12, 5), DueState.OPEN),
        ({"by_when": date(2026, 11, 12)}, date(2026, 11, 20), date(2026, 11, 10), "did_it_come"),
        (
            {"by_when": date(2026, 11, 12), "went_well_until": date(2026, 11, 10)},
            date(2026, 11, 20),
            None,
            DueState.OVER,
        ),
        ({"from_when": None}, date(2026, 11, 20), None, DueState.NO_DAY),
        ({"every": Every.ONCE, "by_when": TODAY}, TODAY, TODAY, DueState.TODAY),
        ({"every": "newer", "by_when": TODAY}, TODAY, TODAY, DueState.TODAY),
    ],
)
def test_what_comes_again_stands_by_its_latest_day_until_it_came(fields, today, day, expected):
    visit = a_visit(**fields)
    assert owed_day(visit, today=today) == day
    assert state(visit, today=today) == expected


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2027, 2, 28), date(2027, 2, 28)),
        (date(2027, 3, 30), date(2027, 2, 28)),
        (date(2027, 3, 31), date(2027, 3, 31)),
        (date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_the_last_of_the_month_stays_the_last_of_shorter_months(today, day):
    assert owed_day(a_visit(Every.MONTH, from_when=date(2027, 1, 31)), today=today) == day


@pytest.mark.parametrize("every", [every for every in Every if every is not Every.ONCE])
def test_once_marked_as_come_the_next_day_is_always_later(every):
    visit, today = a_visit(every), date(2026, 11, 3)
    for _ in range(400):
        today += timedelta(days=1)
        visit.went_well_until = owed_day(visit, today=today)
        following = owed_day(visit, today=today)
        assert following > visit.went_well_until
        assert state(visit, today=today) is not DueState.DID_IT_COME


def test_a_day_on_which_it_did_not_come_is_past_and_no_more_asked_about():
    visit, today = a_visit(), date(2026, 11, 5)
    assert state(visit, today=today, not_come=date(2026, 11, 3)) is DueState.DAY_PASSED
    assert state(visit, today=today, not_come=date(2026, 10, 27)) is DueState.DID_IT_COME
