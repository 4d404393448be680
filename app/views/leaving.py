"""Notice when the person has left: idle here, or away in another program."""

from __future__ import annotations

import time

import flet as ft

from app.services.settings import Settings

AWAY_S = 60.0  # time to fetch a word from another window
_GONE = {ft.AppLifecycleState.HIDE, ft.AppLifecycleState.PAUSE}
_HERE = {ft.AppLifecycleState.SHOW, ft.AppLifecycleState.RESUME}


class Watch:
    """Hold when the person was last seen in one window."""

    def __init__(self) -> None:
        """Start now."""
        self._last = time.monotonic()
        self._away_since: float | None = None

    def seen(self) -> None:
        """Note that the person did something."""
        self._last = time.monotonic()

    def away(self, *, now: bool) -> None:
        """Note that the window was hidden or shown."""
        self._away_since = time.monotonic() if now else None

    def told(self, state: ft.AppLifecycleState) -> None:
        """Note what the system says of the window; other states change nothing."""
        if state in _GONE:
            self.away(now=True)
        elif state in _HERE:
            self.away(now=False)

    def left_alone(self, settings: Settings) -> bool:
        """Return whether the folder should lock now."""
        now = time.monotonic()
        idle = now - self._last > settings.lock_after_minutes * 60
        away = self._away_since is not None and now - self._away_since > AWAY_S
        return idle or (away and settings.lock_when_away)
