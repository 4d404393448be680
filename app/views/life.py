"""My life now: begin a picture of the whole, go on with one, look at those of before."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.base import new_id
from app.records.life_now import LifeNow
from app.services import life
from app.views.desk import Desk
from app.views.guided import CHECK
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card
from app.views.kit.words import body, heading, quiet
from app.views.life_sorting import SortArea, TellWhole, sorting_flow
from app.views.life_whole import WholeHistory, WholePage
from app.views.life_words import round_name, whole_in_words
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component


@component
def LifeScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the pictures of the whole, one of them, or one area to sort."""
    beginning = ft.use_memo(new_id, [])  # an address opened by hand, not by a button
    match parts:
        case ():
            return LifeList(desk)
        case ("new", *_rest):
            return SortArea(desk, beginning)
        case (life_id, ("sort" | "change") as way, step) if step != CHECK:
            return SortArea(desk, life_id, step, changing=way == "change", key=life_id)
        case (life_id, "tell", step):
            return TellWhole(desk, life_id, step, key=life_id)
        case (life_id, "history"):
            return WholeHistory(desk, life_id, key=life_id)
        case _:
            return WholePage(desk, parts[0], key=parts[0])


@component
def LifeList(desk: Desk) -> ft.Control:
    """Show the pictures of the whole, the newest first, and begin or go on."""
    rounds = life.rounds(desk.ctx)
    page = Page(
        title=_("My life now"),
        key="life",
        place="wishes",
        help=_(
            "You see 13 pictures, one at a time, and put each where it belongs: good, in between "
            "or not good. At the end you see the whole, and later what has changed."
        ),
        main=_main(desk, rounds),
        main_first=True,
        up="/wishes",
    )
    ready = [one for one in rounds if one.done]
    told = body(_("Pictures of 13 parts of life: how is each of them now?"))
    if not ready:
        return PageFrame(desk, page, [told, quiet(_("No words are needed for this."))])
    shown = Paged(ready, lambda _n, one: RoundCard(desk, one, key=one.id), where="rounds")
    return PageFrame(desk, page, [told, heading(_("Pictures of before"), level=2), shown])


def _main(desk: Desk, rounds: list[LifeNow]) -> Action:
    """Return the way to the first picture, or to the first that is not sorted yet."""
    begun = next((one for one in rounds if not one.done), None)
    if begun is None:
        new = _("Look at my life anew") if rounds else _("Begin with the first picture")
        return _going(desk, new, "/life/new", "new-life")
    resume = sorting_flow(desk, begun.id).resume
    onward = f"/life/{begun.id}/sort/{resume}" if resume else f"/life/{begun.id}"
    return _going(desk, _("Continue where you left"), onward, "resume")


def _going(desk: Desk, label: str, route: str, key: str) -> Action:
    return Action(label=label, press=lambda: desk.go(route), key=key, icon=ft.Icons.ARROW_FORWARD)


@component
def RoundCard(desk: Desk, one: LifeNow) -> ft.Control:
    """Show one picture of before in short, and the way to it."""
    name = round_name(desk, one)
    opened = Action(
        label=_("Open: {what}").format(what=name),
        press=lambda: desk.go(f"/life/{one.id}"),
        key=f"open-{one.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    return card([heading(name, level=3), *whole_in_words(desk, one.areas), button(opened)])
