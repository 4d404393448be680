"""What every record has: an id, times, whose words they are, and who may see them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import String, TypeDecorator
from sqlmodel import Field, SQLModel

Clock = Callable[[], datetime]  # gives an aware UTC time


class WhoseWords(StrEnum):
    """Say whose words a text holds; a helper's own view is always kept apart."""

    OWN = "own"
    TOGETHER = "together"
    TYPED = "typed"  # typed for the person, in the person's words
    HELPER = "helper"  # the helper's own view


class Visibility(StrEnum):
    """Say who may see a record; nothing may be shared unless the person says so."""

    ONLY_ME = "only_me"
    MAY_BE_SHARED = "may_be_shared"


class Moment(TypeDecorator[datetime]):
    """Keep an aware UTC time as text, ``2026-11-24T08:00:00.000000+00:00``."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Return the text that is kept."""
        return value and value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:  # noqa: ARG002 - as above
        """Return the time that was kept."""
        return datetime.fromisoformat(value) if value else None


def new_id() -> str:
    """Return a new random record id (UUID version 4, as text)."""
    return str(uuid4())


class Record(SQLModel):
    """Hold what all records share; words never show in ``repr``.

    States are kept as plain text, so a value from a newer version survives a save.
    Times are UTC and set by the store.
    """

    id: str = Field(default_factory=new_id, primary_key=True)
    created_at: datetime | None = Field(default=None, sa_type=Moment)
    changed_at: datetime | None = Field(default=None, sa_type=Moment)
    removed_at: datetime | None = Field(default=None, sa_type=Moment)
    whose_words: str = WhoseWords.OWN
    visibility: str = Visibility.ONLY_ME
    language: str = "fi"  # of the person's words, not of the screen

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        """Show the id alone: logs and tracebacks must not hold a person's words."""
        return [("id", self.id)]
