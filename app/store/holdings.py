"""Which files of one compartment are there, whose they are, and which can go."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from app.store import retention, snapshot
from app.store.files import Disk, finished, forget
from app.store.retention import Kept
from app.store.shelf import Shelf


class Holdings:
    """Remember the files of one compartment, so that a stranger's file is noticed."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        """Start with an empty folder."""
        self._folder, self._disk = folder, disk
        self._known: set[str] = set()
        self._foreign: set[str] = set()  # not ours to delete
        self._kept: list[tuple[Kept, int]] = []  # snapshots and their highest segment

    def take(self, shelf: Shelf, *, up_to: int) -> None:
        """Take what lies on the disk; snapshots after number *up_to* could not be read."""
        self._known, self._foreign = shelf.names, shelf.foreign
        for stored in shelf.snapshots:
            if stored.header.gen <= up_to:
                size = self._disk.size(stored.path)
                self.add_snapshot(stored.header, stored.path.name, size)

    def add(self, name: str) -> None:
        """Know a file as ours."""
        self._known.add(name)

    def add_snapshot(self, header: snapshot.Header, name: str, size: int) -> None:
        """Know a snapshot as ours and as whole."""
        self.add(name)
        kept = Kept(gen=header.gen, at=header.at, size=size, pin=header.pin, name=name)
        self._kept.append((kept, header.seg))
        self._kept.sort(key=lambda found: found[0].gen)

    @property
    def newest(self) -> str:
        """Return the name of the newest snapshot."""
        return self._kept[-1][0].name

    def has_strangers(self) -> bool:
        """Tell whether somebody else wrote here; OSError when that cannot be seen."""
        return not set(finished(self._disk, self._folder)) <= self._known

    def sweep(self, now: datetime) -> None:
        """Delete what is no longer needed; what cannot be deleted stays."""
        if len(self._kept) < 2:
            return
        second, covered = self._kept[-2]
        staying = retention.staying([kept for kept, _seg in self._kept], now=now)
        ours = self._known - self._foreign - staying
        with contextlib.suppress(OSError):
            for name in self._disk.names(self._folder):
                if retention.unneeded(name, ours=ours, gen=second.gen, seg=covered):
                    forget(self._disk, self._folder / name)
        self._kept = [kept for kept in self._kept if kept[0].name in staying]

    def drop_older(self) -> None:
        """Delete all of ours but the two newest snapshots; OSError when one stayed."""
        newest = {kept.name for kept, _seg in self._kept[-2:]}
        for name in sorted(set(self._disk.names(self._folder)) - newest - self._foreign):
            self._disk.remove(self._folder / name)
        self._disk.flush_folder(self._folder)
        self._kept = self._kept[-2:]
