"""Matters that wait with an authority: the list, one matter, and what has happened in it."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _
from app.records.base import new_id
from app.records.matter import Matter
from app.records.matter_event import MatterEvent
from app.services import matters, records
from app.views.desk import Desk
from app.views.finding import found
from app.views.history import Earlier, HistoryPage
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, even, side_by_side, stack, station
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, own_words, quiet, strong
from app.views.long_words import first_words
from app.views.matter_words import channel_in_words, event_in_words, kind_in_words
from app.views.meeting_words import fact, told
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.tell_matter import EndMatter, TellEvent, TellMatter
from app.views.whose import seen_by, whose_note


@component
def MattersScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the list, a matter, or a question about it."""
    beginning_id = ft.use_memo(new_id, [])  # an address opened by hand, not by a button
    match parts:
        case ("new",):
            return TellMatter(desk, beginning_id, "kind")
        case (matter_id, ("tell" | "change") as way, *steps):
            return TellMatter(desk, matter_id, *steps, changing=way == "change", key=matter_id)
        case (matter_id, *rest):
            return _of_matter(desk, matter_id, rest)
    return MatterList(desk)


def _of_matter(desk: Desk, matter_id: str, rest: Sequence[str]) -> ft.Control:
    matter = found(desk, Matter, matter_id)
    if matter is None:
        return RemovedPage(desk, Matter, matter_id, place="more", up="/matters")
    match rest:
        case ("events", event_id, *steps):
            return TellEvent(desk, matter, event_id, *steps, key=event_id)
        case ("end", *steps):
            return EndMatter(desk, matter, *(steps or ["ended_on"]))
        case ("earlier",):
            return _history(desk, matter)
        case _:
            return MatterPage(desk, matter, key=matter_id)


@component
def MatterList(desk: Desk) -> ft.Control:
    """Show what waits first, then what has ended."""
    new = Action(
        label=_("I started a matter"),
        press=lambda: desk.go("/matters/new"),
        key="new-matter",
        icon=ft.Icons.ADD,
    )
    page = Page(
        title=_("Matters that wait"),
        key="matters",
        place="more",
        help=_(
            "Here are the applications and other matters you have started with offices. "
            "Write down the days: they are needed if you have to ask again."
        ),
        main=new,
        up="/more",
    )
    empty = body(_("An application or a request you have sent will be here, with its days."))
    every = matters.all_matters(desk.ctx)

    def drawn(number: int, matter: Matter) -> ft.Control:
        return _card(desk, number, matter)

    return PageFrame(desk, page, [Paged(every, drawn, where="matters") if every else empty])


