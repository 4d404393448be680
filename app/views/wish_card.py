"""A wish as a card in a list, and the parts that show what was told about it."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.wish import Importance, Wish
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card
from app.views.kit.theme import SPACE, Paint
from app.views.kit.words import body, mark, quiet, small
from app.views.safety import component
from app.views.symbol_tile import SymbolTile, wish_in_short
from app.views.whose import seen_by
from app.views.wish_words import (
    IMPORTANCE_ICONS,
    area_in_words,
    importance_in_words,
    kind_in_words,
)


@component
def WishCard(desk: Desk, n: int, wish: Wish, *, chosen: bool = False) -> ft.Control:
    """Show one wish in a list: its words, what was told about it, who may see it."""
    opened = Action(
        label=_("Open wish {n}").format(n=n),
        press=lambda: desk.go(f"/wishes/{wish.id}"),
        key=f"open-{wish.id}",
        icon=ft.Icons.ARROW_FORWARD,
    )
    return card(
        [
            number_and_kind(n, wish),
            wish_in_short(desk, wish),
            *area_line(desk, wish),
            *importance_line(wish),
            seen_by(wish.visibility),
            quiet(_("This one is open beside.")) if chosen else button(opened),
        ],
        tinted=chosen,
    )


def number_and_kind(n: int, wish: Wish) -> ft.Control:
    """Return the small line above a wish: its number and how it begins."""
    parts = (_("Wish {n}").format(n=n), kind_in_words(wish))
    return small(" · ".join(part for part in parts if part))


def area_line(desk: Desk, wish: Wish) -> list[ft.Control]:
    """Return the life area with its symbol, or nothing when it was not told."""
    name = area_in_words(wish)
    if not name:
        return []
    words = body(name)
    words.expand = True
    return [ft.Row([SymbolTile(desk, wish.life_area, 40), words], spacing=SPACE)]


def importance_line(wish: Wish) -> list[ft.Control]:
    """Return how important the wish is, or nothing when it was not told."""
    words = importance_in_words(wish)
    if not words:
        return []
    return [mark(IMPORTANCE_ICONS[Importance(wish.importance)], words, Paint.INK)]
