"""A follow-up: I asked on this day, they answered this, and promised by that day."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from app.records.base import Record

NOT_COME = "not_come"  # in the place of a channel: nobody was asked, it did not come on that day


class FollowUp(Record, table=True):
    """Hold one asking about a promise or a matter; it is seen as that is.

    The answer is written down in the words of the one who gave it.
    """

    __tablename__ = "follow_up"  # pyright: ignore[reportAssignmentType] - as SQLModel documents it

    agreement_id: str = Field(default="", index=True)
    matter_id: str = Field(default="", index=True)
    asked_on: date | None = None
    channel: str = ""  # how it was asked: app.records.matter.Channel
    words: str = ""  # what was asked
    answered_on: date | None = None
    answer: str = ""
    new_day: date | None = None  # the day that was promised now
