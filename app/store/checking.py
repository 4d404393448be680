"""Read a whole folder with a secret and say what is in it; changes nothing.

The folder may lie on a disk or in a copy (an Archive).
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors.attached import AttachmentLost
from app.errors.copies import CopyDamaged, WrongSecretOfCopy
from app.errors.folder import Damaged, WrongSecret
from app.records.attachment_key import AttachmentKey
from app.store import looking, migrations, opening
from app.store.blobs import Blobs, mentioned
from app.store.database import Database, version_of
from app.store.files import Disk
from app.store.format import COMPARTMENTS, Unsound
from app.store.keys import Ring
from app.store.notice import Level
from app.store.progress import Progress, unwatched
from app.store.recovery import Recovered
from app.store.slots import Secret
from app.store.told import memory_told

Watch = Callable[[int], None]  # told how many more bytes are done

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Hold what is in a folder: when it was written, and how many of what."""

    at: str  # of its newest snapshot, such as 2026-11-24T08:00:00Z
    counts: dict[str, int]  # records by table, without the removed ones
    rows: dict[str, int]  # all rows of the tables
    attachments: int
    lost: int = 0  # attachments that are missing or damaged


@dataclass(frozen=True, slots=True)
class Opened:
    """Hold a folder that lies open to be read."""

    blobs: Blobs
    databases: dict[str, Database]
    at: str

    def contents(self, *, attachments: int, lost: int) -> Contents:
        """Return what is in the folder."""
        found = self.databases.values()
        return Contents(
            at=self.at,
            counts=added(looking.counts(database) for database in found),
            rows=added(migrations.rows(database.connection) for database in found),
            attachments=attachments,
            lost=lost,
        )


def look_into(disk: Disk, place: Path, secret: Secret) -> Contents:
    """Return what is in a folder; its attachments are looked for but not read.

    WrongSecretOfCopy, WrongRecoveryKey, CopyDamaged, TooNew, OutOfMemory.
    """
    with opened(disk, place, secret) as found:
        wanted, there = mentioned(found.databases), found.blobs.ids()
        return found.contents(attachments=len(wanted), lost=len(wanted.keys() - there))


def verify(disk: Disk, place: Path, secret: Secret, *, progress: Progress = unwatched) -> Contents:
    """Return what is in a folder, with every attachment read to its end; raises as above."""
    with opened(disk, place, secret) as found:
        wanted = list(mentioned(found.databases).values())
        watch = counting(progress, total=sum(row.size for row in wanted))
        lost = sum(not _whole(found.blobs, row, watch) for row in wanted)
        return found.contents(attachments=len(wanted), lost=lost)


def counting(progress: Progress, *, total: int) -> Watch:
    """Return what is told how many more bytes are done."""
    done = 0

    def more(size: int) -> None:
        nonlocal done
        done += size
        progress(min(done, total), total)

    return more


def _whole(blobs: Blobs, row: AttachmentKey, watch: Watch) -> bool:
    found = hashlib.sha256()
    try:
        with blobs.open(row) as source:
            while piece := source.read(_PIECE):
                found.update(piece)
                watch(len(piece))
    except AttachmentLost:
        return False
    return found.hexdigest() == row.sha256


@contextmanager
def opened(disk: Disk, place: Path, secret: Secret) -> Generator[Opened]:
    """Give a whole folder to be read; raises as ``look_into`` does."""
    try:
        with memory_told(), ExitStack() as closing:
            ring, _ = opening.unlock(disk, place, secret)
            closing.callback(ring.wipe)
            databases, at = _databases(disk, place, ring)
            for database in databases.values():
                closing.callback(database.close)
            yield Opened(Blobs(place, disk=disk, vault=ring.vault), databases, at)
    except WrongSecret as error:
        raise WrongSecretOfCopy from error
    except (Damaged, Unsound, OSError, sqlite3.DatabaseError) as error:
        raise CopyDamaged from error


def _databases(disk: Disk, place: Path, ring: Ring) -> tuple[dict[str, Database], str]:
    found, notices = opening.recovered(disk, place, ring)
    if set(found) != set(COMPARTMENTS) or any(n.level == Level.ALARM for n in notices):
        raise CopyDamaged
    at = max(recovered.base.at for recovered in found.values())
    return {comp: _database(recovered) for comp, recovered in found.items()}, at


def _database(found: Recovered) -> Database:
    migrations.check_version(version_of(found.image))
    database = looking.database(found.image)
    if database.connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        database.close()
        raise CopyDamaged
    return database


def added(counted: Generator[dict[str, int]]) -> dict[str, int]:
    """Return the sums, by name."""
    found: dict[str, int] = {}
    for counts in counted:
        for name, count in counts.items():
            found[name] = found.get(name, 0) + count
    return found
