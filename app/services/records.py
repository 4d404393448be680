"""Look at, change, remove and bring back any record, and see its earlier versions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from app.errors.folder import Gone
from app.records.attachment import Attachment
from app.records.base import Record
from app.records.revision import Revision
from app.rules.belonging import SEEN_AS, owners_of
from app.rules.visibility import narrowed, seen_as
from app.services.context import Context
from app.store import version
from app.store.schema import table_of
from app.store.unit import Unit

R = TypeVar("R", bound=Record)

_TIMES = frozenset({"created_at", "changed_at", "removed_at"})  # set by the store
# Changing these says nothing new in words, so whose words they are stays as it was.
MARKS = frozenset(
    {
        *("visibility", "own_order", "said", "answer", "reason", "kept", "held", "remote"),
        *("kind", "life_area", "how_now", "importance", "accord", "role", "paid"),
        *("meeting_id", "wish_id", "agreement_id", "agenda_item_id", "person_id", "part"),
        *("photo", "voice", "day", "clock_time", "from_when", "by_when", "invited"),
        *("whose_words", "language", "blob", "thumbnail", "size", "media_type", "file_name"),
        *("of_kind", "of_id", "wishes", "areas", "done", "given_up", "looked_at_on"),
        *("matter_id", "paper_id", "started_on", "started_how", "ended_on", "asked_on", "channel"),
        *("answered_on", "new_day", "dated", "sent", "received", "came_how", "found", "sight"),
        *("could_say", "listened", "answered", "every", "went_well_until", "ends_at", "cancelled"),
        *("calendar_uid", "calendar_number", "looked_through"),
    }
)
_STAYS_WHEN_GOING_BACK = _TIMES | {"id", "visibility", "own_order", "blob", "thumbnail"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """Hold one earlier version; *fields* are its values by field name."""

    number: int
    replaced_at: datetime | None
    whose_words: str
    fields: dict[str, Any]

    @property
    def language(self) -> str:
        """Return the language the words were said in, as far as it was kept."""
        return str(self.fields.get("language") or "")

    def __repr__(self) -> str:
        """Show the number alone, never the words."""
        return f"Version({self.number})"


def get(ctx: Context, kind: type[R], record_id: str) -> R:
    """Return one record as it is now."""
    with ctx.folder.reading() as unit:
        return unit.get(kind, record_id)


def add(ctx: Context, kind: type[R], /, **fields: Any) -> R:
    """Keep a new record, with whose words and which language they are."""
    with ctx.folder.unit() as unit:
        return add_in(ctx, unit, kind, **fields)


def add_in(ctx: Context, unit: Unit, kind: type[R], /, **fields: Any) -> R:
    """Keep a new record inside a unit of work that is already open.

    A screen that stands at the record's route before its first word gives its ``id``.
    """
    given = _checked(kind, fields, never=_TIMES)
    values: dict[str, Any] = {"whose_words": ctx.whose_words, "language": ctx.language, **given}
    record = kind(**values)
    owners = _owners(unit, record)
    if owners:
        record.visibility = narrowed(record, owners) if "visibility" in given else seen_as(owners)
    return unit.keep(record)


def tell_in(
    ctx: Context, unit: Unit, kind: type[R], record_id: str, begins: dict[str, Any], /, **told: Any
) -> R:
    """Keep an answer about a record; the first one makes it, as it *begins*."""
    if unit.look_up(kind, record_id) is None:
        return add_in(ctx, unit, kind, id=record_id, **{**begins, **told})
    return change_in(ctx, unit, kind, record_id, **told)


def change(ctx: Context, kind: type[R], record_id: str, /, **fields: Any) -> R:
    """Change fields of a record; the earlier version is kept by the store."""
    with ctx.folder.unit() as unit:
        return change_in(ctx, unit, kind, record_id, **fields)


def change_in(ctx: Context, unit: Unit, kind: type[R], record_id: str, /, **fields: Any) -> R:
    """Change fields inside a unit of work; what changes nothing is not written."""
    record = unit.get(kind, record_id)
    given = _checked(kind, fields, never=_TIMES | {"id"})
    differing = {name: value for name, value in given.items() if getattr(record, name) != value}
    if not differing:
        return record
    if not differing.keys() <= MARKS:
        said = {"whose_words": ctx.whose_words, "language": ctx.language}
        differing = {**said, **{name: given[name] for name in said.keys() & given}, **differing}
    return _kept(unit, record, differing)


def remove(ctx: Context, kind: type[R], record_id: str) -> None:
    """Remove a record; it can be brought back."""
    with ctx.folder.unit() as unit:
        unit.remove(kind, record_id)


def bring_back(ctx: Context, kind: type[R], record_id: str) -> R:
    """Bring back a removed record as it was."""
    with ctx.folder.unit() as unit:
        return unit.bring_back(kind, record_id)


def history(ctx: Context, record_id: str) -> list[Version]:
    """Return the earlier versions of a record, oldest first."""
    with ctx.folder.reading() as unit:
        return [_version(revision) for revision in unit.history(record_id)]


def go_back(ctx: Context, kind: type[R], record_id: str, number: int) -> R:
    """Take an earlier version into use again; who may see it stays as it is now."""
    with ctx.folder.unit() as unit:
        found = next((r for r in unit.history(record_id) if r.number == number), None)
        if found is None:
            raise Gone
        earlier = version.values(version.record_from(kind, found.body))
        fields = {name: earlier[name] for name in earlier.keys() - _STAYS_WHEN_GOING_BACK}
        return change_in(ctx, unit, kind, record_id, **fields)


def _kept(unit: Unit, record: R, fields: dict[str, Any]) -> R:
    was = record.visibility
    for name, value in fields.items():
        setattr(record, name, value)
    record.visibility = narrowed(record, _owners(unit, record))
    kept = unit.keep(record)
    if kept.visibility != was:
        _take_along(unit, kept)
    return kept


def _owners(unit: Unit, record: Record) -> list[Record]:
    """Return what a record belongs to, removed or not, as far as it is there."""
    named = owners_of(type(record), version.values(record))
    found = [unit.look_up(kind, owner_id) for kind, owner_id in named]
    return [owner[1] for owner in found if owner]


def _take_along(unit: Unit, owner: Record) -> None:
    """Give what belongs to a record, and its attachments, the visibility it has now."""
    for attached in unit.find(Attachment, Attachment.of_id == owner.id, removed=True):
        if attached.visibility != owner.visibility:
            attached.visibility = owner.visibility
            unit.keep(attached)
    for kind, owners in SEEN_AS.items():
        for name in (name for name, of in owners if of is type(owner)):
            for one in unit.find(kind, table_of(kind).c[name] == owner.id, removed=True):
                _let_follow(unit, one)


def _let_follow(unit: Unit, one: Record) -> None:
    wanted = seen_as(_owners(unit, one))
    if one.visibility != wanted:
        one.visibility = wanted
        _take_along(unit, unit.keep(one))


def _version(revision: Revision) -> Version:
    return Version(
        number=revision.number,
        replaced_at=revision.replaced_at,
        whose_words=revision.whose_words,
        fields=json.loads(revision.body),
    )


def _checked(kind: type[R], fields: dict[str, Any], *, never: frozenset[str]) -> dict[str, Any]:
    """Return the fields when the record has them all; a wrong name is a fault of ours."""
    unknown = fields.keys() - (kind.model_fields.keys() - never)
    if unknown:
        raise TypeError(kind.__name__, *sorted(unknown))
    return fields
