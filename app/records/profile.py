"""What a person tells about themself, one record for each part."""

from __future__ import annotations

from enum import StrEnum

from sqlmodel import Field

from app.records.base import Record


class ProfilePart(StrEnum):
    """Name the parts of *about me*."""

    MATTERS = "matters"  # what matters to me
    SUPPORT = "support"  # how to support me
    COMMUNICATION = "communication"
    GOOD_AT = "good_at"
    DO_NOT_WANT = "do_not_want"
    MY_DAY = "my_day"
    AIDS = "aids"  # aids, interpreter, access needs
    CARD = "card"  # what I hold up at a meeting
    NAME = "name"  # the name that is printed on a summary


class Profile(Record, table=True):
    """Hold one part, so that each has its own visibility and whose words."""

    part: str = Field(default="", index=True)
    words: str = ""
