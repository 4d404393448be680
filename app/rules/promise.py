"""What a promise leaves unsaid, so that one can still ask."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from app.records.agreement import Accord, Agreement, Kept
from app.rules.recurring import comes_again

MYSELF = "me"  # stands for the person in the place of a person's id


class Missing(StrEnum):
    """Name a question a promise leaves open, as the question about it is called."""

    WHO = "who"
    BY_WHEN = "by_when"
    FROM_WHEN = "from_when"
    HOW_MUCH = "how_much"


_TEXTS = (
    *("what", "who", "how_much", "how_often", "every"),
    *("my_view", "my_reason", "their_view", "their_reason"),
)


def missing(agreement: Agreement, left: Collection[str] = ()) -> tuple[Missing, ...]:
    """Return the questions still open, in the order one would ask them.

    Something done again and again needs a beginning and a measure; something done once
    needs a day. What was *left* open on purpose is not known yet, and not asked again.
    """
    if agreement.accord == Accord.NOT_AGREED or agreement.kept != Kept.OPEN:
        return ()
    who = () if agreement.who.strip() or agreement.person_id else (Missing.WHO,)
    asked = (*who, *_missing_day(agreement), *_missing_measure(agreement))
    return tuple(one for one in asked if one not in left)


def is_mine(agreement: Agreement) -> bool:
    """Say whether the person promised this themself."""
    return agreement.person_id == MYSELF


def says_something(agreement: Agreement) -> bool:
    """Say whether anything was written down of it yet."""
    days = (agreement.from_when, agreement.by_when)
    return any(days) or any(getattr(agreement, name).strip() for name in _TEXTS)


def _missing_day(agreement: Agreement) -> tuple[Missing, ...]:
    if comes_again(agreement):
        return () if agreement.from_when is not None else (Missing.FROM_WHEN,)
    if agreement.by_when is not None:
        return ()
    if not agreement.how_often.strip():
        return (Missing.BY_WHEN,)
    return () if agreement.from_when is not None else (Missing.FROM_WHEN,)


def _missing_measure(agreement: Agreement) -> tuple[Missing, ...]:
    """Return whether one would ask how much: only of what comes again and again."""
    told = agreement.how_much.strip() or not comes_again(agreement)
    return () if told else (Missing.HOW_MUCH,)
