"""Attachments as encrypted files of their own (section 4); knows nothing of wishes."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO, cast

from sqlmodel import select

from app.errors.attached import AttachmentLost, CannotReadIt, NotKept, TooLargeToKeep
from app.records.attachment_key import AttachmentKey
from app.store.crypto import digest, random_bytes
from app.store.database import Database
from app.store.files import UNFINISHED, Disk, beside, forget
from app.store.format import (
    BLOB_MAGIC,
    CHUNK,
    MAX_HEADER,
    Unsound,
    envelope,
    hexed,
    shaped,
    split_envelope,
)
from app.store.progress import Progress, unwatched
from app.store.sealed import SealedFile, SealingWriter

MOST = 50 * 1024 * 1024  # bytes of one attachment
_PIECE = 256 * 1024
_ENDING = ".blob"
_NAME = re.compile(r"[0-9a-f]{32}\.blob")


class OpenBlob(SealedFile):
    """Read one attachment; AttachmentLost where its file is not as it was written."""

    def _chunk(self, number: int) -> bytes:
        try:
            return super()._chunk(number)
        except (Unsound, OSError) as error:
            raise AttachmentLost from error


class Blobs:
    """Write, open and delete the attachments of one folder; the keys lie in its records."""

    def __init__(self, place: Path, *, disk: Disk, vault: str) -> None:
        """Take the place of a folder and its id."""
        self.folder = place / "blobs"
        self.fresh: set[str] = set()  # written here and not yet named by a saved record
        self._disk, self._vault = disk, vault

    def write(
        self, source: BinaryIO, *, total: int = 0, progress: Progress = unwatched
    ) -> AttachmentKey:
        """Keep all that *source* gives, flushed to the disk, and return its key row.

        *total* is its size in bytes as far as known. TooLargeToKeep, CannotReadIt, NotKept;
        then nothing is left of it.
        """
        row = AttachmentKey(id=random_bytes(16).hex(), key=random_bytes(32))
        path = self.path(row.id)
        self.fresh.add(row.id)
        with ExitStack() as undoing:
            undoing.callback(self.remove, [row.id])
            undoing.callback(forget, self._disk, beside(path))
            try:
                self._pour(_pieces(source, total=total, progress=progress), row, beside(path))
                self._disk.rename(beside(path), path)
                self._disk.flush_folder(self.folder)
            except OSError as error:
                raise NotKept from error
            undoing.pop_all()
        return row

    def _pour(self, pieces: Iterable[bytes], row: AttachmentKey, path: Path) -> None:
        front, found = self._front(row.id), hashlib.sha256()
        self._disk.make_folder(self.folder)
        handle = self._disk.create(path)
        try:
            self._disk.write(handle, front)
            writer = SealingWriter(self._writing(handle), row.key, digest(front))
            for piece in pieces:
                found.update(piece)
                row.size += writer.write(piece)
            writer.finish()
            self._disk.flush(handle)
        finally:
            self._disk.close(handle)
        row.sha256 = found.hexdigest()

    def _writing(self, handle: int) -> Callable[[bytes], None]:
        return lambda data: self._disk.write(handle, data)

    def _front(self, blob: str) -> bytes:
        return envelope(BLOB_MAGIC, {"blob": blob, "v": 1, "vault": self._vault})

    def open(self, row: AttachmentKey) -> BinaryIO:
        """Return an attachment to be read, from any place in it.

        AttachmentLost when it is missing or damaged, here or at any later read.
        """
        with ExitStack() as closing:
            try:
                source = closing.enter_context(self._disk.open(self.path(row.id)))
                front = self._front_of(source, row.id)
                found = OpenBlob(source, row.key, digest(front), start=len(front))
            except (OSError, Unsound) as error:
                raise AttachmentLost from error
            if found.size != row.size:
                raise AttachmentLost
            closing.pop_all()
        return cast(BinaryIO, io.BufferedReader(found, CHUNK))

    def _front_of(self, source: BinaryIO, blob: str) -> bytes:
        data = source.read(12 + MAX_HEADER)
        header, start = split_envelope(data, BLOB_MAGIC)
        shaped(header, ("blob", "v", "vault"))
        if header["blob"] != blob or header["vault"] != self._vault:
            raise Unsound
        return data[:start]

    def path(self, blob: str) -> Path:
        """Return where an attachment lies, sealed, or would lie; Unsound for no id."""
        return self.folder / f"{hexed(blob, 16).hex()}{_ENDING}"

    def ids(self) -> set[str]:
        """Return the ids of the attachments on the disk; OSError when that cannot be seen."""
        names = self._disk.names(self.folder)
        return {name[:32] for name in names if _NAME.fullmatch(name)}

    def remove(self, blobs: Iterable[str]) -> None:
        """Delete attachments, as far as the disk allows."""
        for blob in sorted(blobs):
            forget(self._disk, self.path(blob))

    def remove_unfinished(self) -> None:
        """Delete what an interrupted write left, but nothing that is being written now."""
        for name in self._disk.names(self.folder):
            whole = name.removesuffix(UNFINISHED).removesuffix(_ENDING)
            if name.endswith(UNFINISHED) and whole not in self.fresh:
                forget(self._disk, self.folder / name)


def _pieces(source: BinaryIO, *, total: int, progress: Progress) -> Iterable[bytes]:
    done = 0
    while piece := _read(source):
        done += len(piece)
        if done > MOST:
            raise TooLargeToKeep(limit=MOST // 1024**2)
        progress(done, max(done, total))
        yield piece


def _read(source: BinaryIO) -> bytes:
    try:
        return source.read(_PIECE)
    except OSError as error:
        raise CannotReadIt from error


def mentioned(databases: Mapping[str, Database]) -> dict[str, AttachmentKey]:
    """Return the key rows of both compartments as they are now, by blob id."""
    found: dict[str, AttachmentKey] = {}
    for database in databases.values():
        with database.session() as session:
            found |= {row.id: row for row in session.exec(select(AttachmentKey))}
            session.expunge_all()
    return found
