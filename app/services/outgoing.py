"""Put a file where the person wants it: whole, or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.errors.passing import NotHandedOut
from app.store.files import UNFINISHED, Disk, forget


@contextmanager
def putting_down(place: Path, *, disk: Disk | None = None) -> Generator[BinaryIO]:
    """Give a stream; what is written to it is at *place* once it is on the disk itself.

    Whatever ends it before leaves an earlier file there as it was. NotHandedOut when the
    place takes no file.
    """
    disk = disk or Disk()
    beside = place.with_name(f".{secrets.token_hex(6)}{UNFINISHED}")
    try:
        try:
            handle = disk.create(beside)
        except PermissionError:  # a sandbox allows the one chosen file alone
            beside, handle = place, _straight(place)
        with _removed_on_failure(disk, beside):
            with os.fdopen(handle, "wb") as stream:
                yield stream
                stream.flush()
                disk.flush(handle)
            if beside != place:
                disk.rename(beside, place)
        with contextlib.suppress(OSError):  # some places flush no folder, such as a sandbox's
            disk.flush_folder(place.parent)
    except OSError as error:
        raise NotHandedOut from error


def _straight(place: Path) -> int:
    return os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)


@contextmanager
def _removed_on_failure(disk: Disk, path: Path) -> Generator[None]:
    with contextlib.ExitStack() as failed:
        failed.callback(forget, disk, path)
        yield
        failed.pop_all()
