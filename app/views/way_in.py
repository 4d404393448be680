"""Lead to an open folder: the first start where there is none, else unlocking."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from app.services.context import Context
from app.views.desk import Desk
from app.views.safety import component
from app.views.start import StartScreen
from app.views.start_steps import Begun
from app.views.unlock import UnlockScreen


@component
def WayIn(desk: Desk) -> ft.Control:
    """Show the first start until its end, also when the folder is locked on the way.

    The recovery key is shown once, so a start that was hidden goes on after unlocking.
    """
    begun, set_begun = ft.use_state(Begun)

    def go_on(context: Context) -> None:
        set_begun(lambda old: replace(old, made=context, covered=False))

    if begun.made and desk.home.context is not begun.made:
        return UnlockScreen(replace(desk, opened=go_on), just_made=True)
    if begun.busy or begun.made or not desk.home.exists():
        return StartScreen(desk, begun, set_begun)
    return UnlockScreen(desk)
