"""A finished copy of the folder: hand it over, and compare what arrived."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.errors.copies import AnotherFile, CopyNotKept
from app.store.checking import Contents, counting
from app.store.files import Disk, forget
from app.store.progress import Progress, unwatched

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Hold a finished copy that was read back whole; ``remove`` it when it is handed over."""

    path: Path
    disk: Disk
    size: int
    sha256: str
    contents: Contents

    @property
    def name(self) -> str:
        """Return the name the file should have; it tells the day and nothing else."""
        return f"kuulluksi-{self.contents.at[:10]}.zip"

    def hand_over(self, out: BinaryIO, progress: Progress = unwatched) -> None:
        """Write the very bytes that were read back; CopyNotKept when they do not arrive."""
        found, watch = hashlib.sha256(), counting(progress, total=self.size)
        try:
            with self.disk.open(self.path) as source:
                while piece := source.read(_PIECE):
                    out.write(piece)
                    found.update(piece)
                    watch(len(piece))
        except OSError as error:
            raise CopyNotKept from error
        if found.hexdigest() != self.sha256:
            raise CopyNotKept

    def compare(self, source: BinaryIO, progress: Progress = unwatched) -> None:
        """Read the kept file back; AnotherFile when one bit differs."""
        try:
            found = digest_of(source, progress, total=self.size)
        except OSError as error:
            raise AnotherFile from error
        if found != (self.size, self.sha256):
            raise AnotherFile

    def remove(self) -> None:
        """Delete the file on this device; what was handed over stays."""
        forget(self.disk, self.path)


def digest_of(source: BinaryIO, progress: Progress, *, total: int) -> tuple[int, str]:
    """Return size and SHA-256 of all that *source* gives."""
    found, size = hashlib.sha256(), 0
    while piece := source.read(_PIECE):
        found.update(piece)
        size += len(piece)
        progress(min(size, total), total)
    return size, found.hexdigest()
