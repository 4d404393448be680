"""Where each thing can be seen: its own page, or the page of what it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.base import Record
from app.records.follow_up import FollowUp
from app.records.hearing_check import HearingCheck
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.person import Person
from app.records.profile import Profile
from app.records.wish import Wish
from app.services.attachments import OF_SYMBOL

_ROUTES: dict[type[Record], Callable[[Any], str]] = {
    Wish: lambda one: f"/wishes/{one.id}",
    Agreement: lambda one: f"/agreements/{one.id}",
    Meeting: lambda one: f"/meetings/{one.id}",
    AgendaItem: lambda one: f"/meetings/{one.meeting_id}",
    FollowUp: lambda one: f"/agreements/{one.agreement_id}" if one.agreement_id else "",
    HearingCheck: lambda one: f"/heard/{one.meeting_id}/check",
    Matter: lambda one: f"/matters/{one.id}",
    MatterEvent: lambda one: f"/matters/{one.matter_id}",
    Paper: lambda one: f"/papers/{one.id}",
    PaperPoint: lambda one: f"/papers/{one.paper_id}",
    Person: lambda one: f"/people/{one.id}",
    Profile: lambda one: f"/about-me/{one.part}",
    Attachment: lambda one: _ATTACHED.get(one.of_kind, "").format(one.of_id),
}
_ATTACHED = {
    "wish": "/wishes/{}",
    "agreement": "/agreements/{}",
    OF_SYMBOL: "/more/symbols/{}",
}


def route_to(record: Record) -> str:
    """Return the route of the page where a record is seen; empty when there is none yet."""
    found = _ROUTES.get(type(record))
    return found(record) if found else ""
