"""See what was removed, and erase it for good."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlmodel import col

from app.errors.erasing import NotErasedYet
from app.records.agenda_item import AgendaItem
from app.records.base import Record
from app.records.profile import Profile
from app.records.share import Share
from app.rules.belonging import GOES_WITH, NAMED, REMOVABLE
from app.rules.left_open import is_note
from app.services import left_open
from app.services.context import Context
from app.store import erasing
from app.store.schema import table_of
from app.store.unit import Unit

Gone = Mapping[type[Record], Iterable[str]]


def kind_named(name: str) -> type[Record] | None:
    """Return the kind of record with this name, if it can be removed."""
    kind = NAMED.get(name)
    return kind if kind in REMOVABLE else None


def one_removed(ctx: Context, kind: type[Record], record_id: str) -> Record | None:
    """Return one removed record, or nothing when it was brought back or erased."""
    with ctx.folder.reading() as unit:
        found = unit.look_up(kind, record_id)
    return found[1] if found and found[1].removed_at else None


def removed(ctx: Context) -> list[Record]:
    """Return what was removed, the latest first.

    An agenda item that only brings up a wish or agreement has no words of its own and is
    not listed, nor is a note about an answer; they go with what they belong to.
    """
    with ctx.folder.reading() as unit:
        found = [one for kind in REMOVABLE for one in _removed(unit, kind)]
    listed = [one for one in found if not _goes_with_another(one)]
    return sorted(listed, key=lambda one: str(one.removed_at), reverse=True)


def _goes_with_another(one: Record) -> bool:
    if isinstance(one, Profile):
        return is_note(one.part)
    return isinstance(one, AgendaItem) and not one.words


def _removed(unit: Unit, kind: type[Record]) -> list[Record]:
    return list(unit.find(kind, col(kind.removed_at).is_not(None), removed=True))


def erase(ctx: Context, kind: type[Record], record_id: str) -> None:
    """Erase one record for good, with what belongs to it alone.

    NotSaved: nothing was erased. NotErasedYet: ``go_on`` has to be called again.
    """
    with ctx.folder.reading() as unit:
        gone = _with_what_belongs(unit, {kind: [record_id]})
    erasing.erase(ctx.folder, gone)


def erase_all_removed(ctx: Context) -> None:
    """Erase for good everything that was removed."""
    with ctx.folder.reading() as unit:
        away = {kind: [one.id for one in _removed(unit, kind)] for kind in REMOVABLE}
        gone = _with_what_belongs(unit, away)
    erasing.erase(ctx.folder, gone)


def _with_what_belongs(unit: Unit, gone: Gone) -> Gone:
    """Add what belongs to these things, and the notes about answers."""
    found = defaultdict[type[Record], set[str]](set, {k: set(ids) for k, ids in gone.items()})
    for kind, owners in GOES_WITH.items():
        for name, owner in owners:
            if ids := found.get(owner):
                ones = unit.find(kind, table_of(kind).c[name].in_(ids), removed=True)
                found[kind] |= {one.id for one in ones}
    if notes := left_open.notes_of(unit, {one for ids in found.values() for one in ids}):
        found[Profile] |= notes
    return found


def receipts_with(ctx: Context, record_id: str) -> list[Share]:
    """Return the receipts that hold what was given of a record; they keep it."""
    with ctx.folder.reading() as unit:
        return [share for share in unit.find(Share) if record_id in share.chosen]


def is_unfinished(ctx: Context) -> bool:
    """Tell whether an erasing was begun and has not come to its end."""
    return erasing.unfinished(ctx.folder)


def go_on(ctx: Context) -> None:
    """Bring an erasing that was cut to its end; NotErasedYet when the disk still refuses."""
    if erasing.unfinished(ctx.folder):
        erasing.finish(ctx.folder)


def go_on_quietly(ctx: Context) -> None:
    """Do the same as the folder opens, where a refusal waits for the next time."""
    if not ctx.folder.read_only:
        with contextlib.suppress(NotErasedYet):
            go_on(ctx)
