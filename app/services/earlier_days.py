"""How the folder was on an earlier day: see what differs now, and bring it back."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.errors.attached import AttachmentLost
from app.errors.folder import Damaged
from app.records.attachment import Attachment
from app.records.attachment_key import AttachmentKey
from app.records.base import Record
from app.records.profile import Profile
from app.rules.belonging import REMOVABLE
from app.rules.history import loses_something
from app.rules.left_open import is_note
from app.services import erasing, records
from app.services.context import Context
from app.store import states, version
from app.store.blobs import Blobs
from app.store.format import Unsound
from app.store.joining import reading_of
from app.store.progress import Progress, unwatched
from app.store.reading import Reading
from app.store.states import State
from app.store.unit import Unit

_STAYS = frozenset(
    {
        *("id", "created_at", "changed_at", "removed_at", "visibility", "own_order"),
        *("blob", "thumbnail"),  # new ones when it became private; the file is the same
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Hold a record as it was then; *missing* when it is no longer among one's things.

    A missing attachment comes with the *keys* of its files and with what it belongs to
    (*behind*) where that is missing too; *lost* when its words alone can come back.
    """

    record: Record = field(repr=False)
    missing: bool
    lost: bool = False
    keys: Sequence[AttachmentKey] = field(default=(), repr=False)
    behind: Record | None = field(default=None, repr=False)


def days(ctx: Context, *, progress: Progress = unwatched) -> list[State]:
    """Return the kept states of earlier days, the newest first, one for each local day."""
    with ctx.folder.exclusive(writing=False) as content:
        found = states.earlier(content, progress=progress)
    by_day = {state.at.astimezone().date(): state for state in reversed(found) if state.at}
    return list(reversed(by_day.values()))


def differing(ctx: Context, day: State) -> list[Differing]:
    """Return what was there that day and is missing or other now; Damaged if unreadable."""
    with ctx.folder.exclusive(writing=False) as content:
        try:
            databases = states.databases(content, day)
        except Unsound as error:
            raise Damaged from error
        try:
            with reading_of(databases) as then, ctx.folder.reading() as now:
                return [one for kind in REMOVABLE for one in _of_kind(kind, then, now)]
        finally:
            for database in databases.values():
                database.close()


def _of_kind(kind: type[Record], then: Reading, now: Unit) -> Iterable[Differing]:
    present = {record.id: record for record in now.find(kind)}
    for record in then.find(kind):
        if isinstance(record, Profile) and is_note(record.part):
            continue  # it says nothing without the answers of today
        today = present.get(record.id)
        if today is None:
            yield _missing(record, then, now)
        elif loses_something(_words(record), _words(today)):
            yield Differing(record=record, missing=False)


def _missing(record: Record, then: Reading, now: Unit) -> Differing:
    if not isinstance(record, Attachment):
        return Differing(record=record, missing=True)
    there = now.look_up(Attachment, record.id)  # removed, with files of its own
    place, one = (now, there[1]) if there else (then, record)
    keys = [key for key in _keys(place, one) if _opens(now.blobs, key)]
    lost = one.blob not in {key.id for key in keys}
    behind = _behind(record, then)
    if behind is not None and _behind(record, now) is not None:
        behind = None
    return Differing(record=record, missing=True, lost=lost, keys=keys, behind=behind)


def _keys(place: Reading, one: Attachment) -> Iterator[AttachmentKey]:
    for blob in filter(None, (one.blob, one.thumbnail)):
        with contextlib.suppress(AttachmentLost):
            yield place.key_of(blob)


def _opens(blobs: Blobs, key: AttachmentKey) -> bool:
    try:
        blobs.open(key).close()
    except AttachmentLost:
        return False
    return True


def _behind(one: Attachment, place: Reading, *, removed: bool = False) -> Record | None:
    """Return what an attachment belongs to, if that is there."""
    kind = erasing.kind_named(one.of_kind)
    found = place.look_up(kind, one.of_id) if kind else None
    return found[1] if found and (removed or not found[1].removed_at) else None


def _words(record: Record) -> dict[str, object]:
    return {name: value for name, value in version.values(record).items() if name not in _STAYS}


def bring_back(ctx: Context, found: Iterable[Differing]) -> None:
    """Bring things back as they were that day; what they are now stays in their history."""
    with ctx.folder.unit() as unit:
        for one in found:
            if one.behind is not None:
                _bring_back(ctx, unit, one.behind)
            _bring_back(ctx, unit, one.record, one.keys)


def _bring_back(
    ctx: Context, unit: Unit, record: Record, keys: Sequence[AttachmentKey] = ()
) -> None:
    kind = type(record)
    there = unit.look_up(kind, record.id)
    if there is None:
        _put_anew(ctx, unit, kind(**version.values(record)), keys)
        return
    if there[1].removed_at:
        unit.bring_back(kind, record.id)
    records.change_in(ctx, unit, kind, record.id, **_words(record))


def _put_anew(ctx: Context, unit: Unit, record: Record, keys: Sequence[AttachmentKey]) -> None:
    if not isinstance(record, Attachment):
        unit.keep(record)
        return
    unit.attach(record, [key for key in keys if _opens(unit.blobs, key)])
    behind = _behind(record, unit, removed=True)
    if behind is not None:  # it is seen by whoever sees that, now
        seen = behind.visibility
        records.change_in(ctx, unit, Attachment, record.id, visibility=seen)
