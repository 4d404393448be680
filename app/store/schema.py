"""The tables of format 1: every kind of record, one schema for both compartments."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.attachment_key import AttachmentKey
from app.records.base import Record
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.profile import Profile
from app.records.revision import Revision
from app.records.share import Share
from app.records.unfinished import Unfinished
from app.records.wish import Wish

KINDS: tuple[type[Record], ...] = (
    AgendaItem,
    Agreement,
    Attachment,
    Meeting,
    Person,
    Profile,
    Share,
    Wish,
)
TABLES = (*KINDS, AttachmentKey, Revision, Unfinished)


def table_of(kind: Any) -> Table:
    """Return the table of a kind of record."""
    return kind.__table__
