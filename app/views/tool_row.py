"""The tools of every page: Back at the start; Help, Read aloud and Hide at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.spoken import never_read
from app.views.kit.theme import GAP
from app.views.kit.tools import tools_in_a_row
from app.views.places import place_actions


def tool_row(
    desk: Desk,
    width: float,
    on_back: Callable[[], None] | None,
    instead: Action | None = None,
    at_hand: Sequence[Action] = (),
) -> ft.Control:
    """Return the row for a page of this width.

    *on_back* is None where there is no Back; what is done *instead* then has its place.
    *at_hand* is what keys reach on this page besides the tools and places.
    """
    back = Action(label=_("Back"), press=on_back or desk.hide, key="back", icon=ft.Icons.ARROW_BACK)
    tools = [help_tool(desk), aloud_tool(desk), hide_tool(desk)]
    places = place_actions(desk) if desk.is_open and not desk.work.busy else []
    desk.at_hand.offer([*([back] if on_back else []), *tools, *places, *at_hand])
    row = tools_in_a_row(
        back if on_back else instead,
        tools,
        instead=back.label,
        width=width - GAP,
        scale=desk.settings.text_size,
    )
    tools_area = ft.Container(row, key="tools", padding=ft.Padding.symmetric(horizontal=GAP / 2))
    return never_read(tools_area)


def help_tool(desk: Desk) -> Action:
    """Return what opens and closes the help of the page."""
    return Action(
        label=_("Close help") if desk.helping else _("Help"),
        press=lambda: desk.show_help(shown=not desk.helping),
        key="help",
        icon=ft.Icons.HELP_OUTLINE,
    )


def aloud_tool(desk: Desk) -> Action:
    """Return what begins to read the page aloud, and ends it."""
    return Action(
        label=_("Stop reading") if desk.reading else _("Read aloud"),
        press=desk.read_aloud,
        key="aloud",
        icon=ft.Icons.STOP_CIRCLE_OUTLINED if desk.reading else ft.Icons.VOLUME_UP_OUTLINED,
    )


def hide_tool(desk: Desk) -> Action:
    """Return what covers and locks at once."""
    return Action(
        label=_("Hide"), press=desk.hide, key="hide", icon=ft.Icons.VISIBILITY_OFF_OUTLINED
    )
