"""The folders beside the present one: earlier ones, and one that is about to be used.

Folders only change their names, so that a cut between two renamings loses nothing.
"""

from __future__ import annotations

import contextlib
import re
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from app.errors.copies import NotRestored
from app.errors.folder import CannotWrite
from app.store import beginning, opening
from app.store.files import UNFINISHED, Disk, beside, finished
from app.store.format import COMPARTMENTS, MAX_HEADER, Unsound
from app.store.snapshot import Snapshot

PRESENT = "vault"
READY = "vault-new"  # whole, and about to become the present one
UNKEPT = re.compile(r"copy-[0-9a-f]{16}\.zip\.tmp")  # a copy that waits to be handed over
_EARLIER = re.compile(r"vault-old-(\d{1,9})", re.ASCII)
_UNFINISHED = re.compile(r"vault-(new|old-\d{1,9})\.tmp", re.ASCII)
_ANCHOR = re.compile(r"anchor-[0-9a-f]{8}\.json(\.tmp)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """Hold a folder kept beside: its number, its last snapshot, its size in bytes."""

    number: int
    at: str  # such as 2026-11-24T08:00:00Z; empty when it cannot be read
    size: int

    @property
    def name(self) -> str:
        """Return its name on the disk."""
        return f"vault-old-{self.number}"


def others(disk: Disk, data: Path) -> list[Earlier]:
    """Return the earlier folders, the one put aside last first."""
    numbers = sorted(_numbers(disk, data), reverse=True)
    return [found for number in numbers if (found := _earlier(disk, data, number))]


def _numbers(disk: Disk, data: Path) -> list[int]:
    return [int(found[1]) for name in _names(disk, data) if (found := _EARLIER.fullmatch(name))]


def _names(disk: Disk, folder: Path) -> list[str]:
    try:
        return disk.names(folder)
    except OSError:
        return []


def _earlier(disk: Disk, data: Path, number: int) -> Earlier | None:
    place = data / f"vault-old-{number}"
    if not beginning.present(disk, place):
        return None
    paths = [
        place / part / name
        for part in ("keys", *COMPARTMENTS, "blobs")
        for name in _names(disk, place / part)
    ]
    at = max((_written(disk, path) for path in paths if path.suffix == ".snap"), default="")
    return Earlier(number=number, at=at, size=sum(_size(disk, path) for path in paths))


def _written(disk: Disk, path: Path) -> str:
    try:
        return Snapshot.read(disk.read(path, most=12 + MAX_HEADER)).header.at
    except (Unsound, OSError):
        return ""


def _size(disk: Disk, path: Path) -> int:
    try:
        return disk.size(path)
    except OSError:
        return 0


def put_ready_into_use(disk: Disk, data: Path) -> None:
    """Keep the present folder beside and give its name to the ready one.

    Locked when somebody has the present one open; OSError when all is as it was.
    """
    _not_in_use(disk, data)
    _forget_anchors(disk, data)
    with ExitStack() as undoing:
        if PRESENT in disk.names(data):
            aside = data / f"vault-old-{_next(disk, data)}"
            disk.rename(data / PRESENT, aside)
            undoing.callback(_rename_back, disk, aside, data / PRESENT)
            _flush(disk, data)
        disk.rename(data / READY, data / PRESENT)
        undoing.pop_all()
    _flush(disk, data)


def _next(disk: Disk, data: Path) -> int:
    return max(_numbers(disk, data), default=0) + 1


def _not_in_use(disk: Disk, data: Path) -> None:
    handle = opening.locked(disk, data / PRESENT)
    if handle is not None:
        disk.close(handle)


def _forget_anchors(disk: Disk, data: Path) -> None:
    # what is taken into use knowingly is older than the anchor says: that is no alarm, also
    # not when the power fails before the next flush and the anchor would come back
    found = [name for name in disk.names(data) if _ANCHOR.fullmatch(name)]
    for name in found:
        disk.remove(data / name)
    if found:
        _flush(disk, data)


def _rename_back(disk: Disk, now: Path, was: Path) -> None:
    with contextlib.suppress(OSError):  # else it is settled at the next start
        disk.rename(now, was)


def _flush(disk: Disk, folder: Path) -> None:
    with contextlib.suppress(OSError):  # the names are right; a cut now is settled at the start
        disk.flush_folder(folder)


def switch_to(disk: Disk, data: Path, earlier: Earlier) -> None:
    """Take an earlier folder into use; the present one is kept beside. Locked, NotRestored."""
    with ExitStack() as undoing:
        try:
            disk.rename(data / earlier.name, data / READY)
            undoing.callback(_rename_back, disk, data / READY, data / earlier.name)
            put_ready_into_use(disk, data)
        except OSError as error:
            raise NotRestored from error
        undoing.pop_all()


def remove(disk: Disk, data: Path, earlier: Earlier) -> None:
    """Delete an earlier folder for good; CannotWrite when the disk refuses."""
    try:
        discard(disk, data, earlier.name)
    except OSError as error:
        raise CannotWrite from error


def discard(disk: Disk, data: Path, name: str) -> None:
    """Delete a whole folder; half of one is never offered, also after a cut. OSError."""
    place = data / name
    with ExitStack() as undoing:
        disk.rename(place, beside(place))
        undoing.callback(_rename_back, disk, beside(place), place)
        disk.flush_folder(data)  # else the old name could come back without all its files
        undoing.pop_all()
    disk.remove_tree(beside(place))


def settle(disk: Disk, data: Path) -> None:
    """Finish what a cut left between two names; for the start, before anything is opened.

    Where a person has a folder, it is found: it is never under another name alone.
    """
    with contextlib.suppress(OSError):  # a place that can only be read stays as it is
        _sweep(disk, data)
        names = finished(disk, data)
        here = beginning.present(disk, data / PRESENT)
        if READY in names and here:
            disk.rename(data / READY, data / f"vault-old-{_next(disk, data)}")
        elif not here:
            _bring_here(disk, data, READY if READY in names else "")


def _bring_here(disk: Disk, data: Path, ready: str) -> None:
    known = others(disk, data)
    name = ready or (known[0].name if known else "")
    if not name:
        return
    if PRESENT in disk.names(data):  # begun and never finished
        disk.rename(data / PRESENT, data / f"{READY}{UNFINISHED}")
    disk.rename(data / name, data / PRESENT)
    _flush(disk, data)


def _sweep(disk: Disk, data: Path) -> None:
    for name in disk.names(data):
        with contextlib.suppress(OSError):
            if _UNFINISHED.fullmatch(name):
                disk.flush_folder(data)  # as in discard: the process may have ended before it
                disk.remove_tree(data / name)
            elif UNKEPT.fullmatch(name):
                disk.remove(data / name)
