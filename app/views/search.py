"""Search among everything one keeps, as one writes."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _, ngettext
from app.services import search
from app.services.search import Thing
from app.views.desk import Desk
from app.views.erasing import NAMES
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, small
from app.views.long_words import first_words
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component
from app.views.searching import Search, Searched
from app.views.where import route_to

FOUND_AT_ONCE = 20  # few enough to be drawn anew at each letter


@component
def SearchScreen(desk: Desk) -> ft.Control:
    """Show one field, and below it what holds the words that are written there."""
    things = ft.use_memo(lambda: _things(desk), [desk.version])
    page = Page(
        title=_("Search everything"),
        key="search",
        place="more",
        help=_(
            "Write a word, or the beginning of one. All your things that hold it come below. "
            "You need not remember exactly how you wrote it."
        ),
        up="/more",
    )
    looked = Search(
        where="everything",
        label=_("What are you looking for?"),
        advice=_("For example a name, a place or a word of a wish"),
        things=things,
        text=lambda thing: thing.text,
        count=lambda n: ngettext("{n} thing was found.", "{n} things were found.", n),
        drawn=lambda: body(_("Wishes, meetings, agreements, people and papers are all here.")),
        found=lambda found: _found(desk, found),
    )
    return PageFrame(desk, page, [Searched(desk, looked)])


def _things(desk: Desk) -> list[Thing]:
    return [thing for thing in search.everything(desk.ctx) if route_to(thing.record)]


def _found(desk: Desk, found: Sequence[Thing]) -> ft.Control:
    def drawn(number: int, thing: Thing) -> ft.Control:
        kind = _(NAMES[type(thing.record)])
        opened = Action(
            label=_("Open number {n}").format(n=number),
            press=lambda: desk.go(route_to(thing.record)),
            key=f"open-{thing.record.id}",
            icon=ft.Icons.ARROW_FORWARD,
        )
        return card(
            [
                small(_("{n}. {kind}").format(n=number, kind=kind)),
                first_words(thing.shown, thing.record),
                side_by_side([button(opened, calm=True)]),
            ]
        )

    return Paged(found, drawn, where="found", at_once=FOUND_AT_ONCE)
