"""A disk in memory that knows what would still be there after the power went.

Nothing is sure before it is flushed: of writes and names that are not, any part may be lost.
As on Linux, a failed flush may drop the data, which stays readable until the process or the
power ends, and the next flush says that all is well.
"""

from __future__ import annotations

import errno
import io
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import NamedTuple, Self

from app.store.files import Disk

SECTOR = 512
HOME = Path("/simulated")


class Write(NamedTuple):
    """Bytes written at one place of a file."""

    at: int
    data: bytes


class Name(NamedTuple):
    """One change of the names in a folder; without *node* the name goes.

    *gone* is the name a renamed folder had: both change at once, as no disk loses a folder so.
    """

    name: str
    node: int | None
    gone: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """What programs read, what is surely on the disk, and what is on its way there."""

    seen: bytes = b""
    sure: bytes = b""
    pending: tuple[Write, ...] = ()


@dataclass(frozen=True, slots=True)
class Names:
    """The names in a folder: what programs see, what is sure, what is on its way."""

    seen: dict[str, int]
    sure: dict[str, int]
    pending: tuple[Name, ...] = ()


def written(content: bytes, write: Write) -> bytes:
    """Return a file's content after a write; a gap before it reads as zeros."""
    front = content[: write.at].ljust(write.at, b"\0")
    return front + write.data + content[write.at + len(write.data) :]


def named(names: dict[str, int], change: Name) -> dict[str, int]:
    """Return the names after a change; a folder never takes the place of another one."""
    if change.gone and change.name in names:
        return names
    left = {name: node for name, node in names.items() if name not in change[::2]}
    return left if change.node is None else {**left, change.name: change.node}


def torn(write: Write, chance: Random) -> Write:
    """Return what a power cut left of a write: cut, zeroed or with holes, sector by sector."""
    match chance.randrange(4):
        case 0:
            return Write(write.at, write.data[: chance.randrange(len(write.data) + 1)])
        case 1:
            return Write(write.at, bytes(chance.randrange(len(write.data) + 1)))
        case 2:
            return Write(write.at, bytes(len(write.data)))
        case _:
            return Write(write.at, _holed(write, chance))


