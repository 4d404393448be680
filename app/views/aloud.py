"""Read the page aloud: begun by the person, ended by the person, by leaving or by locking."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

import flet as ft
from flet.controls.context import _context_page

from app.errors.base import AppError
from app.errors.sound import SomeNotRead
from app.i18n import screen
from app.services import sound
from app.services.sound import Part
from app.views.reading_order import reading_order
from app.views.safety import telling_faults


class Aloud:
    """Read for one window; each reading has a turn, and an old one is not heard any more."""

    def __init__(
        self,
        page: ft.Page,
        tell: Callable[[AppError], None],
        show: Callable[[bool], None],
    ) -> None:
        """Take what tells a reason, and what shows whether the page is being read."""
        self._page = page
        self._tell = tell
        self._show = show
        self._turn = 0
        self._hushed = 0  # the turn that a lock ended
        self.reading = False

    def toggle(self, *, slow: bool = False) -> None:
        """Begin to read what the page says now, or be silent."""
        if self.reading:
            self.stop()
            return
        self._turn += 1
        self._put(reading=True)
        language = screen().code.partition("@")[0]
        parts = reading_order(self._page, language)
        self._page.run_task(self._read, self._turn, parts, slow)

    def stop(self) -> None:
        """Be silent at once, when this window is what reads."""
        if self.reading:
            self._turn += 1
            sound.hush()
            self._put(reading=False)

    def hush(self) -> None:
        """Be silent from any thread, as the folder locks; the page hears of it by itself."""
        if self.reading:
            self._hushed = self._turn
            sound.hush()

    async def _read(self, turn: int, parts: Sequence[Part], slow: bool) -> None:  # noqa: FBT001 - run_task takes no names
        with telling_faults(self._page):
            problem = await asyncio.to_thread(sound.cannot_read, parts)
            if turn != self._turn:
                return
            if problem is not None:
                self._tell(problem)
            read = problem is None or isinstance(problem, SomeNotRead)
            if not read or turn == self._hushed:
                self._put(reading=False)
                return
            heard = partial(self._ended, asyncio.get_running_loop(), turn)
            sound.read_aloud(parts, heard, slow=slow)

    def _ended(self, loop: asyncio.AbstractEventLoop, turn: int, problem: AppError | None) -> None:
        """Hear in the thread of the voice that it is over."""
        if not loop.is_closed():
            loop.call_soon_threadsafe(self._over, turn, problem)

    def _over(self, turn: int, problem: AppError | None) -> None:
        if turn != self._turn:
            return
        _context_page.set(self._page)  # pyright: ignore[reportArgumentType] - Flet leaves it untyped
        if problem is not None:
            self._tell(problem)
        self._put(reading=False)

    def _put(self, *, reading: bool) -> None:
        self.reading = reading
        self._show(reading)
