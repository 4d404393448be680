"""What was removed: bring it back, or erase it for good."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.errors.base import N_
from app.errors.erasing import NotErasedYet
from app.i18n import _, isolate
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.base import Record
from app.records.follow_up import FollowUp
from app.records.goal import Goal
from app.records.hearing_check import HearingCheck
from app.records.life_now import LifeNow
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.records.meeting import Meeting
from app.records.paper import Paper
from app.records.paper_point import PaperPoint
from app.records.person import Person
from app.records.profile import Profile
from app.records.wish import Wish
from app.rules.belonging import name_of
from app.services import erasing, records
from app.views.desk import Desk
from app.views.job import Job, use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, problem_box, small
from app.views.long_words import first_words
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.pictures import picture
from app.views.points import point
from app.views.safety import component

HERE = "/safe/removed"
NAMES: dict[type[Record], str] = {
    Wish: N_("A wish"),
    AgendaItem: N_("Something to say at a meeting"),
    Agreement: N_("Something agreed"),
    Meeting: N_("A meeting"),
    Goal: N_("A goal"),
    FollowUp: N_("A time you asked about a promise"),
    HearingCheck: N_("How you were heard"),
    LifeNow: N_("How your life was"),
    Matter: N_("A matter that waits"),
    MatterEvent: N_("Something that happened in a matter"),
    Paper: N_("A paper"),
    PaperPoint: N_("A point of a paper"),
    Person: N_("A person"),
    Profile: N_("Something about me"),
    Attachment: N_("A picture or a file"),
}
_WORDS_GO = N_("The words, their earlier versions, and the pictures and files of it.")
_GOES: dict[type[Record], str] = {
    Meeting: N_("The meeting, what you had to say there, the answers, and earlier versions."),
    AgendaItem: N_("What you had to say, the answer to it, and earlier versions."),
    Attachment: N_("The picture or file itself, its words, and their earlier versions."),
}
_WORDS = {
    Agreement: "what",
    FollowUp: "answer",
    Matter: "what",
    Person: "first_name",
    Meeting: "place",
}  # the others have words


@component
def RemovedThings(desk: Desk, *parts: str) -> ft.Control:
    """Show the list, or ask once more before something goes for good."""
    if parts == ("all",):
        return EraseAll(desk)
    match parts:
        case (name, record_id) if kind := erasing.kind_named(name):
            one = erasing.one_removed(desk.ctx, kind, record_id)
        case _:
            one = None
    return RemovedList(desk) if one is None else EraseOne(desk, one, key=one.id)


@component
def RemovedList(desk: Desk) -> ft.Control:
    """List what was removed, the latest first."""
    job = use_job(desk)
    every = erasing.removed(desk.ctx)
    page = Page(
        title=_("What was removed"),
        key="removed",
        help=_("Here is what you removed. You can bring it back or erase it for good."),
        place="more",
        up="/safe",
    )
    cards = Paged(every, lambda n, one: _card(desk, n, one), where="removed")
    none = body(_("Nothing is removed now."))
    first = [*_to_finish(desk, job)]
    return PageFrame(desk, page, [*first, cards if every else none, *_all(desk, every)])


def _to_finish(desk: Desk, job: Job) -> list[ft.Control]:
    """Return how to go on with an erasing that did not come to its end."""
    if not erasing.is_unfinished(desk.ctx):
        return []
    again = Action(
        label=_("Go on with the erasing"),
        press=lambda: job.start(
            lambda _progress: erasing.go_on(desk.ctx),
            lambda _result: desk.say(_("Erased")),
            stoppable=False,
        ),
        key="go-on-erasing",
        icon=ft.Icons.REFRESH,
    )
    told, advice = desk.words.error(NotErasedYet())
    return [problem_box(told, advice), side_by_side([button(again)])]


def _all(desk: Desk, every: list[Record]) -> list[ft.Control]:
    action = Action(
        label=_("Erase all of these for good"),
        press=lambda: desk.go(f"{HERE}/all"),
        key="erase-all",
        icon=ft.Icons.DELETE_FOREVER_OUTLINED,
    )
    return [side_by_side([button(action, calm=True)])] if len(every) > 1 else []


def _card(desk: Desk, number: int, one: Record) -> ft.Control:
    kind = type(one)
    back = Action(
        label=_("Bring number {n} back").format(n=number),
        press=lambda: desk.do(
            lambda: records.bring_back(desk.ctx, kind, one.id), said=_("It is back.")
        ),
        key=f"back-{number}",
        icon=ft.Icons.UNDO,
    )
    away = Action(
        label=_("Erase number {n} for good").format(n=number),
        press=lambda: desk.go(route_of(kind, one.id)),
        key=f"erase-{number}",
        icon=ft.Icons.DELETE_FOREVER_OUTLINED,
    )
    buttons = side_by_side([button(back, calm=True), button(away, calm=True)])
    return card([small(f"{number}. {_when(desk, one)}"), *_told(desk, one), buttons])


def route_of(kind: type[Record], record_id: str) -> str:
    """Return where one removed thing is erased for good."""
    return f"{HERE}/{name_of(kind)}/{record_id}"


def _when(desk: Desk, one: Record) -> str:
    name = _(NAMES[type(one)])
    if one.removed_at is None:
        return name
    day = desk.day(one.removed_at.astimezone().date())
    return _("{what}, removed {day}").format(what=name, day=day)


def _told(desk: Desk, one: Record) -> list[ft.Control]:
    """Return what it is, in the person's words."""
    words = str(getattr(one, _WORDS.get(type(one), "words")))
    days = [body(desk.day(one.day))] if isinstance(one, Meeting) and one.day else []
    pictures = [picture(desk, one)] if isinstance(one, Attachment) else []
    said = [first_words(words, one)] if words.strip() or not (days or pictures) else []
    return [*pictures, *days, *said]


