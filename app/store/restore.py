"""Bring a copy back: into a new folder beside the present one, never over it."""

from __future__ import annotations

import contextlib
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from app.errors.copies import CopyDamaged, NotRestored
from app.errors.folder import CannotWrite
from app.store import beside, checking
from app.store.archive import PIECE, TOP, Archive
from app.store.beginning import make_folders
from app.store.beside import READY
from app.store.checking import Contents, Watch, counting
from app.store.files import UNFINISHED, Disk
from app.store.format import COMPARTMENTS
from app.store.progress import Progress, half, unwatched
from app.store.slots import Secret

_DISK = Disk()


def look_into(source: BinaryIO, secret: Secret) -> Contents:
    """Return what is in a copy; nothing is written. *source* is closed.

    NotACopy, WrongSecretOfCopy, WrongRecoveryKey, CopyDamaged, TooNew, OutOfMemory.
    """
    with source, Archive(source) as archive:
        return checking.look_into(archive, Path(TOP), secret)


def unpack(
    source: BinaryIO,
    data: Path,
    secret: Secret,
    *,
    disk: Disk = _DISK,
    progress: Progress = unwatched,
) -> Contents:
    """Write a copy as a folder beside, read all of it back, and make it ready for use.

    Raises as ``look_into``, and NotRestored; then nothing is left of it.
    """
    unfinished = data / f"{READY}{UNFINISHED}"
    with ExitStack() as undoing, source, Archive(source) as archive:
        _remove(disk, unfinished)
        undoing.callback(_remove, disk, unfinished)
        try:
            checking.look_into(archive, Path(TOP), secret)  # a wrong secret writes nothing
            make_folders(disk, unfinished)
            watch = counting(half(progress), total=sum(archive.members.values()))
            for name in archive.members:
                _write(archive, name, unfinished, disk, watch)
            _flush(disk, unfinished)
            found = checking.verify(disk, unfinished, secret, progress=half(progress, after=True))
            disk.rename(unfinished, data / READY)
        except (OSError, CannotWrite) as error:
            raise NotRestored from error
        undoing.pop_all()
    return found


def take_into_use(data: Path, *, disk: Disk = _DISK) -> None:
    """Keep the present folder beside and use the ready one; Locked, NotRestored."""
    with ExitStack() as undoing:
        undoing.callback(_discard_ready, disk, data)
        try:
            beside.put_ready_into_use(disk, data)
        except OSError as error:
            raise NotRestored from error
        undoing.pop_all()


def _write(archive: Archive, name: str, place: Path, disk: Disk, watch: Watch) -> None:
    if name == "README.txt":  # ours is there already
        return
    handle = disk.create(place / name)
    try:
        with archive.open(Path(TOP) / name) as source:
            while piece := _read(source, name):
                disk.write(handle, piece)
                watch(len(piece))
        disk.flush(handle)
    finally:
        disk.close(handle)


def _read(source: BinaryIO, name: str) -> bytes:
    """Return the next piece; of an attachment that is damaged only as much as can be read."""
    try:
        return source.read(PIECE)
    except OSError as error:
        if name.startswith(("blobs/", "keys/")):  # a snapshot has the keys too
            return b""
        raise CopyDamaged from error


def _flush(disk: Disk, place: Path) -> None:
    for part in ("keys", *COMPARTMENTS, "blobs"):
        disk.flush_folder(place / part)
    disk.flush_folder(place)
    disk.flush_folder(place.parent)


def _discard_ready(disk: Disk, data: Path) -> None:
    with contextlib.suppress(OSError):  # then it is whole, and kept beside at the next start
        beside.discard(disk, data, READY)


def _remove(disk: Disk, folder: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        disk.remove_tree(folder)
