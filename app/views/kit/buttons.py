"""Build what is pressed: buttons whose words wrap, of at least 48 x 48.

Each was seen in the browser's accessibility tree with a name, a role and a Tab stop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.views.kit.breaking import told
from app.views.kit.layout import beside_icon, with_icon
from app.views.kit.theme import EDGE, FIELD_CORNER, RING, SPACE, Paint, Style
from app.views.kit.words import quiet

Press = Callable[..., Any]
_AROUND = 2 * (20 + EDGE)  # padding and edge of the widest button


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Describe one thing a person can press."""

    label: str
    press: Press
    key: str
    icon: ft.IconData | None = None


def button_style(*, main: bool = False, calm: bool = False, bare: bool = False) -> ft.ButtonStyle:
    """Return the look shared by all buttons, with a ring round the focused one.

    A calm button lies on a quiet ground, so that it is seen as a button and lines up with
    the words above it; a bare one is only words, for the tools at the top.
    """
    focused, plain = ft.ControlState.FOCUSED, ft.ControlState.DEFAULT
    ground = Paint.SOFT if calm else (ft.Colors.TRANSPARENT if bare else Paint.CARD)
    fill = Paint.MAIN if main else ground
    words = Paint.ON_MAIN if main else Paint.MAIN
    low = calm or bare
    low_edge = Paint.SOFT_EDGE if calm else ft.Colors.TRANSPARENT
    edge = ft.BorderSide(1, low_edge) if low else ft.BorderSide(EDGE, Paint.MAIN)
    across = 12 if bare else (SPACE if calm else 20)
    # A ring on a filled button is too faint, so the focused one also turns its colours.
    return ft.ButtonStyle(
        padding=ft.Padding.symmetric(horizontal=across, vertical=14 if low else 18),
        bgcolor={focused: Paint.CARD, plain: fill},
        color={focused: Paint.MAIN, plain: words},
        icon_size=18 if bare else None,  # else the theme's, which grows with the text
        icon_color={focused: Paint.MAIN, plain: words},
        shape=ft.RoundedRectangleBorder(radius=FIELD_CORNER),
        side={focused: ft.BorderSide(RING, Paint.INK), plain: edge},
    )


def button(
    action: Action,
    *,
    main: bool = False,
    calm: bool = False,
    bare: bool = False,
    autofocus: bool = False,
    control: Any = None,
) -> ft.OutlinedButton:
    """Return a button whose words wrap; *control* is an ``ft.use_ref`` for focus()."""
    icon = [ft.Icon(action.icon)] if action.icon else []
    words = told(action.label, inside=_AROUND + (beside_icon() if icon else 0))
    return ft.OutlinedButton(
        key=action.key,
        ref=control,
        style=button_style(main=main, calm=calm, bare=bare),
        autofocus=autofocus,
        on_click=action.press,
        content=with_icon(icon, words, loose=True),
    )


def start_button(action: Action, help_words: str = "") -> ft.OutlinedButton:
    """Return a big starting point: icon, the deed in large words, a line of help."""
    words: list[ft.Control] = [
        told(action.label, Style.SECTION, inside=_AROUND + beside_icon(), color=Paint.MAIN)
    ]
    if help_words:
        words.append(quiet(help_words))
    icon = [ft.Icon(action.icon, size=32)] if action.icon else []
    return ft.OutlinedButton(
        key=action.key,
        style=button_style(),
        on_click=action.press,
        content=with_icon(icon, ft.Column(words, spacing=2), spacing=SPACE),
    )
