"""Show long lists a page at a time: thousands of rows would hold up the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import flet as ft

from app.i18n import _
from app.views.kit.buttons import Action, button
from app.views.kit.words import quiet
from app.views.safety import component

T = TypeVar("T")
AT_ONCE = 50


@component
def Paged(
    things: Sequence[T],
    drawn: Callable[[int, T], ft.Control],
    *,
    where: str,
    spacing: int = 12,
    at_once: int = AT_ONCE,
) -> ft.Control:
    """Show the first things of a list, and more at a press; *where* names the list in keys.

    *drawn* makes the card of one thing from its number (from 1) and the thing.
    """
    pages, set_pages = ft.use_state(1)
    shown = things[: pages * at_once]
    rows = [drawn(n, thing) for n, thing in enumerate(shown, start=1)]
    if len(shown) < len(things):
        rows += _rest(len(shown), len(things), lambda: set_pages(lambda old: old + 1), where)
    return ft.Column(rows, spacing=spacing, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _rest(shown: int, total: int, press: Callable[[], None], where: str) -> list[ft.Control]:
    """Return how many are shown, and the button for more."""
    words = _("{shown} of {total} are shown.").format(shown=shown, total=total)
    more = Action(label=_("Show more"), press=press, key=f"more-{where}", icon=ft.Icons.EXPAND_MORE)
    return [quiet(words), button(more)]
