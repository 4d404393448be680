"""The meetings of the person, coming and past, and the way to a new one."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _
from app.records.meeting import Meeting
from app.services import agreements, meetings
from app.views.bring_invitation import BringInvitation, bring_way
from app.views.calendar_out import MeetingOut
from app.views.desk import Desk
from app.views.finding import found
from app.views.kit.buttons import Action, button, start_button
from app.views.kit.layout import card
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, quiet, strong
from app.views.long_words import beginning
from app.views.meeting_counts import agreed_here, answered_here
from app.views.meeting_history import MeetingHistory
from app.views.meeting_page import MeetingPage
from app.views.meeting_words import (
    called_off,
    fact,
    kind_in_words,
    lines_of,
    ready_mark,
    time_in_words,
    to_say,
)
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.removed import RemovedPage
from app.views.safety import component


@component
def MeetingsScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show all meetings, or the one the route names."""
    if not parts:
        return MeetingList(desk)
    if parts == ("invitation",):
        return BringInvitation(desk)
    meeting = found(desk, Meeting, parts[0])
    if meeting is None:
        return RemovedPage(desk, Meeting, parts[0], place="meetings", up="/meetings")
    if parts[1:] == ("earlier",):
        return MeetingHistory(desk, meeting)
    if parts[1:] == ("calendar",):
        return MeetingOut(desk, meeting)
    beside = meeting_cards(desk, meeting.id) if desk.wide else []
    return MeetingPage(desk, meeting, beside, key=f"meeting-{meeting.id}")


@component
def MeetingList(desk: Desk) -> ft.Control:
    """Show the coming meetings and the past ones as cards."""
    controls = meeting_cards(desk)
    new = Action(
        label=_("A new meeting"),
        press=lambda: begin_meeting(desk),
        key="new-meeting",
        icon=ft.Icons.ADD,
    )
    page = Page(
        title=_("Meetings"),
        key="meetings",
        help=_(
            "Here are your meetings with professionals. Open one to get ready for it, "
            "or to see what was agreed there."
        ),
        main=new,
        then=[bring_way(desk)],
        main_first=True,
        place="meetings",
    )
    return PageFrame(desk, page, controls or [_empty()])


def begin_meeting(desk: Desk) -> None:
    """Begin a new meeting and go to its first question."""
    begun: list[Meeting] = []
    if desk.do(lambda: begun.append(meetings.begin(desk.ctx))):
        desk.go(f"/prepare/{begun[0].id}/kind")


def _empty() -> ft.Control:
    return body(
        _(
            "Your meetings will be here. When you get an invitation, write it down. "
            "Then you can think in peace about what you want to say."
        )
    )


def meeting_cards(desk: Desk, current: str = "") -> list[ft.Control]:
    """Return the coming and the past meetings, each under a heading of its own."""
    every = meetings.all_meetings(desk.ctx)
    coming = [m for m in every if meetings.is_coming(m, desk.ctx.today)]
    others = [m for m in every if not meetings.is_coming(m, desk.ctx.today)]
    off = [m for m in others if m.cancelled and not m.held]
    past = [m for m in others if m not in off]
    return [
        *_part(desk, _("Coming"), coming, 0, current),
        *_part(desk, _("Called off"), off, len(coming), current),
        *_part(desk, _("Past"), past, len(coming) + len(off), current),
    ]


def _part(
    desk: Desk, title: str, some: Sequence[Meeting], before: int, current: str
) -> list[ft.Control]:
    if not some:
        return []

    def drawn(number: int, meeting: Meeting) -> ft.Control:
        return MeetingCard(
            desk, meeting, before + number, meeting.id == current, key=f"card-{meeting.id}"
        )

    return [heading(title, level=2), Paged(some, drawn, where=f"meetings-{before}")]


@component
def MeetingCard(desk: Desk, meeting: Meeting, number: int, current: bool) -> ft.Control:  # noqa: FBT001
    """Show one meeting: its kind, when and where, and how it stands."""
    opening = Action(
        label=_("Open meeting {n}").format(n=number),
        press=lambda: desk.go(f"/meetings/{meeting.id}"),
        key=f"open-{meeting.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    seen = [quiet(_("This one is open beside."))] if current else [button(opening)]
    return card(
        [
            strong(kind_in_words(desk, meeting)),
            mark(ft.Icons.EVENT, time_in_words(desk, meeting), Paint.INK),
            *fact(_("Place"), beginning(meeting.place), meeting.language),
            *_standing(desk, meeting),
            *seen,
        ],
        tinted=current,
    )


def _standing(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    """Return how ready one is, or what came of a meeting that is behind."""
    lines = lines_of(desk, meeting.id)
    if meetings.is_coming(meeting, desk.ctx.today):
        return [quiet(to_say(len(lines))), ready_mark(meetings.readiness(desk.ctx, meeting.id))]
    if meeting.cancelled and not meeting.held:
        return [called_off()]
    made = agreements.of_meeting(desk.ctx, meeting.id)
    return [quiet(answered_here(lines)), quiet(agreed_here(made))]


@component
def ChooseMeeting(desk: Desk, title: str, leads_to: str) -> ft.Control:
    """Ask which meeting this is about; a new one can be begun here as well."""
    coming = [m for m in meetings.all_meetings(desk.ctx) if not (m.held or m.cancelled)]
    new = Action(
        label=_("A new meeting"),
        press=lambda: _begin_at(desk, leads_to),
        key="new-meeting",
        icon=ft.Icons.ADD,
    )

    def drawn(_number: int, meeting: Meeting) -> ft.Control:
        return start_button(
            Action(
                label=kind_in_words(desk, meeting),
                press=lambda: desk.go(f"/{leads_to}/{meeting.id}"),
                key=f"choose-{meeting.id}",
                icon=ft.Icons.EVENT,
            ),
            time_in_words(desk, meeting),
        )

    page = Page(
        title=title,
        key=f"choose-{leads_to}",
        help=_("Choose the meeting. If it is not here, press A new meeting."),
        up="/today",
        place="meetings",
        main=new,
    )
    return PageFrame(
        desk,
        page,
        [
            *([] if coming else [body(_("You have no coming meetings here. Begin a new one."))]),
            Paged(coming, drawn, where=leads_to),
        ],
    )


def _begin_at(desk: Desk, leads_to: str) -> None:
    """Begin a meeting; one that is going on now is today's and opens at once."""
    if leads_to == "prepare":
        begin_meeting(desk)
        return
    begun: list[Meeting] = []
    if desk.do(lambda: begun.append(_today_meeting(desk))):
        desk.go(f"/in-meeting/{begun[0].id}")


def _today_meeting(desk: Desk) -> Meeting:
    new = meetings.begin(desk.ctx)
    return meetings.change(desk.ctx, new.id, day=desk.ctx.today)
