"""One point of a paper, and how the person sees it."""

from __future__ import annotations

from enum import StrEnum

from sqlmodel import Field

from app.records.base import Record


class PointKind(StrEnum):
    """Say what the point is."""

    AGREEMENT = "agreement"  # what was agreed, looked for in the paper
    GRANTED = "granted"
    REFUSED = "refused"
    POINT = "point"


class Found(StrEnum):
    """Say how an agreement stands in the paper; empty means not looked at yet."""

    IS_THERE = "is_there"
    CHANGED = "changed"
    MISSING = "missing"


class Sight(StrEnum):
    """Say how the person sees a point; empty means not said."""

    AGREE = "agree"
    DIFFERENTLY = "differently"


class PaperPoint(Record, table=True):
    """Hold one point in the paper's words; it is seen as its paper and its agreement are."""

    __tablename__ = "paper_point"  # pyright: ignore[reportAssignmentType] - as SQLModel documents it

    paper_id: str = Field(default="", index=True)
    agreement_id: str = Field(default="", index=True)
    kind: str = PointKind.POINT
    own_order: int = 0
    words: str = ""  # as the paper says it
    found: str = ""
    sight: str = ""
    my_view: str = ""  # how it should read, in the person's words
