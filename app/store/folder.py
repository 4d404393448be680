"""One person's folder: make, open, change and lock it."""

from __future__ import annotations

import contextlib
import gc
import threading
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from app.errors.folder import FolderExists, FolderLocked, NoFolder, ReadOnly
from app.errors.keys import OnlyTheOwner
from app.records.base import Clock
from app.store import beginning, keys, opening, rewriting
from app.store.content import Content
from app.store.files import Disk
from app.store.notice import Notice
from app.store.progress import Progress, to_the_end, unwatched
from app.store.secret import Passphrase, RecoveryKey
from app.store.slots import Secret
from app.store.states import State
from app.store.sweeping import sweep
from app.store.told import told
from app.store.unit import Unit
from app.store.working import unit_of

_DISK = Disk()
_AT_LOCK = 8 * 1024 * 1024  # a snapshot of more would keep a person waiting who hides


class Folder:
    """Hold an open folder; it can be used from any thread, one unit of work at a time."""

    def __init__(self, place: Path, *, disk: Disk, clock: Clock, handle: int | None) -> None:
        """Take a locked place; ``create`` and ``open`` do the rest."""
        self.notices: tuple[Notice, ...] = ()
        self.looking_at: State | None = None  # shown in the place of what is on the disk
        self._place, self._disk, self._clock, self._handle = place, disk, clock, handle
        self._guard = threading.RLock()
        self._ring: keys.Ring | None = None
        self._content: Content | None = None
        self._unit: Unit | None = None

    @classmethod
    def create(
        cls,
        place: Path,
        passphrase: str,
        *,
        clock: Clock,
        disk: Disk = _DISK,
        progress: Progress = unwatched,
    ) -> tuple[Self, str]:
        """Return a new open folder and its card's text; FolderExists, CannotWrite.

        Nobody can end it: it is made whole or not at all.
        """
        if beginning.present(disk, place):
            raise FolderExists
        beginning.make_folders(disk, place)
        folder = cls(place, disk=disk, clock=clock, handle=opening.locked(disk, place))
        card = RecoveryKey.new()
        with folder._closing_on_error():
            folder._ring = keys.new_ring((Passphrase(passphrase), card))
            folder._new_content().begin(progress=to_the_end(progress))
        return folder, card.text

    @classmethod
    def open(
        cls,
        place: Path,
        secret: Secret,
        *,
        clock: Clock,
        disk: Disk = _DISK,
        progress: Progress = unwatched,
    ) -> Self:
        """Return the folder opened with a passphrase or a recovery key.

        NoFolder, WrongSecret, WrongRecoveryKey, Damaged, Locked, TooNew, OutOfMemory, Cancelled.
        """
        if not beginning.present(disk, place):
            raise NoFolder
        folder = cls(place, disk=disk, clock=clock, handle=opening.locked(disk, place))
        with folder._closing_on_error():
            folder._ring, noticed = opening.unlock(disk, place, secret)
            folder._load(noticed, progress)
        return folder

    @staticmethod
    def exists(place: Path) -> bool:
        """Tell whether there is a folder, also when it is damaged."""
        return beginning.present(_DISK, place)

    @property
    def read_only(self) -> bool:
        """Tell whether the folder can only be looked at; notices say why."""
        return self._content is not None and self._content.read_only

    @contextmanager
    def _closing_on_error(self) -> Generator[None]:
        with ExitStack() as closing:
            closing.callback(self.lock)
            with told():
                yield
            closing.pop_all()

    def _new_content(self) -> Content:
        if self._ring is None:
            raise FolderLocked
        earlier = self._content
        ring, disk = self._ring, self._disk
        content = self._content = Content(self._place, disk=disk, ring=ring, clock=self._clock)
        if earlier is not None:
            content.blobs.fresh = earlier.blobs.fresh
            earlier.close()
        return content

    def _load(self, noticed: list[Notice], progress: Progress = unwatched) -> None:
        content = self._new_content()
        found, self.looking_at = content.load(progress), None
        rewriting.finish(content)
        self.notices = tuple(dict.fromkeys([*noticed, *found]))

    def _ready(self) -> Content:
        """Return the content, read again from the disk when it may differ."""
        if self._content is not None and self._content.stale:
            with self._closing_on_error():
                self._load([])
        if self._content is None:
            raise FolderLocked
        return self._content

    @contextmanager
    def unit(self) -> Generator[Unit]:
        """Give a unit of work; leaving it saves its changes.

        NotSaved when the disk refused, and memory is put back; ReadOnly at the first change
        of a read-only folder. A unit inside another one is saved with the outer one.
        """
        with self._working(writing=True) as unit:
            yield unit

    @contextmanager
    def reading(self) -> Generator[Unit]:
        """Give a unit that never writes."""
        with self._working(writing=False) as unit:
            yield unit

    @contextmanager
    def _working(self, *, writing: bool) -> Generator[Unit]:
        with self._guard:
            if self._unit is None:
                with self._new_unit(writing=writing) as unit:
                    yield unit
            elif writing and not self._unit.writing:
                raise ReadOnly
            else:
                yield self._unit

    @contextmanager
    def _new_unit(self, *, writing: bool) -> Generator[Unit]:
        unit_now = unit_of(self._ready(), clock=self._clock, writing=writing)
        with unit_now as self._unit, ExitStack() as leaving:
            leaving.callback(setattr, self, "_unit", None)
            yield self._unit

    @contextmanager
    def exclusive(self, *, writing: bool = True) -> Generator[Content]:
        """Give the owner all content alone; ReadOnly in a unit, or for *writing* in read-only."""
        with self._guard:
            content = self._ready()
            if content.ring.owner is None:
                raise OnlyTheOwner
            if self._unit is not None or (writing and content.read_only):
                raise content.refusal
            yield content

    def tidy(self) -> None:
        """Write a snapshot where one is due, delete unused files; for a quiet moment."""
        with self._guard:
            if self._content is not None and self._unit is None:
                self._content.tidy()
                sweep(self._content)

    def lock(self) -> None:
        """Close the folder and drop its keys and content from memory, as far as Python can."""
        with self._guard:
            if self._content is not None:
                self._content.tidy(most=_AT_LOCK)
                self._content.close()
            if self._ring is not None:
                self._ring.wipe()
            if self._handle is not None:
                with contextlib.suppress(OSError):
                    self._disk.close(self._handle)
            self._content = self._ring = self._handle = self.looking_at = None
        gc.collect()
