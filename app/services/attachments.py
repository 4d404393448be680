"""Pictures, voices and papers of a record: add one, look at it, say what it is."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from app.errors.attached import CannotReadIt, NoHeicHere, NotTaken, TooLargeToKeep
from app.errors.folder import ReadOnly
from app.errors.giving import NotAPicture
from app.exports import photos
from app.records.attachment import Attachment, AttachmentKind
from app.records.attachment_key import AttachmentKey
from app.records.base import Record
from app.rules.file_kind import FIRST, ending, kind_of, media_type
from app.services import records
from app.services.context import Context
from app.store.blobs import MOST, Blobs
from app.store.progress import Progress, unwatched
from app.store.schema import table_of
from app.store.unit import Unit

OF_SYMBOL = "symbol"  # what a photo belongs to that stands in the place of a symbol
LIMIT = MOST // 1024**2  # megabytes of one file
_PIECE = 1 << 20


def attach(
    ctx: Context,
    of: Record,
    source: BinaryIO,
    *,
    file_name: str = "",
    words: str = "",
    progress: Progress = unwatched,
) -> Attachment:
    """Keep a file with a record; it is seen by whoever sees the record.

    *source* can be read from any place in it. A photo is kept upright and without what the
    camera hid in it. NotTaken, NoHeicHere, TooLargeToKeep, NotAPicture, TooManyDots, NotKept.
    """
    if ctx.folder.read_only:
        raise ReadOnly
    media, size = _looked_at(source)
    known = Attachment(
        of_kind=table_of(type(of)).name,
        of_id=of.id,
        kind=kind_of(media),
        media_type=media,
        words=words,
        file_name=file_name,
    )
    keys = list(_written(ctx, known, source, size=size, progress=progress))
    with ctx.folder.unit() as unit:
        known.visibility = unit.get(type(of), of.id).visibility
        return _kept(ctx, unit, known, keys)


def attach_to_symbol(
    ctx: Context, code: str, source: BinaryIO, *, words: str, progress: Progress = unwatched
) -> Attachment:
    """Keep a photo that stands in the place of a symbol, only for the person.

    Raises what ``attach`` raises, and NotAPicture for another kind of file.
    """
    if ctx.folder.read_only:
        raise ReadOnly
    media, size = _looked_at(source)
    if kind_of(media) is not AttachmentKind.PHOTO:
        raise NotAPicture
    known = Attachment(of_kind=OF_SYMBOL, of_id=code, media_type=media, words=words)
    keys = list(_written(ctx, known, source, size=size, progress=progress))
    with ctx.folder.unit() as unit:
        for earlier in _of(unit, code):
            unit.remove(Attachment, earlier.id)
        return _kept(ctx, unit, known, keys)


def _kept(ctx: Context, unit: Unit, known: Attachment, keys: Sequence[AttachmentKey]) -> Attachment:
    known.blob, known.size = keys[0].id, keys[0].size
    known.thumbnail = keys[1].id if len(keys) > 1 else ""
    known.own_order = 1 + max((a.own_order for a in _of(unit, known.of_id)), default=0)
    known.whose_words, known.language = ctx.whose_words, ctx.language
    return unit.attach(known, keys)


def _looked_at(source: BinaryIO) -> tuple[str, int]:
    """Return media type and size of a file we take."""
    try:
        size = source.seek(0, io.SEEK_END)
        source.seek(0)
        media = media_type(source.read(FIRST))
        source.seek(0)
    except OSError as error:
        raise CannotReadIt from error
    if media == "image/heic":
        raise NoHeicHere
    if not media:
        raise NotTaken
    if size > MOST:
        raise TooLargeToKeep(limit=LIMIT)
    return media, size


def _written(
    ctx: Context, known: Attachment, source: BinaryIO, *, size: int, progress: Progress
) -> Iterator[AttachmentKey]:
    """Bring the file, or a photo and a small one of it, to the disk."""
    store = _blobs(ctx)
    if known.kind != AttachmentKind.PHOTO:
        yield store.write(source, total=size, progress=progress)
        return
    photo = photos.prepared(source)
    known.media_type = "image/jpeg"
    total = len(photo.picture)
    yield store.write(io.BytesIO(photo.picture), total=total, progress=progress)
    yield store.write(io.BytesIO(photo.small))


def _blobs(ctx: Context) -> Blobs:
    with ctx.folder.reading() as unit:
        return unit.blobs


def all_of(ctx: Context, record_id: str, *, removed: bool = False) -> list[Attachment]:
    """Return the attachments of a record in their order; *removed* adds those taken away."""
    with ctx.folder.reading() as unit:
        return _of(unit, record_id, removed=removed)


def _of(unit: Unit, record_id: str, *, removed: bool = False) -> list[Attachment]:
    found = unit.find(Attachment, Attachment.of_id == record_id, removed=removed)
    return sorted(found, key=lambda one: one.own_order)


def read(ctx: Context, attachment: Attachment) -> BinaryIO:
    """Return an attachment to be read, from any place in it; AttachmentLost."""
    return _opened(ctx, attachment.blob)


def take_out(
    ctx: Context, attachment: Attachment, stream: BinaryIO, progress: Progress = unwatched
) -> None:
    """Write an attachment as it is, unlocked, to a place outside the folder; AttachmentLost."""
    done = 0
    with read(ctx, attachment) as source:
        while piece := source.read(_PIECE):
            stream.write(piece)
            done += len(piece)
            progress(done, attachment.size)


def neutral_name(ctx: Context, attachment: Attachment) -> str:
    """Return a file name for it that tells nothing but the present day."""
    return f"{ctx.today}{ending(attachment.media_type)}"


def thumbnail(ctx: Context, attachment: Attachment) -> bytes:
    """Return the small picture of a photo; AttachmentLost when it cannot be opened."""
    with _opened(ctx, attachment.thumbnail) as source:
        return source.read()


def _opened(ctx: Context, blob: str) -> BinaryIO:
    with ctx.folder.reading() as unit:
        store, key = unit.blobs, unit.key_of(blob)
    return store.open(key)


def describe(ctx: Context, attachment_id: str, words: str) -> Attachment:
    """Say in one's own words what it shows; the earlier words are kept."""
    return records.change(ctx, Attachment, attachment_id, words=words)
