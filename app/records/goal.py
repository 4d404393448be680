"""A goal: what is worked towards, from which wishes, and how far it is in both views."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Field

from app.records.base import Record


class HowFar(StrEnum):
    """Say how far a goal is, as one side sees it; empty means nobody has said."""

    NOT_BEGUN = "not_begun"
    ON_THE_WAY = "on_the_way"
    REACHED = "reached"


class Goal(Record, table=True):
    """Hold one goal in the person's words; the professional's view stands beside theirs."""

    words: str = ""
    wishes: list[str] = Field(default_factory=list, sa_type=JSON)  # wish ids
    how_known: str = ""  # how I will know that we are there
    my_view: str = ""  # how far, as I see it
    my_reason: str = ""
    their_view: str = ""  # how far, as the professional sees it
    their_reason: str = ""
    looked_at_on: date | None = None
    meeting_id: str = Field(default="", index=True)  # where it was last looked at
    own_order: int = 0
    given_up: bool = False
