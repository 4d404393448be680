"""A folder on a simulated disk, the person who writes in it, and what was promised to them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from app.errors.base import AppError
from app.errors.folder import NotSaved
from app.records.wish import Wish
from app.store.content import Content
from app.store.folder import Folder
from app.store.format import COMPARTMENTS
from app.store.notice import Level
from app.store.secret import RecoveryKey
from app.store.unit import Unit
from tests.store.campaign.promises import Promises, Words, images
from tests.store.campaign.simulated import HOME, SimulatedDisk

PLACE = HOME / "home" / "vault"


class Calendar:
    """Tell a later moment at each look; days pass when somebody says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


class Change(NamedTuple):
    """One unit of work, and what is said in the folder after it."""

    name: str
    do: Callable[[Unit], None]
    after: Words


class Life:
    """Write, lock, open, and note each promise that is broken."""

    def __init__(self, disk: SimulatedDisk, card: str, promises: Promises) -> None:
        self.disk, self.card, self.promises = disk, card, promises
        self.clock = Calendar()
        self.folder: Folder | None = None
        self.broken: list[str] = []
        self.states = 0
        self.at_each: Callable[[str], None] = lambda _work: None
        self._saving = False
        disk.after = self._after

    def _after(self, work: str) -> None:
        if work == "write" and self._saving:
            self.promises.under_way(self.content)
        self.at_each(work)

    @property
    def secret(self) -> RecoveryKey:
        return RecoveryKey(self.card)

    # ---- looking -------------------------------------------------------------------------

    @property
    def content(self) -> Content | None:
        return self.folder._content if self.folder else None

    def words(self) -> Words:
        with self.folder.reading() as unit:
            return {w.id: (w.words, w.visibility) for w in unit.find(Wish)}

    def note(self, what: str) -> None:
        self.broken.append(what)

    @contextmanager
    def _watched(self, doing: str) -> Generator[None]:
        """Note what is no problem a person can be told of."""
        try:
            yield
        except (AppError, OSError):
            raise
        except Exception:
            self.note(f"{doing}: not a told problem: {traceback.format_exc(limit=-3)}")
            raise

    # ---- opening -------------------------------------------------------------------------

    def open(self) -> bool:
        """Open the folder and compare it with the promises; only a failing disk may refuse."""
        self.states += 1
        before = self.disk.faults
        try:
            self.folder = Folder.open(PLACE, self.secret, clock=self.clock, disk=self.disk)
        except AppError as error:
            self._refused(f"opening said {type(error).__name__}", before)
            return False
        except Exception:  # noqa: BLE001 - noted as a broken promise
            self.note(f"opening: {traceback.format_exc(limit=-3)}")
            return False
        return self._compare(before)

    def _refused(self, what: str, before: int) -> None:
        if self.disk.faults == before:
            self.note(what)

    def _compare(self, before: int) -> bool:
        if self.content.stale and not self._fresh():
            return False
        alarms = [n.code for n in self.folder.notices if n.level == Level.ALARM]
        if self.folder.read_only:
            self._refused(f"read-only after our own trouble: {', '.join(alarms)}", before)
            self._leave()
            return False
        self.check("opened")
        self.promises.settle(images(self.content), self.words())
        return True

    def check(self, when: str) -> None:
        """Compare what is in memory with the promises."""
        for broken in self.promises.broken_by(images(self.content), self.words()):
            self.note(f"{when}: {broken}")

    def _leave(self) -> None:
        folder, self.folder = self.folder, None
        if folder is not None:
            folder.lock()

    # ---- working -------------------------------------------------------------------------

    def begin(self, change: Change) -> bool:
        """Do one unit of work and tell whether it was acknowledged."""
        said = self.promises.words
        if not self._fresh() or self.promises.words != said:
            return False  # what is there differs from what the person saw
        self.promises.maybe_words.append(change.after)
        counts = self._counts()
        try:
            with self._watched(change.name), self._under_way(), self.folder.unit() as unit:
                change.do(unit)
        except NotSaved:
            self._settle_saved(counts, refused=True)
            return False
        words = self.words()
        if words != change.after:
            self.note(f"{change.name}: memory differs from what was said")
        self._settle_saved(counts)
        return True

    @contextmanager
    def _under_way(self) -> Generator[None]:
        self._saving = True
        try:
            yield
        finally:
            self._saving = False

    def _counts(self) -> dict[str, int]:
        return {comp: c.n for comp, c in self.content.compartments.items()}

    def _settle_saved(self, counts: dict[str, int], *, refused: bool = False) -> None:
        self.check("after a save")
        saved = [comp for comp, n in self._counts().items() if n != counts[comp]]
        before = self.promises.copy()
        self.promises.settle(images(self.content), self.words(), comps=saved)
        if refused:  # what this unit tried may still be on the disk
            self.promises.maybe, self.promises.maybe_words = before.maybe, before.maybe_words

    def _fresh(self) -> bool:
        """Let a stale folder be read again first, and judge what it found."""
        if self.folder is None:
            return False
        if not self.content.stale:
            return True
        before = self.disk.faults
        try:
            self.words()
        except AppError as error:
            self._refused(f"reading again said {type(error).__name__}", before)
            self.folder = None
            return False
        return self._compare(before)

    def lock(self) -> None:
        with self._watched("locking"):
            self._leave()

    def compact(self) -> None:
        """Write snapshots of both compartments; a refusing disk may stop it."""
        if self._fresh():
            for comp in COMPARTMENTS:
                with self._watched("compacting"):
                    self._quietly(self.content.compartments[comp].compact)

    def renew(self) -> None:
        """Leave nothing older than the present; a refusing disk may stop it."""
        if self._fresh():
            with self._watched("renewing"):
                self._quietly(self._renew)

    def _renew(self) -> None:
        with self.folder.exclusive() as content:
            content.renew()

    def _quietly(self, work: Callable[[], None]) -> None:
        before = self.disk.faults
        try:
            work()
        except (NotSaved, OSError) as error:
            self._refused(f"refused without cause: {type(error).__name__}", before)

    # ---- going on elsewhere --------------------------------------------------------------

    def on(self, disk: SimulatedDisk) -> Life:
        """Return the life of the same person after a crash that left this disk."""
        other = Life(disk, self.card, self.promises.copy())
        other.clock.now = self.clock.now
        return other
