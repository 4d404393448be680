"""Disks that fail on purpose, and a folder with words to lose."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.records.wish import Wish
from app.store.files import Disk
from app.store.folder import Folder
from app.store.secret import RecoveryKey

PASSPHRASE = "koivu ilta saari"


class Time:
    """Tell a later moment at each look, whoever looks."""

    now = datetime(2026, 11, 24, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        Time.now += timedelta(milliseconds=1)
        return Time.now


class FailingDisk(Disk):
    """Refuse every operation that *fails* says; a refused write has written half."""

    def __init__(self) -> None:
        self.fails: Callable[[str], bool] = lambda _work: False
        self.seen: list[str] = []
        self.can_write = True

    def _do(self, work: str) -> None:
        self.seen.append(work)
        if self.fails(work):
            raise OSError(errno.EIO, "the disk refuses")

    def create(self, path):
        self._do("create")
        return super().create(path)

    def write(self, handle, data):
        try:
            self._do("write")
        except OSError:
            super().write(handle, data[: len(data) // 2])
            raise
        super().write(handle, data)

    def flush(self, handle):
        self._do("flush")
        super().flush(handle)

    def rename(self, old, new):
        self._do("rename")
        super().rename(old, new)

    def remove(self, path):
        self._do("remove")
        super().remove(path)

    def flush_folder(self, folder):
        self._do("flush_folder")
        super().flush_folder(folder)

    def writable(self, folder: Path) -> bool:
        return self.can_write and super().writable(folder)

    def fail_at(self, number: int, *, also_next: int = 0) -> None:
        """Refuse the operation with this number from now on, and some after it."""
        count = iter(range(10_000))
        self.fails = lambda _work: number <= next(count) <= number + also_next

    def refuse_flush(self, number: int) -> None:
        """Refuse one flush, counted from now; 0 is the next one."""
        count = iter(range(10_000))
        self.fails = lambda work: work == "flush" and next(count) == number

    def heal(self) -> None:
        self.fails = lambda _work: False


def say(folder: Folder, words: str, *, shared: bool = False, **fields: object) -> Wish:
    visibility = "may_be_shared" if shared else "only_me"
    with folder.unit() as unit:
        return unit.keep(Wish(words=words, visibility=visibility, **fields))


def all_words(folder: Folder) -> list[str]:
    with folder.reading() as unit:
        return [wish.words for wish in unit.find(Wish)]


def again(place: Path, card: str, disk: Disk | None = None) -> Folder:
    return Folder.open(place, RecoveryKey(card), clock=Time(), disk=disk or Disk())
