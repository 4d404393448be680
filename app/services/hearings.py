"""Was I heard? One look back at each meeting."""

from __future__ import annotations

from typing import Any

from app.records.hearing_check import HearingCheck
from app.records.meeting import Meeting
from app.records.person import Person, Role
from app.rules import hearing as rule
from app.rules.hearing import ServiceTrend
from app.services import records
from app.services.context import Context
from app.store.unit import Unit

_OF_A_SERVICE = {Role.OWN_WORKER, Role.PROFESSIONAL}


def of_meeting(ctx: Context, meeting_id: str) -> HearingCheck | None:
    """Return the look back at a meeting, when one was begun."""
    with ctx.folder.reading() as unit:
        return _of(unit, meeting_id)


def keep(ctx: Context, meeting_id: str, name: str, value: Any) -> HearingCheck:
    """Keep one answer; the first makes the look back, with the day and service of the meeting."""
    with ctx.folder.unit() as unit:
        begun = _of(unit, meeting_id)
        if begun is not None:
            return records.change_in(ctx, unit, HearingCheck, begun.id, **{name: value})
        meeting = unit.get(Meeting, meeting_id)
        facts = {"day": meeting.day, "service": _service(unit, meeting), name: value}
        return records.add_in(ctx, unit, HearingCheck, meeting_id=meeting_id, **facts)


def services(ctx: Context) -> list[ServiceTrend]:
    """Return how the person was heard, service by service."""
    with ctx.folder.reading() as unit:
        return rule.by_service(unit.find(HearingCheck))


def service_of(ctx: Context, meeting: Meeting) -> str:
    """Return whose meeting it was, as far as those invited tell."""
    with ctx.folder.reading() as unit:
        return _service(unit, meeting)


def _service(unit: Unit, meeting: Meeting) -> str:
    people = {person.id: person for person in unit.find(Person)}
    came = [people[one] for one in meeting.invited if one in people]
    named = [p.organisation for p in came if p.role in _OF_A_SERVICE and p.organisation.strip()]
    return named[0] if named else ""


def _of(unit: Unit, meeting_id: str) -> HearingCheck | None:
    return next(iter(unit.find(HearingCheck, HearingCheck.meeting_id == meeting_id)), None)
