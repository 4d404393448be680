"""Meetings and days as a calendar file (.ics) that other programs read at the right moment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from icalendar import Calendar, Event

from app.exports.time_zones import in_utc

HERE = "@kuulluksi.invalid"  # ends the ids of what we write
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_NAMES = {
    "meeting": {"fi": "tapaaminen", "sv": "mote", "en": "meeting"},
    "days": {"fi": "paivat", "sv": "dagar", "en": "days"},
}


class About(StrEnum):
    """Say what a calendar file is about."""

    MEETING = "meeting"
    DAYS = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one entry of a calendar; without a time of day it is of the whole day.

    *title* is neutral unless the person chose otherwise; *changed_at* orders its versions.
    """

    record_id: str
    day: date
    title: str = field(repr=False)
    changed_at: datetime
    clock_time: time | None = None
    ends_at: time | None = None
    cancelled: bool = False
    place: str = field(default="", repr=False)
    words: str = field(default="", repr=False)


def calendar(entries: Iterable[Entry], *, now: datetime) -> bytes:
    """Return a calendar file; times are UTC, so no reader has to know a time zone."""
    made: Any = Calendar()
    made.add("PRODID", "-//Kuulluksi//FI")
    made.add("VERSION", "2.0")
    for entry in entries:
        made.add_component(_event(entry, now))
    return made.to_ical()


def _event(entry: Entry, now: datetime) -> Any:
    event: Any = Event()
    event.add("UID", f"{entry.record_id}{HERE}")
    event.add("DTSTAMP", now.astimezone(UTC).replace(microsecond=0))
    event.add("SEQUENCE", max(0, int((entry.changed_at - _EPOCH).total_seconds() // 60)))
    event.add("SUMMARY", entry.title)
    event.add("CLASS", "PRIVATE")
    for name, value in _when(entry).items():
        event.add(name, value)
    told = {"LOCATION": entry.place, "DESCRIPTION": entry.words}
    for name, words in told.items():
        if words:
            event.add(name, words)
    if entry.cancelled:
        event.add("STATUS", "CANCELLED")
    return event


def _when(entry: Entry) -> dict[str, Any]:
    if entry.clock_time is None:
        next_day = entry.day if entry.day == date.max else entry.day + timedelta(days=1)
        return {"DTSTART": entry.day, "DTEND": next_day, "TRANSP": "TRANSPARENT"}
    begins = in_utc(datetime.combine(entry.day, entry.clock_time))
    if entry.ends_at is None or entry.ends_at <= entry.clock_time:
        return {"DTSTART": begins}
    return {"DTSTART": begins, "DTEND": in_utc(datetime.combine(entry.day, entry.ends_at))}


def file_name(about: About, day: date, language: str) -> str:
    """Return a neutral name such as ``tapaaminen-2026-12-01.ics``."""
    names = _NAMES[about]
    return f"{names.get(language.split('@', maxsplit=1)[0], names['en'])}-{day.isoformat()}.ics"
