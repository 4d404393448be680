"""Today: what is next, and where one can begin."""

from __future__ import annotations

import flet as ft

from app.errors.folder import PlaceReadOnly, ReadOnly
from app.i18n import _
from app.records.meeting import Meeting
from app.rules.today import TodayKind
from app.services import recovering, today
from app.services.today import Today
from app.views.copy_reminder import copy_reminder
from app.views.desk import Desk
from app.views.kit.buttons import Action, button, start_button
from app.views.kit.theme import LIST_WIDTH, WIDE
from app.views.kit.words import body, heading, problem_box, quiet, strong
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.today_cards import NextThings


@component
def TodayScreen(desk: Desk) -> ft.Control:
    """Show what is next first, then the beginnings in the person's own words."""
    now = today.look(desk.ctx)
    if now.empty:
        return FirstDay(desk)
    starts = starting_points(desk, now)
    beside = desk.wide and desk.width >= WIDE + LIST_WIDTH * 0.75  # as PageFrame shows it
    return PageFrame(
        desk,
        _page(beside=[*_day_and_folder(desk), *starts] if beside else []),
        [
            *([] if beside else _day_and_folder(desk)),
            NextThings(desk, now, all_at_once=beside),
            *([] if beside else starts),
            *copy_reminder(desk, now),
        ],
    )


@component
def FirstDay(desk: Desk) -> ft.Control:
    """Show a folder that is still empty: one thing to do."""
    first = Action(
        label=_("Say the first wish"),
        press=lambda: desk.go("/wishes/new"),
        key="first-wish",
        icon=ft.Icons.CHAT_BUBBLE_OUTLINE,
    )
    welcome = _("This is your own notebook. It keeps what you want to say, in your own words.")
    later = _("Your next meeting, and what others have promised you, will be here.")
    controls = [
        *_day_and_folder(desk),
        body(welcome),
        body(later),
        quiet(_("One small thing is enough to begin with.")),
    ]
    return PageFrame(desk, _page(main=first), controls)


def _page(*, beside: list[ft.Control] | None = None, main: Action | None = None) -> Page:
    return Page(
        title=_("Today"),
        key="today",
        place="today",
        help=_(
            "Here you see what is next, and the things you can begin. Press the one that fits now."
        ),
        beside=beside or [],
        begins_beside=True,
        main=main,
    )


def _day_and_folder(desk: Desk) -> list[ft.Control]:
    """Return the day in plain speech, and a word when the folder cannot be changed."""
    day = strong(desk.words.long_date(desk.ctx.today))
    if not desk.ctx.folder.read_only:
        return [day]
    if not recovering.is_needed(desk.ctx):
        return [day, problem_box(*desk.words.error(PlaceReadOnly()))]
    choose = Action(
        label=_("Choose how to go on"),
        press=lambda: desk.go("/safe/recovery"),
        key="recovery",
        icon=ft.Icons.HEALING,
    )
    return [day, problem_box(*desk.words.error(ReadOnly())), button(choose)]


def starting_points(desk: Desk, now: Today) -> list[ft.Control]:
    """Return the big beginnings, in the person's words."""
    meeting = now.next_meeting
    prepare = f"/prepare/{meeting.id}" if meeting else "/prepare"
    return [
        heading(_("What would you like to do?"), level=2),
        _start(desk, _("I want to say something"), "/wishes/new", ft.Icons.CHAT_BUBBLE_OUTLINE),
        _start(desk, _("I am going to a meeting"), prepare, ft.Icons.EVENT_NOTE),
        _start(desk, _("I am in a meeting now"), _meeting_now(desk, now), ft.Icons.GROUPS_OUTLINED),
        _start(desk, _("We agreed something"), "/agreements/new", ft.Icons.HANDSHAKE_OUTLINED),
        _start(desk, _("I got a letter or a decision"), "/papers/new", ft.Icons.MAIL_OUTLINE),
        _start(desk, _("I want to give my information"), "/give", ft.Icons.DESCRIPTION_OUTLINED),
    ]


def _meeting_now(desk: Desk, now: Today) -> str:
    """Return the way into today's meeting; when it is unclear which one, ask there."""
    going_on = [line.record for line in now.lines if line.kind == TodayKind.CONTINUE_MEETING] + [
        now.next_meeting
    ]
    ids = [m.id for m in going_on if isinstance(m, Meeting) and m.day == desk.ctx.today]
    return f"/in-meeting/{ids[0]}" if ids else "/in-meeting"


def _start(desk: Desk, label: str, route: str, icon: ft.IconData) -> ft.Control:
    name = route.strip("/").split("/")[0]
    return start_button(
        Action(label=label, press=lambda: desk.go(route), key=f"start-{name}", icon=icon)
    )
