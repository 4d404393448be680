"""Let a page do long work; the frame of the page shows how far it is.

While the work runs it may have the folder to itself, so the page is not drawn anew.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import flet as ft

from app.errors.base import AppError, Cancelled
from app.i18n import _
from app.views.advance import lasts
from app.views.desk import Desk
from app.views.safety import telling_faults
from app.views.work import Piece, Progress

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
        if lasts(self.piece):
            self.desk.say(_("Ready."))
        self.then(result)


class Job:
    """Start long work from a page."""

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


def use_job(desk: Desk) -> Job:
    """Return the long work of this page; leaving the page ends it."""
    order, draw = ft.use_state(None)
    asked = ft.use_ref(None)  # also before the page is drawn with it

    def put(new: _Order | None) -> None:
        asked.current = new
        draw(lambda _before: new)

    def begin() -> None:
        # After the page was drawn: from now on drawing it could wait for the folder.
        if order is not None and not order.piece.begun:
            order.piece.begun = True
            desk.page.run_task(order.carry_out)

    def leave() -> None:
        left = asked.current
        if left is not None and left.piece.begun:
            left.piece.end()
        elif left is not None:  # never to be drawn, so never to begin
            desk.work.finish(left.piece)

    ft.use_effect(begin, [order])
    ft.use_effect(lambda: None, [], leave)
    return Job(desk, order, put)
