"""Bring in an invitation: choose its file, see what it says, then keep it as a meeting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.meeting import Meeting
from app.services import invitations
from app.services.context import Context
from app.services.invitations import CHANGING, Change, Looked
from app.views.desk import Desk
from app.views.job import use_job
from app.views.kit.buttons import Action
from app.views.kit.layout import card, stack
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, small
from app.views.meeting_words import called_off, time_in_words
from app.views.page import Page, PageFrame
from app.views.picking import Picked, pick
from app.views.safety import component
from app.views.work import Progress

UP = "/meetings"
_WORDS = {
    Change.NEW: N_("This meeting is not in your folder yet."),
    Change.CHANGED: N_("This meeting is in your folder. The invitation changes it."),
    Change.CALLED_OFF: N_("You have this meeting. The invitation calls it off."),
    Change.SAME: N_("You have this meeting already, as it is here. Nothing changes."),
    Change.OLDER: N_("You have a newer invitation to this meeting. Nothing changes."),
    Change.NOT_HERE: N_("It calls off a meeting that you do not have. Nothing changes."),
    Change.OURS: N_("Kuulluksi made this file, and you have the meeting. Nothing changes."),
}
_DEEDS = {
    Change.NEW: N_("Keep this meeting"),
    Change.CHANGED: N_("Keep the change"),
    Change.CALLED_OFF: N_("Mark it called off"),
}


def bring_way(desk: Desk) -> Action:
    """Return the way to bringing in an invitation."""
    return Action(
        label=_("Bring in an invitation"),
        press=lambda: desk.go("/meetings/invitation"),
        key="bring-invitation",
        icon=ft.Icons.FILE_UPLOAD,
    )


@component
def BringInvitation(desk: Desk) -> ft.Control:
    """Ask for the file; once it is read, show what would be kept."""
    looked, set_looked = ft.use_state(None)
    picker = ft.use_memo(ft.FilePicker, [])
    job = use_job(desk)

    def show(found: Looked | None) -> None:
        set_looked(lambda _before: found)

    def on_choose() -> None:
        ctx = desk.ctx

        async def work(progress: Progress) -> Looked | None:
            picked = await pick(desk, picker, ["ics"], progress)
            return await asyncio.to_thread(_read, ctx, picked) if picked else None

        job.start(work, lambda found: show(found) if found else None)

    return _look(desk, looked, lambda: show(None)) if looked else _ask(desk, on_choose)


def _read(ctx: Context, picked: Picked) -> Looked:
    try:
        with picked.open() as source:
            return invitations.look(ctx, source)
    finally:
        picked.done()


def _ask(desk: Desk, on_choose: Callable[[], None]) -> ft.Control:
    page = Page(
        title=_("Bring in an invitation"),
        key="invitation-ask",
        help=_(
            "An invitation to a meeting can be a file for a calendar. Choose it here. "
            "First you see what it says."
        ),
        main=Action(
            label=_("Choose the file"),
            press=on_choose,
            key="choose-invitation",
            icon=ft.Icons.FOLDER_OPEN,
        ),
        up=UP,
        place="meetings",
    )
    parts = [
        body(_("The name of the file ends in .ics. It often comes with an e-mail.")),
        body(_("Save it on this device first, then choose it here.")),
        body(_("Nothing changes yet. First you see what the invitation says.")),
    ]
    return PageFrame(desk, page, [*parts])


def _look(desk: Desk, looked: Looked, again: Callable[[], None]) -> ft.Control:
    page = Page(
        title=_("What the invitation says"),
        key="invitation-look",
        help=_("Nothing has changed yet. Look at the day and the place, then keep it or leave it."),
        main=_deed(desk, looked),
        then=[
            Action(
                label=_("Choose another file"),
                press=again,
                key="another-invitation",
                icon=ft.Icons.FOLDER_OPEN,
            )
        ],
        on_back=again,
        up=UP,
        place="meetings",
    )
    changed = mark(ft.Icons.INFO_OUTLINE, _(_WORDS[looked.change]), Paint.OPEN)
    return PageFrame(
        desk, page, [changed, *_careful(desk, looked), _told(desk, looked), *_now(desk, looked)]
    )


def _deed(desk: Desk, looked: Looked) -> Action:
    if looked.change in CHANGING:
        return Action(
            label=_(_DEEDS[looked.change]),
            press=lambda: _keep(desk, looked),
            key="keep-invitation",
            icon=ft.Icons.CHECK,
        )
    to = f"{UP}/{looked.meeting.id}" if looked.meeting else UP
    return Action(
        label=_("To the meeting") if looked.meeting else _("To my meetings"),
        press=lambda: desk.go(to),
        key="to-meeting",
        icon=ft.Icons.ARROW_FORWARD,
    )


def _keep(desk: Desk, looked: Looked) -> None:
    kept: list[Meeting | None] = []
    if not desk.do(lambda: kept.append(invitations.keep(desk.ctx, looked.says))):
        return
    desk.go(f"{UP}/{kept[0].id}" if kept[0] else UP)
    desk.say(_("The invitation is kept."))


def said_by_others(label: str, words: str) -> list[ft.Control]:
    """Return words that are not the person's, as they came, under a small label."""
    return [stack([small(label), body(words, own=True)], spacing=4)] if words.strip() else []


def _told(desk: Desk, looked: Looked) -> ft.Control:
    says = looked.says
    when = Meeting(day=says.day, clock_time=says.clock_time, ends_at=says.ends_at)
    off = [called_off()] if says.cancelled else []
    return card(
        [
            *said_by_others(_("The name of the meeting"), says.title),
            mark(ft.Icons.EVENT, time_in_words(desk, when), Paint.INK),
            *off,
            *said_by_others(_("Place"), says.place),
            *said_by_others(_("Who invites"), says.sender),
            *said_by_others(_("Words of the invitation"), says.words),
        ]
    )


def _careful(desk: Desk, looked: Looked) -> list[ft.Control]:
    """Return what one should know before keeping it."""
    says = looked.says
    told: list[tuple[Any, str]] = [
        (
            not says.sure,
            _("Nobody knows the time zone of this file. Ask for the time of the meeting."),
        ),
        (
            says.repeats,
            _("This meeting comes again. Only this one day is kept. Write the others yourself."),
        ),
        (says.more, _("The invitation is long. Only its beginning is kept. Keep the file too.")),
        (says.day < desk.ctx.today, _("This day is already past.")),
    ]
    return [mark(ft.Icons.ERROR_OUTLINE, words, Paint.LATE) for wanted, words in told if wanted]


def _now(desk: Desk, looked: Looked) -> list[ft.Control]:
    """Return how a meeting that would change is here now."""
    meeting = looked.meeting
    if looked.change != Change.CHANGED or meeting is None:
        return []
    now = mark(ft.Icons.EVENT, time_in_words(desk, meeting), Paint.INK)
    stays = body(_("The earlier words stay in Earlier versions."))
    off = [called_off()] if meeting.cancelled else []
    place = said_by_others(_("Place"), meeting.place)
    return [heading(_("In your folder now"), level=2), card([now, *off, *place]), stays]
