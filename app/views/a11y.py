"""Build the plain controls: text, headings, buttons, cards, the status line.

Each control here was seen in the browser's accessibility tree with a name, a role, a
state, a Tab stop and a size of at least 48 x 48. Texts arrive translated; nothing here
knows a word of any language. Sizes and colours come from the theme.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.views.safety import component, guard
from app.views.theme import CORNER, EDGE, FIELD_CORNER, GAP, RING, SPACE, Paint, Style

Press = Callable[..., Any]
QUIET_MARK = "\u200b"  # changes a text without changing what is seen or read
FOCUS_HELD_S = 0.6  # long enough to reach the screen, short enough not to steal back
STRETCH = ft.CrossAxisAlignment.STRETCH


@ft.control("Semantics")
class _Focusable(ft.Semantics):
    """Reach the property the client calls ``focused``; Flet's Python says ``focus``."""

    focused: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Describe one thing a person can press."""

    label: str
    press: Press
    key: str
    icon: ft.IconData | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Hold the last announcement; the turn makes equal words a new announcement."""

    words: str = ""
    turn: int = 0


# ---- text


def body(words: str) -> ft.Text:
    """Return running text."""
    return ft.Text(words, theme_style=Style.BODY)


def quiet(words: str) -> ft.Text:
    """Return second words: dates, help, explanations."""
    return ft.Text(words, theme_style=Style.BODY, color=Paint.QUIET)


def small(words: str) -> ft.Text:
    """Return the smallest text there is, for labels above things."""
    return ft.Text(words, theme_style=Style.SMALL, color=Paint.QUIET)


def strong(words: str) -> ft.Text:
    """Return words that carry the point of a paragraph."""
    return ft.Text(words, theme_style=Style.STRONG)


def heading(
    words: str,
    *,
    level: int = 1,
    step: str = "",
    focused: bool | None = None,
    spoken: bool | None = None,
) -> ft.Control:
    """Return a heading that may take the reader's focus or be announced."""
    text = ft.Text(words, theme_style=Style.HEADING if level == 1 else Style.SECTION)
    return _Focusable(
        header=True,
        heading_level=level,
        live_region=spoken,
        container=True,
        focusable=True if focused else None,
        focused=focused,
        content=stack([small(step), text], spacing=4) if step else text,
    )


@component
def ArrivalHeading(words: str, step: str = "") -> ft.Control:
    """Show the page's heading; it takes the focus once, when it appears under a new key.

    *step* is a small line above it, read as part of it: "Question 2 / 5".
    """
    arriving, set_arriving = ft.use_state(True)

    @guard
    async def let_go() -> None:
        await asyncio.sleep(FOCUS_HELD_S)
        set_arriving(False)

    ft.use_effect(let_go, [])
    return heading(words, step=step, focused=arriving or None)


def status_line(status: Status) -> ft.Control:
    """Return the line that is read aloud when its words change."""
    words = status.words + QUIET_MARK * (status.turn % 2)
    line = ft.Container(quiet(words), height=None if status.words else 1)  # never without a place
    return ft.Semantics(live_region=True, content=line)


# ---- layout


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
        border=ft.Border.all(1, Paint.SOFT),
        border_radius=CORNER,
        padding=SPACE + 4,
    )


def own_words(words: str, *, note: str = "", aloud: bool = False) -> ft.Control:
    """Return a person's words as they were said, set apart by a line at the start.

    *note* says whose words they are when they are not the person's own.
    """
    text = ft.Text(words, theme_style=Style.ALOUD if aloud else Style.OWN)
    return ft.Container(
        stack([text, *([small(note)] if note else [])], spacing=4),
        border=ft.Border(left=ft.BorderSide(3, Paint.MAIN)),
        padding=ft.Padding.only(left=14),
    )


def mark(icon: ft.IconData, words: str, colour: ft.Colors) -> ft.Control:
    """Return a state: an icon and the word itself, never colour alone."""
    return ft.Row(
        [
            ft.Icon(icon, color=colour, size=24),
            ft.Text(words, theme_style=Style.STRONG, color=colour, expand=True),
        ],
        spacing=GAP,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def problem_box(words: str, advice: str) -> ft.Control:
    """Return what went wrong and what to do next, read aloud as it appears."""
    lines = stack([strong(words), body(advice)], spacing=4)
    icon = ft.Icon(ft.Icons.ERROR_OUTLINE, color=Paint.LATE, size=28)
    lines.expand = True
    return ft.Semantics(
        live_region=True,
        content=ft.Container(
            ft.Row([icon, lines], vertical_alignment=ft.CrossAxisAlignment.START),
            key="problem",
            border=ft.Border.all(EDGE, Paint.LATE),
            border_radius=CORNER,
            bgcolor=Paint.CARD,
            padding=SPACE,
        ),
    )


# ---- buttons


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
    edge = ft.BorderSide(1, ft.Colors.TRANSPARENT) if low else ft.BorderSide(EDGE, Paint.MAIN)
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
    words = ft.Text(action.label, expand=True, expand_loose=True)
    return ft.OutlinedButton(
        key=action.key,
        ref=control,
        style=button_style(main=main, calm=calm, bare=bare),
        autofocus=autofocus,
        on_click=action.press,
        content=ft.Row([*icon, words], tight=True, spacing=GAP),
    )


def start_button(action: Action, help_words: str = "") -> ft.OutlinedButton:
    """Return a big starting point: icon, the deed in large words, a line of help."""
    words: list[ft.Control] = [ft.Text(action.label, theme_style=Style.SECTION, color=Paint.MAIN)]
    if help_words:
        words.append(quiet(help_words))
    icon = [ft.Icon(action.icon, size=32)] if action.icon else []
    return ft.OutlinedButton(
        key=action.key,
        style=button_style(),
        on_click=action.press,
        content=ft.Row([*icon, ft.Column(words, spacing=2, expand=True)], spacing=SPACE),
    )
