"""Lay controls out: below each other, side by side, on cards."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.views.kit.theme import CORNER, GAP, SPACE, Paint

STRETCH = ft.CrossAxisAlignment.STRETCH


def stack(controls: Sequence[ft.Control], spacing: int = GAP) -> ft.Column:
    """Return controls below each other, each as wide as the column."""
    return ft.Column(list(controls), spacing=spacing, horizontal_alignment=STRETCH)


def side_by_side(controls: Sequence[ft.Control]) -> ft.Row:
    """Return controls in a row that wraps where the window is narrow."""
    return ft.Row(list(controls), wrap=True, spacing=GAP, run_spacing=GAP)


def even(controls: Sequence[ft.Control]) -> ft.Control:
    """Return controls of one width: one a line on a phone, two where there is room."""
    for one in controls:
        one.col = {"xs": 12, "md": 6}
    return ft.ResponsiveRow(list(controls), spacing=GAP, run_spacing=GAP)


def card(
    controls: Sequence[ft.Control], *, key: str | None = None, tinted: bool = False
) -> ft.Control:
    """Return a thing the person keeps: a sheet with a quiet edge."""
    return ft.Container(
        stack(controls, spacing=12),
        key=key,
        bgcolor=Paint.TINT if tinted else Paint.CARD,
        border=ft.Border.all(1, Paint.LINE),
        border_radius=CORNER,
        padding=SPACE + 4,
    )


def soft_area(controls: Sequence[ft.Control], *, key: str | None = None) -> ft.Control:
    """Return a quiet area for help and second things."""
    return ft.Container(
        stack(controls, spacing=12),
        key=key,
        bgcolor=Paint.SOFT,
        border=ft.Border.all(1, Paint.SOFT_EDGE),
        border_radius=CORNER,
        padding=SPACE + 4,
    )
