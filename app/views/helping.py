"""The help of a page, under its heading, while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side, soft_area
from app.views.kit.words import body

if TYPE_CHECKING:
    from app.views.page import Page

SHORTCUTS_ROUTE = "/more/shortcuts"


def help_area(desk: Desk, page: Page) -> list[ft.Control]:
    """Return the help of the page, or nothing while it is closed."""
    if not desk.helping:
        return []
    return [soft_area([body(page.help), *_keys(desk)], key="help-words")]


def _keys(desk: Desk) -> list[ft.Control]:
    """Return the way to the list of keys, where pages can be changed."""
    if not desk.is_open or desk.route == SHORTCUTS_ROUTE:
        return []
    action = Action(
        label=_("Keys of the keyboard"),
        press=lambda: desk.go(SHORTCUTS_ROUTE),
        key="shortcuts",
        icon=ft.Icons.KEYBOARD_OUTLINED,
    )
    return [side_by_side([button(action)])]
