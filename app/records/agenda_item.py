"""One thing to say at a meeting, and what was answered to it."""

from __future__ import annotations

from enum import StrEnum

from sqlmodel import Field

from app.records.base import Record


class AgendaKind(StrEnum):
    """Say where an agenda item comes from."""

    WISH = "wish"
    QUESTION = "question"
    AGREEMENT = "agreement"
    OWN_TEXT = "own_text"


class Said(StrEnum):
    """Say whether it has been said at the meeting."""

    NOT_YET = "not_yet"
    SAID = "said"
    LEFT_OUT = "left_out"


class Answer(StrEnum):
    """Say what the professional answered; empty means no answer was written down."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    LATER = "later"


class AgendaItem(Record, table=True):
    """Hold one item; *words* are empty when a wish or agreement gives them."""

    __tablename__ = "agenda_item"  # pyright: ignore[reportAssignmentType] - as SQLModel documents it

    meeting_id: str = Field(default="", index=True)
    own_order: int = 0
    kind: str = AgendaKind.OWN_TEXT
    wish_id: str = Field(default="", index=True)
    agreement_id: str = Field(default="", index=True)
    words: str = ""
    said: str = Said.NOT_YET
    answer: str = ""
    reason: str = ""  # in the professional's words
