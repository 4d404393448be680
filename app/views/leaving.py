"""Notice when the person has left: idle here, or away in another program."""

from __future__ import annotations

import time
from collections.abc import Callable

import flet as ft

from app.services.settings import Settings

AWAY_S = 60.0  # time to fetch a word from another window
REST_S = 60.0  # a quiet moment, good for tidying the folder
Clock = Callable[[], float]  # seconds
_GONE = {ft.AppLifecycleState.HIDE, ft.AppLifecycleState.PAUSE}
_HERE = {ft.AppLifecycleState.SHOW, ft.AppLifecycleState.RESUME}


class Watch:
    """Hold when the person was last seen in one window.

    The clock that never jumps may stand still while the device sleeps, and the clock on the
    wall can be set: at each look the one that says more time has gone by is believed.
    """

    def __init__(self, steady: Clock = time.monotonic, wall: Clock = time.time) -> None:
        """Start now."""
        self._steady, self._wall = steady, wall
        self._looked = (steady(), wall())
        self._passed = 0.0  # seconds since the start
        self._last = 0.0
        self._away_since: float | None = None
        self._rested = False

    def _now(self) -> float:
        looked = (self._steady(), self._wall())
        steps = (now - before for now, before in zip(looked, self._looked, strict=True))
        self._looked = looked
        self._passed += max(0.0, *steps)
        return self._passed

    def seen(self) -> None:
        """Note that the person did something."""
        self._last = self._now()
        self._rested = False

    def away(self, *, now: bool) -> None:
        """Note that the window was hidden or shown."""
        self._away_since = self._now() if now else None

    def begin_again(self) -> None:
        """Forget how long it was: the folder is locked."""
        self.seen()
        self.away(now=False)

    def told(self, state: ft.AppLifecycleState) -> None:
        """Note what the system says of the window; other states change nothing."""
        if state in _GONE:
            self.away(now=True)
        elif state in _HERE:
            self.away(now=False)

    def left_alone(self, settings: Settings) -> bool:
        """Return whether the folder should lock now."""
        now = self._now()
        idle = now - self._last > settings.lock_after_minutes * 60
        away = self._away_since is not None and now - self._away_since > AWAY_S
        return idle or (away and settings.lock_when_away)

    def resting(self) -> bool:
        """Return, once in each rest, that the person has done nothing for a while."""
        if self._rested or self._now() - self._last < REST_S:
            return False
        self._rested = True
        return True
