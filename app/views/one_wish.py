"""One wish: the words, what was told about them, who may see it, where it was raised."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.wish import Wish
from app.services import left_open, records
from app.views.desk import Desk
from app.views.finding import found
from app.views.guided import left_in_words
from app.views.history import Earlier, HistoryPage
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side, stack
from app.views.kit.theme import GAP, SPACE
from app.views.kit.words import body, heading, own_words, quiet, small
from app.views.page import Page, PageFrame
from app.views.pictures import Pictures
from app.views.removed import RemovedPage
from app.views.safety import component
from app.views.spoken_answer import SpokenAnswer
from app.views.symbol_tile import SymbolTile, wish_in_large
from app.views.tell_wish import wish_flow
from app.views.thread import what_it_led_to
from app.views.whose import seen_by, seen_in_words, visibility_options
from app.views.wish_card import area_line, importance_line
from app.views.wish_symbol import symbol_way
from app.views.wish_words import (
    area_in_words,
    importance_in_words,
    kind_in_words,
    now_in_words,
    symbol_in_words,
)

ASKED = ("kind", "life_area", "how_now", "importance", "strengths")
NAMES = {
    "words": N_("what I said"),
    "kind": N_("how it begins"),
    "life_area": N_("part of life"),
    "how_now": N_("how it is now"),
    "importance": N_("how important it is"),
    "strengths": N_("what helps"),
    "visibility": N_("who may see this"),
}
LABELS = {
    "kind": N_("How it begins"),
    "life_area": N_("Part of life"),
    "how_now": N_("How it is now"),
    "importance": N_("How important it is"),
    "strengths": N_("What helps"),
}


@component
def WishPage(desk: Desk, wish_id: str, number: int, beside: Sequence[ft.Control]) -> ft.Control:
    """Show one wish and the ways to change each part of it."""
    wish = found(desk, Wish, wish_id)
    if wish is None:
        return RemovedPage(desk, Wish, wish_id, place="wishes", up="/wishes")
    page = Page(
        title=_("Wish {n}").format(n=number),
        step=kind_in_words(wish),
        key=f"wish-{wish_id}",
        place="wishes",
        help=_(
            "Here is one wish in your own words. Each part can be changed by itself. "
            "The earlier words are kept."
        ),
        main=_tell_more(desk, wish),
        up="/wishes",
        beside=beside,
    )
    return PageFrame(
        desk,
        page,
        [
            _own(desk, wish),
            *what_it_led_to(desk, wish),
            _told(desk, wish),
            SpokenAnswer(desk, wish.id, lambda: wish, here=f"/wishes/{wish.id}"),
            Pictures(desk, wish, here=f"/wishes/{wish.id}"),
            *_who_sees(desk, wish),
            _last(desk, wish),
        ],
    )


def _own(desk: Desk, wish: Wish) -> ft.Control:
    ways = [
        _change(desk, wish, "words", told=bool(wish.words)),
        button(symbol_way(desk, wish.id, wish), calm=True),
    ]
    return stack([wish_in_large(desk, wish), side_by_side(ways)], spacing=12)


def _told(desk: Desk, wish: Wish) -> ft.Control:
    left = left_open.notes(desk.ctx, wish.id).left
    rows = [_row(desk, wish, name, left.get(name, "")) for name in ASKED]
    return card([row for pair in rows for row in (pair, ft.Divider(height=1))][:-1])


def _row(desk: Desk, wish: Wish, name: str, left: str) -> ft.Control:
    told = _answer(desk, wish, name) or (body(left_in_words(left)) if left else None)
    change = side_by_side([_change(desk, wish, name, told=told is not None)])
    return stack([small(_(LABELS[name])), told or quiet(_("Not told yet")), change], spacing=4)


def _answer(desk: Desk, wish: Wish, name: str) -> ft.Control | None:
    if name == "life_area":
        return next(iter(area_line(desk, wish)), None)
    if name == "importance":
        return next(iter(importance_line(wish)), None)
    if name == "how_now":
        return _now(desk, wish)
    if name == "strengths":
        told = wish.strengths.strip()
        return own_words(wish.strengths, language=wish.language) if told else None
    begins = kind_in_words(wish)
    return body(begins) if begins else None


def _now(desk: Desk, wish: Wish) -> ft.Control | None:
    words = now_in_words(wish)
    if not words:
        return None
    told = body(words)
    told.expand = True
    return ft.Row([SymbolTile(desk, wish.how_now, 40), told], spacing=SPACE)


def _change(desk: Desk, wish: Wish, name: str, *, told: bool) -> ft.Control:
    pattern = _("Change: {what}") if told else _("Tell: {what}")
    action = Action(
        label=pattern.format(what=_(NAMES[name])),
        press=lambda: desk.go(f"/wishes/{wish.id}/change/{name}"),
        key=f"change-{name}",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    return button(action, calm=True)


def _who_sees(desk: Desk, wish: Wish) -> list[ft.Control]:
    explained = next((o.help for o in visibility_options() if o.value == wish.visibility), "")
    return [
        heading(_("Who may see this"), level=2),
        card(
            [
                seen_by(wish.visibility),
                *([body(explained)] if explained else []),
                side_by_side([_change(desk, wish, "visibility", told=True)]),
            ]
        ),
    ]


def _tell_more(desk: Desk, wish: Wish) -> Action | None:
    """Return the way to the first question without an answer."""
    resume = wish_flow(desk, wish.id).resume
    if resume is None:
        return None
    return Action(
        label=_("Tell more about this"),
        press=lambda: desk.go(f"/wishes/{wish.id}/tell/{resume}"),
        key="tell-more",
        icon=ft.Icons.ARROW_FORWARD,
    )


def _last(desk: Desk, wish: Wish) -> ft.Control:
    earlier = Action(
        label=_("Earlier versions"),
        press=lambda: desk.go(f"/wishes/{wish.id}/history"),
        key="history",
        icon=ft.Icons.HISTORY,
    )
    remove = Action(
        label=_("Remove this wish"),
        press=lambda: desk.do(lambda: records.remove(desk.ctx, Wish, wish.id), said=_("Removed")),
        key="remove",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    return ft.Row(
        [button(earlier, calm=True), button(remove, calm=True)],
        wrap=True,
        spacing=GAP,
        run_spacing=GAP,
    )


@component
def WishHistory(desk: Desk, wish_id: str) -> ft.Control:
    """Show the earlier versions of a wish."""
    return HistoryPage(
        desk,
        Earlier(
            kind=Wish,
            record_id=wish_id,
            words={"words": "", "strengths": _("What helps")},
            facts=_facts,
            place="wishes",
            up=f"/wishes/{wish_id}",
        ),
    )


def _facts(fields: dict[str, Any]) -> list[str]:
    """Return what was told about an earlier version, in the app's words."""

    def told(name: str) -> str:
        return str(fields.get(name) or "")

    was = Wish(
        kind=told("kind"),
        life_area=told("life_area"),
        how_now=told("how_now"),
        importance=told("importance"),
        photo=told("photo"),
    )
    word = symbol_in_words(was)
    picture = [_("With a picture: {word}").format(word=word)] if word else []
    in_words = (kind_in_words, area_in_words, now_in_words, importance_in_words)
    facts = [words(was) for words in in_words]
    return [*facts, *picture, seen_in_words(told("visibility"))]
