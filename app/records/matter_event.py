"""One thing that happened in a matter."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from app.records.base import Record


class EventKind(StrEnum):
    """Say what happened."""

    I_ASKED = "i_asked"
    THEY_ASKED = "they_asked"  # for more papers or facts
    I_GAVE = "i_gave"
    THEY_ANSWERED = "they_answered"
    DECISION = "decision"
    OTHER = "other"


class MatterEvent(Record, table=True):
    """Hold when it happened, how, and what was said; it is seen as its matter is."""

    __tablename__ = "matter_event"  # pyright: ignore[reportAssignmentType] - as SQLModel documents it

    matter_id: str = Field(default="", index=True)
    day: date | None = None
    kind: str = EventKind.OTHER
    channel: str = ""
    words: str = ""
    paper_id: str = ""
