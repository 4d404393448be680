"""An earlier version of a record: kept at every change that would lose something."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from app.records.base import Moment, new_id


class Revision(SQLModel, table=True):
    """Hold one earlier version as JSON, with who changed it and when (UTC)."""

    id: str = Field(default_factory=new_id, primary_key=True)
    record_id: str = Field(default="", index=True)
    kind: str = ""  # table of the record
    number: int = 0  # from 1, oldest first
    replaced_at: datetime | None = Field(default=None, sa_type=Moment)
    whose_words: str = ""  # of the version kept here
    body: str = Field(default="", repr=False)
