"""Build a button that shows a picture and its word; the whole of it is pressed."""

from __future__ import annotations

import flet as ft

from app.views.kit.breaking import told
from app.views.kit.buttons import Action, button_style
from app.views.kit.theme import EDGE, GAP, SPACE, Paint, Style

_AROUND = 2 * (GAP + EDGE)
PICTURE = 60 + SPACE  # what a tile and the gap take beside the word


def picture_button(
    action: Action, picture: ft.Control, *, beside: bool = False
) -> ft.OutlinedButton:
    """Return a button with a picture above its word, or *beside* it; the word is its name."""
    style = button_style()
    style.padding = ft.Padding.symmetric(horizontal=GAP, vertical=12)
    words = told(
        action.label,
        Style.STRONG,
        inside=_AROUND + (PICTURE if beside else 0),
        color=Paint.MAIN,
        text_align=ft.TextAlign.START if beside else ft.TextAlign.CENTER,
        expand=beside,
    )
    middle = ft.CrossAxisAlignment.CENTER
    content: ft.Control = (
        ft.Row([picture, words], spacing=SPACE)
        if beside
        else ft.Column([picture, words], spacing=GAP, tight=True, horizontal_alignment=middle)
    )
    return ft.OutlinedButton(key=action.key, style=style, on_click=action.press, content=content)
