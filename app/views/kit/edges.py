"""The edge where reading begins, left or right in Arabic, and words that run the other way.

Flet mirrors rows and alignment by itself, but knows no start edge of a border or a padding.
"""

from __future__ import annotations

import unicodedata

import flet as ft

_ISOLATED = "\u2068{}\u2069"  # in the direction of its own first letter


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


def in_own_direction(words: str) -> str:
    """Return words whose lines keep their full stops where they were written.

    A line that runs as the screen does is left as it is.
    """
    return "\n".join(_line(line) for line in words.split("\n"))


def _line(words: str) -> str:
    strong = (unicodedata.bidirectional(letter) for letter in words)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "")
    return _ISOLATED.format(words) if first and (first == "L") is _Reading.rtl else words
