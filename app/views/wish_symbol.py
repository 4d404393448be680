"""Say a wish with a picture: choose one, change it, or take it away."""

from __future__ import annotations

import flet as ft

from app.content.symbols import symbol_groups, symbol_word
from app.i18n import _
from app.records.wish import Wish
from app.rules.symbol import symbol_of
from app.services import wishes
from app.views.desk import Desk
from app.views.finding import found
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.theme import SPACE
from app.views.kit.words import quiet, strong
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.symbol_picker import Looking, symbol_groups_shown, symbols_of
from app.views.symbol_tile import SymbolTile


@component
def WishSymbolPage(desk: Desk, wish_id: str, life_area: str = "") -> ft.Control:
    """Let the person say a wish with a picture; choosing one leads back to where they were.

    A new wish gets the *life_area* it was begun from.
    """
    group, open_group = ft.use_state("")
    wish = found(desk, Wish, wish_id)
    up = f"/wishes/{wish_id}" if wish else "/wishes"

    def choose(code: str) -> None:
        said = _("The picture is kept: {word}").format(word=symbol_word(code, desk.words))
        if desk.do(lambda: _keep(desk, wish_id, code, life_area)):
            desk.back(f"/wishes/{wish_id}/tell/words")
            desk.say(said)

    name = _(symbol_groups()[group].name) if group else ""
    page = Page(
        title=name or _("Say it with a picture"),
        key=f"wish-symbol-{group}",
        step=_("Say it with a picture") if group else "",
        help=_("Choose a picture that says what you want. You can also write words."),
        place="wishes",
        up=up,
        on_back=(lambda: open_group("")) if group else None,
    )
    looking = Looking(open_group=open_group, press=choose)
    if group:
        return PageFrame(desk, page, [symbols_of(desk, looking, group)])
    now = [card(_chosen(desk, wish))] if wish and symbol_of(wish) else []
    return PageFrame(desk, page, [*now, symbol_groups_shown(desk, looking)])


def _keep(desk: Desk, wish_id: str, code: str, life_area: str) -> None:
    if found(desk, Wish, wish_id) is None:
        wishes.say(desk.ctx, id=wish_id, words="", kind="", life_area=life_area)
    wishes.say_with_symbol(desk.ctx, wish_id, code)


def _chosen(desk: Desk, wish: Wish, *more: Action) -> list[ft.Control]:
    """Return the picture the wish is said with, its word, and the way to take it away."""
    code = symbol_of(wish)
    word = strong(symbol_word(code, desk.words))
    word.expand = True
    return [
        ft.Row([SymbolTile(desk, code, key=f"now-{code}"), word], spacing=SPACE),
        side_by_side([button(one, calm=True) for one in (*more, _take_away(desk, wish))]),
    ]


def _take_away(desk: Desk, wish: Wish) -> Action:
    return Action(
        label=_("Take the picture away"),
        press=lambda: desk.do(
            lambda: wishes.say_with_symbol(desk.ctx, wish.id, ""), said=_("The picture is gone.")
        ),
        key="symbol-away",
        icon=ft.Icons.CLOSE,
    )


def symbol_way(desk: Desk, wish_id: str, wish: Wish | None, life_area: str = "") -> Action:
    """Return the way to say a wish with a picture, or with another one."""
    label = _("Change the picture") if wish and symbol_of(wish) else _("Say it with a picture")
    about = f"/{life_area}" if life_area else ""
    return Action(
        label=label,
        press=lambda: desk.go(f"/wishes/{wish_id}/symbol{about}"),
        key="say-with-symbol",
        icon=ft.Icons.IMAGE_OUTLINED,
    )


def symbol_below(desk: Desk, wish_id: str, life_area: str = "") -> list[ft.Control]:
    """Return what stands below the words that are asked: the picture so far, or the way to one."""
    wish = found(desk, Wish, wish_id)
    way = symbol_way(desk, wish_id, wish, life_area)
    if wish and symbol_of(wish):
        return [card(_chosen(desk, wish, way))]
    told = quiet(_("A picture can say it instead of words, or beside them."))
    return [told, side_by_side([button(way, calm=True)])]
