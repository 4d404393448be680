"""How an agreement stands on a given day: neutral about lateness.

A promise whose day was not a working day is past only after the next working day: that
is courtesy, and says nothing of what anybody has to do.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.records.agreement import Accord, Agreement, Every, Kept
from app.rules.recurring import comes_again, is_over, latest_day, next_day
from app.rules.working_days import working_day_from

SOON_DAYS = 7


class DueState(StrEnum):
    """Say how a promise stands on a day."""

    CLOSED = "closed"  # kept, withdrawn, changed ...: the person has said how it went
    NOT_AGREED = "not_agreed"  # nobody promised anything
    NO_DAY = "no_day"
    OPEN = "open"
    SOON = "soon"
    TODAY = "today"
    DAY_OFF = "day_off"  # its day was no working day, and the next one is not over yet
    DAY_PASSED = "day_passed"
    DID_IT_COME = "did_it_come"  # the same for what comes again and again
    OVER = "over"  # what came again and again has ended


def state(agreement: Agreement, *, today: date, not_come: date | None = None) -> DueState:
    """Return how the agreement stands on *today*.

    *not_come* is the last day that is marked as one on which it did not come.
    """
    if agreement.kept != Kept.OPEN:
        return DueState.CLOSED
    if agreement.accord == Accord.NOT_AGREED:
        return DueState.NOT_AGREED
    day = owed_day(agreement, today=today)
    if day is None:
        over = comes_again(agreement) and is_over(agreement, today=today)
        return DueState.OVER if over else DueState.NO_DAY
    if agreement.every == Every.DAY:  # each day would be the day: nobody wants to hear that daily
        return DueState.OPEN
    found = _by_days(day, today)
    unmarked = comes_again(agreement) and day != not_come
    return DueState.DID_IT_COME if found is DueState.DAY_PASSED and unmarked else found


def owed_day(agreement: Agreement, *, today: date) -> date | None:
    """Return the day that counts now.

    Of what comes again and again that is the latest day, while it is not marked that it
    came, else the next one.
    """
    if not comes_again(agreement):
        return agreement.by_when
    came, latest = agreement.went_well_until, latest_day(agreement, today=today)
    if latest is not None and (came is None or latest > came):
        return latest
    return next_day(agreement, after=max(today, came or today))


def _by_days(day: date, today: date) -> DueState:
    left = (day - today).days
    if left < 0:
        return DueState.DAY_PASSED if today > working_day_from(day) else DueState.DAY_OFF
    if left == 0:
        return DueState.TODAY
    return DueState.SOON if left <= SOON_DAYS else DueState.OPEN
