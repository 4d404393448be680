"""Read a copy in one file, a zip of stored members, as if it lay on a disk; distrust it all."""

from __future__ import annotations

import io
import re
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Self, TypeVar, cast
from zipfile import ZipFile, ZipInfo

from app.errors.copies import NotACopy
from app.store.blobs import MOST
from app.store.files import Disk
from app.store.format import MAX_HEADER, MAX_IMAGE

T = TypeVar("T")

TOP = "vault"
PIECE = 1024 * 1024
_AT_ONCE = 4 * 1024 * 1024  # bytes of the list of members
_LISTED, _FAR = 46 + len(f"{TOP}/blobs/.blob") + 32, 12  # bytes for one attachment; beyond 4 GiB
_OTHERS = 1024  # bytes for all that is no attachment, and the end
_KEYS, _BLOB = r"keys/k\d{8,16}[ab]\.keys", r"blobs/[0-9a-f]{32}\.blob"
_SNAPSHOT = r"({})/s\d{{8,16}}-[0-9a-f]{{8}}\.snap"
# what may be in a copy, how often, and how big each may be
_ALLOWED = (
    (re.compile(r"README\.txt"), 1, MAX_HEADER),
    (re.compile(_KEYS, re.ASCII), 2, MAX_HEADER),
    (re.compile(_SNAPSHOT.format("main"), re.ASCII), 1, MAX_IMAGE + PIECE),
    (re.compile(_SNAPSHOT.format("private"), re.ASCII), 1, MAX_IMAGE + PIECE),
    (re.compile(_BLOB), 100_000, MOST + PIECE),
)
_ZIP_FAULTS = (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError)


def has_room(attachments: int, *, size: int) -> bool:
    """Tell whether the list of a copy of *size* bytes can hold so many attachments."""
    each = _LISTED + _FAR * (size >= zipfile.ZIP64_LIMIT)
    return attachments * each + _OTHERS <= _AT_ONCE


class Bounded(io.RawIOBase):
    """Refuse to read much at once, so that a false size cannot fill the memory."""

    def __init__(self, source: BinaryIO) -> None:
        """Take a seekable file, which is not closed with this one."""
        super().__init__()
        self._source = source
        self.size = source.seek(0, io.SEEK_END)

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that reading can start anywhere."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place."""
        return self._source.seek(offset, whence)

    def tell(self) -> int:
        """Return where reading goes on."""
        return self._source.tell()

    def read(self, size: int | None = -1, /) -> bytes:
        """Return at most *size* bytes; BadZipFile when that is too much at once."""
        if size is None or size < 0:
            size = self.size - self._source.tell()
        if size > _AT_ONCE:
            raise zipfile.BadZipFile
        return self._source.read(size)


class Archive(Disk):
    """Hold an opened copy; every operation that would write is an OSError."""

    def __init__(self, source: BinaryIO) -> None:
        """Take a seekable file, closed at the end of a with statement; NotACopy when it is none."""
        bounded = Bounded(source)
        try:
            self._zip = ZipFile(cast("BinaryIO", bounded))
        except (*_ZIP_FAULTS, OSError) as error:
            raise NotACopy from error
        self._source = source
        self._members = _checked(self._zip.infolist(), bounded.size)

    @property
    def members(self) -> dict[str, int]:
        """Return the name of each file below the folder, and its size in bytes."""
        return {name: info.file_size for name, info in self._members.items()}

    def open(self, path: Path) -> BinaryIO:
        """Return a member to be read piece by piece."""
        return cast("BinaryIO", _Member(self._zip, self._info(path)))

    def read(self, path: Path, *, most: int = -1) -> bytes:
        """Return the content of a member, or its first *most* bytes; OSError when damaged."""
        info = self._info(path)
        with _Member(self._zip, info) as member:
            return member.read(info.file_size if most < 0 else most)

    def size(self, path: Path) -> int:
        """Return the size of a member."""
        return self._info(path).file_size

    def names(self, folder: Path) -> list[str]:
        """Return the names of the members in a folder, in order."""
        front = "".join(f"{part}/" for part in folder.parts[1:])
        inside = (name.removeprefix(front) for name in self._members if name.startswith(front))
        return sorted(name for name in inside if "/" not in name)

    def create(self, path: Path) -> int:
        """Refuse to write."""
        raise OSError(path.suffix)

    def __enter__(self) -> Self:
        """Be used in a with statement."""
        return self

    def __exit__(self, *_problem: object) -> None:
        """Let go of the file."""
        self._zip.close()
        self._source.close()

    def _info(self, path: Path) -> ZipInfo:
        try:
            return self._members["/".join(path.parts[1:])]
        except KeyError as error:
            raise FileNotFoundError from error


class _Member(io.RawIOBase):
    """Read one member; whatever is wrong with the zip is an OSError, as of a bad disk."""

    def __init__(self, archive: ZipFile, info: ZipInfo) -> None:
        super().__init__()
        self._size = info.file_size
        self._file = _as_of_a_disk(lambda: archive.open(info))

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return _as_of_a_disk(lambda: self._file.seek(offset, whence))

    def read(self, size: int | None = -1, /) -> bytes:
        most = self._size if size is None or size < 0 else min(size, self._size)
        found = bytearray()
        while len(found) < most and (piece := self._piece(most - len(found))):
            found += piece
        return bytes(found)

    def _piece(self, most: int) -> bytes:
        return _as_of_a_disk(lambda: self._file.read(min(most, PIECE)))

    def close(self) -> None:
        self._file.close()
        super().close()


def _as_of_a_disk(work: Callable[[], T]) -> T:
    try:
        return work()
    except _ZIP_FAULTS as error:
        raise OSError from error


def _checked(members: list[ZipInfo], size: int) -> dict[str, ZipInfo]:
    """Return the members by their name below the folder; NotACopy when one is not allowed."""
    found: dict[str, ZipInfo] = {}
    for info in members:
        name = info.filename.removeprefix(f"{TOP}/")
        if name == info.filename or name in found or not _plain(info):
            raise NotACopy
        found[name] = info
    if sum(info.compress_size for info in members) > size:  # one place read many times
        raise NotACopy
    for pattern, most, largest in _ALLOWED:
        sizes = [info.file_size for name, info in found.items() if pattern.fullmatch(name)]
        if len(sizes) > most or max(sizes, default=0) > largest:
            raise NotACopy
    if not all(any(pattern.fullmatch(name) for pattern, _m, _l in _ALLOWED) for name in found):
        raise NotACopy
    return found


def _plain(info: ZipInfo) -> bool:
    """Tell that a member is a file stored as it is: no link, no folder, no other packing."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    packed = info.compress_type != zipfile.ZIP_STORED or info.compress_size != info.file_size
    return kind in (0, stat.S_IFREG) and not packed and not info.flag_bits & 0x1
