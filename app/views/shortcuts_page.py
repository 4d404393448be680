"""The page that lists the keys which do the same everywhere."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.layout import card, stack
from app.views.kit.words import body, strong
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.shortcuts import SHORTCUTS, Shortcut, on_a_mac


@component
def ShortcutsPage(desk: Desk) -> ft.Control:
    """List the keys; there is nothing to do here."""
    page = Page(
        title=_("Keys of the keyboard"),
        key="shortcuts",
        help=_("This page lists keys that do the same on every page. You can do without them."),
        up="/more",
        place="more",
    )
    told = [_told(desk, one) for one in SHORTCUTS]
    everywhere = body(
        _("Tab moves to the next button. Enter and the space bar press it. Arrows move a choice.")
    )
    return PageFrame(desk, page, [everywhere, *told])


def _told(desk: Desk, one: Shortcut) -> ft.Control:
    """Return a key and what it does, read as one."""
    key = one.key
    if one.with_alt:
        held = _("Ctrl and {digit}") if on_a_mac(desk.page) else _("Alt and {digit}")
        key = held.format(digit=one.key)
    shown = _("Esc") if key == "Escape" else key
    return ft.MergeSemantics(card([stack([strong(shown), body(_(one.words))], spacing=2)]))
