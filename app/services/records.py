"""Look at, change, remove and bring back any record, and see its earlier versions."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from app.errors.folder import Gone
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.base import Record
from app.records.revision import Revision
from app.records.wish import Wish
from app.rules.visibility import agenda_visibility, narrowed
from app.services.context import Context
from app.store import version
from app.store.unit import Unit

R = TypeVar("R", bound=Record)

_TIMES = frozenset({"created_at", "changed_at", "removed_at"})  # set by the store
# Changing these says nothing new in words, so whose words they are stays as it was.
_MARKS = frozenset(
    {
        *("visibility", "own_order", "said", "answer", "reason", "kept", "held", "remote"),
        *("kind", "life_area", "how_now", "importance", "accord", "role", "paid"),
        *("meeting_id", "wish_id", "agreement_id", "agenda_item_id", "person_id", "part"),
        *("photo", "voice", "day", "clock_time", "from_when", "by_when", "invited"),
        *("whose_words", "language", "blob", "thumbnail", "size", "media_type", "file_name"),
        *("of_kind", "of_id"),
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
    return unit.keep(kind(**values))


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
    if not differing.keys() <= _MARKS:
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
    if isinstance(record, AgendaItem):
        record.visibility = narrowed(record, _behind(unit, record))
    kept = unit.keep(record)
    if kept.visibility != was:
        _take_along(unit, kept)
    return kept


def _behind(unit: Unit, item: AgendaItem) -> Record | None:
    """Return the wish or agreement an agenda item brings up."""
    if item.wish_id:
        return next(iter(unit.find(Wish, Wish.id == item.wish_id, removed=True)), None)
    if item.agreement_id:
        found = unit.find(Agreement, Agreement.id == item.agreement_id, removed=True)
        return next(iter(found), None)
    return None


def _take_along(unit: Unit, behind: Record) -> None:
    """Give agenda items and attachments the visibility of what they belong to."""
    for attached in unit.find(Attachment, Attachment.of_id == behind.id, removed=True):
        if attached.visibility != behind.visibility:
            attached.visibility = behind.visibility
            unit.keep(attached)
    if isinstance(behind, Wish | Agreement):
        _take_items_along(unit, behind)


def _take_items_along(unit: Unit, behind: Wish | Agreement) -> None:
    of = AgendaItem.wish_id if isinstance(behind, Wish) else AgendaItem.agreement_id
    for item in unit.find(AgendaItem, of == behind.id, removed=True):
        if item.visibility != agenda_visibility(behind):
            item.visibility = agenda_visibility(behind)
            _take_along(unit, unit.keep(item))


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
