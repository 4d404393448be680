"""The person's folder in this process: make it, open it, lock it.

One Home for each process. A second session that opens the folder takes it over, and the
first is told. Wrong attempts are answered more and more slowly.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeVar

from app.errors.folder import CannotWrite, TooSoon, WrongSecret
from app.records.base import Clock
from app.services import erasing, incoming, settings
from app.services.context import Context
from app.services.settings import Settings
from app.store import beside, erasing_all, opening
from app.store.files import Disk
from app.store.folder import Folder
from app.store.progress import Progress, unwatched
from app.store.secret import Passphrase, RecoveryKey

VAULT = "vault"
FREE_TRIES = 3
_WAITS = (2, 4, 8, 16, 30)  # seconds, after the third wrong attempt and on

Listener = Callable[[], None]
T = TypeVar("T")


@dataclass(slots=True, kw_only=True, eq=False)
class Home:
    """Hold the one folder of this process, open or locked."""

    data: Path
    clock: Clock
    demo: bool = False
    monotonic: Callable[[], float] = time.monotonic
    context: Context | None = field(default=None, init=False)
    _listeners: list[Listener] = field(default_factory=list[Listener], init=False)
    _wrong: int = field(default=0, init=False)
    _free_at: float = field(default=0.0, init=False)
    _tries: int = field(default=0, init=False)  # under way now
    _counting: Lock = field(default_factory=Lock, init=False)

    @property
    def place(self) -> Path:
        """Return the place of the encrypted folder."""
        return self.data / VAULT

    def exists(self) -> bool:
        """Say whether there is a folder to open."""
        return Folder.exists(self.place)

    def settings(self) -> Settings:
        """Return the settings of the screens; they need no passphrase."""
        return settings.load(self.data)

    def change_settings(self, new: Settings) -> Settings:
        """Keep new settings."""
        return settings.save(self.data, new)

    def create(
        self, passphrase: str, *, language: str = "fi", progress: Progress = unwatched
    ) -> tuple[Context, str]:
        """Make the folder, whole or not at all; return it open, and the recovery key's text."""
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as problem:
            raise CannotWrite from problem
        folder, recovery = Folder.create(
            self.place, passphrase, clock=self.clock, progress=progress
        )
        return self._opened(folder, language), recovery

    def unlock(
        self, passphrase: str, *, language: str = "fi", progress: Progress = unwatched
    ) -> Context:
        """Open the folder with the passphrase; Cancelled while it is read."""
        return self._unlock(Passphrase(passphrase), language, progress)

    def unlock_with_card(
        self, recovery: str, *, language: str = "fi", progress: Progress = unwatched
    ) -> Context:
        """Open the folder with the key of the recovery card; Cancelled while it is read."""
        return self._unlock(RecoveryKey(recovery), language, progress)

    def lock(self) -> None:
        """Close the folder, forget its keys, and tell every session."""
        if self.context is None:
            return
        folder, self.context = self.context.folder, None
        folder.lock()
        for listener in tuple(self._listeners):
            listener()

    def on_locked(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* whenever the folder locks; return what ends that."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def wait_before_next_try(self) -> float:
        """Return how many seconds remain before the next attempt is taken."""
        return max(self._free_at - self.monotonic(), 0.0)

    def settle(self) -> None:
        """Finish or clear away what a cut left beside the folder; before anything is opened."""
        beside.settle(Disk(), self.data)
        incoming.sweep(self.data)
        erasing_all.sweep(Disk(), self.data)

    def attempt(self, work: Callable[[], T], *, ours: bool = True) -> T:
        """Do what a typed secret has to open; TooSoon while the wait for a wrong one lasts.

        Only a secret of *ours*, which opens this folder, forgives wrong ones before it.
        """
        with self._trying():
            done = work()
        self._wrong = 0 if ours else self._wrong
        return done

    @contextmanager
    def _trying(self) -> Generator[None]:
        """Count a try; several windows together get no more of them than one."""
        with self._counting:
            free = FREE_TRIES - self._wrong - self._tries
            if self.wait_before_next_try() > 0 or (self._tries and free <= 0):
                raise TooSoon
            self._tries += 1
        try:
            yield
        except WrongSecret:
            with self._counting:
                self._count_wrong()
            raise
        finally:
            with self._counting:
                self._tries -= 1

    def _unlock(
        self, secret: Passphrase | RecoveryKey, language: str, progress: Progress
    ) -> Context:
        return self._opened(self.attempt(lambda: self._open(secret, progress)), language)

    def _open(self, secret: Passphrase | RecoveryKey, progress: Progress) -> Folder:
        """Open the folder; another session gives way, but only to a secret that is right."""
        if self.context is not None:
            ring, _ = opening.unlock(Disk(), self.place, secret)
            ring.wipe()
            self.lock()
        return Folder.open(self.place, secret, clock=self.clock, progress=progress)

    def _opened(self, folder: Folder, language: str) -> Context:
        spoken = language.partition("@")[0]  # with easy Finnish on the screen one writes Finnish
        self.context = Context(folder=folder, clock=self.clock, language=spoken)
        erasing.go_on_quietly(self.context)
        return self.context

    def _count_wrong(self) -> None:
        self._wrong += 1
        if self._wrong >= FREE_TRIES:
            step = min(self._wrong - FREE_TRIES, len(_WAITS) - 1)
            self._free_at = self.monotonic() + _WAITS[step]
