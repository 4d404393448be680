"""In the meeting: one thing at a time, large enough to read across a table."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.i18n import _
from app.records.agenda_item import Said
from app.records.meeting import Meeting
from app.records.profile import ProfilePart
from app.services import profile
from app.services.agenda import AgendaLine
from app.views.desk import Desk
from app.views.finding import found
from app.views.in_meeting_answer import AnswerPage
from app.views.in_meeting_end import ReadTogether
from app.views.in_meeting_item import ItemPage
from app.views.in_meeting_list import AddPage, ListPage
from app.views.in_meeting_ways import BREAK, OWN, SIMPLER, WRITE, HoldUpCard, NoOwnCard, OpeningPage
from app.views.item_history import ItemHistory
from app.views.meeting_words import lines_of
from app.views.meetings import ChooseMeeting
from app.views.removed import RemovedPage
from app.views.safety import component


@component
def InMeetingScreen(desk: Desk, meeting_id: str = "", part: str = "", *rest: str) -> ft.Control:
    """Show the thing to say now, or the part of the meeting the route names."""
    if meeting_id in {"", "new"}:
        return ChooseMeeting(desk, _("Which meeting are you in?"), "in-meeting")
    meeting = found(desk, Meeting, meeting_id)
    if meeting is None:
        return RemovedPage(desk, Meeting, meeting_id, place="meetings", up="/meetings")
    if part in PARTS:
        return PARTS[part](desk, meeting)
    if not part:
        return Beginning(desk, meeting, key=f"begin-{meeting.id}")
    lines = lines_of(desk, meeting.id)
    at = next((n for n, line in enumerate(lines) if line.item.id == part), None)
    if at is None:
        return ListPage(desk, meeting)
    shown = _OF_ITEM.get("".join(rest[:1]), ItemPage)
    return shown(desk, meeting, lines, at)


def _history(desk: Desk, meeting: Meeting, lines: list[AgendaLine], at: int) -> ft.Control:
    item = lines[at].item
    return ItemHistory(desk, item, up=f"/in-meeting/{meeting.id}/{item.id}/answer")


_OF_ITEM: dict[str, Callable[[Desk, Meeting, list[AgendaLine], int], ft.Control]] = {
    "answer": AnswerPage,
    "history": _history,
}


@component
def Beginning(desk: Desk, meeting: Meeting) -> ft.Control:
    """Begin with the opening words; later go on where the meeting was left."""
    lines = lines_of(desk, meeting.id)
    at, _set = ft.use_state(lambda: _first(meeting, lines))
    if at == OPENING:
        return OpeningPage(desk, meeting, lines)
    if not lines:
        return ListPage(desk, meeting)
    if at == OVER:
        return ReadTogether(desk, meeting)
    return ItemPage(desk, meeting, lines, min(at, len(lines) - 1))


OPENING, OVER = -1, -2


def _first(meeting: Meeting, lines: list[AgendaLine]) -> int:
    waiting = [n for n, line in enumerate(lines) if line.item.said == Said.NOT_YET]
    if meeting.opening_words.strip() and len(waiting) == len(lines):
        return OPENING
    return waiting[0] if waiting else OVER


def _opening(desk: Desk, meeting: Meeting) -> ft.Control:
    return OpeningPage(desk, meeting, lines_of(desk, meeting.id))


def _simpler(desk: Desk, meeting: Meeting) -> ft.Control:
    return HoldUpCard(desk, meeting, _("Please say it more simply."), SIMPLER)


def _break(desk: Desk, meeting: Meeting) -> ft.Control:
    return HoldUpCard(desk, meeting, _("I need a break."), BREAK)


def _write(desk: Desk, meeting: Meeting) -> ft.Control:
    return HoldUpCard(desk, meeting, _("Please write that down."), WRITE)


def _own(desk: Desk, meeting: Meeting) -> ft.Control:
    """Return the person's own card, or first the way to write it."""
    told = profile.part(desk.ctx, ProfilePart.CARD)
    if told is None:
        return NoOwnCard(desk, meeting)
    return HoldUpCard(desk, meeting, told.words, OWN)


PARTS: dict[str, Callable[[Desk, Meeting], ft.Control]] = {
    "opening": _opening,
    "list": ListPage,
    "add": AddPage,
    "together": ReadTogether,
    SIMPLER: _simpler,
    BREAK: _break,
    WRITE: _write,
    OWN: _own,
}
