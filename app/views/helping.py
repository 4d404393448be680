"""The help of a page, under its heading, while it is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from app.views.desk import Desk
from app.views.kit.layout import soft_area
from app.views.kit.words import body

if TYPE_CHECKING:
    from app.views.page import Page


def help_area(desk: Desk, page: Page) -> list[ft.Control]:
    """Return the help of the page, or nothing while it is closed."""
    if not desk.helping:
        return []
    return [soft_area([body(page.help)], key="help-words")]
