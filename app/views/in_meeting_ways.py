"""What is the same on every page of a meeting: the other ways, the cards to hold up."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.meeting import Meeting
from app.records.profile import ProfilePart
from app.services.agenda import AgendaLine
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import even, stack
from app.views.kit.theme import CORNER, EDGE, REST, Paint, Style
from app.views.kit.words import body, own_words, quiet
from app.views.page import Page, PageFrame
from app.views.safety import component

SIMPLER, BREAK, WRITE, OWN = "simpler", "break", "write-it", "own"


def meeting_help() -> str:
    """Return what every page of a meeting says about itself."""
    return _(
        "Read one thing at a time aloud, or turn the screen to the others. "
        "Press Said when you have said it. Everything is kept at once."
    )


def going(desk: Desk, meeting: Meeting, part: str, label: str, icon: ft.IconData) -> Action:
    """Return the action that leads to another page of the meeting."""
    key = part.replace("/", "-") or "begin"
    route = f"/in-meeting/{meeting.id}/{part}"
    return Action(label=label, press=lambda: desk.go(route), key=f"to-{key}", icon=icon)


def ways(desk: Desk, meeting: Meeting) -> ft.Control:
    """Return the cards to hold up, the list, adding something, and the end."""
    icons = ft.Icons
    cards = [
        going(desk, meeting, SIMPLER, _("More simply"), icons.RECORD_VOICE_OVER),
        going(desk, meeting, BREAK, _("I need a break"), icons.FREE_BREAKFAST),
        going(desk, meeting, WRITE, _("Write that down"), icons.EDIT_NOTE),
        going(desk, meeting, OWN, _("My own card"), icons.BADGE_OUTLINED),
    ]
    others = [
        going(desk, meeting, "list", _("Everything on my list"), icons.LIST),
        going(desk, meeting, "add", _("Add one thing"), icons.ADD),
        going(desk, meeting, "together", _("End the meeting"), icons.FLAG_OUTLINED),
    ]
    return stack(
        [
            even([button(one) for one in cards]),
            even([button(one, calm=True) for one in others]),
        ]
    )


@component
def HoldUpCard(desk: Desk, meeting: Meeting, words: str, name: str) -> ft.Control:
    """Show one sentence so large that others read it across the table."""
    back = f"/in-meeting/{meeting.id}"
    page = Page(
        title=_("Show this to the others"),
        key=f"hold-up-{name}",
        help=_("Turn the screen to the others. Press Close when they have read it."),
        main=Action(
            label=_("Close this card"),
            press=lambda: desk.back(back),
            key="close-card",
            icon=ft.Icons.CLOSE,
        ),
        up=back,
    )
    roomy = desk.width >= 380 * desk.settings.text_size
    text = ft.Text(
        words,
        theme_style=Style.HUGE if roomy else Style.ALOUD,
        text_align=ft.TextAlign.CENTER,
    )
    sheet = ft.Container(
        text,
        bgcolor=Paint.CARD,
        border=ft.Border.all(EDGE * 2, Paint.MAIN),
        border_radius=CORNER,
        padding=ft.Padding.symmetric(horizontal=16, vertical=REST * 2),
        alignment=ft.Alignment.CENTER,
    )
    return PageFrame(desk, page, [sheet])


@component
def NoOwnCard(desk: Desk, meeting: Meeting) -> ft.Control:
    """Say what an own card is, and lead to writing it."""
    page = Page(
        title=_("My own card"),
        key="no-own-card",
        help=_("On your own card are words you often want to show. You write it once."),
        main=Action(
            label=_("Write: my own card"),
            press=lambda: desk.go(f"/about-me/{ProfilePart.CARD}"),
            key="write-card",
            icon=ft.Icons.EDIT_OUTLINED,
        ),
        up=f"/in-meeting/{meeting.id}",
    )
    told = body(_("Your card is not written yet. For example: I hear badly. Speak slowly."))
    return PageFrame(desk, page, [told])


@component
def OpeningPage(desk: Desk, meeting: Meeting, lines: list[AgendaLine]) -> ft.Control:
    """Show the person's first words, to read aloud."""
    first = lines[0].item.id if lines else "list"
    page = Page(
        title=_("You can begin like this"),
        key=f"opening-{meeting.id}",
        help=_(
            "These are the words you wrote to begin with. Read them aloud, or turn the screen to"
            " the others."
        ),
        main=going(desk, meeting, first, _("To the first thing"), ft.Icons.ARROW_FORWARD),
        up=f"/meetings/{meeting.id}",
    )
    words = meeting.opening_words
    shown = own_words(words, aloud=True, language=meeting.language)
    if not words.strip():
        shown = quiet(_("No first words are written."))
    return PageFrame(desk, page, [shown, ways(desk, meeting)])
