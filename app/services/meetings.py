"""Meetings: arrange one, find the next, close it when it is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from sqlalchemy import or_
from sqlmodel import col

from app.records.agenda_item import AgendaItem
from app.records.meeting import Meeting
from app.rules import agenda as rule
from app.rules.agenda import Readiness
from app.services import left_open, records
from app.services.context import Context


def arrange(ctx: Context, **facts: Any) -> Meeting:
    """Keep a new meeting; everything can be filled in later."""
    return records.add(ctx, Meeting, **facts)


def begin(ctx: Context) -> Meeting:
    """Return a new meeting, or the one that was begun and never filled in."""
    with ctx.folder.reading() as unit:
        found = unit.find(Meeting, col(Meeting.day).is_(None), Meeting.place == "")
        untouched = [meeting for meeting in found if meeting.changed_at == meeting.created_at]
        empty = [m for m in untouched if not unit.count(AgendaItem, AgendaItem.meeting_id == m.id)]
    return empty[-1] if empty else arrange(ctx)


def change(ctx: Context, meeting_id: str, **fields: Any) -> Meeting:
    """Change a meeting."""
    return records.change(ctx, Meeting, meeting_id, **fields)


def one(ctx: Context, meeting_id: str) -> Meeting:
    """Return one meeting."""
    return records.get(ctx, Meeting, meeting_id)


def all_meetings(ctx: Context) -> list[Meeting]:
    """Return the coming meetings, the nearest first, then the past, the latest first."""
    with ctx.folder.reading() as unit:
        found = unit.find(Meeting)
    coming = sorted((m for m in found if is_coming(m, ctx.today)), key=_when)
    known = {meeting.id for meeting in coming}
    past = sorted((m for m in found if m.id not in known), key=_when_past, reverse=True)
    return [*coming, *past]


def next_meeting(ctx: Context) -> Meeting | None:
    """Return the nearest coming meeting; one without a day comes after those with one."""
    with ctx.folder.reading() as unit:
        open_ones = unit.find(
            Meeting,
            col(Meeting.held).is_(False),
            col(Meeting.cancelled).is_(False),
            or_(col(Meeting.day).is_(None), col(Meeting.day) >= ctx.today),
        )
    return nearest(open_ones, today=ctx.today)


def nearest(meetings: Iterable[Meeting], *, today: date) -> Meeting | None:
    """Return the nearest of the coming meetings."""
    return min((m for m in meetings if is_coming(m, today)), key=_when, default=None)


def let_see(ctx: Context, meeting_id: str, visibility: str) -> Meeting:
    """Say who may see a meeting, and the questions and texts written for it.

    What brings up a wish or an agreement follows that.
    """
    with ctx.folder.unit() as unit:
        for item in unit.find(AgendaItem, AgendaItem.meeting_id == meeting_id):
            if not (item.wish_id or item.agreement_id):
                records.change_in(ctx, unit, AgendaItem, item.id, visibility=visibility)
        return records.change_in(ctx, unit, Meeting, meeting_id, visibility=visibility)


def close(ctx: Context, meeting_id: str) -> Meeting:
    """Mark that the meeting is over."""
    return records.change(ctx, Meeting, meeting_id, held=True)


def reopen(ctx: Context, meeting_id: str) -> Meeting:
    """Go on with a meeting that was closed."""
    return records.change(ctx, Meeting, meeting_id, held=False)


def call_off(ctx: Context, meeting_id: str) -> Meeting:
    """Mark that a meeting was called off; it stays to be seen, and is not the next one."""
    return records.change(ctx, Meeting, meeting_id, cancelled=True)


def call_on(ctx: Context, meeting_id: str) -> Meeting:
    """Mark that a meeting is held after all."""
    return records.change(ctx, Meeting, meeting_id, cancelled=False)


def readiness(ctx: Context, meeting_id: str) -> Readiness:
    """Tell what has been prepared, and what one could do next."""
    with ctx.folder.reading() as unit:
        meeting = unit.get(Meeting, meeting_id)
        items = unit.find(AgendaItem, AgendaItem.meeting_id == meeting_id)
    return rule.readiness(meeting, items, left_open.notes(ctx, meeting_id).left)


def is_coming(meeting: Meeting, today: date) -> bool:
    """Say whether a meeting is still ahead; one without a day is, one called off is not."""
    ahead = not (meeting.held or meeting.cancelled)
    return ahead and (meeting.day is None or meeting.day >= today)


def _when(meeting: Meeting) -> tuple[date, time, str]:
    return (meeting.day or date.max, meeting.clock_time or time.max, str(meeting.created_at))


def _when_past(meeting: Meeting) -> tuple[date, time, str]:
    return (meeting.day or date.min, meeting.clock_time or time.min, str(meeting.created_at))
