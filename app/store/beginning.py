"""Make a new folder, so that a cut at any step leaves a whole folder or none."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from pathlib import Path

from app.errors.folder import CannotWrite, FolderExists
from app.store import anchor, key_files
from app.store.compartment import Compartment
from app.store.files import Disk, finished, forget
from app.store.format import COMPARTMENTS, MAX_HEADER, Unsound
from app.store.keys import Ring
from app.store.progress import Progress, unwatched
from app.store.snapshot import Snapshot

README = b"""This folder belongs to Kuulluksi (format 1). Please do not edit it.
Everything in it is encrypted. Copy the whole folder, never a part of it.
"""
_KEYS = "keys"


def present(disk: Disk, place: Path) -> bool:
    """Tell whether a folder is here, whole or not; one whose making was cut short is none."""
    try:
        keys, content = _names(disk, place / _KEYS), _content(disk, place)
        begun = all(_only_begun(disk, place, path) for path in content)
    except OSError:  # something is here that cannot be looked at
        return True
    return bool(keys) or (bool(content) and not begun)


def _content(disk: Disk, place: Path) -> list[Path]:
    return [place / comp / name for comp in COMPARTMENTS for name in _names(disk, place / comp)]


def _names(disk: Disk, folder: Path) -> list[str]:
    try:
        return finished(disk, folder)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _only_begun(disk: Disk, place: Path, path: Path) -> bool:
    """Tell that a file is an empty snapshot of a folder that never got its keys here."""
    try:
        header = Snapshot.read(disk.read(path, most=12 + MAX_HEADER)).header
    except Unsound:
        return False
    opened = anchor.place_of(place, header.vault)
    return header.n == header.seg == 0 and opened.name not in disk.names(opened.parent)


def make_folders(disk: Disk, place: Path) -> None:
    """Make the empty folders of a new folder, with a note for whoever finds them."""
    above = _above(disk, place)
    try:
        for part in (_KEYS, *COMPARTMENTS, "blobs"):
            disk.make_folder(place / part)
        if "README.txt" not in disk.names(place):
            handle = disk.create(place / "README.txt")
            try:
                disk.write(handle, README)
                disk.flush(handle)
            finally:
                disk.close(handle)
        for folder in (place, *above):
            disk.flush_folder(folder)
    except OSError as error:
        raise CannotWrite from error


def _above(disk: Disk, place: Path) -> list[Path]:
    """Return the folders in which a name is new with this place."""
    found: list[Path] = []
    for folder in place.parents:
        try:
            disk.names(folder)
        except FileNotFoundError:
            found.append(folder)
        except OSError:  # it cannot be looked into, so it cannot be flushed either
            return found
        else:
            return [*found, folder]
    return found


def make(
    disk: Disk,
    place: Path,
    ring: Ring,
    compartments: Collection[Compartment],
    progress: Progress = unwatched,
) -> None:
    """Write a new folder: two snapshots of each compartment, key files last."""
    if present(disk, place):  # made by somebody else just now
        raise FolderExists
    try:
        _clear(disk, place)
        for done, compartment in enumerate(compartments):
            progress(done, len(compartments))
            compartment.compact()
            compartment.compact()
        key_files.write(disk, place / _KEYS, ring.doc)
    except OSError as error:
        with contextlib.suppress(OSError):
            _clear(disk, place)
        raise CannotWrite from error


def _clear(disk: Disk, place: Path) -> None:
    """Delete what a cut or refused making left; nobody has been told of a folder here."""
    for folder in (place / part for part in (_KEYS, *COMPARTMENTS)):
        names = disk.names(folder)
        for name in names:
            forget(disk, folder / name)
        if names:
            disk.flush_folder(folder)
