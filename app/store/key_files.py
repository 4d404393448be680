"""The two identical copies of the key document in keys/."""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass, field
from pathlib import Path

from app.store import keys
from app.store.files import Disk, beside, finished, forget, write_whole
from app.store.format import MAX_NUMBER, MOST_IN_NAME, Newer, Unsound, cj, parse
from app.store.keys import Doc

FAR = 1_000_000  # a number further ahead is no work of ours; following it would leave no room
_NUMBER = re.compile(r"k(\d{8,16})[ab]")


@dataclass(slots=True)
class KeyFiles:
    """Hold the documents found, and whether both copies were as they should be."""

    docs: list[Doc] = field(default_factory=list[Doc])
    whole: bool = False
    newer: bool = False

    def add(self, doc: Doc) -> None:
        """Take a document once."""
        if doc not in self.docs:
            self.docs.append(doc)


def read(disk: Disk, folder: Path) -> KeyFiles:
    """Read every key file; one that cannot be read is passed over."""
    found, written = KeyFiles(), list[bytes]()
    try:
        names = finished(disk, folder)
    except OSError:
        return found
    for name in names:
        try:
            data = disk.read(folder / name)
            doc = keys.check(parse(data))
        except Newer:
            found.newer = True
        except (Unsound, OSError):
            continue
        else:
            written.append(data)
            found.add(doc)
    found.newer = found.newer and not found.docs
    found.whole = len(names) == len(written) == 2 and written == [cj(d) for d in found.docs] * 2
    return found


class Unsettled(OSError):  # noqa: N818 - it never leaves the store
    """The disk refused when the new document may already be in its place."""


def next_gen(disk: Disk, folder: Path, gen: int) -> int:
    """Return a generation no document has yet; *gen* is the one in use."""
    found = (_NUMBER.match(name) for name in disk.names(folder))
    used = [number for one in found if one and (number := int(one[1])) < MOST_IN_NAME]
    return 1 + max([gen, *(number for number in used if number <= gen + FAR)])


def write(disk: Disk, folder: Path, doc: Doc) -> None:
    """Write both copies, read them back, and only then delete older ones.

    OSError when the earlier document still holds, Unsettled when that is not certain.
    """
    if doc["gen"] > MAX_NUMBER:  # nobody could read it
        raise OSError(errno.ERANGE, "no number is left")
    older, data = disk.names(folder), cj(doc)
    paths = [folder / f"k{doc['gen']:08d}{copy}.keys" for copy in "ab"]
    for path in paths:
        forget(disk, beside(path))
        write_whole(disk, path, data)
    try:
        _put_in_place(disk, folder, paths)
        if any(disk.read(path) != data for path in paths):
            raise Unsettled
    except OSError as error:
        raise Unsettled from error
    for name in older:
        forget(disk, folder / name)


def _put_in_place(disk: Disk, folder: Path, paths: list[Path]) -> None:
    for path in paths:
        disk.rename(beside(path), path)
    disk.flush_folder(folder)
