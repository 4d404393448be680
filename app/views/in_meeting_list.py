"""Everything on the list of a meeting, and adding one thing on the spot."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.agenda_item import AgendaKind
from app.records.meeting import Meeting
from app.services import agenda
from app.services.agenda import AgendaLine
from app.views.desk import Desk
from app.views.in_meeting_ways import going, ways
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card
from app.views.kit.words import body, small, strong
from app.views.meeting_words import item_kind, item_state, lines_of, still_to_say, unsaid
from app.views.own_items import OwnItems, OwnThings
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component
from app.views.symbol_tile import line_in_short
from app.views.whose import WhoAnswers


@component
def ListPage(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show everything to say with what became of it; each can be opened."""
    lines = lines_of(desk, meeting.id)
    page = Page(
        title=_("Everything on my list"),
        key=f"list-{meeting.id}",
        help=_(
            "Here is all you want to say at this meeting. Open one to say it. What you mark is"
            " kept at once."
        ),
        main=None if lines else going(desk, meeting, "add", _("Add one thing"), ft.Icons.ADD),
        up=f"/in-meeting/{meeting.id}",
    )

    def drawn(number: int, line: AgendaLine) -> ft.Control:
        return _row(desk, meeting, number, line)

    nothing = body(_("Nothing is on the list yet. You can add things here and now."))
    shown = [strong(still_to_say(unsaid(lines))), Paged(lines, drawn, where="meeting")]
    return PageFrame(desk, page, [*(shown if lines else [nothing]), ways(desk, meeting)])


def _row(desk: Desk, meeting: Meeting, number: int, line: AgendaLine) -> ft.Control:
    opening = Action(
        label=_("Go to number {n}").format(n=number),
        press=lambda: desk.go(f"/in-meeting/{meeting.id}/{line.item.id}"),
        key=f"go-{line.item.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    kind = _("{n}. {kind}").format(n=number, kind=item_kind(line.item))
    words = line_in_short(desk, line)
    return card([small(kind), words, item_state(line.item), button(opening)])


@component
def AddPage(desk: Desk, meeting: Meeting) -> ft.Control:
    """Write down one more thing to say; it goes last on the list."""
    here = OwnThings(
        meeting=meeting,
        kind=AgendaKind.OWN_TEXT,
        label=_("What I want to say"),
        another=_("Add one more thing to say"),
        removing=_("Remove thing {n}"),
        add=agenda.add_own_text,
    )
    page = Page(
        title=_("Add one thing to say"),
        key=f"add-{meeting.id}",
        help=_("What you write here goes last on your list. It is kept at once."),
        main=going(desk, meeting, "list", _("Everything on my list"), ft.Icons.LIST),
        up=f"/in-meeting/{meeting.id}",
    )
    return PageFrame(desk, page, [WhoAnswers(desk), OwnItems(desk, here)])
