"""Build the things of tests with one call, each with words that make sense.

``a_wish()`` and its like return records not kept anywhere; ``a_folder(tmp_path)`` an open
folder of one's own with a quick key.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.base import Visibility
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.profile import Profile
from app.records.share import Share
from app.records.wish import Wish
from app.services.context import Context
from app.store.folder import Folder

TODAY = date(2026, 11, 24)
PASSPHRASE = "lempi omena tuuli kuusi laulu"
SHARED = Visibility.MAY_BE_SHARED


@dataclass
class ATime:
    """A clock one can move; every look moves it by a millisecond."""

    now: datetime = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    def pass_days(self, days: int) -> None:
        self.now += timedelta(days=days)


def a_wish(words: str = "Haluan, että aamulla käy sama ihminen.", **fields: Any) -> Wish:
    return Wish(words=words, **fields)


def an_agreement(what: str = "Marja tilaa kahvan.", **fields: Any) -> Agreement:
    return Agreement(what=what, **fields)


def a_meeting(day: date | None = TODAY + timedelta(days=6), **fields: Any) -> Meeting:
    return Meeting(day=day, **fields)


def an_agenda_item(**fields: Any) -> AgendaItem:
    return AgendaItem(**fields)


def a_person(first_name: str = "Marja", **fields: Any) -> Person:
    return Person(first_name=first_name, **fields)


def a_part(part: str = "matters", words: str = "Oma koti.", **fields: Any) -> Profile:
    return Profile(part=part, words=words, **fields)


def a_receipt(**fields: Any) -> Share:
    return Share(**fields)


@contextmanager
def a_folder(place: Path, clock: ATime | None = None) -> Iterator[Context]:
    """Open a new folder and lock it at the end."""
    time = clock or ATime()
    folder, _ = Folder.create(place / "vault", PASSPHRASE, clock=time)
    try:
        yield Context(folder=folder, clock=time)
    finally:
        folder.lock()