@component
def EraseOne(desk: Desk, one: Record) -> ft.Control:
    """Say what goes and what stays, then erase one thing for good."""
    given = [share.to_name for share in erasing.receipts_with(desk.ctx, one.id)]
    names = ", ".join(dict.fromkeys(isolate(name) for name in given if name))
    told = _("These words stay in the receipt. Given to: {names}.").format(names=names)
    goes = _(_GOES.get(type(one), _WORDS_GO))
    kept = [*_told(desk, one), *([body(told)] if given else [])]
    return Asked(desk, lambda: erasing.erase(desk.ctx, type(one), one.id), goes, kept)


@component
def EraseAll(desk: Desk) -> ft.Control:
    """Say what goes and what stays, then erase all that was removed."""
    every = erasing.removed(desk.ctx)
    goes = _("All in the list of removed things: words, answers, pictures, files, versions.")
    counted = [body(_("There are now {n} things in the list.").format(n=len(every)))]
    return Asked(desk, lambda: erasing.erase_all_removed(desk.ctx), goes, counted)


@component
def Asked(desk: Desk, deed: Callable[[], None], goes: str, before: list[ft.Control]) -> ft.Control:
    """Ask once more; from here there is no way back."""
    job = use_job(desk)

    def erased(_result: object) -> None:
        desk.go(HERE)
        desk.say(_("Erased"))

    page = Page(
        title=_("Erase for good?"),
        key="erase-for-good",
        help=_("After this nobody can bring it back. First read what goes and what stays."),
        place="more",
        main=Action(
            label=_("Erase for good"),
            press=lambda: job.start(lambda _progress: deed(), erased, stoppable=False),
            key="erase-now",
            icon=ft.Icons.DELETE_FOREVER_OUTLINED,
        ),
        up=HERE,
    )
    keep = Action(
        label=_("Do not erase"), press=lambda: desk.go(HERE), key="keep-it", icon=ft.Icons.CLOSE
    )
    return PageFrame(desk, page, [*before, side_by_side([button(keep)]), *_honest(goes)])


def _honest(goes: str) -> list[ft.Control]:
    return [
        point(ft.Icons.DELETE_FOREVER_OUTLINED, _("This goes"), goes),
        point(
            ft.Icons.HISTORY,
            _("The earlier days go too"),
            _("You cannot look at earlier days any more. Files set aside after an alarm go too."),
        ),
        point(
            ft.Icons.CONTENT_COPY,
            _("This stays elsewhere"),
            _("Copies, earlier folders, printed papers and files you gave still have it."),
        ),
        point(
            ft.Icons.RESTORE,
            _("An old copy can bring it back"),
            _("If you bring back an old copy or join with one, what you erased is here again."),
        ),
        *traces(),
    ]


def traces() -> list[ft.Control]:
    """Return what no program can promise of a disk."""
    return [
        point(
            ft.Icons.SD_STORAGE_OUTLINED,
            _("A trace can stay in the device"),
            _("Its memory may keep locked parts for a while. Your passphrase could open them."),
        )
    ]
