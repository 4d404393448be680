"""After a meeting: what it left open can be taken to the next one."""

from __future__ import annotations

import flet as ft

from app.i18n import _, ngettext
from app.records.meeting import Meeting
from app.services import agenda_building, meetings
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, strong


def carry_over(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    """Return how many things a meeting left open, and the way to take them along."""
    count = len(agenda_building.left_over(desk.ctx, meeting.id))
    if not count:
        return []
    words = ngettext(
        "{n} thing was left without an answer.", "{n} things were left without an answer.", count
    )
    take = Action(
        label=_("Take these to the next meeting"),
        press=lambda: _take(desk, meeting),
        key="carry-over",
        icon=ft.Icons.EAST,
    )
    told = body(_("You can say them again. They stay here as well."))
    return [card([strong(words), told, side_by_side([button(take)])])]


def _take(desk: Desk, meeting: Meeting) -> None:
    """Take what is open to the next meeting; where there is none, a new one is begun."""
    taken: list[str] = []

    def deed() -> None:
        following = meetings.next_meeting(desk.ctx) or meetings.begin(desk.ctx)
        agenda_building.carry_over(desk.ctx, meeting.id, following.id)
        taken.append(following.id)

    if desk.do(deed):
        desk.go(f"/meetings/{taken[0]}")
        desk.say(_("They are now on the list of this meeting."))
