"""Bring in a file of the open form: look first, then join as with a folder of one's own."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, BinaryIO, cast

from sqlalchemy import insert

from app.errors.attached import AttachmentLost
from app.errors.joining import NotOpenForm, OpenFormTooLarge
from app.exports.portable import JSON_NAME, Entry, File
from app.exports.portable_checking import Unfit, entry_of, file_of
from app.exports.portable_reading import read
from app.records.revision import Revision
from app.rules.belonging import NAMED
from app.services.context import Context
from app.services.joining import look_at
from app.store import joining, version
from app.store.archive import Bounded
from app.store.blobs import MOST
from app.store.comparing import Plan
from app.store.database import Database, template
from app.store.format import COMPARTMENTS
from app.store.joining import Theirs
from app.store.progress import Progress, unwatched
from app.store.schema import table_of
from app.store.told import memory_told
from app.store.unit import home_of

MOST_RECORDS = 200_000
_ALL_FILES = 8 * 1024**3  # bytes of all attachments together
_PIECE = 1024 * 1024
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others swell without bound in one read
_FAULTS = (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, zlib.error)
_CLOCKS_DIFFER = timedelta(days=2)

Put = Callable[[str, Any, list[dict[str, Any]]], object]  # into a compartment


@dataclass(slots=True, kw_only=True)
class Look:
    """Hold what bringing a file in does, and what of it cannot be used."""

    plan: Plan = field(default_factory=Plan)
    unfit: int = 0  # records that are not as they should be
    unknown: int = 0  # records of kinds this version does not know
    fields: int = 0  # unknown fields, left out


def look(ctx: Context, source: BinaryIO, *, progress: Progress = unwatched) -> Look:
    """Return what bringing in would do. NotOpenForm, OpenFormTooNew, OpenFormTooLarge."""
    with _opened(ctx, source, progress) as (theirs, found):
        found.plan = look_at(ctx, theirs, progress=progress)
        return found


def bring_in(ctx: Context, source: BinaryIO, *, progress: Progress = unwatched) -> Look:
    """Join what a file holds into the folder; doing it again changes nothing."""
    with ExitStack() as closing, memory_told():
        theirs, found = closing.enter_context(_opened(ctx, source, progress))
        with ctx.folder.unit() as unit:
            found.plan = joining.join_into(unit, theirs, progress=progress)
            closing.close()  # the save needs the memory that the other side takes
        return found


@contextmanager
def _opened(ctx: Context, source: BinaryIO, progress: Progress) -> Generator[tuple[Theirs, Look]]:
    """Give the file as the other side of a join; its records lie in memory as in a folder."""
    with ExitStack() as closing, memory_told():
        closing.callback(source.close)
        archive = closing.enter_context(_archive(source))
        filled = _Filled(ctx, archive)
        closing.callback(filled.close)
        filled.fill(progress)
        reading = closing.enter_context(joining.reading_of(filled.databases))
        yield Theirs(reading=reading, open=filled.open), filled.look


def _archive(source: BinaryIO) -> zipfile.ZipFile:
    bounded = Bounded(source)
    try:
        archive = zipfile.ZipFile(cast(BinaryIO, bounded))
        json_member = archive.getinfo(JSON_NAME)
    except (*_FAULTS, OSError, ValueError, KeyError) as error:
        raise NotOpenForm from error
    members = archive.infolist()
    if any(m.compress_type not in _PACKED for m in members):
        raise NotOpenForm
    too_many = sum(m.compress_size for m in members) > bounded.size or json_member.flag_bits & 1
    if too_many or sum(m.file_size for m in members) > _ALL_FILES:
        raise OpenFormTooLarge
    return archive


class _Filled:
    """Hold the records of a file in two compartments in memory."""

    def __init__(self, ctx: Context, archive: zipfile.ZipFile) -> None:
        self.look = Look()
        self.databases = {comp: Database(template()) for comp in COMPARTMENTS}
        self._latest = ctx.clock() + _CLOCKS_DIFFER
        self._archive, self._files = archive, dict[str, File]()
        self._ids: set[str] = set()

    def fill(self, progress: Progress) -> None:
        """Read all records, as far as they are sound."""
        with ExitStack() as closing:
            connections = {
                comp: closing.enter_context(database.session()).connection()
                for comp, database in self.databases.items()
            }
            self._each(
                lambda comp, statement, rows: connections[comp].execute(statement, rows), progress
            )
            for connection in connections.values():
                connection.commit()

    def _each(self, put: Put, progress: Progress) -> None:
        try:
            with self._archive.open(JSON_NAME) as member:
                for number, (what, kind, one) in enumerate(read(cast(BinaryIO, member))):
                    if number > MOST_RECORDS:
                        raise OpenFormTooLarge
                    if number % 100 == 0:
                        progress(0, 0)
                    self._take(what, kind, one, put)
        except (*_FAULTS, OSError) as error:
            raise NotOpenForm from error

    def _take(self, what: str, kind: str, one: object, put: Put) -> None:
        if what == "unknown" or (what == "record" and kind not in NAMED):
            self.look.unknown += 1
            return
        try:
            if what == "file":
                file = file_of(one)
                self._files.setdefault(file.id, file)
                return
            entry, left_out = entry_of(kind, one, latest=self._latest)
            self._known(entry)
        except Unfit:
            self.look.unfit += 1
            return
        self.look.fields += left_out
        _put(entry, put)

    def _known(self, entry: Entry) -> None:
        """Refuse an id that stood before: one id is one thing."""
        ids = {entry.values["id"], *(one["id"] for one in entry.history)}
        if ids & self._ids:
            raise Unfit
        self._ids |= ids

    def open(self, blob: str) -> BinaryIO:
        """Return an attachment after its sum was checked; AttachmentLost."""
        file = self._files.get(blob)
        if file is None or file.size > MOST:
            raise AttachmentLost
        try:
            info = self._archive.getinfo(file.file)
            if info.file_size != file.size or not self._sound(file):
                raise AttachmentLost
            return cast(BinaryIO, self._archive.open(info))
        except (*_FAULTS, OSError, ValueError, KeyError) as error:
            raise AttachmentLost from error

    def _sound(self, file: File) -> bool:
        found = hashlib.sha256()
        with self._archive.open(file.file) as member:
            while piece := member.read(_PIECE):
                found.update(piece)
        return found.hexdigest() == file.sha256

    def close(self) -> None:
        """Drop the content from memory."""
        for database in self.databases.values():
            database.close()


def _put(entry: Entry, put: Put) -> None:
    kind = NAMED[entry.kind]
    record = kind(**entry.values)
    comp = home_of(record)
    put(comp, insert(table_of(kind)), [version.values(record)])
    if entry.history:
        put(comp, insert(table_of(Revision)), [_row(entry, one) for one in entry.history])


def _row(entry: Entry, one: dict[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in one.items() if name != "version"}
    body = version.body(one["version"])
    return {**told, "record_id": entry.values["id"], "kind": entry.kind, "body": body}
