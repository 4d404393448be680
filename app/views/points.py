"""Show one point of an explanation: a picture sign, a few strong words, a sentence."""

from __future__ import annotations

import flet as ft

from app.views.kit.layout import stack
from app.views.kit.theme import SPACE, Paint
from app.views.kit.words import body, strong


def point(icon: ft.IconData, title: str, words: str) -> ft.Control:
    """Return one point; points stand below each other."""
    lines = stack([strong(title), body(words)], spacing=2)
    lines.expand = True
    badge = ft.Container(
        ft.Icon(icon, color=Paint.MAIN, size=28), bgcolor=Paint.TINT, border_radius=99, padding=10
    )
    return ft.Container(
        ft.Row([badge, lines], spacing=SPACE, vertical_alignment=ft.CrossAxisAlignment.START),
        padding=ft.Padding.symmetric(vertical=8),
    )
