"""The app's words about my life now: areas, groups, and what changed since the last time."""

from __future__ import annotations

from collections.abc import Mapping

import flet as ft

from app.content.life_areas import life_areas
from app.errors.base import N_
from app.i18n import _, isolate
from app.records.life_now import LifeNow
from app.rules.life import Since, in_groups
from app.views.desk import Desk
from app.views.kit.layout import stack
from app.views.kit.theme import SPACE
from app.views.kit.words import body
from app.views.symbol_tile import SHORT, SymbolTile
from app.views.wish_words import NOW

SINCE: dict[Since, tuple[ft.IconData, str]] = {
    Since.BETTER: (ft.Icons.ARROW_UPWARD, N_("Better than last time")),
    Since.WORSE: (ft.Icons.ARROW_DOWNWARD, N_("Not as good as last time")),
    Since.SAME: (ft.Icons.DRAG_HANDLE, N_("The same as last time")),
    Since.NEW: (ft.Icons.ADD, N_("New this time")),
}


def area_name(desk: Desk, area: str) -> str:
    """Return the name of an area of life."""
    return life_areas()[area].name.spoken(desk.words.code)


def area_names(desk: Desk, areas: list[str]) -> str:
    """Return the names of some areas as one list."""
    return desk.words.and_list([area_name(desk, area) for area in areas])


def groups_of(areas: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the thirteen areas by step; under "" those that stand on none."""
    return in_groups(areas, list(life_areas()))


def round_name(desk: Desk, one: LifeNow) -> str:
    """Return what a picture of the whole is called: its day, or that it is not ready."""
    if one.done and one.day:
        return _("The picture of {day}").format(day=desk.words.date(one.day))
    return _("A picture that is not ready")


def whole_in_words(desk: Desk, areas: Mapping[str, str]) -> list[ft.Control]:
    """Return the picture of the whole in short: each step with its symbol and its areas."""
    groups = groups_of(areas)
    return [
        _line(desk, step, _("{step}: {areas}"), named)
        for step, named in groups.items()
        if step and named
    ]


def facts_of(desk: Desk, sorting: Mapping[str, str]) -> list[str]:
    """Return an earlier sorting as texts."""
    return [
        _("{step}: {areas}").format(step=_(NOW[step]), areas=isolate(area_names(desk, named)))  # pyright: ignore[reportArgumentType] - texts are their own states
        for step, named in groups_of(sorting).items()
        if step and named
    ]


def _line(desk: Desk, step: str, pattern: str, named: list[str]) -> ft.Control:
    words = body(pattern.format(step=_(NOW[step]), areas=area_names(desk, named)))  # pyright: ignore[reportArgumentType] - as above
    return beside_symbol(desk, step, words)


def beside_symbol(desk: Desk, name: str, words: ft.Control) -> ft.Control:
    """Return words with the symbol they are about; above them where the window is narrow."""
    picture = SymbolTile(desk, name, SHORT, key=f"symbol-{name}")
    if desk.width < 5 * SHORT * desk.settings.text_size:
        return stack([ft.Row([picture]), words], spacing=4)
    words.expand = True
    return ft.Row([picture, words], spacing=SPACE)
