"""A receipt of what was given: to whom, when, why, in which form."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON
from sqlmodel import Field

from app.records.base import Record


class Share(Record, table=True):
    """Hold one receipt, chained to the one before it.

    *content* is the canonical JSON of what was given; hashes are SHA-256 as hex.
    """

    number: int = 0  # from 1
    previous: str = ""  # hash of the receipt before, 64 zeros for the first
    to_person: str = ""
    to_name: str = ""
    purpose: str = ""
    form: str = ""
    screen_language: str = ""  # the language of the summary
    until: date | None = None
    chosen: list[str] = Field(default_factory=list, sa_type=JSON)  # record ids
    content_hash: str = ""
    file_hash: str = ""
    content: str = ""
