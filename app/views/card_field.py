"""Ask for the key of the recovery card, written as loosely as one likes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.i18n import _
from app.views.kit.buttons import Press
from app.views.kit.fields import Field, text_field

LINES = 2  # nine groups of four fit on two lines of a phone


def card_field(
    typed: str,
    on_change: Callable[[str], None],
    *,
    on_submit: Press | None = None,
    problem: str | None = None,
    control: Any = None,
) -> ft.Control:
    """Return the field for the nine groups; *problem* says what to correct."""
    return text_field(
        Field(
            label=_("The nine groups of your card"),
            value=typed,
            on_change=on_change,
            problem=problem,
            control=control,
            advice=_("Small letters and spaces are fine."),
            key="card-key",
            unread=True,
            lines=1 if on_submit else LINES,  # on more lines Enter makes a new one
            on_submit=on_submit,
        )
    )
