"""The states of one compartment that its files still hold; never changes a file.

Besides the path that opening follows there can be other ends, of a history that went on
elsewhere, and older snapshots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.store import pages
from app.store.database import template
from app.store.files import Disk
from app.store.format import NO_CHAIN
from app.store.journal import Frame
from app.store.notice import Found
from app.store.recovery import Recovered
from app.store.shelf import Shelf, Stored


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """Hold one state by its snapshot and the saves after it; without a snapshot it is empty."""

    shelf: Shelf
    base: Stored | None
    chain: bytes = NO_CHAIN  # after the last save
    plains: tuple[bytes, ...] = ()
    segments: frozenset[str] = field(default_factory=frozenset[str])  # fids on the way

    @property
    def at(self) -> str:
        """Return when the snapshot was written, as it says itself."""
        return self.base.header.at if self.base else ""

    @property
    def n(self) -> int:
        """Return the number of saves."""
        return (self.base.header.n if self.base else 0) + len(self.plains)

    @property
    def own(self) -> set[str]:
        """Return the beginnings of the fids of all files in this state's past."""
        if self.base is None:
            return set()
        header = self.base.header
        return {*header.done, header.fid[:8].hex(), *(fid[:16] for fid in self.segments)}

    def image(self, disk: Disk) -> tuple[bytes, int]:
        """Return the image and its page sum; Unsound when it cannot be read."""
        if self.base is None:
            empty = template()
            return empty, pages.page_sum(empty)
        image, total = self.base.read(disk).image(self.base.root)
        changed = bytearray(image)
        for plain in self.plains:
            total = pages.apply(changed, plain, was=total)
        return bytes(changed), total


@dataclass(frozen=True, slots=True)
class _Step:
    """Hold one save on a way: which segment it is in, and its number."""

    fid: str
    n: int
    frame: Frame


def _of(shelf: Shelf, stored: Stored, way: tuple[_Step, ...]) -> Branch:
    end = way[-1].frame.chain if way else stored.header.head
    plains = tuple(step.frame.plain for step in way)
    return Branch(shelf, stored, end, plains, frozenset(step.fid for step in way))


def shown(shelf: Shelf, found: Recovered | None) -> Branch:
    """Return the state that opening shows; empty where nothing could be read."""
    if found is None:
        return Branch(shelf, None)
    (base,) = [s for s in shelf.snapshots if s.header is found.base]
    if any(notice.code == Found.WRONG_CONTENT for notice in shelf.notices):
        return _of(shelf, base, ())  # the saves after it do not fit
    trail = found.trail
    return Branch(shelf, base, trail.end[0], tuple(trail.plains), frozenset(trail.fids))


def _steps(shelf: Shelf) -> dict[bytes, list[_Step]]:
    """Return the saves that follow each chain value, without those given up."""
    given_up: dict[str, int] = {}
    for changes in (c for c in shelf.segments.values() if c.frames):
        for fid in changes.header.void:
            given_up[fid] = min(changes.header.n0, given_up.get(fid, changes.header.n0))
    found = defaultdict[bytes, list[_Step]](list)
    for changes in shelf.segments.values():
        before, fid = changes.header.parent, changes.header.fid.hex()
        for n, frame in enumerate(changes.frames, start=changes.header.n0 + 1):
            if n <= given_up.get(fid, n):
                found[before].append(_Step(fid, n, frame))
            before = frame.chain
    return found


def _ways(stored: Stored, steps: dict[bytes, list[_Step]]) -> Iterator[tuple[_Step, ...]]:
    """Give every way from a snapshot to an end."""
    open_ways: list[tuple[bytes, tuple[_Step, ...]]] = [(stored.header.head, ())]
    while open_ways:
        chain, way = open_ways.pop()
        n = stored.header.n + len(way) + 1
        onward = [step for step in steps.get(chain, ()) if step.n == n]
        if not onward:
            yield way
        open_ways += [(step.frame.chain, (*way, step)) for step in onward]


def others(mine: Branch) -> list[Branch]:
    """Return the ends of other histories than *mine*, the longest first."""
    shelf, own = mine.shelf, mine.own
    steps, found = _steps(shelf), dict[bytes, Branch]()
    for stored in sorted(shelf.snapshots, key=lambda s: (s.header.n, s.header.gen)):
        for way in _ways(stored, steps):
            last = way[-1].fid[:16] if way else stored.header.fid[:8].hex()
            if last not in own:
                branch = _of(shelf, stored, way)
                found[branch.chain] = branch  # from the nearest snapshot
    return sorted(found.values(), key=lambda branch: -branch.n)


def earlier(mine: Branch) -> list[Branch]:
    """Return the older snapshots in the past of *mine* that differ, the newest first."""
    if mine.base is None:
        return []
    own, found = mine.own, {mine.chain: mine}
    for stored in sorted(mine.shelf.snapshots, key=lambda s: s.header.gen, reverse=True):
        header = stored.header
        if header.gen <= mine.base.header.gen and header.fid[:8].hex() in own:
            found.setdefault(header.head, _of(mine.shelf, stored, ()))
    return list(found.values())[1:]


def since(branch: Branch) -> str:
    """Return when its first snapshot was written, or what is later than any time without one."""
    own = branch.own
    same = (s.header for s in branch.shelf.snapshots if s.header.head == branch.chain)
    return min((h.at for h in same if h.fid[:8].hex() in own), default="~")


def used(branch: Branch) -> set[str]:
    """Return the names of the files that stay when the person goes on with a state.

    The segments after its snapshot do not: they may hold more than the state does.
    """
    if branch.base is None:
        return set()
    shelf, own, base = branch.shelf, branch.own, branch.base.header
    snapshots = [(s.path.name, s.header) for s in shelf.snapshots if s.header.gen <= base.gen]
    segments = [c.header for c in shelf.segments.values() if c.header.seg <= base.seg]
    stay = [*snapshots, *((header.name, header) for header in segments)]
    known = shelf.ring.gen
    return {name for name, h in stay if h.fid[:8].hex() in own and h.kgen <= known}
