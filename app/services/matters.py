"""Matters: what was started with an authority, and what has happened in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.records.base import Record
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.rules.matter import says_something
from app.services import records
from app.services.context import Context


def tell(ctx: Context, matter_id: str, **answers: Any) -> Matter:
    """Keep an answer about a matter; the first one makes the matter."""
    with ctx.folder.unit() as unit:
        return records.tell_in(ctx, unit, Matter, matter_id, {"kind": ""}, **answers)


def all_matters(ctx: Context) -> list[Matter]:
    """Return what still waits, the one started last first, then what has ended.

    One of which nothing was told is not shown.
    """
    with ctx.folder.reading() as unit:
        found = [matter for matter in unit.find(Matter) if says_something(matter)]
    latest_first = sorted(found, key=_when, reverse=True)
    return sorted(latest_first, key=lambda matter: matter.ended_on is not None)


def tell_event(ctx: Context, matter_id: str, event_id: str, **answers: Any) -> MatterEvent:
    """Keep an answer about something that happened; the first one makes it."""
    with ctx.folder.unit() as unit:
        unit.get(Matter, matter_id)
        begins = {"matter_id": matter_id, "kind": ""}
        return records.tell_in(ctx, unit, MatterEvent, event_id, begins, **answers)


def events(ctx: Context, matter_id: str) -> list[MatterEvent]:
    """Return what has happened in a matter, the earliest first; without a day last."""
    with ctx.folder.reading() as unit:
        found = unit.find(MatterEvent, MatterEvent.matter_id == matter_id)
    return sorted(found, key=lambda one: (one.day or date.max, _made(one)))


def _when(matter: Matter) -> tuple[date, str]:
    return (matter.started_on or date.min, _made(matter))


def _made(record: Record) -> str:
    return str(record.created_at)
