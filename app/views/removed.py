"""What was removed: say so, and bring it back at a press."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.base import Record
from app.rules.belonging import name_of
from app.services import records
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side
from app.views.kit.words import body
from app.views.page import Page, PageFrame
from app.views.safety import component


@component
def RemovedPage(
    desk: Desk, kind: type[Record], record_id: str, *, place: str, up: str
) -> ft.Control:
    """Stand where the thing was; nothing is asked before removing, so it can be undone."""
    undo = Action(
        label=_("Bring it back"),
        press=lambda: desk.do(
            lambda: records.bring_back(desk.ctx, kind, record_id), said=_("It is back.")
        ),
        key="bring-back",
        icon=ft.Icons.UNDO,
    )
    leave = Action(
        label=_("To the list"), press=lambda: desk.go(up), key="to-list", icon=ft.Icons.LIST
    )
    erase = Action(
        label=_("Erase it for good"),
        press=lambda: desk.go(f"/safe/removed/{name_of(kind)}/{record_id}"),
        key="erase-for-good",
        icon=ft.Icons.DELETE_FOREVER_OUTLINED,
    )
    page = Page(
        title=_("Removed"),
        key=f"removed-{record_id}",
        place=place,
        help=_("This was removed from your folder. You can still bring it back here."),
        main=undo,
        up=up,
    )
    said = body(_("This is no longer in your list. If that was not what you meant, bring it back."))
    return PageFrame(desk, page, [said, side_by_side([button(leave), button(erase, calm=True)])])
