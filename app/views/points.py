"""Show one point of an explanation: a picture sign, a few strong words, a sentence."""

from __future__ import annotations

import flet as ft

from app.views.kit.layout import stack
from app.views.kit.theme import SPACE, Paint
from app.views.kit.words import body, strong

SIGN, AROUND = 28, 10
BADGE = SIGN + 2 * AROUND + SPACE  # what the sign takes beside the words


def point(icon: ft.IconData, title: str, words: str) -> ft.Control:
    """Return one point; points stand below each other."""
    lines = stack([strong(title, beside=BADGE), body(words, beside=BADGE)], spacing=2)
    lines.expand = True
    badge = ft.Container(
        ft.Icon(icon, color=Paint.MAIN, size=SIGN),
        bgcolor=Paint.TINT,
        border_radius=99,
        padding=AROUND,
    )
    return ft.Container(
        ft.Row([badge, lines], spacing=SPACE, vertical_alignment=ft.CrossAxisAlignment.START),
        padding=ft.Padding.symmetric(vertical=8),
    )
