"""Put a meeting, or the days of what was agreed, into one's own calendar as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import flet as ft

from app.i18n import _, ngettext
from app.records.meeting import Meeting
from app.rules.visibility import may_be_shared
from app.services import calendar
from app.views.desk import Desk
from app.views.job import Job, use_job
from app.views.kit.buttons import Action
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, quiet
from app.views.meeting_words import kind_in_words, time_in_words
from app.views.page import Page, PageFrame
from app.views.picking import save_out
from app.views.safety import component
from app.views.work import Progress

BARE, WORDS = "bare", "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Out:
    """Hold the file that would leave: its neutral name and its content."""

    name: str
    data: bytes
    up: str


def calendar_way(desk: Desk, meeting: Meeting) -> Action:
    """Return the way to a calendar file of a meeting."""
    return Action(
        label=_("Put this in my calendar"),
        press=lambda: desk.go(f"/meetings/{meeting.id}/calendar"),
        key="calendar",
        icon=ft.Icons.EVENT_AVAILABLE,
    )


def days_way(desk: Desk) -> Action:
    """Return the way to a calendar file of the days of what was agreed."""
    return Action(
        label=_("Put the days in my calendar"),
        press=lambda: desk.go("/agreements/calendar"),
        key="calendar",
        icon=ft.Icons.EVENT_AVAILABLE,
    )


@component
def MeetingOut(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show what goes out of a meeting, and save it at one press."""
    chosen, choose = ft.use_state(BARE)
    picker = ft.use_memo(ft.FilePicker, [])
    job = use_job(desk)
    up = f"/meetings/{meeting.id}"

    def on_save() -> None:
        ctx = desk.ctx
        words = kind_in_words(desk, meeting) if chosen == WORDS else None
        data = calendar.of_meeting(ctx, meeting.id, title=_("Meeting"), own_words=words)
        name = calendar.meeting_name(ctx, meeting, desk.words.code)
        _save(desk, job, picker, _Out(name=name, data=data, up=up))

    options = [
        Option(value=BARE, label=_("Only the word Meeting and the time")),
        Option(value=WORDS, label=_("Also what kind of meeting it is, and the place")),
    ]
    asked = _asked(options, chosen, choose) if may_be_shared(meeting) else _only_me()
    known = meeting.day is not None
    parts = [mark(ft.Icons.EVENT, time_in_words(desk, meeting), Paint.INK), *asked]
    page = _page(_("Put this in my calendar"), "meeting-out", on_save if known else None, up)
    return PageFrame(desk, page, [*parts, *_careful()])


@component
def DaysOut(desk: Desk, *_parts: str) -> ft.Control:
    """Show how many days go out, and save them at one press."""
    chosen, choose = ft.use_state(BARE)
    picker = ft.use_memo(ft.FilePicker, [])
    job = use_job(desk)
    up = "/agreements"
    days = calendar.with_days(desk.ctx)

    def on_save() -> None:
        ctx = desk.ctx
        data = calendar.of_days(ctx, title=_("To remember"), own_words=chosen == WORDS)
        name = calendar.days_name(ctx, desk.words.code)
        _save(desk, job, picker, _Out(name=name, data=data, up=up))

    options = [
        Option(value=BARE, label=_("Only the words To remember and the day")),
        Option(
            value=WORDS,
            label=_("Also what was agreed"),
            help=_("What is only for you stays out."),
        ),
    ]
    shared = any(may_be_shared(agreement) for _day, agreement in days)
    asked = _asked(options, chosen, choose) if shared else _only_me() if days else []
    many = ngettext("{n} day goes into the file.", "{n} days go into the file.", len(days))
    page = _page(_("Put the days in my calendar"), "days-out", on_save if days else None, up)
    return PageFrame(desk, page, [body(many), *asked, *_careful()])


def _page(title: str, key: str, on_save: Callable[[], None] | None, up: str) -> Page:
    main = on_save and Action(
        label=_("Save the file"), press=on_save, key="save-calendar", icon=ft.Icons.FILE_DOWNLOAD
    )
    return Page(
        title=title,
        key=key,
        place=up.split("/")[1],
        help=_(
            "This saves a file for a calendar. Open it afterwards, and your calendar offers to "
            "take it in. Later changes here do not reach your calendar by themselves."
        ),
        main=main,
        up=up,
    )


def _asked(options: Sequence[Option], chosen: str, choose: Callable[..., None]) -> list[ft.Control]:
    question = _("What may stand in your calendar?")
    cards = SingleChoice(question, options, chosen, lambda value: choose(lambda _old: value))
    return [heading(question, level=2), cards]


def _only_me() -> list[ft.Control]:
    return [quiet(_("This is only for you. So no words of yours go into the file."))]


def _careful() -> list[ft.Control]:
    return [
        mark(ft.Icons.LOCK_OPEN, _("The file is not locked."), Paint.LATE),
        body(_("Many calendars are on the computers of a company. Others may see them too.")),
    ]


def _save(desk: Desk, job: Job, picker: ft.FilePicker, out: _Out) -> None:
    def saved() -> None:
        desk.go(out.up)
        desk.say(_("The file is saved. Open it to put it into your calendar."))

    def write(stream: BinaryIO, _watch: Progress) -> None:
        stream.write(out.data)

    job.start(
        lambda progress: save_out(
            desk,
            picker,
            name=out.name,
            write=write,
            progress=progress,
        ),
        lambda given: saved() if given else None,
    )
