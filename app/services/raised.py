"""Where a wish has been brought up, and what was answered there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlmodel import col

from app.records.agenda_item import AgendaItem
from app.records.meeting import Meeting
from app.services.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """Hold one meeting where the wish is on the agenda, with its item there."""

    item: AgendaItem
    meeting: Meeting

    def __repr__(self) -> str:
        """Show the id alone."""
        return f"Raised({self.item.id})"


def at_meetings(ctx: Context, wish_id: str) -> list[Raised]:
    """Return the meetings of a wish, the earliest first; those without a day last."""
    with ctx.folder.reading() as unit:
        items = unit.find(AgendaItem, AgendaItem.wish_id == wish_id)
        ids = {item.meeting_id for item in items}
        found = unit.find(Meeting, col(Meeting.id).in_(ids)) if ids else []
    meetings = {meeting.id: meeting for meeting in found}
    raised = [
        Raised(item=item, meeting=meetings[item.meeting_id])
        for item in items
        if item.meeting_id in meetings
    ]
    return sorted(raised, key=lambda one: one.meeting.day or date.max)
