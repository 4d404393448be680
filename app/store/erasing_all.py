"""Erase a whole data folder: every folder in it at once from sight, then file by file."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path

from app.store import opening
from app.store.beside import PRESENT
from app.store.crypto import random_bytes
from app.store.files import Disk, forget
from app.store.format import COMPARTMENTS

_FOLDERS = re.compile(r"vault(-(new|old-\d{1,9}))?(\.tmp)?", re.ASCII)
_FILES = re.compile(r"anchor-[0-9a-f]{8}\.json(\.tmp)?|copy-[0-9a-f]{16}\.zip\.tmp|in-\w+\.tmp")
_ERASED = re.compile(r"erased-[0-9a-f]{16}")


def erase_all(disk: Disk, data: Path, *, also: Iterable[str] = ()) -> bool:
    """Erase everything of ours in *data*, and the names in *also*; tell whether all went.

    Locked when somebody has the folder open. OSError when the name of the present folder
    could not be taken away: it opens as before. After that no folder is found here any more,
    and ``sweep`` goes on where this was cut.
    """
    _not_in_use(disk, data)
    names = disk.names(data)
    for name in sorted(filter(_FOLDERS.fullmatch, names), reverse=True):  # the present one last
        disk.rename(data / name, data / f"erased-{random_bytes(8).hex()}")
    with contextlib.suppress(OSError):
        disk.flush_folder(data)
    for name in filter(_FILES.fullmatch, names):
        forget(disk, data / name)
    for name in set(also) & set(names):
        _forget_any(disk, data / name)
    return sweep(disk, data)


def _not_in_use(disk: Disk, data: Path) -> None:
    handle = opening.locked(disk, data / PRESENT)
    if handle is not None:
        disk.close(handle)


def sweep(disk: Disk, data: Path) -> bool:
    """Delete what an erasing that was cut left over; tell whether nothing of it is there."""
    with contextlib.suppress(OSError):
        for name in filter(_ERASED.fullmatch, disk.names(data)):
            _empty(disk, data / name)
        return not any(map(_ERASED.fullmatch, disk.names(data)))
    return False


def _empty(disk: Disk, place: Path) -> None:
    # what the passphrase opens goes first; snapshots hold a copy of the keys
    for pattern in ("keys/*", *(f"{comp}/s*" for comp in COMPARTMENTS)):
        for path in sorted(place.glob(pattern)):
            if not path.parent.is_symlink():  # what lies elsewhere is not ours
                forget(disk, path)
    with contextlib.suppress(OSError):
        disk.remove_tree(place)


def _forget_any(disk: Disk, path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        with contextlib.suppress(OSError):
            disk.remove_tree(path)
    else:
        forget(disk, path)
