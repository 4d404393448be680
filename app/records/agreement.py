"""Something agreed with a professional, or not agreed, with both views."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from app.records.base import Record


class Accord(StrEnum):
    """Say whether both sides agree."""

    AGREED = "agreed"
    PARTLY = "partly"
    NOT_AGREED = "not_agreed"


class Kept(StrEnum):
    """Say what became of it, as the person sees it."""

    OPEN = "open"
    KEPT = "kept"
    PARTLY_KEPT = "partly_kept"
    NOT_KEPT = "not_kept"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class Every(StrEnum):
    """Say after how long something agreed comes again; empty means not told."""

    ONCE = "once"
    DAY = "day"
    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"


class Agreement(Record, table=True):
    """Hold what, who, how much, how often, from when, by when, and both views.

    The professional's view and reason are written down as they were said.
    """

    meeting_id: str = Field(default="", index=True)
    agenda_item_id: str = Field(default="", index=True)
    wish_id: str = Field(default="", index=True)
    what: str = ""
    who: str = ""
    person_id: str = ""
    how_much: str = ""
    how_often: str = ""
    from_when: date | None = None
    by_when: date | None = None
    accord: str = Accord.AGREED
    my_view: str = ""
    my_reason: str = ""
    their_view: str = ""
    their_reason: str = ""
    kept: str = Kept.OPEN
    # how often it comes again: from *from_when* on, until *by_when* where that is known
    every: str = Field(default="", sa_column_kwargs={"server_default": ""})
    went_well_until: date | None = None  # the last day it came as promised