def _holed(write: Write, chance: Random) -> bytes:
    data, start = bytearray(write.data), write.at
    while start < write.at + len(data):
        end = min((start // SECTOR + 1) * SECTOR, write.at + len(data))
        if chance.random() < 0.4:
            data[start - write.at : end - write.at] = bytes(end - start)
        start = end
    return bytes(data)


class Sometimes:
    """Say yes to every so many questions, beginning anywhere, so that no run is empty."""

    def __init__(self, every: int, chance: Random) -> None:
        self._every, self._count = every, chance.randrange(every)

    def __call__(self) -> bool:
        self._count += 1
        return self._count % self._every == 0


class Fault(NamedTuple):
    """How an operation fails: nothing, a part or all of it was done, or it was dropped."""

    how: str
    error: int = errno.EIO


HOW = {
    "create": ("nothing", "all"),
    "write": ("nothing", "part", "all"),
    "flush": ("dropped", "nothing", "all"),
    "flush_folder": ("dropped", "nothing", "all"),
    "rename": ("nothing", "all"),
    "remove": ("nothing", "all"),
    "close": ("all",),
}


class SimulatedDisk(Disk):
    """Do all file work in memory; *fault* is asked before, *after* is told of each operation."""

    def __init__(self) -> None:
        self.fault: Callable[[str], Fault | None] = lambda _work: None
        self.after: Callable[[str], None] = lambda _work: None
        self.faults = 0
        self._lost_removals = False  # a failed flush dropped some, and they seem done
        self.removed_may_be_back = False  # after a power cut then
        self._files: dict[int, File] = {}
        self._folders: dict[int, Names] = {0: Names({}, {})}
        self._handles: dict[int, tuple[int, str]] = {}
        self._at: dict[int, int] = {}  # where a handle writes next
        self._next = 1

    # ---- forks ---------------------------------------------------------------------------

    def fork(self) -> Self:
        """Return the same disk, to go another way from here; nobody has files open in it."""
        other = type(self)()
        other._files, other._folders = dict(self._files), dict(self._folders)
        other._next, other._lost_removals = self._next, self._lost_removals
        other.removed_may_be_back = self.removed_may_be_back
        return other

    def restart(self, chance: Random | None = None) -> Self:
        """Return the disk after the process ended; dropped data may have left the cache."""
        other = self.fork()
        for node, file in self._files.items():
            if chance and chance.random() < 0.5:
                other._files[node] = replace(file, seen=_all(file.sure, file.pending, written))
        return other

    def power_loss(self, chance: Random, *, keeping: float) -> Self:
        """Return the disk after a power cut, *keeping* this share of what was on its way."""
        other = self.fork()
        for node, file in self._files.items():
            kept = [w for w in file.pending if chance.random() < keeping]
            if keeping < 1:
                kept = [torn(w, chance) if chance.random() < 0.6 else w for w in kept]
            sure = _all(file.sure, kept, written)
            other._files[node] = File(sure, sure)
        for node, names in self._folders.items():
            changes = [c for c in names.pending if chance.random() < keeping]
            sure = _all(names.sure, changes, named)
            other._folders[node] = Names(sure, sure)
        other.removed_may_be_back = self.removed_may_be_back or self._lost_removals
        return other

    def picture(self) -> int:
        """Return a number that differs where anything a program could read differs."""
        return hash(tuple(sorted((p, self.read(p)) for p in self.paths())))

    def paths(self) -> list[Path]:
        """Return every file a program can see."""
        return self._below(HOME, 0)

    def _below(self, path: Path, node: int) -> list[Path]:
        found: list[Path] = []
        for name, child in self._folders[node].seen.items():
            if child in self._folders:
                found += self._below(path / name, child)
            else:
                found.append(path / name)
        return found

    def put(self, path: Path, data: bytes) -> None:
        """Let another program write a whole file, surely."""
        node = self._new(File(data, data))
        self._rename_to(path, node, sure=True)

    def take_away(self, path: Path) -> None:
        """Let another program delete a file, surely."""
        self._rename_to(path, None, sure=True)

    @contextmanager
    def undisturbed(self) -> Generator[None]:
        """Let somebody look who is no part of the story: nothing fails, nobody is told."""
        before = self.fault, self.after
        self.fault, self.after = lambda _work: None, lambda _work: None
        try:
            yield
        finally:
            self.fault, self.after = before

    def _rename_to(self, path: Path, node: int | None, *, sure: bool, gone: str = "") -> None:
        folder, change = self._folder_node(path.parent), Name(path.name, node, gone)
        names = self._folders[folder]
        self._folders[folder] = Names(
            named(names.seen, change),
            named(names.sure, change) if sure else names.sure,
            names.pending if sure else (*names.pending, change),
        )

    # ---- finding -------------------------------------------------------------------------

    def _new(self, file: File) -> int:
        node, self._next = self._next, self._next + 1
        self._files[node] = file
        return node

    def _node(self, path: Path) -> int:
        node = 0
        for part in path.relative_to(HOME).parts:
            if node not in self._folders or part not in self._folders[node].seen:
                raise FileNotFoundError(errno.ENOENT, "no such file")
            node = self._folders[node].seen[part]
        return node

    def _folder_node(self, path: Path) -> int:
        node = self._node(path)
        if node not in self._folders:
            raise NotADirectoryError(errno.ENOTDIR, "not a folder")
        return node

    def _file(self, path: Path) -> File:
        node = self._node(path)
        if node not in self._files:
            raise IsADirectoryError(errno.EISDIR, "a folder")
        return self._files[node]

    def _do(self, work: str, effect: Callable[[str], None] = lambda _how: None) -> None:
        """Do an operation, or as much of it as its fault says, and tell of it."""
        fault = self.fault(work)
        effect("whole" if fault is None else fault.how)
        if fault is not None:
            self.faults += 1
        self.after(work)
        if fault is not None:
            raise OSError(fault.error, "the disk refuses")

    # ---- the interface -------------------------------------------------------------------

    def names(self, folder):
        self._do("names")
        return sorted(self._folders[self._folder_node(folder)].seen)

    def read(self, path, *, most=-1):
        self._do("read")
        content = self._file(path).seen
        return content if most < 0 else content[:most]

    def open(self, path):
        return io.BytesIO(self.read(path))

    def size(self, path):
        self._do("size")
        return len(self._file(path).seen)

    def make_folder(self, folder):
        if folder != HOME:
            self.make_folder(folder.parent)
        if folder == HOME or folder.name in self._folders[self._folder_node(folder.parent)].seen:
            return
        self._do("make_folder", lambda how: self._make_folder(folder, how))

    def _make_folder(self, folder: Path, how: str) -> None:
        if how == "whole":
            node, self._next = self._next, self._next + 1
            self._folders[node] = Names({}, {})
            self._rename_to(folder, node, sure=False)

    def create(self, path):
        if path.name in self._folders[self._folder_node(path.parent)].seen:
            raise FileExistsError(errno.EEXIST, "there already")
        handle = -1

        def effect(how: str) -> None:
            nonlocal handle
            if how in {"whole", "all"}:
                handle = self._new(File())
                self._rename_to(path, handle, sure=False)
                self._handles[handle] = (handle, "")

        self._do("create", effect)
        return handle

    def write(self, handle, data):
        def effect(how: str) -> None:
            done = {"nothing": b"", "part": data[: len(data) // 2]}.get(how, data)
            node, _lock = self._handles[handle]
            file = self._files[node]
            write = Write(self._at.get(handle, len(file.seen)), bytes(done))
            self._at[handle] = write.at + len(write.data)
            self._files[node] = File(written(file.seen, write), file.sure, (*file.pending, write))

        self._do("write", effect)

    def seek(self, handle, position):
        self._at[handle] = position

    def flush(self, handle):
        def effect(how: str) -> None:
            node, _lock = self._handles[handle]
            file = self._files[node]
            if how != "nothing":
                sure = file.sure if how == "dropped" else _all(file.sure, file.pending, written)
                self._files[node] = File(file.seen, sure)

        self._do("flush", effect)

    def close(self, handle):
        self._do("close", lambda _how: self._closed(handle))

    def _closed(self, handle: int) -> None:
        del self._handles[handle]

    def rename(self, old, new):
        node = self._node(old)
        is_folder = node in self._folders
        if is_folder and new.name in self._folders[self._folder_node(new.parent)].seen:
            raise OSError(errno.ENOTEMPTY, "there already")

        def effect(how: str) -> None:
            if how != "nothing":
                self._rename_to(new, node, sure=False, gone=old.name if is_folder else "")
            if how != "nothing" and not is_folder:
                self._rename_to(old, None, sure=False)

        self._do("rename", effect)

    def remove(self, path):
        self._file(path)
        gone: Callable[[str], None] = lambda how: (  # noqa: E731 - an effect
            self._rename_to(path, None, sure=False) if how != "nothing" else None
        )
        self._do("remove", gone)

    def remove_tree(self, folder):
        for path in self._below(folder, self._folder_node(folder)):
            self.remove(path)
        self._do("remove_tree", lambda how: self._remove_tree(folder, how))

    def _remove_tree(self, folder: Path, how: str) -> None:
        if how == "whole":
            self._rename_to(folder, None, sure=False)

    def flush_folder(self, folder):
        node = self._folder_node(folder)

        def effect(how: str) -> None:
            names = self._folders[node]
            if how != "nothing":
                sure = names.sure if how == "dropped" else _all(names.sure, names.pending, named)
                self._folders[node] = Names(names.seen, sure)
            if how == "dropped" and any(change.node is None for change in names.pending):
                self._lost_removals = True

        self._do("flush_folder", effect)

    def writable(self, folder):
        return True

    def lock(self, path):
        if str(path) in (lock for _node, lock in self._handles.values()):
            raise BlockingIOError
        if path.name not in self._folders[self._folder_node(path.parent)].seen:
            self._rename_to(path, self._new(File()), sure=False)
        handle = -self._next
        self._next += 1
        self._handles[handle] = (self._node(path), str(path))
        return handle


def _all(start, changes, change):
    for one in changes:
        start = change(start, one)
    return start
