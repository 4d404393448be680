"""Work on the whole folder that was begun and must come to its end, also after a power cut."""

from __future__ import annotations

from enum import StrEnum

from sqlmodel import Field, SQLModel


class Work(StrEnum):
    """Name what has to be finished."""

    ERASING = "erasing"


class Unfinished(SQLModel, table=True):
    """Hold one piece of begun work; the row goes when the work is done."""

    work: str = Field(primary_key=True)
