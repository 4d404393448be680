"""Who may see what: what may be given away, and what follows what."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.records.base import Record, Visibility


class WhyNot(StrEnum):
    """Say why a thing cannot be given to anyone."""

    ONLY_ME = "only_me"
    WISH_ONLY_ME = "wish_only_me"  # the wish behind it is only for the person
    REMOVED = "removed"


def may_be_shared(record: Record) -> bool:
    """Say whether the person has allowed this; every unknown state means no."""
    return record.visibility == Visibility.MAY_BE_SHARED and record.removed_at is None


def why_not(record: Record, *, behind: Record | None = None) -> WhyNot | None:
    """Return why *record* stays with the person, or nothing when it may be given.

    *behind* is the wish or agreement whose words an agenda item shows.
    """
    if record.removed_at is not None:
        return WhyNot.REMOVED
    if behind is not None and not may_be_shared(behind):
        return WhyNot.WISH_ONLY_ME
    if not may_be_shared(record):
        return WhyNot.ONLY_ME
    return None


def seen_as(owners: Iterable[Record]) -> str:
    """Return who may see what belongs to all of these: the fewest."""
    return Visibility.MAY_BE_SHARED if all(map(may_be_shared, owners)) else Visibility.ONLY_ME


def narrowed(record: Record, owners: Iterable[Record]) -> str:
    """Return the visibility that what belongs to all of these can have at most."""
    return record.visibility if all(map(may_be_shared, owners)) else Visibility.ONLY_ME
