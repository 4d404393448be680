"""Show how far long work is: nothing for a second, then words, a bar, and a way to stop it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.i18n import _
from app.views.kit.buttons import Action, button
from app.views.kit.layout import crowded, side_by_side, stack
from app.views.kit.theme import FIELD_CORNER, GAP, Paint
from app.views.kit.words import body, small
from app.views.safety import component, guard
from app.views.work import Piece, Work

QUIET_S = 1.0  # shorter work shows nothing
TICK_S = 0.2
MEGABYTE = 1_000_000
MANY = 20_000  # more than this is bytes, not things
FEW_BYTES = 2 * MEGABYTE  # of fewer, "1 of 1" would say nothing
BAR = 8


@dataclass(frozen=True, slots=True)
class _Look:
    """Hold what can be seen of a piece of work."""

    words: str
    spoken: str  # read aloud at the start and at each quarter
    part: float | None  # of the whole; None when that is not known
    ending: bool


@component
def Advance(work: Work) -> ft.Control:
    """Show how far the long work of this window is, once it has lasted a moment."""
    piece, take = ft.use_state(work.piece)
    seen, look = ft.use_state(None)

    def watch() -> Callable[[], None]:
        return work.watch(lambda: take(lambda _before: work.piece))

    @guard
    async def follow() -> None:
        while piece is not None and not piece.finished:
            now = _look_of(piece)
            look(lambda _before, now=now: now)
            await asyncio.sleep(TICK_S)
        look(lambda _before: None)

    ft.use_effect(watch, [])
    ft.use_effect(follow, [piece])
    shown = seen if piece is not None and not piece.hidden else None
    # The place that is read aloud is there before its first words; what is seen says more.
    line = ft.Container(body(shown.spoken if shown else ""), height=1)
    spoken = ft.Semantics(live_region=True, content=line)
    if piece is None or shown is None:
        return spoken
    return _strip(piece, shown, spoken)


def _strip(piece: Piece, look: _Look, spoken: ft.Control) -> ft.Control:
    """Return words, bar and the way to stop in a strip as low as can be: a page is above it."""
    stop, note = _stopping(piece, look)
    words = small(look.words)
    words.expand = True
    words.color = Paint.INK
    head = stack([words, *stop]) if crowded() else ft.Row([words, *stop], spacing=GAP)
    return ft.Container(
        stack([spoken, head, *_bar(look), *note], spacing=GAP // 2),
        key="job",
        bgcolor=Paint.SOFT,
        border=ft.Border.all(1, Paint.SOFT_EDGE),
        border_radius=FIELD_CORNER,
        padding=ft.Padding.symmetric(horizontal=12, vertical=GAP),
        margin=ft.Margin.only(top=GAP / 2),
    )


def _bar(look: _Look) -> list[ft.Control]:
    if look.part is None:
        return []  # a bar that only moves says nothing
    bar = ft.ProgressBar(
        value=look.part,
        bar_height=BAR,
        color=Paint.MAIN,
        bgcolor=Paint.CARD,
        border_radius=BAR // 2,
        semantics_label=_("How much is ready"),
        semantics_value=round(look.part * 100),
    )
    edge = ft.Border.all(1, Paint.LINE)
    return [ft.Container(bar, border=edge, border_radius=BAR // 2 + 1)]


def _stopping(piece: Piece, look: _Look) -> tuple[list[ft.Control], list[ft.Control]]:
    """Return the way to stop, and what is said instead of it."""
    if piece.past_return or not piece.stoppable:
        return [], [small(piece.why)] if piece.why else []
    if look.ending:
        return [], [small(_("It is being stopped."))]
    stop = Action(
        label=_("Stop this"),
        press=lambda: piece.end(told=True),
        key="job-cancel",
        icon=ft.Icons.CLOSE,
    )
    return [side_by_side([button(stop, calm=True)])], []


def lasts(piece: Piece) -> bool:
    """Return whether the work has lasted so long that it is told of."""
    return time.monotonic() - piece.began >= QUIET_S


def _look_of(piece: Piece) -> _Look | None:
    if not lasts(piece):
        return None
    done, total = piece.seen
    part = min(max(done / total, 0.0), 1.0) if total > 0 else None
    # A bar with a hundred steps: finer ones would only redraw it.
    rounded = None if part is None else round(part, 2)
    return _Look(how_far(done, total), _quarter(part or 0.0), rounded, piece.ended)


def how_far(done: int, total: int) -> str:
    """Return in plain words how far the work is; many units are taken for bytes."""
    if total <= 0 or MANY < total < FEW_BYTES:
        return _("Still working.")
    if total <= MANY:
        words = _("Still working. {n} of {total} are ready.")
        return words.format(n=min(done, total), total=total)
    words = _("Still working. {n} of {total} megabytes are ready.")
    return words.format(n=_megabytes(min(done, total)), total=_megabytes(total))


def _megabytes(size: int) -> int:
    return -(-size // MEGABYTE)


def _quarter(part: float) -> str:
    words = (
        _("This takes a moment. You can wait here."),
        _("A quarter is ready."),
        _("Half is ready."),
        _("Three quarters are ready."),
    )
    return words[min(int(part * 4), 3)]
