"""A matter: something that was started with an authority and waits there."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from app.records.base import Record


class MatterKind(StrEnum):
    """Say how a matter began."""

    CONTACT = "contact"  # asked for help or for an assessment of what one needs
    APPLICATION = "application"
    REVIEW = "review"  # asked to have a decision looked at again
    COMPLAINT = "complaint"
    OTHER = "other"


class Channel(StrEnum):
    """Say how words went between the person and the other side; empty means not told."""

    FACE_TO_FACE = "face_to_face"
    PHONE = "phone"
    MESSAGE = "message"
    LETTER = "letter"
    FORM = "form"
    OTHER = "other"


class Matter(Record, table=True):
    """Hold what is pending, with whom, and when and how it was started."""

    what: str = ""
    kind: str = MatterKind.APPLICATION
    with_whom: str = ""
    person_id: str = ""
    wish_id: str = Field(default="", index=True)
    started_on: date | None = None
    started_how: str = ""
    ended_on: date | None = None
    outcome: str = ""  # what it led to, in the person's words
