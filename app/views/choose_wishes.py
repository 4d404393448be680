"""Choose which wishes to raise at a meeting, and add what else one wants to say."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.agenda_item import AgendaKind
from app.records.base import Visibility
from app.records.meeting import Meeting
from app.records.wish import Wish
from app.services import agenda, wishes
from app.views.desk import Desk
from app.views.kit.choices import ChoiceCard, Option
from app.views.kit.layout import card, stack
from app.views.kit.words import body, heading, small
from app.views.own_items import OwnItems, OwnThings
from app.views.paging import Paged
from app.views.raise_promises import promises_to_raise
from app.views.safety import component
from app.views.symbol_tile import wish_in_short
from app.views.whose import seen_by
from app.views.wish_words import kind_in_words


@component
def ChooseWishes(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show the wishes without an answer so far; a press takes one along."""
    lines = agenda.agenda(desk.ctx, meeting.id)
    chosen = [line.item.wish_id for line in lines if line.item.wish_id]
    offered = _offered(desk, frozenset(chosen))

    def drawn(number: int, wish: Wish) -> ft.Control:
        return WishToRaise(desk, meeting, wish, number, tuple(chosen), key=wish.id)

    here = OwnThings(
        meeting=meeting,
        kind=AgendaKind.OWN_TEXT,
        label=_("Something else I want to say"),
        another=_("Add one more thing to say"),
        removing=_("Remove thing {n}"),
        add=agenda.add_own_text,
    )
    return stack(
        [
            *([] if offered else [body(_no_wishes())]),
            Paged(offered, drawn, where="wishes"),
            *promises_to_raise(desk, meeting),
            heading(_("Something else"), level=2),
            OwnItems(desk, here),
        ],
        spacing=16,
    )


def _no_wishes() -> str:
    return _("Your wishes will be here when you have told some. You can also write here.")


def _offered(desk: Desk, chosen: frozenset[str]) -> list[Wish]:
    """Return the wishes worth raising and those that are chosen already."""
    worth = {wish.id for wish in agenda.worth_raising(desk.ctx)}
    return [w for w in wishes.all_wishes(desk.ctx) if w.id in worth or w.id in chosen]


@component
def WishToRaise(
    desk: Desk, meeting: Meeting, wish: Wish, number: int, chosen: tuple[str, ...]
) -> ft.Control:
    """Show one wish in its own words, with a card that takes it along or leaves it."""
    taken = wish.id in chosen
    private = wish.visibility == Visibility.ONLY_ME

    def press() -> None:
        ids = [one for one in chosen if one != wish.id] if taken else [*chosen, wish.id]
        said = _("Left out of the meeting") if taken else _("Chosen for the meeting")
        desk.do(lambda: agenda.choose_wishes(desk.ctx, meeting.id, ids), said=said)

    option = Option(
        value=wish.id,
        label=_("I raise wish {n}").format(n=number),
        help=_("On your own list only. It is not given to anyone.") if private else "",
    )
    return card(
        [
            *([small(kind)] if (kind := kind_in_words(wish)) else []),
            wish_in_short(desk, wish),
            *([seen_by(wish.visibility)] if private else []),
            ChoiceCard(option, press, marked=taken, one=False),
        ],
        tinted=taken,
    )
