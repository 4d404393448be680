"""Let a page do long work: nothing for a second, then how far it is, and a way to stop it.

While the work runs it may have the folder to itself, so the page is not drawn anew: only
what is shown here moves.
"""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import flet as ft

from app.errors.base import AppError, Cancelled
from app.i18n import _
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side, soft_area
from app.views.kit.theme import Paint
from app.views.kit.words import body, strong
from app.views.safety import component, guard, telling_faults
from app.views.work import Piece, Progress

QUIET_S = 1.0  # shorter work shows nothing
TICK_S = 0.2
MEGABYTE = 1_000_000
MANY = 20_000  # more than this is bytes, not things
BAR = 12

Deed = Callable[[Progress], Any]  # what is done; may also be async
Then = Callable[[Any], Any]


@dataclass(slots=True, kw_only=True, eq=False)
class _Order:
    """Hold what was asked for until the page has been drawn."""

    desk: Desk
    deed: Deed
    then: Then
    piece: Piece
    over: Callable[[], None] = field(repr=False)

    async def carry_out(self) -> None:
        """Do the work and show its result or its problem."""
        unheard = self.desk.home.on_locked(self.piece.locked)
        with telling_faults(self.desk.page):
            try:
                deliver = await self._done()
            finally:
                unheard()
                self.desk.work.finish(self.piece)
                self.over()
            deliver()

    async def _done(self) -> Callable[[], None]:
        """Return what is to be shown now that the work is over."""
        self.piece.is_mine()
        try:
            result = await asyncio.to_thread(self.deed, self.piece.progress)
            if inspect.isawaitable(result):
                result = await result
        except Cancelled as stopped:
            return partial(self.desk.report, stopped if self.piece.told else None)
        except AppError as problem:
            return partial(self.desk.report, None if self.piece.hidden else problem)
        return partial(self._then, result)

    def _then(self, result: Any) -> None:
        """Hand the result on; on a covered page nothing is said, and nothing stays open."""
        if self.piece.hidden:
            if self.desk.home.context is not self.piece.mine:
                self.desk.home.lock()  # the work has opened it after the page was covered
            return
        if _shown(self.piece):
            self.desk.say(_("Ready."))
        self.then(result)


class Job:
    """Start long work from a page and show how far it is."""

    def __init__(
        self, desk: Desk, order: _Order | None, put: Callable[[_Order | None], None]
    ) -> None:
        """Hold what ``use_job`` remembers."""
        self._desk, self._order, self._put = desk, order, put

    @property
    def running(self) -> bool:
        """Return whether the work goes on."""
        return self._order is not None

    def start(self, work: Deed, then: Then, *, stoppable: bool = True) -> None:
        """Do *work* in a thread, then give its result to *then*; while one runs do nothing.

        Its AppErrors are reported. *work* may be async; it is handed a Progress. Work that
        has no way back, or tells no progress, is not *stoppable*.
        """
        desk = self._desk
        if desk.work.busy:
            return
        mine = desk.mine if desk.is_open else None
        piece = Piece(home=desk.home, mine=mine, stoppable=stoppable)
        desk.work.begin(piece)
        desk.report(None)
        desk.say("")  # the result of earlier work says nothing of this one
        over = partial(self._put, None)
        self._put(_Order(desk=desk, deed=work, then=then, piece=piece, over=over))

    def shown(self) -> list[ft.Control]:
        """Return where the page shows how far the work is; always give it its place."""
        return [Advance(self._order.piece if self._order else None)]


def use_job(desk: Desk) -> Job:
    """Return the long work of this page; leaving the page ends it."""
    order, put = ft.use_state(None)

    def begin() -> None:
        # After the page was drawn: from now on drawing it could wait for the folder.
        if order is not None and not order.piece.begun:
            order.piece.begun = True
            desk.page.run_task(order.carry_out)

    def leave() -> None:
        if order is not None:
            order.piece.end()

    ft.use_effect(begin, [order])
    ft.use_effect(lambda: None, [], leave)
    return Job(desk, order, lambda new: put(lambda _before: new))


# ---- what is shown


@dataclass(frozen=True, slots=True)
class _Look:
    """Hold what can be seen of a piece of work."""

    words: str
    spoken: str  # read aloud at the start and at each quarter
    part: float | None  # of the whole; None when that is not known
    ending: bool


@component
def Advance(piece: Piece | None) -> ft.Control:
    """Show how far a piece of work is, once it has lasted a moment."""
    seen, look = ft.use_state(None)

    @guard
    async def follow() -> None:
        while piece is not None and not piece.finished:
            now = _look_of(piece)
            look(lambda _before, now=now: now)
            await asyncio.sleep(TICK_S)
        look(lambda _before: None)

    ft.use_effect(follow, [piece])
    shown = seen if piece is not None else None
    # The place that is read aloud is there before its first words.
    line = ft.Container(body(shown.spoken if shown else ""), height=None if shown else 1)
    spoken = ft.Semantics(live_region=True, content=line)
    if piece is None or shown is None:
        return spoken
    return soft_area([*_bar(shown), spoken, *_stopping(piece, shown)], key="job")


def _bar(look: _Look) -> list[ft.Control]:
    words = strong(look.words)
    if look.part is None:
        return [words]  # a bar that only moves says nothing
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
    return [words, ft.Container(bar, border=edge, border_radius=BAR // 2 + 1)]


def _stopping(piece: Piece, look: _Look) -> list[ft.Control]:
    if piece.past_return or not piece.stoppable:
        return []
    if look.ending:
        return [body(_("It is being stopped."))]
    stop = Action(
        label=_("Stop this"),
        press=lambda: piece.end(told=True),
        key="job-cancel",
        icon=ft.Icons.CLOSE,
    )
    return [side_by_side([button(stop)])]


def _shown(piece: Piece) -> bool:
    return time.monotonic() - piece.began >= QUIET_S


def _look_of(piece: Piece) -> _Look | None:
    if not _shown(piece):
        return None
    done, total = piece.seen
    part = min(max(done / total, 0.0), 1.0) if total > 0 else None
    # A bar with a hundred steps: finer ones would only redraw it.
    rounded = None if part is None else round(part, 2)
    return _Look(how_far(done, total), _quarter(part or 0.0), rounded, piece.ended)


def how_far(done: int, total: int) -> str:
    """Return in plain words how far the work is; many units are taken for bytes."""
    if total <= 0:
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
