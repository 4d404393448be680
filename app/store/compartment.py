"""One compartment on the disk: append a save, write a snapshot; knows nothing of wishes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.errors.folder import NotSaved
from app.records.base import Clock
from app.store import journal, pages, snapshot
from app.store.crypto import digest, random_bytes
from app.store.files import Disk, beside, forget, write_whole
from app.store.format import NO_CHAIN, Unsound
from app.store.holdings import Holdings
from app.store.journal import MOST_VOID
from app.store.keys import Ring, root_id
from app.store.recovery import Recovered

_JOURNAL_LIMIT, _SEGMENT_LIMIT = 1024 * 1024, 50


class Compartment:
    """Keep the last saved image and bring the next one to the disk."""

    def __init__(self, folder: Path, *, comp: str, disk: Disk, ring: Ring, clock: Clock) -> None:
        """Start with nothing saved."""
        self.comp, self.stale = comp, False
        self.image, self.chain, self.n = b"", NO_CHAIN, 0
        self._folder, self._disk, self._ring, self._clock = folder, disk, ring, clock
        self._total: int = 0
        self._gen = self._seg = self._segments = 0
        self._journal_size = self._snapshot_size = 0
        self._newest = ("", 0)  # when the last snapshot was written, and the saves in it
        self._done: list[str] = []
        self._holdings = Holdings(folder, disk)
        self._open: tuple[int, journal.Writer] | None = None  # the segment being appended
        self._fid, self._void = "", list[str]()

    def begin(self, image: bytes) -> None:
        """Take the first image of a new folder."""
        self.image, self._total = image, pages.page_sum(image)

    def take(self, found: Recovered) -> None:
        """Take what recovery found on the disk."""
        shelf = found.shelf
        self.image, self._total = found.image, found.total
        self.chain, self.n = found.trail.end
        self._gen, self._seg, self._done = shelf.top_gen, shelf.top_seg, found.done
        self._segments = found.segments
        self._journal_size, self._snapshot_size = found.journal_size, found.snapshot_size
        self._newest = (found.base.at, found.base.n)
        self._holdings.take(shelf, up_to=found.base.gen)

    def due(self, now: datetime) -> bool:
        """Tell whether the journal has grown, or this day's snapshot (in UTC) is missing."""
        at, n = self._newest
        new_day = self.n > n and at[:10] != f"{now.astimezone(UTC):%Y-%m-%d}"
        limit = max(_JOURNAL_LIMIT, self._snapshot_size // 2)
        return new_day or self._journal_size > limit or self._segments > _SEGMENT_LIMIT

    def save(self, image: bytes) -> None:
        """Append what changed and flush it once; NotSaved leaves the last image as it was."""
        self._look_around()
        try:
            plain, total = pages.diff(self.image, image, was=self._total)
        except Unsound as error:  # more than a folder can hold
            raise NotSaved from error
        try:
            with contextlib.ExitStack() as undoing:
                undoing.callback(self._give_up)
                self._append(plain)
                undoing.pop_all()
        except OSError as error:
            raise NotSaved from error
        self.image, self._total, self.n = image, total, self.n + 1
        self._void.clear()

    def settle(self) -> None:
        """Make sure that no refused save comes back, by an acknowledged one after it."""
        if self._void:
            self.save(self.image)

    def _look_around(self) -> None:
        try:
            self.stale = self.stale or self._holdings.has_strangers()
        except OSError as error:
            raise NotSaved from error
        if self.stale:
            raise NotSaved

    def _append(self, plain: bytes) -> None:
        fresh = b""
        if self._open is None:
            fresh, self._open = self._start_segment()
        handle, writer = self._open
        data = fresh + writer.frame(plain)
        self._disk.write(handle, data)
        self._disk.flush(handle)
        if fresh:
            self._disk.flush_folder(self._folder)
        self.chain = writer.chain
        self._journal_size += len(data)

    def _start_segment(self) -> tuple[bytes, tuple[int, journal.Writer]]:
        fid, root, self._seg = random_bytes(32), self._ring.newest(self.comp), self._seg + 1
        self._fid, self._segments = fid.hex(), self._segments + 1
        header = journal.Header(
            comp=self.comp,
            fid=fid,
            kgen=self._ring.gen,
            n0=self.n,
            parent=self.chain,
            root=root_id(root),
            seg=self._seg,
            vault=self._ring.vault,
            void=list(self._void),
        )
        front = header.front()
        self._holdings.add(header.name)
        self._done.append(self._fid[:16])
        handle = self._disk.create(self._folder / header.name)
        return front, (handle, journal.Writer(header.key(root), digest(front), self.chain))

    def _give_up(self) -> None:
        # after a failed flush the system may have dropped the data and say "done" next time
        self._void.append(self._fid)
        self.stale = self.stale or len(self._void) >= MOST_VOID
        self.close()

    def close(self) -> None:
        """Close the segment; the next save opens a new one."""
        if self._open is not None:
            with contextlib.suppress(OSError):
                self._disk.close(self._open[0])
        self._open = None

    def compact(self, *, pin: str = "") -> None:
        """Write a whole snapshot and delete what it replaces; OSError when that failed."""
        if self._void or self.stale:
            return
        header = self._snapshot_header(pin)
        root, path = self._ring.newest(self.comp), self._folder / header.name
        data = snapshot.seal(header, self.image, total=self._total, root=root)
        try:
            write_whole(self._disk, path, data)
        except OSError:
            forget(self._disk, beside(path))
            raise
        self._holdings.add(header.name)
        self._settle(lambda: self._disk.rename(beside(path), path))
        self._settle(lambda: self._disk.flush_folder(self._folder))
        self._gen, self._snapshot_size = header.gen, len(data)
        self._newest = (header.at, header.n)
        self._journal_size = self._segments = 0
        self._done.append(header.fid[:8].hex())
        self._holdings.add_snapshot(header, header.name, len(data))
        self.close()
        self._holdings.sweep(self._clock())

    def renew(self) -> None:
        """Write two new snapshots and delete all older files; NotSaved or OSError: do it again."""
        self.snapshot_now()
        self.snapshot_now()
        self._holdings.drop_older()

    def snapshot_now(self) -> Path:
        """Write a snapshot of all that is saved and return it; NotSaved or OSError if it failed."""
        self.settle()
        self.compact()
        if self.stale:
            raise NotSaved
        return self._folder / self._holdings.newest

    def _settle(self, work: Callable[[], None]) -> None:
        # from the rename on it is not known what is on the disk: read it again first
        try:
            work()
        except OSError:
            self.stale = True
            raise

    def _snapshot_header(self, pin: str) -> snapshot.Header:
        unique = list(reversed(dict.fromkeys(reversed(self._done))))
        return snapshot.Header(
            at=self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            comp=self.comp,
            done=unique[-snapshot.MOST_DONE :],
            fid=random_bytes(32),
            gen=self._gen + 1,
            head=self.chain,
            keys=self._ring.doc,
            kgen=self._ring.gen,
            n=self.n,
            pin=pin,
            root=root_id(self._ring.newest(self.comp)),
            seg=self._seg,
            vault=self._ring.vault,
        )
