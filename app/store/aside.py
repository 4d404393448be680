"""Files the person decided not to go on with: kept whole beside, under their names."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app.store.files import Disk, beside, finished, forget, write_whole
from app.store.format import COMPARTMENTS

_FOLDER = "aside"


def place_of(place: Path, comp: str) -> Path:
    """Return where the files of one compartment are set aside."""
    return place / _FOLDER / comp


def copy(disk: Disk, path: Path, folder: Path) -> None:
    """Put a whole copy of a file into *folder*; OSError when that failed."""
    data = disk.read(path)
    goal = _free(disk, folder, path.name, data)
    if goal is None:
        return
    forget(disk, beside(goal))
    write_whole(disk, goal, data)
    disk.rename(beside(goal), goal)


def _free(disk: Disk, folder: Path, name: str, data: bytes) -> Path | None:
    """Return where a file can go, None when it is there already."""
    there, goal, number = set(finished(disk, folder)), name, 1
    while goal in there:
        if disk.read(folder / goal) == data:
            return None
        number += 1
        goal = f"{name} ({number})"
    return folder / goal


def move(disk: Disk, path: Path, folder: Path) -> None:
    """Move a file that the disk does not give into *folder*, if the disk does that."""
    with contextlib.suppress(OSError):
        there, goal = set(disk.names(folder)), folder / path.name
        if goal.name not in there:
            disk.rename(path, goal)
            disk.flush_folder(folder)


def make(disk: Disk, place: Path, comp: str) -> Path:
    """Make the folder for what is set aside of one compartment, and return it."""
    folder = place_of(place, comp)
    disk.make_folder(folder)
    for above in (place, place / _FOLDER):
        disk.flush_folder(above)
    return folder


def empty(disk: Disk, place: Path) -> None:
    """Delete all that was set aside; OSError when something stayed."""
    for folder in (place_of(place, comp) for comp in COMPARTMENTS):
        try:
            names = disk.names(folder)
        except FileNotFoundError:
            continue
        for name in names:
            disk.remove(folder / name)
        disk.flush_folder(folder)
