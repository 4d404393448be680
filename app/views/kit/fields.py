"""Ask for words: text and secret fields, and fields that keep what is written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.errors.base import AppError
from app.views.drafts import SAVE_WITHIN_S, Drafts
from app.views.kit.breaking import told
from app.views.kit.buttons import Action, button
from app.views.kit.layout import stack
from app.views.kit.spoken import never_read, said_in
from app.views.kit.theme import EDGE, FIELD_CORNER, GAP, ICON, ICON_GROWS, RING, Paint, Style
from app.views.safety import component, guard

_ICON = ICON * ICON_GROWS + 10  # an icon, and the gap of a row
EMPTY = "\u200b"  # a line without words that is as high as one with words


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Describe one text field; *control* is the field's ``ft.use_ref``."""

    label: str
    value: str
    on_change: Callable[[str], None]
    problem: str | None = None
    advice: str | None = None
    control: Any = None
    key: str | None = None
    lines: int = 1
    on_submit: Callable[[], Any] | None = None
    unread: bool = False  # a secret: never read aloud, also while it is on view
    language: str = ""  # of the person's words in it; empty: the screen's


def text_field(field: Field, *, secret: bool = False) -> ft.Control:
    """Return a field with its label, and its problem, above it at full size.

    Flet's own label shrinks below 16 pixels when it floats, and its error text never
    sets the invalid state. Merged, label and problem are the name of the field.
    """
    edge = Paint.LATE if field.problem else Paint.LINE  # thin, so that the focus is seen
    entry = ft.TextField(
        key=field.key,
        ref=field.control,
        value=field.value,
        password=secret,
        multiline=field.lines > 1,
        min_lines=field.lines,
        max_lines=None if field.lines > 1 else 1,
        on_change=lambda e: field.on_change(e.control.value),
        on_submit=field.on_submit,  # may be async, so it is handed over as it is
        helper=field.advice,
        helper_max_lines=5,
        helper_style=ft.TextStyle(color=Paint.QUIET),
        fill_color=Paint.CARD,
        filled=True,
        border={
            ft.ControlState.FOCUSED: _frame(RING, Paint.MAIN),
            ft.ControlState.DEFAULT: _frame(EDGE, edge),
        },
        content_padding=ft.Padding.symmetric(horizontal=16, vertical=18),
    )
    if secret or field.unread:
        never_read(entry)
    else:
        said_in(field.language, entry)
    label = told(field.label, Style.STRONG)
    return ft.MergeSemantics(stack([label, *problem_line(field.problem), entry], spacing=6))


def problem_line(words: str | None) -> list[ft.Control]:
    """Return the line that says what to correct, or nothing."""
    if words is None:
        return []
    text = told(words, Style.STRONG, inside=_ICON, color=Paint.LATE, expand=True)
    return [ft.Row([ft.Icon(ft.Icons.ERROR_OUTLINE, color=Paint.LATE), text])]


def _frame(width: int, colour: ft.Colors) -> ft.OutlineInputBorder:
    return ft.OutlineInputBorder(side=ft.BorderSide(width, colour), border_radius=FIELD_CORNER)


@component
def SecretField(
    field: Field, show_words: str, hide_words: str, *, shown_first: bool = False
) -> ft.Control:
    """Ask for a passphrase; showing it is a real button and pasting stays possible."""
    shown, set_shown = ft.use_state(shown_first)
    toggle = Action(
        label=hide_words if shown else show_words,
        press=lambda: set_shown(lambda old: not old),
        key=f"show-{field.key}",
        icon=ft.Icons.VISIBILITY_OFF if shown else ft.Icons.VISIBILITY,
    )
    entry = text_field(replace(field, unread=True), secret=not shown)
    return stack([entry, ft.Row([button(toggle, calm=True)], wrap=True)])


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Describe a field that keeps what is written by itself.

    *place* names the draft, *keep* saves the words and may raise an ``AppError``;
    *explain* turns that error into words, *saved* is told after each save.
    """

    place: str
    label: str
    value: str
    keep: Callable[[str], object]
    drafts: Drafts
    explain: Callable[[AppError], str]
    saved: Callable[[], None]
    advice: str | None = None
    lines: int = 1
    language: str = ""  # of the person's words in it; empty: the screen's
    understood: Callable[[str], str] | None = None  # says back what the words mean


@component
def KeptField(kept: Kept) -> ft.Control:
    """Keep the words within a second of writing; a failed save leaves them on screen."""
    words, set_words = ft.use_state(lambda: kept.drafts.words(kept.place, kept.value))
    _turn, set_turn = ft.use_state(0)
    waiting = ft.use_ref(False)
    control = _standing(kept)

    def save(written: str) -> None:
        kept.keep(written)
        kept.saved()

    @guard
    async def save_soon() -> None:
        await asyncio.sleep(SAVE_WITHIN_S)
        waiting.current = False
        try:
            kept.drafts.flush(kept.place)
        except AppError as error:
            if error.told_on_continue:
                return  # still being written; Continue will tell
        set_turn(lambda old: old + 1)

    def on_change(written: str) -> None:
        set_words(written)
        kept.drafts.put(kept.place, written, save)
        if not waiting.current:
            waiting.current = True
            ft.context.page.run_task(save_soon)

    problem = kept.drafts.problem(kept.place)
    entry = text_field(
        Field(
            label=kept.label,
            value=words,
            on_change=on_change,
            problem=kept.explain(problem) if problem else None,
            advice=kept.advice,
            key=kept.place,
            lines=kept.lines,
            control=control,
            language=kept.language,
        )
    )
    if kept.understood is None:
        return entry
    return stack([entry, understood_line(kept.understood(words))])


def _standing(kept: Kept) -> Any:
    """Return the field's ``ref``, known to the drafts for as long as the field is shown."""
    control = ft.use_ref(None)
    ft.use_effect(
        lambda: kept.drafts.stands(kept.place, kept.label, control),
        [kept.place, kept.label],
        lambda: kept.drafts.goes(kept.place, control),
    )
    return control


def understood_line(words: str) -> ft.Control:
    """Return what was understood of an answer, read aloud as it changes.

    The line keeps its height while nothing is understood, so that nothing jumps.
    """
    icon = ft.Icon(ft.Icons.EVENT_AVAILABLE, color=Paint.KEPT, opacity=1 if words else 0)
    said = ft.Text(words or EMPTY, theme_style=Style.STRONG, color=Paint.KEPT)
    spoken = ft.Semantics(live_region=True, content=said, expand=True)
    return ft.Row([icon, spoken], spacing=GAP)
