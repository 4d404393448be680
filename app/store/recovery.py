"""From files to the true state of one compartment (section 7); never changes a file."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.store import pages, snapshot
from app.store.files import Disk
from app.store.format import Unsound
from app.store.journal import Tail
from app.store.notice import Found, Level
from app.store.shelf import Changes, NotGiven, Shelf, Stored

_TAILS = {
    Tail.UNFINISHED: (Level.INFO, Found.UNFINISHED_SAVE),
    Tail.HALF_WRITTEN: (Level.WARN, Found.HALF_WRITTEN),
    Tail.BROKEN: (Level.ALARM, Found.BROKEN_JOURNAL),
}


@dataclass(slots=True)
class Trail:
    """Hold the saves since the snapshot, in order, and which segment each is in."""

    head: bytes
    n: int
    chains: list[bytes] = field(default_factory=list[bytes])
    fids: list[str] = field(default_factory=list[str])
    plains: list[bytes] = field(default_factory=list[bytes])

    def chain(self, n: int) -> bytes | None:
        """Return the chain value after *n* saves, None before the snapshot or behind the end."""
        found = [self.head, *self.chains]
        return found[n - self.n] if 0 <= n - self.n < len(found) else None

    @property
    def end(self) -> tuple[bytes, int]:
        """Return the last chain value and the number of saves."""
        return ([self.head, *self.chains][-1], self.n + len(self.chains))

    def join(self, changes: Changes) -> Found | None:
        """Take a segment, or say why it does not fit."""
        header = changes.header
        if self.chain(header.n0) != header.parent:
            return Found.GAP
        keep = header.n0 - self.n
        if not set(self.fids[keep:]) <= set(header.void):
            return Found.FORK
        self._cut(keep)
        self.chains.extend(frame.chain for frame in changes.frames)
        self.plains.extend(frame.plain for frame in changes.frames)
        self.fids.extend(header.fid.hex() for _frame in changes.frames)
        return None

    def _cut(self, keep: int) -> None:
        del self.chains[keep:], self.plains[keep:], self.fids[keep:]


@dataclass(slots=True)
class Recovered:
    """Hold the true state of one compartment and what later saves need to know."""

    shelf: Shelf
    base: snapshot.Header
    trail: Trail
    image: bytes
    total: int  # page sum
    done: list[str]
    snapshot_size: int
    journal_size: int

    @property
    def segments(self) -> int:
        """Return how many segments follow the snapshot."""
        return sum(c.header.seg > self.base.seg for c in self.shelf.segments.values())


def _newest(disk: Disk, shelf: Shelf) -> tuple[Stored, bytes, int]:
    order = sorted(shelf.snapshots, key=lambda s: (s.header.gen, s.header.n, s.header.fid))
    for stored in reversed(order):
        try:
            return (stored, *stored.read(disk).image(stored.root))
        except NotGiven:
            shelf.refused(stored.path.name)
        except Unsound:
            shelf.note(Level.WARN, Found.DAMAGED_SNAPSHOT)
    raise Unsound


def _look_for_strays(disk: Disk, shelf: Shelf, base: snapshot.Header) -> None:
    own = {*base.done, base.fid[:8].hex()}
    for stored in shelf.snapshots:
        other = stored.header
        known = other.fid == base.fid or (other.fid[:8].hex() in own and other.gen < base.gen)
        if other.gen <= base.gen and not known:
            _look_at_other(disk, shelf, stored)
    for changes in shelf.segments.values():
        old = changes.header.seg <= base.seg
        if old and changes.frames and changes.header.fid[:8].hex() not in own:
            shelf.note(Level.ALARM, Found.STRAY)


def _look_at_other(disk: Disk, shelf: Shelf, stored: Stored) -> None:
    try:
        if stored.authentic(disk):
            shelf.note(Level.ALARM, Found.STRAY)
    except NotGiven:
        shelf.refused(stored.path.name)


def _walk(shelf: Shelf, base: snapshot.Header) -> tuple[Trail, int]:
    """Return the path and the number of its last segment."""
    trail, last = Trail(base.head, base.n), base.seg
    later = [c for c in shelf.segments.values() if c.header.seg > base.seg]
    later.sort(key=lambda c: (c.header.seg, c.header.fid))
    for changes in (c for c in later if c.frames):
        problem = trail.join(changes)
        if problem:
            shelf.note(Level.ALARM, problem)
        else:
            last = changes.header.seg
    for changes in later:
        _look_at_tail(shelf, changes.tail, followed=changes.header.seg < last)
    return trail, last


def _look_at_tail(shelf: Shelf, tail: Tail, *, followed: bool) -> None:
    # a segment that goes on from the last acknowledged save shows that none is missing
    if followed and tail == Tail.HALF_WRITTEN:
        tail = Tail.UNFINISHED
    if tail in _TAILS:
        shelf.note(*_TAILS[tail])


def _look_at_torn(shelf: Shelf, base: snapshot.Header, last: int) -> None:
    for number, tail in shelf.torn:
        if number > base.seg:
            # had saves been lost with it, the next segment would not fit
            shelf.note(*_TAILS[Tail.UNFINISHED if number < last else tail])


def _apply(shelf: Shelf, trail: Trail, image: bytes, total: int) -> tuple[bytes, int]:
    changed, found = bytearray(image), total
    try:
        for plain in trail.plains:
            found = pages.apply(changed, plain, was=found)
    except Unsound:
        shelf.note(Level.ALARM, Found.WRONG_CONTENT)
        return image, total
    return bytes(changed), found


def _look_at_keys(shelf: Shelf, base: snapshot.Header) -> None:
    seen = [c.header.kgen for c in shelf.segments.values() if c.frames]
    if max([*seen, base.kgen]) > shelf.ring.gen:
        shelf.note(Level.ALARM, Found.OLD_KEYS)


def _own(shelf: Shelf, base: snapshot.Header) -> list[str]:
    present = [s.header.fid for s in sorted(shelf.snapshots, key=lambda s: s.header.gen)]
    present += [c.header.fid for c in shelf.segments.values() if c.frames]
    return [*base.done, *(fid[:8].hex() for fid in present)]


def recover(disk: Disk, shelf: Shelf) -> Recovered:
    """Return the state at the end of the path; Unsound when no snapshot can be read."""
    stored, image, total = _newest(disk, shelf)
    base = stored.header
    _look_for_strays(disk, shelf, base)
    trail, last = _walk(shelf, base)
    _look_at_torn(shelf, base, last)
    image, total = _apply(shelf, trail, image, total)
    _look_at_keys(shelf, base)
    size = sum(c.size for c in shelf.segments.values() if c.header.seg > base.seg)
    return Recovered(
        shelf, base, trail, image, total, _own(shelf, base), disk.size(stored.path), size
    )
