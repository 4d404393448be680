from datetime import timedelta

import pytest

from app.records.agreement import Accord, Kept
from app.rules.due import DueState, state
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
