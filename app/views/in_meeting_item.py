"""The one thing to say now, with the two large answers below it."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.i18n import _
from app.records.agenda_item import AgendaItem, Said
from app.records.meeting import Meeting
from app.services import agenda
from app.services.agenda import AgendaLine
from app.services.context import Context
from app.views.desk import Desk
from app.views.in_meeting_ways import meeting_help, ways
from app.views.kit.buttons import Action, button, start_button
from app.views.kit.layout import side_by_side, stack
from app.views.kit.words import strong
from app.views.meeting_words import item_kind, item_state, still_to_say, unsaid
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.symbol_tile import line_in_large


@component
def ItemPage(desk: Desk, meeting: Meeting, lines: list[AgendaLine], at: int) -> ft.Control:
    """Show one thing to say, as large as can be read across a table."""
    line = lines[at]
    item = line.item
    page = Page(
        title=item_kind(item),
        key=f"say-{item.id}",
        help=meeting_help(),
        up=f"/meetings/{meeting.id}",
        step=_("{n} of {total}").format(n=at + 1, total=len(lines)),
    )
    seen = [item_state(item)] if item.said != Said.NOT_YET else []
    return PageFrame(
        desk,
        page,
        [
            line_in_large(desk, line),
            *seen,
            _answers(desk, meeting, lines, at),
            strong(still_to_say(unsaid(lines))),
            _steps(desk, meeting, lines, at),
            ways(desk, meeting),
        ],
    )


def _answers(desk: Desk, meeting: Meeting, lines: list[AgendaLine], at: int) -> ft.Control:
    """Return Said and Not yet side by side where they fit, and Leave out below."""
    item = lines[at].item
    answer = f"/in-meeting/{meeting.id}/{item.id}/answer"
    onward = next_route(meeting, lines, at)

    def marked(deed: Callable[[Context, str], object], leads_to: str) -> Callable[[], None]:
        def press() -> None:
            if desk.do(lambda: deed(desk.ctx, item.id)):
                desk.go(leads_to)

        return press

    said = Action(
        label=_("Said"), press=marked(agenda.mark_said, answer), key="said", icon=ft.Icons.CHECK
    )
    not_yet = Action(
        label=_("Not yet"),
        press=marked(agenda.mark_not_yet, onward),
        key="not-yet",
        icon=ft.Icons.SCHEDULE,
    )
    leave = Action(
        label=_("Leave this out today"),
        press=marked(agenda.leave_out, onward),
        key="leave-out",
        icon=ft.Icons.REMOVE_CIRCLE_OUTLINE,
    )
    pair: list[ft.Control] = [start_button(said), start_button(not_yet)]
    if desk.width >= 560 * desk.settings.text_size:
        for one in pair:
            one.expand = True
        both: ft.Control = ft.Row(pair, spacing=16)
    else:
        both = stack(pair, spacing=12)
    return stack([both, ft.Row([button(leave, calm=True)], wrap=True)], spacing=8)


def next_route(meeting: Meeting, lines: list[AgendaLine], at: int) -> str:
    """Return where to go after a thing: the next unsaid one, or reading together."""
    order = [*lines[at + 1 :], *lines[:at]]
    waiting = [line.item for line in order if line.item.said == Said.NOT_YET]
    later = [line.item for line in lines[at + 1 :]]
    onward = waiting or later
    return f"/in-meeting/{meeting.id}/{_id(onward)}"


def _id(items: list[AgendaItem]) -> str:
    return items[0].id if items else "together"


def _steps(desk: Desk, meeting: Meeting, lines: list[AgendaLine], at: int) -> ft.Control:
    """Return the ways to the thing before and after, and to the answer of this one."""

    def to(place: int, label: str, key: str, icon: ft.IconData) -> list[ft.Control]:
        if not 0 <= place < len(lines):
            return []
        route = f"/in-meeting/{meeting.id}/{lines[place].item.id}"
        return [button(Action(label=label, press=lambda: desk.go(route), key=key, icon=icon))]

    answer = Action(
        label=_("The answer to this"),
        press=lambda: desk.go(f"/in-meeting/{meeting.id}/{lines[at].item.id}/answer"),
        key="to-answer",
        icon=ft.Icons.QUESTION_ANSWER_OUTLINED,
    )
    return side_by_side(
        [
            *to(at - 1, _("Previous"), "previous", ft.Icons.ARROW_BACK),
            *to(at + 1, _("Next"), "next", ft.Icons.ARROW_FORWARD),
            button(answer),
        ]
    )
