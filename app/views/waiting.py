"""Tell how long it takes until the next try of a passphrase or card."""

from __future__ import annotations

import asyncio
import math

import flet as ft

from app.errors.folder import WrongSecret
from app.i18n import _, ngettext
from app.views.desk import Desk
from app.views.kit.layout import soft_area
from app.views.kit.words import body, quiet
from app.views.safety import component, guard

TICK_S = 1.0


@component
def Waiting(desk: Desk) -> ft.Control:
    """Tell how long it takes until the next try, and count it down."""
    _turn, set_turn = ft.use_state(0)
    left = math.ceil(desk.home.wait_before_next_try())

    @guard
    async def count() -> None:
        while desk.home.wait_before_next_try() > 0:
            await asyncio.sleep(TICK_S)
            set_turn(lambda old: old + 1)

    ft.use_effect(count, [isinstance(desk.problem, WrongSecret) and id(desk.problem)])
    if not left:
        return ft.Column(visible=False)
    words = ngettext("You can try again in {n} second.", "You can try again in {n} seconds.", left)
    calm = quiet(_("Kuulluksi waits a moment, so that nobody can guess quickly."))
    return soft_area([body(words), calm], key="waiting")
