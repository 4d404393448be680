"""The one-page sheet of a meeting, in large print, to read from or to show."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.i18n import _, isolate
from app.records.meeting import Meeting
from app.services.agenda import AgendaLine
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.layout import stack
from app.views.kit.theme import Paint
from app.views.kit.words import heading, mark, own_words, quiet, small
from app.views.meeting_words import (
    invited,
    item_kind,
    kind_in_words,
    lines_of,
    time_in_words,
)
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component
from app.views.symbol_tile import line_in_large


@component
def MeetingSheet(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show everything prepared for a meeting, only to read."""
    lines = lines_of(desk, meeting.id)
    page = Page(
        title=_("My sheet for the meeting"),
        key=f"sheet-{meeting.id}",
        help=_(
            "You can read from this sheet at the meeting, or show it. "
            "It also holds what is only for you, so look before you show it."
        ),
        main=Action(
            label=_("Start the meeting"),
            press=lambda: desk.go(f"/in-meeting/{meeting.id}"),
            key="start",
            icon=ft.Icons.PLAY_ARROW,
        ),
        up=f"/meetings/{meeting.id}",
        place="meetings",
    )
    names = [isolate(person.first_name) for person in invited(desk, meeting)]
    who = desk.words.and_list(names) if names else ""
    return PageFrame(
        desk,
        page,
        [
            heading(kind_in_words(desk, meeting), level=2),
            mark(ft.Icons.EVENT, time_in_words(desk, meeting), Paint.INK),
            *_large(_("Place"), meeting.place, meeting.language),
            *_large(_("Who comes"), who, meeting.language),
            *_large(_("Whom I do not want there"), meeting.not_wanted, meeting.language),
            *_large(_("My support person"), meeting.support_person, meeting.language),
            *_large(_("Interpreter"), meeting.interpreter, meeting.language),
            *_large(_("How I begin"), meeting.opening_words, meeting.language),
            *_to_say(desk, lines),
            *_large(_("What I need at the meeting"), meeting.needs, meeting.language),
            *_large(_("I take with me"), meeting.things_to_bring, meeting.language),
        ],
    )


def _large(label: str, words: str, language: str) -> list[ft.Control]:
    """Return a part of the sheet in large print; nothing when it is empty."""
    if not words.strip():
        return []
    return [heading(label, level=2), own_words(words, aloud=True, language=language)]


def _to_say(desk: Desk, lines: list[AgendaLine]) -> list[ft.Control]:
    title = heading(_("What I say there"), level=2)
    if not lines:
        return [title, quiet(_("Nothing is chosen yet. Your wishes and questions will be here."))]
    return [title, Paged(lines, partial(_said, desk), where="sheet", spacing=24)]


def _said(desk: Desk, number: int, line: AgendaLine) -> ft.Control:
    kind = _("{n}. {kind}").format(n=number, kind=item_kind(line.item))
    return stack([small(kind), line_in_large(desk, line)], spacing=4)


def sheet_way(desk: Desk, meeting: Meeting) -> Action:
    """Return the way to the sheet of a meeting."""
    return Action(
        label=_("Show the one-page sheet"),
        press=lambda: desk.go(f"/prepare/{meeting.id}/sheet"),
        key="sheet",
        icon=ft.Icons.ARTICLE_OUTLINED,
    )
