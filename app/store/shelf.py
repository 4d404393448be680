"""What lies in the folder of one compartment: read, sorted, not yet judged as a path."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.store import journal, snapshot
from app.store.files import Disk, finished
from app.store.format import (
    MAX_HEADER,
    MOST_IN_NAME,
    SNAPSHOT_MAGIC,
    Newer,
    Unsound,
)
from app.store.journal import Frame, Segment, Tail, torn
from app.store.keys import Ring
from app.store.notice import Found, Level, Notice
from app.store.snapshot import Snapshot

_NUMBER = re.compile(r"([sj])(\d{8,16})-")
_FRONT = 12 + MAX_HEADER
_TRIES = 3  # a disk that refuses is asked again


class NotGiven(Unsound):
    """The disk refuses to give a file, also when asked again."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Hold a snapshot file by its header; the image is read when it is wanted."""

    path: Path
    header: snapshot.Header
    root: bytearray

    def read(self, disk: Disk) -> Snapshot:
        """Return the whole file; NotGiven, or Unsound when it changed."""
        return Snapshot.read(_given(disk, self.path))

    def authentic(self, disk: Disk) -> bool:
        """Tell whether this folder's key made the file; NotGiven."""
        try:
            return self.read(disk).authentic(self.root)
        except NotGiven:
            raise
        except Unsound:
            return False


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold a segment with its opened frames."""

    header: journal.Header
    frames: list[Frame]
    tail: Tail
    size: int


@dataclass(slots=True)
class Shelf:
    """Hold all files of one compartment."""

    comp: str
    ring: Ring
    names: set[str] = field(default_factory=set[str])
    snapshots: list[Stored] = field(default_factory=list[Stored])
    segments: dict[bytes, Changes] = field(default_factory=dict[bytes, Changes])
    foreign: set[str] = field(default_factory=set[str])  # names that are not ours to delete
    not_given: set[str] = field(default_factory=set[str])  # names of what the disk refused
    torn: list[tuple[int, Tail]] = field(default_factory=list[tuple[int, Tail]])
    notices: list[Notice] = field(default_factory=list[Notice])
    top_gen: int = 0  # highest numbers in headers and names
    top_seg: int = 0
    newer: bool = False

    def note(self, level: Level, code: Found) -> None:
        """Remember a finding, once."""
        notice = Notice(level, code, self.comp)
        if notice not in self.notices:
            self.notices.append(notice)

    def count(self, *, gen: int = 0, seg: int = 0) -> None:
        """Remember the highest numbers."""
        self.top_gen, self.top_seg = max(self.top_gen, gen), max(self.top_seg, seg)

    def refused(self, name: str) -> None:
        """Note a file that the disk does not give: what is in it may be given another time.

        Nothing may be written past it, or it would be taken for a part of another history.
        """
        self.not_given.add(name)
        self.note(Level.ALARM, Found.NOT_GIVEN)

    def add(self, disk: Disk, path: Path) -> None:
        """Take one file, by its magic; its name is a hint."""
        self.names.add(path.name)
        match numbered(path.name):
            case ("s", gen):
                self.count(gen=gen)
            case (_, seg):
                self.count(seg=seg)
            case None:
                pass
        try:
            data = _given(disk, path, most=_FRONT)
            if data[:8] == SNAPSHOT_MAGIC:
                self._add_snapshot(path, data)
            else:
                self._add_segment(path, _given(disk, path))
        except NotGiven:
            self.refused(path.name) if numbered(path.name) else self._foreign(path)

    def _add_snapshot(self, path: Path, data: bytes) -> None:
        try:
            header = Snapshot.read(data).header
        except Newer:
            self.newer = True
            self.note(Level.WARN, Found.DAMAGED_SNAPSHOT)
            return
        except Unsound:
            self.note(Level.WARN, Found.DAMAGED_SNAPSHOT)
            return
        root = self._root(header, path)
        if root is not None:
            self.snapshots.append(Stored(path, header, root))
            self.count(gen=header.gen, seg=header.seg)

    def _root(self, header: snapshot.Header | journal.Header, path: Path) -> bytearray | None:
        if header.comp == self.comp and header.vault == self.ring.vault:
            root = self.ring.root(self.comp, header.root, header.kgen)
            if root is not None:
                return root
        self._foreign(path)
        return None

    def _foreign(self, path: Path) -> None:
        self.foreign.add(path.name)
        self.note(Level.WARN, Found.UNKNOWN_FILE)

    def _add_segment(self, path: Path, data: bytes) -> None:
        try:
            segment = Segment.read(data)
        except Unsound:
            self._add_unreadable(path, data)
            return
        root = self._root(segment.header, path)
        if root is not None:
            frames, tail = segment.frames(root)
            self._keep(Changes(segment.header, frames, tail, len(data)))

    def _keep(self, changes: Changes) -> None:
        header = changes.header
        self.count(seg=header.seg)
        same = self.segments.get(header.fid)
        if same is None or len(same.frames) < len(changes.frames):
            self.segments[header.fid] = changes

    def _add_unreadable(self, path: Path, data: bytes) -> None:
        named = numbered(path.name)
        if named and named[0] == "j":
            self.torn.append((named[1], torn(data)))
        elif named:
            self.note(Level.WARN, Found.DAMAGED_SNAPSHOT)
        else:
            self._foreign(path)


def numbered(name: str) -> tuple[str, int] | None:
    """Return the letter and the number in the name of a file."""
    found = _NUMBER.match(name)
    return (found[1], int(found[2])) if found and int(found[2]) < MOST_IN_NAME else None


def _given(disk: Disk, path: Path, *, most: int = -1) -> bytes:
    """Return a file or its front; NotGiven when the disk refuses, also when asked again."""
    for _attempt in range(_TRIES):
        with suppress(OSError):
            return disk.read(path, most=most)
    raise NotGiven


def read(disk: Disk, folder: Path, *, comp: str, ring: Ring) -> Shelf:
    """Read the folder of one compartment; a folder that is not there is empty."""
    shelf = Shelf(comp, ring)
    try:
        names = finished(disk, folder)
    except OSError:
        return shelf
    for name in names:
        shelf.add(disk, folder / name)
    return shelf
