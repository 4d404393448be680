"""Moving to a new device: what to do here, on the way, and there."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.words import quiet
from app.views.page import Page, PageFrame
from app.views.points import point
from app.views.safety import component


@component
def NewDevice(desk: Desk, *_parts: str) -> ft.Control:
    """Tell the four steps in order; the first one begins here."""
    main = Action(
        label=_("Save a copy"),
        press=lambda: desk.go("/safe/copy"),
        key="to-copy",
        icon=ft.Icons.SAVE_ALT,
    )
    page = Page(
        title=_("Moving to a new device"),
        key="new-device",
        help=_("These are the steps, one after another. Begin with a copy on this device."),
        main=main,
        up="/safe",
        place="more",
    )
    return PageFrame(desk, page, [*_steps(), _later()])


def _steps() -> list[ft.Control]:
    return [
        point(
            ft.Icons.LOOKS_ONE_OUTLINED,
            _("Save a copy here"),
            _("Press the button below. Put the file on a memory stick, for example."),
        ),
        point(
            ft.Icons.LOOKS_TWO_OUTLINED,
            _("Take the file to the new device"),
            _("Take your passphrase or card along too. The file is locked on the way."),
        ),
        point(
            ft.Icons.LOOKS_3_OUTLINED,
            _("Open Kuulluksi there"),
            _("Press I have a copy on the first page, and choose the file."),
        ),
        point(
            ft.Icons.LOOKS_4_OUTLINED,
            _("See that your words are there"),
            _("When they are, you can erase everything from this old device."),
        ),
    ]


def _later() -> ft.Control:
    return quiet(
        _("Do you want to go on using both devices? Then choose Join two devices instead.")
    )
