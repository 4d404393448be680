"""Long work in a thread: how far it is, and what ends it; knows no screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

from app.errors.base import Cancelled
from app.services.context import Context
from app.services.keeping import Home

Progress = Callable[[int, int], None]  # what long work tells as it goes: done and total

_WORKING: ContextVar[Piece | None] = ContextVar("_WORKING", default=None)


@dataclass(slots=True, kw_only=True, eq=False)
class Piece:
    """Hold one piece of long work: how far it is and whether it was ended."""

    home: Home
    mine: Context | None  # the folder that was open at its start
    stoppable: bool = True  # False: only Hide or a lock may end it, no press of the person
    why: str = ""  # said where there is no way to stop it
    seen: tuple[int, int] = (0, 0)  # done and total; a total of 0 is not known
    began: float = field(default_factory=time.monotonic)
    begun: bool = False
    finished: bool = False
    ended: bool = False  # by the person, by Hide, by going away
    told: bool = False  # its end by the person is said in words
    covered: bool = False  # by Hide, whatever the work is doing
    past_return: bool = False  # it has locked or changed the folder itself

    def progress(self, done: int, total: int) -> None:
        """Note how far the work is; raises Cancelled when it was ended."""
        self.seen = (done, total)
        if self.over:
            raise Cancelled

    @property
    def over(self) -> bool:
        """Return whether somebody ended it, or locks the folder and waits for it."""
        locking = self.stoppable and self.mine is not None and self.home.context is None
        return not self.past_return and (self.ended or locking)

    @property
    def hidden(self) -> bool:
        """Return whether somebody covered its page, also after its point of no return."""
        return self.covered or (self.over and not self.told)

    def end(self, *, told: bool = False) -> None:
        """Let it stop at its next step; with *told* the person hears of it."""
        if told and not self.stoppable:
            return  # it would be said, and not be so
        self.told = self.told or (told and not self.ended)
        self.ended = True

    def is_mine(self) -> None:
        """Let a lock made by this thread and its helpers count as part of the work."""
        _WORKING.set(self)

    def locked(self) -> None:
        """Note that the folder was locked: by the work itself, or by somebody else."""
        if _WORKING.get() is self:
            self.past_return = True
        else:
            self.end()


class Work:
    """Hold the one long piece of work of a window."""

    def __init__(self) -> None:
        """Start with nothing to do."""
        self._piece: Piece | None = None
        self._watchers: list[Callable[[], None]] = []

    @property
    def piece(self) -> Piece | None:
        """Return what runs."""
        return self._piece

    def watch(self, watcher: Callable[[], None]) -> Callable[[], None]:
        """Call *watcher* when a piece begins or ends; return what ends that."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    def _take(self, piece: Piece | None) -> None:
        self._piece = piece
        for watcher in tuple(self._watchers):
            watcher()

    @property
    def busy(self) -> bool:
        """Return whether something runs; a second piece waits for nobody, it is not begun."""
        return self._piece is not None

    @property
    def still(self) -> bool:
        """Return whether the page must stand still: the work has the folder to itself."""
        piece = self._piece
        return piece is not None and piece.begun and not piece.over and not piece.hidden

    def begin(self, piece: Piece) -> None:
        """Take a piece on."""
        self._take(piece)

    def opening(self, home: Home, *, stoppable: bool = False, why: str = "") -> Piece:
        """Return a piece that notes whether Hide comes while a folder is opened or made."""
        piece = Piece(home=home, mine=None, stoppable=stoppable, why=why)
        self.begin(piece)
        return piece

    def finish(self, piece: Piece) -> None:
        """Let a piece go."""
        piece.finished = True
        if self._piece is piece:
            self._take(None)

    def end(self, *, told: bool = False) -> bool:
        """End what runs; return whether something did."""
        if self._piece is None:
            return False
        self._piece.end(told=told)
        self._piece.covered = self._piece.covered or not told
        return True


def within_work() -> bool:
    """Return whether this is a part of long work, in its thread or beside it."""
    return _WORKING.get() is not None
