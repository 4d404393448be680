"""Make a copy of the whole folder in one file, and prove it before it is handed over."""

from __future__ import annotations

import io
import stat
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

from app.errors.copies import CopyDamaged, CopyHoldsNoMore, CopyNotMade, NotACopy
from app.errors.folder import NotSaved, WrongSecret
from app.store import checking, migrations, opening
from app.store.archive import PIECE, TOP, Archive, has_room
from app.store.beginning import README
from app.store.blobs import mentioned
from app.store.checking import counting
from app.store.content import Content
from app.store.crypto import random_bytes
from app.store.files import UNFINISHED, Disk, forget
from app.store.finished_copy import Copy, digest_of
from app.store.folder import Folder
from app.store.format import cj
from app.store.progress import Progress, half, unwatched
from app.store.slots import Secret


def make_copy(folder: Folder, secret: Secret, *, progress: Progress = unwatched) -> Copy:
    """Return a copy beside the folder, reopened with the secret and counted.

    WrongSecret, WrongRecoveryKey, ReadOnly, CopyHoldsNoMore, CopyNotMade; then nothing of it
    is left.
    """
    with folder.exclusive() as content:
        place, disk = content.place, content.disk
    opening.unlock(disk, place, secret)[0].wipe()
    path = place.parent / f"copy-{random_bytes(8).hex()}.zip{UNFINISHED}"
    with ExitStack() as undoing:
        undoing.callback(forget, disk, path)
        try:
            rows = _write(folder, path, disk, progress)
            copy = _proved(path, disk, secret, progress)
        except (OSError, NotSaved, CopyDamaged, NotACopy, WrongSecret) as error:
            raise CopyNotMade from error
        if copy.contents.rows != rows:
            raise CopyNotMade
        undoing.pop_all()
    return copy


@dataclass(slots=True)
class _Frozen:
    """Hold what goes into a copy, opened so that later saves do not change it."""

    files: dict[str, BinaryIO]
    blobs: list[Path]
    rows: dict[str, int]
    size: int


@contextmanager
def _frozen(folder: Folder, disk: Disk) -> Generator[_Frozen]:
    with ExitStack() as closing:
        with folder.exclusive() as content:
            found = _freeze(content, disk, closing)
        yield found


def _freeze(content: Content, disk: Disk, closing: ExitStack) -> _Frozen:
    doc, files = cj(content.ring.doc), dict[str, BinaryIO]()
    files["README.txt"] = io.BytesIO(README)
    for copy in "ab":
        files[f"keys/k{content.ring.gen:08d}{copy}.keys"] = io.BytesIO(doc)
    size = len(README) + 2 * len(doc)
    for comp, compartment in content.compartments.items():
        path = compartment.snapshot_now()
        files[f"{comp}/{path.name}"] = closing.enter_context(disk.open(path))
        size += disk.size(path)
    content.mark()
    wanted = mentioned(content.databases)
    there = sorted(wanted.keys() & content.blobs.ids())  # a helper may have named anything
    blobs = [content.blobs.path(blob) for blob in there]
    rows = checking.added(migrations.rows(d.connection) for d in content.databases.values())
    size += sum(wanted[blob].size for blob in there)
    if not has_room(len(blobs), size=size):
        raise CopyHoldsNoMore
    return _Frozen(files, blobs, rows, size)


def _write(folder: Folder, path: Path, disk: Disk, progress: Progress) -> dict[str, int]:
    """Write the zip and return how many rows the folder had at that moment."""
    with _frozen(folder, disk) as frozen, _writing(disk, path) as archive:
        watch = counting(half(progress), total=frozen.size)
        for name, source in frozen.files.items():
            _add(archive, name, source, watch)
        for blob in frozen.blobs:
            try:
                source = disk.open(blob)
            except OSError:  # it is lost here too; the count of the copy tells so
                continue
            with source:
                _add(archive, f"blobs/{blob.name}", source, watch)
    return frozen.rows


@contextmanager
def _writing(disk: Disk, path: Path) -> Generator[ZipFile]:
    handle = disk.create(path)
    try:
        with ZipFile(cast("BinaryIO", _Written(disk, handle)), "w") as archive:
            yield archive
    finally:
        disk.close(handle)


def _add(archive: ZipFile, name: str, source: BinaryIO, watch: checking.Watch) -> None:
    info = ZipInfo(f"{TOP}/{name}")  # of 1980: the file tells no time
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    info.create_system = 3  # the same on every device
    with archive.open(info, "w") as member:
        while piece := source.read(PIECE):
            member.write(piece)
            watch(len(piece))


def _proved(path: Path, disk: Disk, secret: Secret, progress: Progress) -> Copy:
    with disk.open(path) as source, Archive(source) as archive:
        contents = checking.verify(archive, Path(TOP), secret, progress=half(progress, after=True))
    with disk.open(path) as source:
        size, sha256 = digest_of(source, unwatched, total=0)
    return Copy(path=path, disk=disk, size=size, sha256=sha256, contents=contents)


class _Written(io.RawIOBase):
    """Write through the disk, so that each refusal is met."""

    def __init__(self, disk: Disk, handle: int) -> None:
        super().__init__()
        self._disk, self._handle, self._at = disk, handle, 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, _whence: int = io.SEEK_SET, /) -> int:
        self._disk.seek(self._handle, offset)
        self._at = offset
        return offset

    def write(self, data: bytes, /) -> int:  # pyright: ignore[reportIncompatibleMethodOverride] - zipfile writes bytes
        self._disk.write(self._handle, data)
        self._at += len(data)
        return len(data)
