"""How an agreement stands on a given day: neutral about lateness."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from app.records.agreement import Accord, Agreement, Kept

SOON_DAYS = 7


class DueState(StrEnum):
    """Say how a promise stands on a day."""

    CLOSED = "closed"  # kept, withdrawn, changed ...: the person has said how it went
    NOT_AGREED = "not_agreed"  # nobody promised anything
    NO_DAY = "no_day"
    OPEN = "open"
    SOON = "soon"
    TODAY = "today"
    DAY_PASSED = "day_passed"


def state(agreement: Agreement, *, today: date) -> DueState:
    """Return how the agreement stands on *today*."""
    if agreement.kept != Kept.OPEN:
        return DueState.CLOSED
    if agreement.accord == Accord.NOT_AGREED:
        return DueState.NOT_AGREED
    if agreement.by_when is None:
        return DueState.NO_DAY
    return _by_days((agreement.by_when - today).days)


def _by_days(left: int) -> DueState:
    if left < 0:
        return DueState.DAY_PASSED
    if left == 0:
        return DueState.TODAY
    return DueState.SOON if left <= SOON_DAYS else DueState.OPEN