def _card(desk: Desk, number: int, matter: Matter) -> ft.Control:
    opened = Action(
        label=_("Open matter {n}").format(n=number),
        press=lambda: desk.go(f"/matters/{matter.id}"),
        key=f"open-{matter.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    words = [first_words(matter.what, matter)] if matter.what.strip() else []
    return card([strong(kind_in_words(matter)), *words, _state(desk, matter), button(opened)])


def _state(desk: Desk, matter: Matter) -> ft.Control:
    """Return whether it waits, and since when, or that it has ended."""
    if matter.ended_on:
        day = desk.day(matter.ended_on)
        return mark(ft.Icons.FLAG_OUTLINED, _("It ended: {day}").format(day=day), Paint.KEPT)
    if matter.started_on is None:
        return mark(ft.Icons.SCHEDULE, _("It waits"), Paint.OPEN)
    day = desk.day(matter.started_on)
    return mark(ft.Icons.SCHEDULE, _("It waits. Started: {day}").format(day=day), Paint.OPEN)


@component
def MatterPage(desk: Desk, matter: Matter) -> ft.Control:
    """Show one matter: what it is, what has happened, and what one can do."""
    page = Page(
        title=_("A matter that waits") if matter.ended_on is None else _("A matter that ended"),
        step=kind_in_words(matter),
        key=f"matter-{matter.id}",
        place="more",
        help=_(
            "Here is one matter with its days. Write down each thing that happens in it: "
            "what you asked, what you gave, and what they answered."
        ),
        main=Action(
            label=_("Something happened"),
            press=lambda: desk.go(f"/matters/{matter.id}/events/{new_id()}/kind"),
            key="new-event",
            icon=ft.Icons.ADD,
        ),
        up="/matters",
    )
    line = [_event(desk, matter, n, e) for n, e in enumerate(_events(desk, matter), start=1)]
    happened = [heading(_("What has happened"), level=2), stack(line, spacing=0)] if line else []
    return PageFrame(desk, page, [_told(desk, matter), *happened, *_ways(desk, matter)])


def _events(desk: Desk, matter: Matter) -> list[MatterEvent]:
    return matters.events(desk.ctx, matter.id)


def _told(desk: Desk, matter: Matter) -> ft.Control:
    how = channel_in_words(matter.started_how)
    note = whose_note(matter.whose_words)
    what = [own_words(matter.what, note=note, language=matter.language)]
    return card(
        [
            _state(desk, matter),
            *(what if matter.what.strip() else []),
            *fact(_("Where it waits"), matter.with_whom, matter.language),
            *told(_("How it was started"), how),
            *fact(_("What it led to"), matter.outcome, matter.language),
            seen_by(matter.visibility),
        ]
    )


def _event(desk: Desk, matter: Matter, n: int, event: MatterEvent) -> ft.Control:
    day = " · ".join(filter(None, [desk.day(event.day), channel_in_words(event.channel)]))
    change = Action(
        label=_("Change number {n}").format(n=n),
        press=lambda: desk.go(f"/matters/{matter.id}/events/{event.id}/check"),
        key=f"change-{event.id}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    remove = Action(
        label=_("Remove number {n}").format(n=n),
        press=lambda: desk.do(
            lambda: records.remove(desk.ctx, MatterEvent, event.id), said=_("Removed")
        ),
        key=f"remove-{event.id}",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    said = [
        *([quiet(day)] if day else []),
        *([first_words(event.words, event)] if event.words.strip() else []),
        side_by_side([button(change, calm=True), button(remove, calm=True)]),
    ]
    icon = ft.Icon(ft.Icons.RADIO_BUTTON_UNCHECKED, color=Paint.MAIN)
    return station(icon, strong(event_in_words(event)), said)


def _ways(desk: Desk, matter: Matter) -> list[ft.Control]:
    here = f"/matters/{matter.id}"
    ways = {
        "end": (_("It has come to its end"), f"{here}/end/ended_on", ft.Icons.FLAG_OUTLINED),
        "change": (_("Change what I told"), f"{here}/tell/check", ft.Icons.EDIT_OUTLINED),
        "earlier": (_("Earlier versions"), f"{here}/earlier", ft.Icons.HISTORY),
    }
    shown = [_way(desk, key, *way) for key, way in ways.items()]
    remove = Action(
        label=_("Remove this matter"),
        press=lambda: desk.do(
            lambda: records.remove(desk.ctx, Matter, matter.id), said=_("Removed")
        ),
        key="remove",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    buttons = [button(way, calm=True) for way in [*shown, remove]]
    return [heading(_("You can also"), level=2), even(buttons)]


def _way(desk: Desk, key: str, label: str, route: str, icon: ft.IconData) -> Action:
    return Action(label=label, press=lambda: desk.go(route), key=key, icon=icon)


def _history(desk: Desk, matter: Matter) -> ft.Control:
    earlier = Earlier(
        kind=Matter,
        record_id=matter.id,
        words={"what": "", "with_whom": _("Where it waits"), "outcome": _("What it led to")},
        facts=lambda fields: [kind_in_words(Matter(kind=fields.get("kind", "")))],
        place="more",
        up=f"/matters/{matter.id}",
    )
    return HistoryPage(desk, earlier, key=f"earlier-{matter.id}")
