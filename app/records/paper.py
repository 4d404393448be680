"""A paper that came: a draft, a plan, a decision or a letter."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlmodel import Field

from app.records.base import Record


class PaperKind(StrEnum):
    """Say what paper it is."""

    DRAFT = "draft"  # of a plan
    PLAN = "plan"
    DECISION = "decision"
    LETTER = "letter"


class CameHow(StrEnum):
    """Say how a paper came; empty means not told."""

    POST = "post"
    POST_WITH_RECEIPT = "post_with_receipt"
    ELECTRONIC = "electronic"
    HANDED_OVER = "handed_over"


class Paper(Record, table=True):
    """Hold what the paper is, from whom, and its days; its picture is an attachment."""

    kind: str = PaperKind.PLAN
    words: str = ""  # what it is about, as the person says it
    from_whom: str = ""
    person_id: str = ""
    meeting_id: str = Field(default="", index=True)
    matter_id: str = Field(default="", index=True)
    dated: date | None = None
    sent: date | None = None
    received: date | None = None
    came_how: str = ""
    their_reason: str = ""  # why a decision departs from the plan, in the paper's words
    my_view: str = ""  # what the person wants to say about the whole paper
    looked_through: bool = False
