"""One compartment on the disk: append a save, write a snapshot; knows nothing of wishes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from app.errors import NotSaved
from app.records.base import Clock
from app.store import journal, pages, retention, snapshot
from app.store.crypto import digest, random_bytes
from app.store.files import Disk, beside, finished, forget, write_whole
from app.store.format import NO_CHAIN, Unsound
from app.store.journal import MOST_VOID
from app.store.keys import Ring, root_id
from app.store.recovery import Recovered
from app.store.retention import Kept

_JOURNAL_LIMIT, _SEGMENT_LIMIT = 1024 * 1024, 50


class Compartment:
    """Keep the last saved image and bring the next one to the disk."""

    def __init__(self, folder: Path, *, comp: str, disk: Disk, ring: Ring, clock: Clock) -> None:
        """Start with nothing saved."""
        self.comp, self.stale = comp, False
        self.image, self.chain, self.n = b"", NO_CHAIN, 0
        self._folder, self._disk, self._ring, self._clock = folder, disk, ring, clock
        self._total = self._gen = self._seg = self._segments = 0
        self._journal_size = self._snapshot_size = 0
        self._done: list[str] = []
        self._known: set[str] = set()
        self._foreign: set[str] = set()
        self._kept: list[tuple[Kept, int]] = []  # snapshots and their highest segment
        self._open: tuple[int, journal.Writer] | None = None  # the segment being appended
        self._fid = ""
        self._void: list[str] = []

    def begin(self, image: bytes) -> None:
        """Take the first image of a new folder."""
        self.image, self._total = image, pages.page_sum(image)

    def take(self, found: Recovered) -> None:
        """Take what recovery found on the disk."""
        shelf = found.shelf
        self.image, self._total = found.image, found.total
        self.chain, self.n = found.trail.end
        self._gen, self._seg, self._done = shelf.top_gen, shelf.top_seg, found.done
        self._known, self._segments = shelf.names, found.segments
        self._foreign = shelf.foreign
        self._journal_size, self._snapshot_size = found.journal_size, found.snapshot_size
        good = [s for s in shelf.snapshots if s.header.gen <= found.base.gen]
        self._kept = [(self._described(s.path, s.header), s.header.seg) for s in good]

    def _described(self, path: Path, header: snapshot.Header) -> Kept:
        size = self._disk.size(path)
        return Kept(gen=header.gen, at=header.at, size=size, pin=header.pin, name=path.name)

    @property
    def due(self) -> bool:
        """Tell whether the journal has grown enough for a new snapshot."""
        limit = max(_JOURNAL_LIMIT, self._snapshot_size // 2)
        return self._journal_size > limit or self._segments > _SEGMENT_LIMIT

    def save(self, image: bytes) -> None:
        """Append what changed and flush it once; NotSaved leaves the last image as it was."""
        self._look_around()
        try:
            plain, total = pages.diff(self.image, image, was=self._total)
        except Unsound as error:  # more than a folder can hold
            raise NotSaved from error
        try:
            self._append(plain)
        except OSError as error:
            self._give_up()
            raise NotSaved from error
        self.image, self._total, self.n = image, total, self.n + 1
        self._void.clear()

    def _look_around(self) -> None:
        try:
            names = finished(self._disk, self._folder)
        except OSError as error:
            raise NotSaved from error
        if not set(names) <= self._known:  # somebody else wrote here
            self.stale = True
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
        root, self._seg = self._ring.newest(self.comp), self._seg + 1
        header = journal.Header(
            comp=self.comp,
            fid=random_bytes(32),
            kgen=self._ring.gen,
            n0=self.n,
            parent=self.chain,
            root=root_id(root),
            seg=self._seg,
            vault=self._ring.vault,
            void=list(self._void),
        )
        front = header.front()
        self._fid, self._segments = header.fid.hex(), self._segments + 1
        self._known.add(header.name)
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
        self._known.add(header.name)
        self._settle(lambda: self._disk.rename(beside(path), path))
        self._settle(lambda: self._disk.flush_folder(self._folder))
        self._gen, self._snapshot_size = header.gen, len(data)
        self._journal_size = self._segments = 0
        self._done.append(header.fid[:8].hex())
        self._kept.append((self._described(path, header), header.seg))
        self.close()
        self._sweep()

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

    def _sweep(self) -> None:
        """Delete what is no longer needed; what cannot be deleted stays."""
        if len(self._kept) < 2:
            return
        self._kept.sort(key=lambda kept: kept[0].gen)
        second, covered = self._kept[-2]
        staying = retention.staying([kept for kept, _seg in self._kept], now=self._clock())
        ours = self._known - self._foreign - staying
        with contextlib.suppress(OSError):
            for name in self._disk.names(self._folder):
                if retention.unneeded(name, ours=ours, gen=second.gen, seg=covered):
                    forget(self._disk, self._folder / name)
        self._kept = [kept for kept in self._kept if kept[0].name in staying]
