"""Take everything out in the open form, without encryption, and bring such a file in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from app.exports import portable
from app.exports.portable import Entry, File
from app.records.attachment import Attachment
from app.rules.belonging import NAMED
from app.services.context import Context
from app.store import pairs
from app.store.blobs import AttachmentLost
from app.store.progress import Progress, unwatched
from app.store.reading import Reading

_PIECE = 1024 * 1024
_OF_ONE = 1000  # bytes one record counts for, so that one measure goes for all


def file_name(day: date) -> str:
    """Return the name of the file, which tells nothing but the day."""
    return f"kuulluksi-{day.isoformat()}-open.zip"


def take_out(ctx: Context, stream: BinaryIO, progress: Progress = unwatched) -> None:
    """Write everything as a zip to a stream that need not be seekable; reads nothing twice."""
    with ctx.folder.reading() as unit, ZipFile(stream, "w") as archive:
        ids = {name: sorted(pairs.homes(unit, kind)) for name, kind in NAMED.items()}
        files = [file for file, _opener in _files(unit)]
        watch = _Watch(progress, _OF_ONE * sum(map(len, ids.values())), files)
        with archive.open(_info(portable.JSON_NAME, packed=True), "w") as member:
            groups = ((name, _entries(unit, name, ids[name], watch)) for name in ids)
            for piece in portable.written(groups, files, made_at=ctx.clock().astimezone(UTC)):
                member.write(piece.encode())
        for file in files:
            with (
                unit.blobs.open(unit.key_of(file.id)) as source,
                archive.open(_info(file.file), "w") as member,
            ):
                while piece := source.read(_PIECE):
                    member.write(piece)
                    watch.add(len(piece))


class _Watch:
    def __init__(self, progress: Progress, records: int, files: Iterable[File]) -> None:
        self._progress, self._done = progress, 0
        self._total = records + sum(file.size for file in files)

    def add(self, size: int) -> None:
        self._done += size
        self._progress(self._done, self._total)


def _info(name: str, *, packed: bool = False) -> ZipInfo:
    info = ZipInfo(name)  # of 1980: the members tell no time
    info.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    return info


def _entries(unit: Reading, name: str, ids: list[str], watch: _Watch) -> Iterator[Entry]:
    kind = NAMED[name]
    for some in pairs.parts(ids):
        rows, histories = pairs.rows(unit, kind, some), pairs.histories(unit, some)
        for one in some:
            history = [_version(row) for row in histories.get(one, [])]
            yield Entry(kind=name, values=rows[one], history=history)
        watch.add(_OF_ONE * len(some))


def _version(row: dict[str, Any]) -> dict[str, Any]:
    told = {name: row[name] for name in ("id", "number", "replaced_at", "whose_words")}
    return {**told, "version": json.loads(row["body"])}


def _files(unit: Any) -> Iterator[tuple[File, str]]:
    """Give the files that can be opened; a lost one is not promised."""
    for attachment in unit.find(Attachment, removed=True):
        named = ((attachment.blob, attachment.media_type), (attachment.thumbnail, "image/jpeg"))
        for blob, media_type in named:
            file = _file(unit, blob, media_type)
            if file is not None:
                yield file, blob


def _file(unit: Any, blob: str, media_type: str) -> File | None:
    if not blob:
        return None
    try:
        row = unit.key_of(blob)
        unit.blobs.open(row).close()
    except AttachmentLost:
        return None
    name = portable.name_in_zip(blob, media_type)
    return File(id=blob, file=name, sha256=row.sha256, size=row.size)
