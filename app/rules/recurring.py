"""What comes again and again: on which days it is promised.

It begins on *from_when*, comes *every* so often, and ends with *by_when* where that is known.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from app.records.agreement import Agreement, Every

_APART = {Every.DAY: 1, Every.WEEK: 7, Every.TWO_WEEKS: 14}  # days


def comes_again(agreement: Agreement) -> bool:
    """Say whether it is promised again and again."""
    return agreement.every in _APART or agreement.every == Every.MONTH


def latest_day(agreement: Agreement, *, today: date) -> date | None:
    """Return the last promised day up to *today*; nothing before the first."""
    first, last = _begins(agreement), min(today, agreement.by_when or today)
    return (
        None if first is None or first > last else _nth(agreement, first, _count(agreement, last))
    )


def next_day(agreement: Agreement, *, after: date) -> date | None:
    """Return the first promised day later than *after*; nothing when the time is over."""
    first = _begins(agreement)
    if first is None:
        return None
    coming = first if first > after else _nth(agreement, first, _count(agreement, after) + 1)
    return coming if coming <= (agreement.by_when or coming) else None


def is_over(agreement: Agreement, *, today: date) -> bool:
    """Say whether the time for which it was promised has ended."""
    return agreement.by_when is not None and agreement.by_when < today


def _begins(agreement: Agreement) -> date | None:
    """Return the day the others are counted from; what came once may stand for it."""
    return agreement.from_when or agreement.went_well_until


def _count(agreement: Agreement, day: date) -> int:
    """Return how many times it came after the first, up to a day that is not before it."""
    first = _begins(agreement) or day
    apart = _APART.get(Every(agreement.every))
    if apart is not None:
        return (day - first).days // apart
    months = (day.year - first.year) * 12 + day.month - first.month
    return months if _nth(agreement, first, months) <= day else months - 1


def _nth(agreement: Agreement, first: date, n: int) -> date:
    """Return the day *n* times after the first; the 31st is the last of a shorter month."""
    apart = _APART.get(Every(agreement.every))
    if apart is not None:
        return first + timedelta(days=apart * n)
    years, month = divmod(first.month - 1 + n, 12)
    year = first.year + years
    return date(year, month + 1, min(first.day, calendar.monthrange(year, month + 1)[1]))
