"""What a promise leaves unsaid, so that one can still ask."""

from __future__ import annotations

from enum import StrEnum

from app.records.agreement import Accord, Agreement, Kept


class Missing(StrEnum):
    """Name a question a promise leaves open."""

    WHO = "who"
    BY_WHEN = "by_when"
    FROM_WHEN = "from_when"


_TEXTS = (
    *("what", "who", "how_much", "how_often"),
    *("my_view", "my_reason", "their_view", "their_reason"),
)


def missing(agreement: Agreement) -> tuple[Missing, ...]:
    """Return the questions still open, in the order one would ask them.

    Something done again and again needs a beginning; something done once needs a day.
    """
    if agreement.accord == Accord.NOT_AGREED or agreement.kept != Kept.OPEN:
        return ()
    who = () if agreement.who.strip() or agreement.person_id else (Missing.WHO,)
    return (*who, *_missing_day(agreement))


def says_something(agreement: Agreement) -> bool:
    """Say whether anything was written down of it yet."""
    days = (agreement.from_when, agreement.by_when)
    return any(days) or any(getattr(agreement, name).strip() for name in _TEXTS)


def _missing_day(agreement: Agreement) -> tuple[Missing, ...]:
    if agreement.by_when is not None:
        return ()
    if not agreement.how_often.strip():
        return (Missing.BY_WHEN,)
    return () if agreement.from_when is not None else (Missing.FROM_WHEN,)
