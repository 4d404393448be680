"""All work with files: one small interface, so that a simulated disk can fail."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

FOLDER_MODE, FILE_MODE = 0o700, 0o600
UNFINISHED = ".tmp"
_BINARY = getattr(os, "O_BINARY", 0)
_BUSY_ON_WINDOWS = (5, 32, 33)  # a virus scanner or a backup holds the file


class Disk:
    """Do single operations on the real disk; every failure is an OSError."""

    def names(self, folder: Path) -> list[str]:
        """Return the names in a folder, in order."""
        return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, not paths

    def read(self, path: Path, *, most: int = -1) -> bytes:
        """Return the content of a file, or its first *most* bytes."""
        with path.open("rb") as file:
            return file.read(most)

    def open(self, path: Path) -> BinaryIO:
        """Return a file to be read piece by piece, from any place in it."""
        return path.open("rb")

    def size(self, path: Path) -> int:
        """Return the size of a file in bytes."""
        return path.stat().st_size

    def make_folder(self, folder: Path) -> None:
        """Make a folder for this user alone, with those above it."""
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        """Make a new file and return its handle; an existing file is an error."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, FILE_MODE)

    def write(self, handle: int, data: bytes) -> None:
        """Write all of *data*."""
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]

    def seek(self, handle: int, position: int) -> None:
        """Write from this place on."""
        os.lseek(handle, position, os.SEEK_SET)

    def flush(self, handle: int) -> None:
        """Return only when what was written is on the disk itself."""
        if sys.platform == "darwin":  # its fsync stops in the drive's cache
            import fcntl  # noqa: PLC0415

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        elif sys.platform == "win32":
            os.fsync(handle)
        else:
            os.fdatasync(handle)

    def close(self, handle: int) -> None:
        """Close a handle."""
        os.close(handle)

    def rename(self, old: Path, new: Path) -> None:
        """Give a file its name."""
        _patiently(lambda: old.replace(new))

    def remove(self, path: Path) -> None:
        """Delete a file."""
        _patiently(path.unlink)

    def remove_tree(self, folder: Path) -> None:
        """Delete a folder with all that is in it; a link is not followed."""
        shutil.rmtree(folder)

    def flush_folder(self, folder: Path) -> None:
        """Bring the names in a folder to the disk."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def writable(self, folder: Path) -> bool:
        """Tell whether new files can be made here."""
        return os.access(folder, os.W_OK)

    def lock(self, path: Path) -> int:
        """Return a handle that keeps others out; BlockingIOError when one is inside."""
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, FILE_MODE)
        except OSError:  # a folder that can only be read
            handle = os.open(path, os.O_RDONLY | _BINARY)
        try:
            _lock(handle)
        except OSError:
            os.close(handle)
            raise
        return handle


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _patiently(work: Callable[[], object]) -> None:
    # Windows refuses for a moment while another program looks at the file
    until = time.monotonic() + 2.5
    while True:
        try:
            work()
        except OSError as error:
            busy = getattr(error, "winerror", None) in _BUSY_ON_WINDOWS
            if not busy or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def write_whole(disk: Disk, path: Path, data: bytes) -> None:
    """Write a file beside and flush it; it still has to be renamed to *path*."""
    handle = disk.create(beside(path))
    try:
        disk.write(handle, data)
        disk.flush(handle)
    finally:
        disk.close(handle)


def beside(path: Path) -> Path:
    """Return the name a file has until it is whole."""
    return path.with_name(path.name + UNFINISHED)


def forget(disk: Disk, path: Path) -> None:
    """Delete a file that is no longer needed, if that is possible."""
    with contextlib.suppress(OSError):
        disk.remove(path)


def finished(disk: Disk, folder: Path) -> list[str]:
    """Return the names of finished files in a folder."""
    return [name for name in disk.names(folder) if not name.endswith(UNFINISHED)]
