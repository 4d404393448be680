"""Take in a file that has no place of its own on this device: sealed while it waits.

A browser hands over bytes, not a path. They lie in the data folder under a key that only
memory holds, so nobody can read them there, and what is left over is swept at the start.
"""

from __future__ import annotations

import contextlib
import io
import secrets
from pathlib import Path
from typing import BinaryIO, cast

from app.errors.passing import NotBroughtIn
from app.store.crypto import random_bytes
from app.store.files import UNFINISHED, Disk, forget
from app.store.format import CHUNK, Unsound
from app.store.sealed import SealedFile, SealingWriter

MOST = 4 << 30  # bytes; more is surely a mistake
_NAME = "in-"
_BOUND = b"kuulluksi/1/incoming"


class Incoming:
    """Hold one file while it is needed; nobody else can read it."""

    def __init__(self, data: Path, *, disk: Disk | None = None) -> None:
        """Make an empty place for it in the data folder; NotBroughtIn when there is none."""
        self._disk = disk or Disk()
        self._path = data / f"{_NAME}{secrets.token_hex(8)}{UNFINISHED}"
        self._key = bytearray(random_bytes(32))
        self.size = 0
        try:
            self._disk.make_folder(data)
            self._handle: int | None = self._disk.create(self._path)
        except OSError as error:
            raise NotBroughtIn from error
        self._sealing = SealingWriter(self._write, self._key, _BOUND)

    def take(self, part: bytes) -> None:
        """Take the next part; NotBroughtIn when the disk has no room."""
        self._sealing.write(part)
        self.size += len(part)

    def whole(self, size: int) -> None:
        """Note that nothing follows; now it can be read. NotBroughtIn if *size* differs."""
        if self.size != size:
            raise NotBroughtIn
        self._sealing.finish()
        self._close()

    def open(self) -> BinaryIO:
        """Return the plain content, to be read from any place in it."""
        if not self._key:
            raise NotBroughtIn
        try:
            sealed = SealedFile(self._disk.open(self._path), bytes(self._key), _BOUND)
        except (OSError, Unsound) as error:
            raise NotBroughtIn from error
        return cast(BinaryIO, io.BufferedReader(sealed, CHUNK))

    def done(self) -> None:
        """Forget it: the key is overwritten and the file removed."""
        self._close()
        self._key[:] = bytes(len(self._key))
        self._key.clear()
        forget(self._disk, self._path)

    def _write(self, sealed: bytes) -> None:
        if self._handle is None:
            raise NotBroughtIn
        try:
            self._disk.write(self._handle, sealed)
        except OSError as error:
            raise NotBroughtIn from error

    def _close(self) -> None:
        handle, self._handle = self._handle, None
        if handle is not None:
            with contextlib.suppress(OSError):
                self._disk.close(handle)


def sweep(data: Path, *, disk: Disk | None = None) -> None:
    """Remove what an earlier run left over; its keys are gone with that run."""
    disk = disk or Disk()
    with contextlib.suppress(OSError):
        for name in disk.names(data):
            if name.startswith(_NAME) and name.endswith(UNFINISHED):
                forget(disk, data / name)
