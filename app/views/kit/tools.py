"""Put a few tools into one row of a window, also a narrow one with large words.

Where there is room the icon stands beside the words, else above them; the words grow with
the page's as far as the row allows, and never become smaller than the smallest text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.views.kit.buttons import Action, button, button_style
from app.views.kit.theme import BODY, GAP, HEADING_GROWS, SMALLEST

LETTER = 0.58  # the width of a letter of the font, as a part of its height
ASIDE = 60  # what icon, gap and padding of a tool take beside its words
AROUND = 12  # what the padding of a tool with its icon above takes
Letters = Callable[[str], int]  # how many letters of a label stand beside each other
SIZES = (HEADING_GROWS, 1.2, 1.0)  # as large as fits; less than the page, as headings are


def tools_in_a_row(
    start: Action | None, ends: Sequence[Action], *, instead: str, width: float, scale: float
) -> ft.Control:
    """Return a tool at the start and the others at the end, the last one at the very end.

    *instead* are the words whose room is kept when there is no tool at the start, so that
    the others stand where they always do.
    """
    at_start = max(start.label if start else "", instead, key=len)
    labels = [at_start, *(tool.label for tool in ends)]
    if sum(len(words) * LETTER * BODY * scale + ASIDE for words in labels) <= width:
        first = [button(start, bare=True)] if start else []
        others = [button(tool, bare=True) for tool in ends]
        return ft.Row([*first, ft.Container(expand=True), *others], spacing=0)
    size, letters = _as_large_as_fits(labels, width, scale)
    room = _wide(letters(at_start), size)
    cells = [
        _above(start, size, room) if start else ft.Container(expand=room),
        *(_above(tool, size, _wide(letters(tool.label), size)) for tool in ends),
    ]
    return ft.Row(
        cells,
        spacing=0,
        alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _as_large_as_fits(labels: Sequence[str], width: float, scale: float) -> tuple[float, Letters]:
    """Return how large the words can be, each label in one line if any size allows that."""
    for letters in (_whole, _longest):
        for size in SIZES:
            if size <= scale and _fit([letters(words) for words in labels], size, width):
                return size, letters
    return SIZES[-1], _longest


def _fit(letters: Sequence[int], size: float, width: float) -> bool:
    return sum(_wide(n, size) for n in letters) <= width


def _wide(letters: int, size: float) -> int:
    """Return how wide a tool is, in pixels; it is its part of the row, too."""
    return round(letters * LETTER * SMALLEST * size + AROUND)


def _whole(words: str) -> int:
    """Return the letters of a label, at least as many as an icon is wide."""
    return max(4, len(words))


def _longest(words: str) -> int:
    """Return the letters of the longest word, at least as many as an icon is wide."""
    return max(4, *(len(word) for word in words.split()))


def _above(tool: Action, size: float, part: int) -> ft.Control:
    """Return a tool with its icon above its words; it takes its part of the row."""
    style = button_style(bare=True)
    style.padding = ft.Padding.symmetric(horizontal=AROUND / 2 - 1, vertical=GAP / 2)
    words = ft.Text(
        tool.label,
        style=ft.TextStyle(size=SMALLEST * size, height=1.2),
        text_align=ft.TextAlign.CENTER,
    )
    icon = [ft.Icon(tool.icon, size=24)] if tool.icon else []
    return ft.OutlinedButton(
        key=tool.key,
        style=style,
        on_click=tool.press,
        expand=part,
        expand_loose=True,
        content=ft.Column(
            [*icon, words],
            spacing=2,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        ),
    )
