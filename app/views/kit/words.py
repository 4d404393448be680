"""Build what is read: text, headings, own words, states, the status line.

Texts arrive translated; nothing in the kit knows a word of any language. Sizes and
colours come from the theme.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import flet as ft

from app.views.kit.breaking import told
from app.views.kit.edges import in_own_direction, padding, start_line
from app.views.kit.layout import beside_icon, stack, with_icon
from app.views.kit.spoken import never_read, said_in
from app.views.kit.theme import CORNER, EDGE, SPACE, Paint, Style
from app.views.safety import component, guard

QUIET_MARK = "\u200b"  # changes a text without changing what is seen or read
PROBLEM_ICON = 28
FOCUS_HELD_S = 0.6  # long enough to reach the screen, short enough not to steal back


@ft.control("Semantics")
class _Focusable(ft.Semantics):
    """Reach the property the client calls ``focused``; Flet's Python says ``focus``."""

    focused: bool | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Hold the last announcement; the turn makes equal words a new announcement.

    *above*: it is about what was pressed at the top, and is told under the heading.
    """

    words: str = ""
    turn: int = 0
    above: bool = False

    def told(self, *, above: bool) -> Status:
        """Return what is told in one of the two places; nothing in the other."""
        return self if above == self.above else Status()


def body(words: str, *, own: bool = False, beside: float = 0) -> ft.Text:
    """Return running text; *own* words are left as the person wrote them.

    *beside* are the pixels that something at its side takes.
    """
    return told(words, Style.BODY, own=own, inside=beside)


def quiet(words: str) -> ft.Text:
    """Return second words: dates, help, explanations."""
    return told(words, Style.BODY, color=Paint.QUIET)


def small(words: str) -> ft.Text:
    """Return the smallest text there is, for labels above things."""
    return told(words, Style.SMALL, color=Paint.QUIET)


def strong(words: str, *, beside: float = 0) -> ft.Text:
    """Return words that carry the point of a paragraph, *beside* something so many pixels wide."""
    return told(words, Style.STRONG, inside=beside)


def heading(
    words: str,
    *,
    level: int = 1,
    step: str = "",
    focusable: bool | None = None,
    focused: bool | None = None,
    spoken: bool | None = None,
) -> ft.Control:
    """Return a heading that may take the reader's focus or be announced."""
    text = told(words, Style.HEADING if level == 1 else Style.SECTION)
    return _Focusable(
        header=True,
        heading_level=level,
        live_region=spoken,
        container=True,
        focusable=focusable,
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
    return heading(words, step=step, focusable=True, focused=arriving)


def status_line(status: Status) -> ft.Control:
    """Return the line that is read aloud when its words change."""
    words = status.words + QUIET_MARK * (status.turn % 2)
    line = ft.Container(quiet(words), height=None if status.words else 1)  # never without a place
    return never_read(ft.Semantics(live_region=True, content=line))  # it has been heard


def own_words(words: str, *, note: str = "", aloud: bool = False, language: str = "") -> ft.Control:
    """Return a person's words as they were said, set apart by a line at the start.

    *note* says whose words they are when they are not the person's own, *language* is the
    one they are said in; empty, it is the screen's.
    """
    style = Style.ALOUD if aloud else Style.OWN
    text = said_in(language, ft.Text(in_own_direction(words), theme_style=style))
    return ft.Container(
        stack([text, *([small(note)] if note else [])], spacing=4),
        border=start_line(3, Paint.MAIN),
        padding=padding(start=14),
    )


def mark(icon: ft.IconData, words: str, colour: ft.Colors) -> ft.Control:
    """Return a state: an icon and the word itself, never colour alone."""
    shown = with_icon(
        [ft.Icon(icon, color=colour)],
        told(words, Style.STRONG, inside=beside_icon(), color=colour),
    )
    if isinstance(shown, ft.Row):
        shown.vertical_alignment = ft.CrossAxisAlignment.START
    return shown


def problem_box(words: str, advice: str) -> ft.Control:
    """Return what went wrong and what to do next, read aloud as it appears."""
    beside = PROBLEM_ICON + 10
    lines = stack([strong(words, beside=beside), body(advice, beside=beside)], spacing=4)
    icon = ft.Icon(ft.Icons.ERROR_OUTLINE, color=Paint.LATE, size=PROBLEM_ICON)
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
