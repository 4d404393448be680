"""My life now: the areas of life on three steps, one picture of the whole."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON
from sqlmodel import Field

from app.records.base import Record


class LifeNow(Record, table=True):
    """Hold one round of sorting; *areas* leads from a life area to a step (``HowNow``)."""

    __tablename__ = "life_now"  # pyright: ignore[reportAssignmentType] - as SQLModel documents it

    day: date | None = None
    areas: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    words: str = ""  # about the whole, in the person's words
    done: bool = False
