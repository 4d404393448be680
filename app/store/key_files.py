"""The two identical copies of the key document in keys/."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from app.store import keys
from app.store.files import Disk, beside, finished, forget, write_whole
from app.store.format import Newer, Unsound, cj, parse
from app.store.keys import Doc


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


def write(disk: Disk, folder: Path, doc: Doc) -> None:
    """Write both copies, read them back, and only then delete older ones."""
    older, data = finished(disk, folder), cj(doc)
    paths = [folder / f"k{doc['gen']:08d}{copy}.keys" for copy in "ab"]
    for path in paths:
        forget(disk, beside(path))
        write_whole(disk, path, data)
        disk.rename(beside(path), path)
    disk.flush_folder(folder)
    if any(disk.read(path) != data for path in paths):
        raise OSError
    for name in older:
        forget(disk, folder / name)
