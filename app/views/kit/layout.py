"""Lay controls out: below each other, side by side, on cards."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

import flet as ft

from app.views.kit.edges import padding, start_line
from app.views.kit.theme import BODY, CORNER, GAP, ICON, ICON_GROWS, SPACE, Paint

STRETCH = ft.CrossAxisAlignment.STRETCH
LETTER = 0.53  # the width of a letter, as a part of its height, in the middle
BESIDE = 40  # what an icon and its gap take of a line
CARD_HOLDS, BUTTON_HOLDS = 62, 44  # what page and card, and a button, keep free at both sides
CROWDED = 200  # a window narrower than this, for words of 100 %, has no room beside words


def window() -> ft.Page | None:
    """Return the page that is drawn on; nothing where there is no window."""
    try:
        return ft.context.page
    except RuntimeError:
        return None


def crowded() -> bool:
    """Return whether the words are so large that little should stand beside them."""
    drawn = _drawn()
    return bool(drawn and drawn[0] / (drawn[1] / BODY) < CROWDED)


def _drawn() -> tuple[float, float] | None:
    """Return the width of the window and the size of its words; nothing without a window."""
    page = window()
    if page is None:
        return None
    theme = page.theme.text_theme if page.theme else None
    size = theme.body_large.size if theme and theme.body_large else None
    return (page.width, size) if page.width and size else None


def with_icon(
    icon: Sequence[ft.Control], words: ft.Control, *, spacing: int = GAP, loose: bool = False
) -> ft.Row | ft.Column:
    """Return an icon beside words; above them where large words need the whole line."""
    if crowded() and not (isinstance(words, ft.Text) and _has_room(words.value, in_button=loose)):
        return ft.Column([*icon, words], spacing=4, tight=True)
    words.expand, words.expand_loose = True, loose
    return ft.Row([*icon, words], spacing=spacing, tight=loose)


def _has_room(words: str, *, in_button: bool) -> bool:
    """Return whether an icon beside these words costs them no line and breaks no word."""
    drawn = _drawn()
    if drawn is None:
        return True
    width, size = drawn
    room = width - CARD_HOLDS - (BUTTON_HOLDS if in_button else 0)
    whole, less = (int((room - icon) / size / LETTER) for icon in (0, BESIDE))
    longest = max((len(word) for word in words.split()), default=0)
    return longest <= less and len(wrap(words, less)) <= len(wrap(words, whole))


def beside_icon() -> float:
    """Return what an icon takes of the line of the words it stands beside."""
    return 0 if crowded() else ICON * ICON_GROWS + GAP


def air() -> int:
    """Return the padding of a card."""
    return 12 if crowded() else SPACE + 4


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
        padding=air(),
    )


def soft_area(controls: Sequence[ft.Control], *, key: str | None = None) -> ft.Control:
    """Return a quiet area for help and second things."""
    return ft.Container(
        stack(controls, spacing=12),
        key=key,
        bgcolor=Paint.SOFT,
        border=ft.Border.all(1, Paint.SOFT_EDGE),
        border_radius=CORNER,
        padding=air(),
    )


def station(icon: ft.Control, title: ft.Control, controls: Sequence[ft.Control]) -> ft.Control:
    """Return one stop on a vertical line: its icon and title, and beside the line what it holds.

    Without *controls* the line has ended here.
    """
    top = ft.Row([icon, title], spacing=GAP)
    title.expand = True
    if not controls:
        return top
    beside = ft.Container(
        stack(controls),
        border=start_line(3, Paint.MAIN),
        padding=padding(start=21, bottom=20, top=4),
    )
    return stack([top, ft.Container(beside, padding=padding(start=11))], spacing=0)
