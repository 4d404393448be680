"""Was I heard? Three answers about the hearing at a meeting, never about the person."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from app.records.base import Record


class Heard(StrEnum):
    """Answer one of the three questions; empty means it was left open."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class HearingCheck(Record, table=True):
    """Hold how the hearing went, in the person's view, and free words."""

    __tablename__ = "hearing_check"  # pyright: ignore[reportAssignmentType] - as SQLModel documents it

    meeting_id: str = Field(default="", index=True)
    service: str = ""  # whose meeting it was, as the person calls it
    day: date | None = None
    could_say: str = ""  # I could say what mattered to me
    listened: str = ""  # they listened to me
    answered: str = ""  # I got answers I understood
    words: str = ""
