"""The tables of format 1: every kind of record, one schema for both compartments."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from app.records.attachment_key import AttachmentKey
from app.records.revision import Revision
from app.records.unfinished import Unfinished
from app.rules.belonging import KINDS

TABLES = (*KINDS, AttachmentKey, Revision, Unfinished)


def table_of(kind: Any) -> Table:
    """Return the table of a kind of record."""
    return kind.__table__
