"""Invitations from a calendar: see what one says, then keep it as a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, BinaryIO

from app.exports import calendar_text, invitation
from app.exports.calendar import HERE
from app.exports.invitation import Invitation
from app.records.meeting import Meeting
from app.services import records
from app.services.context import Context
from app.store.reading import Reading


class Change(StrEnum):
    """Say what an invitation would change."""

    NEW = "new"
    CHANGED = "changed"  # the same meeting, with another day, time, place or words
    CALLED_OFF = "called_off"
    SAME = "same"  # all of it is here already
    OLDER = "older"  # a newer invitation to it was brought in before
    NOT_HERE = "not_here"  # it calls off a meeting nobody knows
    OURS = "ours"  # we wrote this file, and its meeting is here


CHANGING = frozenset({Change.NEW, Change.CHANGED, Change.CALLED_OFF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Hold what an invitation says, what it would change, and the meeting as it is here."""

    says: Invitation
    change: Change
    meeting: Meeting | None


def look(ctx: Context, source: BinaryIO) -> Looked:
    """Read an invitation and tell what it would change; nothing is kept yet.

    NotAnInvitation and the other problems of ``app/errors/invitations.py``.
    """
    says = invitation.read(source.read(calendar_text.MOST + 1))
    with ctx.folder.reading() as unit:
        meeting = _here(unit, says)
    return Looked(says=says, change=_change(says, meeting), meeting=meeting)


def keep(ctx: Context, says: Invitation) -> Meeting | None:
    """Keep what an invitation says; what it replaces stays in the history.

    Returns the meeting, or None when the invitation calls off one that is not here.
    """
    with ctx.folder.unit() as unit:
        meeting = _here(unit, says)
        change = _change(says, meeting)
        if change == Change.NEW:
            return records.add_in(ctx, unit, Meeting, kind="", **_facts(says))
        if meeting is None or change not in CHANGING:
            return meeting
        facts = _facts(says) if change == Change.CHANGED else _called_off(says)
        return records.change_in(ctx, unit, Meeting, meeting.id, **facts)


def _here(unit: Reading, says: Invitation) -> Meeting | None:
    """Return the meeting an invitation is about, as far as it is here."""
    if not says.uid:
        return None
    if says.uid.endswith(HERE):
        ours = unit.find(Meeting, Meeting.id == says.uid.removesuffix(HERE))
        if ours:
            return ours[0]
    found = unit.find(Meeting, Meeting.calendar_uid == says.uid)
    if not found and says.of_day:
        whole = says.uid.removesuffix(f" {says.of_day.isoformat()}")
        of_whole = unit.find(Meeting, Meeting.calendar_uid == whole)
        found = [meeting for meeting in of_whole if meeting.day == says.of_day]
    return found[-1] if found else None


def _change(says: Invitation, meeting: Meeting | None) -> Change:
    if meeting is None:
        return Change.NOT_HERE if says.cancelled else Change.NEW
    if says.uid == f"{meeting.id}{HERE}":
        return Change.OURS
    if says.number < meeting.calendar_number:
        return Change.OLDER
    if says.cancelled:
        return Change.SAME if meeting.cancelled else Change.CALLED_OFF
    if meeting.cancelled and says.number == meeting.calendar_number:
        return Change.OLDER
    same = all(getattr(meeting, name) == value for name, value in _facts(says).items())
    return Change.SAME if same else Change.CHANGED


def _called_off(says: Invitation) -> dict[str, Any]:
    return {"cancelled": True, "calendar_number": says.number}


def _facts(says: Invitation) -> dict[str, Any]:
    """Return what is kept; what an invitation leaves out replaces nothing."""
    words = "\n".join(part for part in (says.title, says.sender, says.words) if part)
    given = {"place": says.place, "notes": words}
    return {
        "day": says.day,
        "clock_time": says.clock_time,
        "ends_at": says.ends_at,
        "cancelled": False,
        "calendar_uid": says.uid,
        "calendar_number": says.number,
        **{name: value for name, value in given.items() if value},
    }
