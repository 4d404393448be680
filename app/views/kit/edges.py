"""Lines and space at the edge where reading begins: left, or right in Arabic.

Flet mirrors rows and alignment by itself, but knows no start edge of a border or a padding.
"""

from __future__ import annotations

import flet as ft


class _Reading:
    """Hold the direction of the screens of this process."""

    rtl: bool = False


def read_from(*, right: bool) -> None:
    """Choose the edge where reading begins."""
    _Reading.rtl = right


def start_line(width: int, colour: ft.ColorValue) -> ft.Border:
    """Return a line at the start edge."""
    side = ft.BorderSide(width, colour)
    return ft.Border(right=side) if _Reading.rtl else ft.Border(left=side)


def padding(*, start: int, top: int = 0, bottom: int = 0) -> ft.Padding:
    """Return space at the start edge, above and below."""
    left, right = (0, start) if _Reading.rtl else (start, 0)
    return ft.Padding.only(left=left, right=right, top=top, bottom=bottom)
