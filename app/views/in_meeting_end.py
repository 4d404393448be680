"""The end of a meeting: read aloud together what was agreed, then close it."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.agreement import Agreement
from app.records.meeting import Meeting
from app.services import agreements, meetings
from app.views.agreement_words import (
    accord_mark,
    both_views,
    facts,
    still_to_ask,
    what_was_agreed,
)
from app.views.begin_agreement import write_here
from app.views.desk import Desk
from app.views.in_meeting_ways import going
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, quiet, strong
from app.views.meeting_words import lines_of, still_to_say, unsaid
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component


@component
def ReadTogether(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show everything agreed at this meeting, large, to read aloud together."""
    made = agreements.of_meeting(desk.ctx, meeting.id)
    page = Page(
        title=_("Read this aloud together"),
        key=f"together-{meeting.id}",
        help=_(
            "Read the agreements aloud before you leave. If something is not as you "
            "agreed, mend it now. Then press The meeting is over."
        ),
        main=_over(desk, meeting),
        up=f"/in-meeting/{meeting.id}/list",
    )

    def drawn(number: int, agreement: Agreement) -> ft.Control:
        return _read(desk, agreement, number)

    nothing = body(_("No agreements are written down yet. Does anyone remember one?"))
    return PageFrame(
        desk,
        page,
        [
            *_unsaid(desk, meeting),
            *([] if made else [nothing]),
            Paged(made, drawn, where="together", spacing=16),
            side_by_side([button(_write(desk, meeting)), button(_list(desk, meeting))]),
        ],
    )


def _unsaid(desk: Desk, meeting: Meeting) -> list[ft.Control]:
    """Return what is still to say, so that it is not left behind."""
    count = unsaid(lines_of(desk, meeting.id))
    if not count:
        return []
    return [
        strong(still_to_say(count)),
        quiet(_("It stays in your notes. You can say it next time.")),
    ]


def _read(desk: Desk, agreement: Agreement, number: int) -> ft.Control:
    mend = Action(
        label=_("Mend agreement {n}").format(n=number),
        press=lambda: desk.go(f"/agreements/{agreement.id}/write/check"),
        key=f"mend-{agreement.id}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    return card(
        [
            what_was_agreed(agreement, aloud=True),
            *facts(desk, agreement),
            accord_mark(agreement),
            *both_views(desk, agreement),
            *still_to_ask(desk, agreement),
            button(mend),
        ]
    )


def _over(desk: Desk, meeting: Meeting) -> Action:
    def press() -> None:
        if desk.do(lambda: meetings.close(desk.ctx, meeting.id)):
            desk.go(f"/meetings/{meeting.id}")
            desk.say(_("The meeting is over. Everything is kept."))

    return Action(
        label=_("The meeting is over"), press=press, key="meeting-over", icon=ft.Icons.CHECK
    )


def _write(desk: Desk, meeting: Meeting) -> Action:
    return Action(
        label=_("Write an agreement"),
        press=lambda: write_here(desk, meeting),
        key="write-agreement",
        icon=ft.Icons.HANDSHAKE_OUTLINED,
    )


def _list(desk: Desk, meeting: Meeting) -> Action:
    return going(desk, meeting, "list", _("Everything on my list"), ft.Icons.LIST)
