"""Wishes: the list in the person's own order, and the way to one wish."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.i18n import _, ngettext
from app.records.base import new_id
from app.records.wish import Wish
from app.services import wishes
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, quiet
from app.views.moving import Movable, MoveButtons
from app.views.one_wish import WishHistory, WishPage
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.picture_history import PictureHistory
from app.views.picture_out import PictureOutPage
from app.views.pictures import PicturePage
from app.views.safety import component
from app.views.searching import Search, Searched
from app.views.symbol_tile import wish_in_short
from app.views.tell_wish import TellAbout, TellWish
from app.views.thread import ThreadPage
from app.views.wish_card import WishCard, number_and_kind
from app.views.wish_symbol import WishSymbolPage
from app.views.wish_words import searched_text

FEW = 5  # so many are seen at once; more can be searched
FOUND_AT_ONCE = 20  # few enough to be drawn anew at each letter
_OF_WISH = {
    "symbol": WishSymbolPage,
    "about": TellAbout,
    "history": WishHistory,
    "thread": ThreadPage,
}
_ABOUT_AREA = {"symbol", "about"}  # a new wish may know its part of life
_OF_PICTURE = {"out": PictureOutPage, "history": PictureHistory}


@component
def WishesScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the list, one wish, one question about it, or the order of the wishes."""
    beginning = ft.use_memo(new_id, [])  # an address opened by hand, not by a button
    match parts:
        case () | ("order",):
            return WishOrder(desk) if parts else WishList(desk)
        case ("new",):
            return TellWish(desk, beginning, "words")
        case (wish_id, ("tell" | "change") as way, *steps):
            return TellWish(desk, wish_id, *steps, changing=way == "change", key=wish_id)
        case (wish_id, ("symbol" | "about" | "history" | "thread") as of_it, *area):
            about = area[:1] if of_it in _ABOUT_AREA else []
            return _OF_WISH[of_it](desk, wish_id, *about, key=wish_id)
        case (wish_id, "picture", picture_id, *rest):
            shown = _OF_PICTURE.get("/".join(rest), PicturePage)
            return shown(desk, picture_id, place="wishes", up=f"/wishes/{wish_id}", key=picture_id)
        case _:
            return _one(desk, parts[0])


def _one(desk: Desk, wish_id: str) -> ft.Control:
    """Return one wish; on a wide window with the others beside it."""
    every = wishes.all_wishes(desk.ctx)
    beside = wish_cards(desk, every, chosen=wish_id) if desk.wide else []
    number = next((n for n, wish in enumerate(every, start=1) if wish.id == wish_id), 0)
    return WishPage(desk, wish_id, number, beside, key=wish_id)


@component
def WishList(desk: Desk) -> ft.Control:
    """Show all wishes in the person's own order."""
    found = wishes.all_wishes(desk.ctx)
    page = Page(
        title=_("My wishes"),
        key="wishes",
        place="wishes",
        help=_(
            "Here are the things you want to be heard about. "
            "Open one to read or change it. You can put them in your own order."
        ),
        main=new_wish(desk),
        main_first=True,
    )
    ways = side_by_side([button(way, calm=True) for way in _other_ways(desk)])
    return PageFrame(desk, page, [ways, *(wish_cards(desk, found) if found else _empty())])


def _other_ways(desk: Desk) -> list[Action]:
    """Return the way to the pictures of life, from which wishes come."""
    return [
        Action(
            label=_("My life now"),
            press=lambda: desk.go("/life"),
            key="to-life",
            icon=ft.Icons.GRID_VIEW,
        ),
    ]


def new_wish(desk: Desk) -> Action:
    """Return the button that begins a new wish."""
    return Action(
        label=_("Tell a new wish"),
        press=lambda: desk.go("/wishes/new"),
        key="new-wish",
        icon=ft.Icons.ADD,
    )


def _empty() -> list[ft.Control]:
    return [
        body(_("Your wishes will be here, in your own words and in your own order.")),
        quiet(_("A wish can be small or big: something you want, or something you worry about.")),
    ]


def wish_cards(desk: Desk, found: Sequence[Wish], chosen: str = "") -> list[ft.Control]:
    """Return the wishes as cards, with the ways to change their order and to search them."""
    order = Action(
        label=_("Change the order"),
        press=lambda: desk.go("/wishes/order"),
        key="order",
        icon=ft.Icons.SWAP_VERT,
    )
    count = quiet(ngettext("You have {n} wish.", "You have {n} wishes.", len(found)))
    top = [count, *([side_by_side([button(order, calm=True)])] if len(found) > 1 else [])]
    numbered = list(enumerate(found, start=1))
    if len(found) <= FEW:
        return [*top, _paged(desk, numbered, chosen)]
    search = Search(
        where="wishes",
        label=_("Search your wishes"),
        advice=_("By words, a part of life or how it is now."),
        things=numbered,
        text=lambda one: searched_text(one[1]),
        count=lambda n: ngettext("{n} wish was found.", "{n} wishes were found.", n),
        drawn=lambda: _paged(desk, numbered, chosen),
        found=lambda some: _paged(desk, some, chosen, at_once=FOUND_AT_ONCE),
    )
    return [*top, Searched(desk, search, key="search-wishes")]


def _paged(
    desk: Desk, numbered: Sequence[tuple[int, Wish]], chosen: str, **more: int
) -> ft.Control:
    def drawn(_at: int, one: tuple[int, Wish]) -> ft.Control:
        n, wish = one
        return WishCard(desk, n, wish, chosen=wish.id == chosen, key=wish.id)

    return Paged(numbered, drawn, where="wishes", key="wish-cards", **more)


@component
def WishOrder(desk: Desk) -> ft.Control:
    """Let the person put the wishes in their own order, one place at a time."""
    found = wishes.all_wishes(desk.ctx)
    ready = Action(
        label=_("The order is ready"),
        press=lambda: desk.go("/wishes"),
        key="order-ready",
        icon=ft.Icons.CHECK,
    )
    page = Page(
        title=_("The order of my wishes"),
        key="wish-order",
        place="wishes",
        help=_("Move a wish up or down. The first one is read first. The order is kept at once."),
        main=ready,
        up="/wishes",
    )
    rows = Paged(
        found,
        lambda n, wish: MovableWish(desk, n, wish, total=len(found), key=wish.id),
        where="order",
    )
    return PageFrame(desk, page, [body(_("Put what matters most first.")), rows])


@component
def MovableWish(desk: Desk, n: int, wish: Wish, *, total: int) -> ft.Control:
    """Show one wish with the buttons that move it."""
    movable = Movable(
        code=wish.id,
        n=n,
        total=total,
        up=_("Move wish {n} up").format(n=n),
        down=_("Move wish {n} down").format(n=n),
        on_move=lambda by: _move(desk, wish, n, by=by),
    )
    return card(
        [
            number_and_kind(n, wish),
            wish_in_short(desk, wish),
            MoveButtons(movable, key=f"moves-{wish.id}"),
        ]
    )


def _move(desk: Desk, wish: Wish, n: int, *, by: int) -> None:
    move = wishes.move_up if by < 0 else wishes.move_down
    said = _("Wish {n} is now number {place}.").format(n=n, place=n + by)
    desk.do(lambda: move(desk.ctx, wish.id), said=said)
