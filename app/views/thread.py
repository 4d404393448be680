"""The thread of a wish: one line from words to result, and what one can do where it stopped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.base import Record
from app.records.matter import Matter
from app.records.meeting import Meeting
from app.records.paper_point import PaperPoint
from app.records.wish import Wish
from app.rules.stopped import Stopped
from app.rules.thread import Station, Step, Thread
from app.services import meetings, threads
from app.views.agreement_words import what_was_agreed
from app.views.begin_agreement import write_here
from app.views.desk import Desk
from app.views.finding import found
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side, stack, station
from app.views.kit.words import heading, mark, own_words, quiet, strong
from app.views.long_words import first_words
from app.views.page import Page, PageFrame
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.symbol_tile import wish_in_short
from app.views.thread_words import STOPPED, station_state
from app.views.where import route_to

_AGAIN = {Stopped.NOT_RAISED, Stopped.NOT_SAID, Stopped.LATER, Stopped.REFUSED, Stopped.NOT_KEPT}


def what_it_led_to(desk: Desk, wish: Wish) -> list[ft.Control]:
    """Return where the thread of a wish is now, what one can do, and the way to all of it."""
    told = threads.of_wish(desk.ctx, wish.id)
    whole = Action(
        label=_("See what happened to this"),
        press=lambda: desk.go(f"/wishes/{wish.id}/thread"),
        key="thread",
        icon=ft.Icons.TIMELINE,
    )
    deeds = [*_deed(desk, told), *([whole] if len(told.steps) > 1 else [])]
    shown = [_stop(told), side_by_side([button(deed, calm=True) for deed in deeds])]
    return [heading(_("What this has led to"), level=2), card(shown)]


@component
def ThreadPage(desk: Desk, wish_id: str) -> ft.Control:
    """Show every station, the newest at the end, and what one can do there."""
    wish = found(desk, Wish, wish_id)
    if wish is None:
        return RemovedPage(desk, Wish, wish_id, place="wishes", up="/wishes")
    told = threads.of_wish(desk.ctx, wish_id)
    page = Page(
        title=_("What happened to this"),
        key=f"thread-{wish_id}",
        place="wishes",
        help=_(
            "This line tells what has happened to your wish, from your words to what came of it. "
            "At its end you see what you can do next."
        ),
        main=next(iter(_deed(desk, told)), None),
        up=f"/wishes/{wish_id}",
    )
    line = [_station(desk, n, step) for n, step in enumerate(told.steps, start=1)]
    return PageFrame(desk, page, [card([_stop(told)], tinted=True), stack(line, spacing=0)])


def _stop(told: Thread) -> ft.Control:
    icon, words, colour = STOPPED[told.stopped]
    return mark(icon, _(words), colour)


def _station(desk: Desk, n: int, step: Step) -> ft.Control:
    icon, words, colour = station_state(step)
    day = [quiet(desk.day(step.day))] if step.day else []
    said = [*day, *_said(desk, step), *_way(desk, n, step)]
    return station(ft.Icon(icon, color=colour), strong(_(words)), said)


def _said(desk: Desk, step: Step) -> list[ft.Control]:
    """Return the words that were said at a station, as they were said."""
    tell = _TOLD.get(step.station)
    return tell(desk, step.record) if tell else []


def _reply(desk: Desk, one: Any) -> list[ft.Control]:
    day = [quiet(_("Promised now: {day}").format(day=desk.day(one.new_day)))] if one.new_day else []
    return [*_theirs(one.answer, one), *day]


def _result(_desk: Desk, one: Any) -> list[ft.Control]:
    return _mine(one.outcome, one) if isinstance(one, Matter) else []


def _mine(words: str, one: Record) -> list[ft.Control]:
    return [first_words(words, one)] if words.strip() else []


def _theirs(words: str, one: Record) -> list[ft.Control]:
    note = _("The professional's words, as they were written down")
    return [own_words(words, note=note, language=one.language)] if words.strip() else []


_TOLD: dict[Station, Callable[[Desk, Any], list[ft.Control]]] = {
    Station.WORDS: lambda desk, wish: [wish_in_short(desk, wish)],
    Station.AGREEMENT: lambda _desk, one: [what_was_agreed(one, whole=False)],
    Station.ANSWER: lambda _desk, item: _theirs(item.reason, item),
    Station.REPLY: _reply,
    Station.MATTER: lambda _desk, matter: _mine(matter.what, matter),
    Station.RESULT: _result,
    Station.ASKED: lambda _desk, one: _mine(one.words, one),
    Station.EVENT: lambda _desk, one: _mine(one.words, one),
    Station.PAPER: lambda _desk, one: _mine(one.words, one),
}


def _way(desk: Desk, n: int, step: Step) -> list[ft.Control]:
    """Return the way to what a station tells of; what follows it leads nowhere else."""
    if step.station not in {Station.MEETING, Station.AGREEMENT, Station.PAPER, Station.MATTER}:
        return []
    route = _route(step.record, told=step.at)
    opened = Action(
        label=_("{n}. {deed}").format(n=n, deed=_(_OPEN[type(step.record)])),
        press=lambda: desk.go(route),
        key=f"station-{n}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    return [side_by_side([button(opened, calm=True)])] if route else []


_OPEN: dict[type[Record], str] = {
    AgendaItem: N_("Open the meeting"),
    Agreement: N_("Open what was agreed"),
    PaperPoint: N_("Open the paper"),
    Matter: N_("Open the matter"),
}


def _route(one: Record, *, told: Record | None) -> str:
    """Return where a record can be seen; nothing when what it is *told* at was removed."""
    gone = isinstance(one, AgendaItem | PaperPoint) and told is None
    return "" if gone else route_to(one)


def _deed(desk: Desk, told: Thread) -> Sequence[Action]:
    """Return what one can do where the thread stopped, as a button."""
    if told.stopped in _AGAIN:
        return [_take_to_meeting(desk)]
    if told.stopped is Stopped.NOTHING_AGREED:
        return _write_down(desk, told)
    at = next((step.at for step in told.steps if step.record is told.about), None)
    route = _route(told.about, told=at)
    return [_going(desk, _(_OPEN[type(told.about)]), route)] if route else []


def _going(desk: Desk, label: str, route: str) -> Action:
    return Action(
        label=label,
        press=lambda: desk.go(route),
        key="go-on-here",
        icon=ft.Icons.ARROW_FORWARD,
    )


def _take_to_meeting(desk: Desk) -> Action:
    """Return the way to the things to say at the next meeting, or to a new meeting."""
    coming = meetings.next_meeting(desk.ctx)
    if coming is None:
        return _going(desk, _("Take this to a new meeting"), "/meetings/new")
    return _going(desk, _("Take this to the next meeting"), f"/prepare/{coming.id}/wishes")


def _write_down(desk: Desk, told: Thread) -> Sequence[Action]:
    """Return the way to write down what was agreed about an answer."""
    item = told.about
    at = next((step.at for step in told.steps if step.record is item and step.at), None)
    if not isinstance(at, Meeting):
        return []
    deed = Action(
        label=_("Write down what was agreed"),
        press=lambda: write_here(desk, at, item.id),
        key="go-on-here",
        icon=ft.Icons.HANDSHAKE_OUTLINED,
    )
    return [deed]
