"""Get ready for a meeting: one question a page, everything kept as it is answered."""

from __future__ import annotations

import flet as ft

from app.content.meeting_types import When, meeting_types
from app.i18n import _
from app.records.agenda_item import AgendaItem
from app.records.meeting import Meeting
from app.rules.agenda import Readiness, Step
from app.services import meetings
from app.views.desk import Desk
from app.views.finding import found
from app.views.guided import CHECK
from app.views.item_history import ItemHistory
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, even, soft_area
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, quiet
from app.views.meeting_sheet import MeetingSheet, sheet_way
from app.views.meeting_words import PARTS, kind_in_words, lines_of, time_in_words, to_say
from app.views.meetings import ChooseMeeting
from app.views.page import Page, PageFrame
from app.views.prepare_step import STEPS, PrepareStep
from app.views.removed import RemovedPage
from app.views.safety import component

CHANGE = "change"  # before a question that is opened from the overview


@component
def PrepareScreen(desk: Desk, meeting_id: str = "", step: str = "", *rest: str) -> ft.Control:
    """Show the question the route names, the sheet, or all parts of getting ready."""
    if meeting_id in {"", "new"}:
        return ChooseMeeting(desk, _("Which meeting do you get ready for?"), "prepare")
    meeting = found(desk, Meeting, meeting_id)
    if meeting is None:
        return RemovedPage(desk, Meeting, meeting_id, place="meetings", up="/meetings")
    if step == "sheet":
        return MeetingSheet(desk, meeting)
    item = found(desk, AgendaItem, rest[0]) if step == "history" and rest else None
    if item is not None:
        return ItemHistory(desk, item, up=f"/prepare/{meeting.id}")
    if step in {*STEPS, CHECK, CHANGE}:
        steps = rest if step == CHANGE else (step, *rest)
        return PrepareStep(desk, meeting, *steps, changing=step == CHANGE, key=meeting.id)
    return ReadyPage(desk, meeting)


@component
def ReadyPage(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show what is ready and what one could still do; nothing of it has to be done."""
    ready = meetings.readiness(desk.ctx, meeting.id)
    title = (
        _("Getting ready for the meeting") if ready.missing else _("You are ready for the meeting")
    )
    page = Page(
        title=title,
        key=f"prepare-{meeting.id}",
        help=_(
            "Here you see what you have prepared. You can open any part and change it. "
            "You can also go to the meeting as you are."
        ),
        main=_main(desk, meeting, ready),
        up=f"/meetings/{meeting.id}",
        place="meetings",
    )
    return PageFrame(
        desk,
        page,
        [
            card(
                [
                    body(kind_in_words(desk, meeting)),
                    mark(ft.Icons.EVENT, time_in_words(desk, meeting), Paint.INK),
                    quiet(to_say(len(lines_of(desk, meeting.id)))),
                ]
            ),
            *_still(desk, meeting, ready),
            *_there(desk, meeting, ready),
            *_good_to_know(desk, meeting),
            even([button(way) for way in _ways(desk, meeting)]),
        ],
    )


def _main(desk: Desk, meeting: Meeting, ready: Readiness) -> Action:
    if ready.next_step is None:
        return sheet_way(desk, meeting)
    onward = f"/prepare/{meeting.id}/{ready.next_step}"
    return Action(
        label=_("Go on getting ready"),
        press=lambda: desk.go(onward),
        key="go-on",
        icon=ft.Icons.ARROW_FORWARD,
    )


def _ways(desk: Desk, meeting: Meeting) -> list[Action]:
    over = Action(
        label=_("To the page of the meeting"),
        press=lambda: desk.go(f"/meetings/{meeting.id}"),
        key="to-meeting",
        icon=ft.Icons.GROUPS_OUTLINED,
    )
    again = Action(
        label=_("All questions from the beginning"),
        press=lambda: desk.go(f"/prepare/{meeting.id}/{STEPS[0]}"),
        key="from-the-beginning",
        icon=ft.Icons.FORMAT_LIST_NUMBERED,
    )
    every = Action(
        label=_("Look through all answers"),
        press=lambda: desk.go(f"/prepare/{meeting.id}/{CHECK}"),
        key="all-answers",
        icon=ft.Icons.CHECKLIST,
    )
    return [every, again, sheet_way(desk, meeting), over]


def _part(desk: Desk, step: Step, route: str, icon: ft.IconData) -> ft.Control:
    return button(
        Action(label=_(PARTS[step]), press=lambda: desk.go(route), key=f"part-{step}", icon=icon)
    )


def _still(desk: Desk, meeting: Meeting, ready: Readiness) -> list[ft.Control]:
    """Return the parts one could still do, each as a button."""
    if not ready.missing:
        return []
    here, icon = f"/prepare/{meeting.id}", ft.Icons.EDIT_OUTLINED
    parts = [_part(desk, step, f"{here}/{step}", icon) for step in ready.missing]
    return [heading(_("You can still do these"), level=2), even(parts)]


def _there(desk: Desk, meeting: Meeting, ready: Readiness) -> list[ft.Control]:
    """Return the parts that are ready; each can be opened and changed."""
    if not ready.there:
        return []
    here, icon = f"/prepare/{meeting.id}/change", ft.Icons.CHECK_CIRCLE_OUTLINE
    parts = [_part(desk, step, f"{here}/{step}", icon) for step in ready.there]
    return [heading(_("These are ready"), level=2), even(parts)]


def _good_to_know(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    """Return what is good to think of before this kind of meeting."""
    kind = meeting_types().get(meeting.kind)
    prompts = kind.prompts_for(When.BEFORE) if kind else ()
    if not prompts:
        return []
    told = [body(prompt.text.spoken(desk.words.code)) for prompt in prompts]
    return [soft_area([heading(_("Good to know beforehand"), level=2), *told])]
