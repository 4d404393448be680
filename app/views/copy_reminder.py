"""A calm word on Today when words have been without a copy for long."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.rules.today import AT_MOST
from app.services import copies
from app.services.today import Today
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, strong


def copy_reminder(desk: Desk, now: Today) -> list[ft.Control]:
    """Return the card as the last and least of at most seven things, or nothing."""
    busy = len(now.lines) >= AT_MOST or desk.ctx.folder.read_only or desk.visiting
    if busy or not copies.is_long_ago(desk.home, desk.ctx):
        return []
    save = Action(
        label=_("Save a copy"),
        press=lambda: desk.go("/safe/copy"),
        key="today-copy",
        icon=ft.Icons.SAVE_ALT,
    )
    later = Action(
        label=_("Not now"),
        press=lambda: desk.do(lambda: copies.put_off(desk.home, desk.ctx)),
        key="copy-later",
        icon=ft.Icons.SCHEDULE,
    )
    last = copies.last_saved(desk.home)
    told = _("It is a while since your last copy.") if last else _("You have no copy yet.")
    return [
        card(
            [
                strong(told),
                body(_("A copy keeps your words, even if this device breaks or is lost.")),
                side_by_side([button(save), button(later, calm=True)]),
            ],
            key="copy-reminder",
        )
    ]
