"""How the folder was on an earlier day: see what differs now, and bring it back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.errors.folder import Damaged
from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.base import Record
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.profile import Profile
from app.records.wish import Wish
from app.rules.history import loses_something
from app.services import records
from app.services.context import Context
from app.store import states, version
from app.store.format import Unsound
from app.store.joining import reading_of
from app.store.progress import Progress, unwatched
from app.store.reading import Reading
from app.store.states import State
from app.store.unit import Unit

KINDS: tuple[type[Record], ...] = (Wish, Agreement, Meeting, Person, Profile, AgendaItem)
_STAYS = frozenset({"id", "created_at", "changed_at", "removed_at", "visibility", "own_order"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Hold a record as it was then; *missing* when it is no longer among one's things."""

    record: Record = field(repr=False)
    missing: bool


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
                return [one for kind in KINDS for one in _of_kind(kind, then, now)]
        finally:
            for database in databases.values():
                database.close()


def _of_kind(kind: type[Record], then: Reading, now: Reading) -> Iterable[Differing]:
    present = {record.id: record for record in now.find(kind)}
    for record in then.find(kind):
        today = present.get(record.id)
        if today is None:
            yield Differing(record=record, missing=True)
        elif loses_something(_words(record), _words(today)):
            yield Differing(record=record, missing=False)


def _words(record: Record) -> dict[str, object]:
    return {name: value for name, value in version.values(record).items() if name not in _STAYS}


def bring_back(ctx: Context, found: Iterable[Differing]) -> None:
    """Bring things back as they were that day; what they are now stays in their history."""
    with ctx.folder.unit() as unit:
        for one in found:
            _bring_back(ctx, unit, one.record)


def _bring_back(ctx: Context, unit: Unit, record: Record) -> None:
    kind = type(record)
    there = unit.find(kind, kind.id == record.id, removed=True)  # pyright: ignore[reportArgumentType]
    if not there:
        unit.keep(kind(**version.values(record)))
        return
    if there[0].removed_at:
        unit.bring_back(kind, record.id)
    records.change_in(ctx, unit, kind, record.id, **_words(record))
