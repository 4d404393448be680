"""A band on every page while another state of the folder is looked at."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side, stack
from app.views.kit.theme import BESIDE_SCROLLBAR, GAP, Paint
from app.views.kit.words import strong
from app.views.state_words import name_of


def looking_band(desk: Desk) -> list[ft.Control]:
    """Return the band with the way back to the choices; nothing in everyday use."""
    state = desk.ctx.folder.looking_at if desk.is_open else None
    if state is None or desk.route.startswith("/safe/recovery"):
        return []
    back = Action(
        label=_("Back to the choices"),
        press=lambda: desk.go("/safe/recovery/choices"),
        key="back-to-choices",
        icon=ft.Icons.ARROW_BACK,
    )
    words = _("You only look: {what}").format(what=name_of(desk, state))
    shown = stack([strong(words), side_by_side([button(back)])])
    band = ft.Container(
        shown,
        key="looking-band",
        bgcolor=Paint.TINT,
        border=ft.Border(bottom=ft.BorderSide(1, Paint.MAIN)),
        padding=ft.Padding.symmetric(horizontal=BESIDE_SCROLLBAR + 4, vertical=GAP),
    )
    return [band]
