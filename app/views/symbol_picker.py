"""Look for a symbol: by its group, or by its word as one writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from app.content.symbols import symbol_groups, symbol_word, symbols
from app.i18n import _, ngettext
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.layout import stack
from app.views.kit.picture_button import picture_button
from app.views.kit.theme import BESIDE_SCROLLBAR, GAP, LINE_WIDTH
from app.views.safety import component
from app.views.searching import Search, Searched
from app.views.symbol_tile import SymbolTile

WORD = 170  # how wide the longest word of a symbol is, with its edges
MOST = 3  # beside each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """Describe what looking for a symbol leads to.

    *open_group* shows the symbols of a group, *press* is done with the symbol found.
    """

    open_group: Callable[[str], object]
    press: Callable[[str], object]


def symbol_groups_shown(desk: Desk, looking: Looking) -> ft.Control:
    """Return the groups, and a field that finds symbols of all groups by their words."""
    words = desk.words
    search = Search(
        where="symbols",
        label=_("Search by a word"),
        advice=_("Write the beginning of a word, such as home or bus."),
        things=symbols(),
        text=lambda code: symbol_word(code, words),
        count=lambda n: ngettext("{n} picture was found.", "{n} pictures were found.", n),
        drawn=lambda: _groups(desk, looking),
        found=lambda codes: symbols_shown(desk, looking, codes),
    )
    return Searched(desk, search, key="search-symbols")


def symbols_of(desk: Desk, looking: Looking, group: str) -> ft.Control:
    """Return the symbols of one group."""
    return symbols_shown(desk, looking, list(symbol_groups()[group].words))


def symbols_shown(desk: Desk, looking: Looking, codes: Sequence[str]) -> ft.Control:
    """Return symbols beside each other, each with its word; in large letters below each other."""
    in_row = _in_row(desk)
    cells: list[ft.Control] = [
        ft.Container(
            SymbolButton(desk, code, _pressing(looking.press, code), beside=in_row == 1),
            col=12 // in_row,
            key=f"cell-{code}",
        )
        for code in codes
    ]
    return ft.ResponsiveRow(cells, spacing=GAP, run_spacing=GAP)


def _in_row(desk: Desk) -> int:
    """Return how many symbols fit beside each other without breaking a word."""
    room = min(desk.width, LINE_WIDTH) - 2 * (BESIDE_SCROLLBAR + 4)
    return max(1, min(MOST, int(room // (WORD * desk.settings.text_size))))


@component
def SymbolButton(
    desk: Desk, code: str, press: Callable[[], object], *, beside: bool = False
) -> ft.Control:
    """Show a symbol to press, with its word."""
    action = Action(label=symbol_word(code, desk.words), press=press, key=f"pick-{code}")
    return picture_button(action, SymbolTile(desk, code), beside=beside)


def _groups(desk: Desk, looking: Looking) -> ft.Control:
    shown = [
        picture_button(
            Action(
                label=_(group.name),
                press=_pressing(looking.open_group, group.code),
                key=f"group-{group.code}",
            ),
            SymbolTile(desk, next(iter(group.words))),
            beside=True,
        )
        for group in symbol_groups().values()
    ]
    return stack(list[ft.Control](shown), GAP)


def _pressing(press: Callable[[str], object], code: str) -> Callable[[], object]:
    return lambda: press(code)
