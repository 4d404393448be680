"""A unit of work over both compartments; what it returns are plain detached records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col

from app.errors import ReadOnly
from app.records.base import Clock, Record, Visibility
from app.records.revision import Revision
from app.rules.history import loses_something
from app.store import version
from app.store.format import MAIN, PRIVATE
from app.store.reading import Reading
from app.store.schema import KINDS, table_of
from app.store.text import storable

R = TypeVar("R", bound=Record)


def home_of(record: Record) -> str:
    """Return the compartment a record belongs to; an unknown visibility stays private."""
    return MAIN if record.visibility == Visibility.MAY_BE_SHARED else PRIVATE


class Unit(Reading):
    """Find and keep records; the private version wins where both compartments have one."""

    def __init__(
        self,
        sessions: Mapping[str, Session],
        *,
        clock: Clock,
        hidden: set[str],
        save: Callable[[], None] | None,
    ) -> None:
        """Take open sessions; *hidden* ids in main are leftovers; without *save* only read."""
        super().__init__(sessions, hidden=hidden)
        self._clock, self._save = clock, save
        self._touched: set[str] = set()
        self._goal = ""  # where records of this unit move to

    @property
    def writing(self) -> bool:
        """Tell whether changes can be kept."""
        return self._save is not None

    @property
    def order(self) -> list[str]:
        """Return the changed compartments, first the one where records go."""
        return sorted(self._touched, key=lambda comp: comp != (self._goal or PRIVATE))

    def save(self) -> None:
        """Bring what has changed so far to the disk."""
        if self._save is not None and self._touched:
            self._save()

    def saved(self) -> set[str]:
        """Start anew after a save, and return the leftovers there still are."""
        self._touched.clear()
        self._goal = ""
        return set(self._hidden)

    def keep(self, record: R) -> R:
        """Keep a record as it is now and return it; its earlier version stays in the history."""
        self._check_writing()
        kind = type(record)
        after = {name: storable(value) for name, value in version.values(record).items()}
        found = self.look_up(kind, record.id)
        if found is None:
            return self._add(kind, after)
        comp, before = found
        after.update(created_at=before.created_at, removed_at=before.removed_at)
        return self._change(comp, before, after)

    def _add(self, kind: type[R], after: dict[str, Any]) -> R:
        record = kind(**after)
        record.changed_at = self._clock()
        record.created_at = record.created_at or record.changed_at
        self._insert(home_of(record), record)
        return record

    def _change(self, comp: str, before: R, after: dict[str, Any]) -> R:
        earlier, record = version.values(before), type(before)(**after)
        record.changed_at = before.changed_at
        if version.values(record) == earlier:
            return before
        record.changed_at = self._clock()
        if loses_something(earlier, version.values(record)):
            self._keep_revision(comp, before, earlier)
        if home_of(record) == comp:
            self._update(comp, record)
        else:
            self._move(comp, record)
        return record

    def _keep_revision(self, comp: str, before: Record, earlier: dict[str, Any]) -> None:
        last = max((revision.number for revision in self.history(before.id)), default=0)
        row = {
            "id": Revision().id,
            "record_id": before.id,
            "kind": table_of(type(before)).name,
            "number": last + 1,
            "replaced_at": self._clock(),
            "whose_words": before.whose_words,
            "body": version.body(earlier),
        }
        self._do(comp, insert(Revision).values(row))

    def _insert(self, comp: str, record: Record) -> None:
        self._do(comp, insert(type(record)).values(version.values(record)))

    def _update(self, comp: str, record: Record) -> None:
        kind = type(record)
        here = col(kind.id) == record.id
        self._do(comp, update(kind).where(here).values(version.values(record)))

    def _move(self, comp: str, record: Record) -> None:
        """Put a record and its history where they go now, then delete them where they were."""
        goal = home_of(record)
        if self._goal not in ("", goal):  # the other way: nothing may be deleted before it is kept
            self.save()
        self._goal = goal
        self._insert(goal, record)
        for revision in self.history(record.id):
            row = {c.name: getattr(revision, c.name) for c in table_of(Revision).c}
            self._do(goal, insert(Revision).values(row))
        self._drop(comp, type(record), [record.id])

    def _drop(self, comp: str, kind: type[Record], ids: list[str]) -> None:
        """Delete records with their history from one compartment."""
        self._do(comp, delete(kind).where(col(kind.id).in_(ids)))
        self._do(comp, delete(Revision).where(col(Revision.record_id).in_(ids)))

    def remove(self, kind: type[Record], record_id: str) -> None:
        """Take a record away; it can be brought back."""
        self._check_writing()
        self._set_removed(kind, self.get(kind, record_id), away=True)

    def bring_back(self, kind: type[R], record_id: str) -> R:
        """Return a record that was taken away to where it was."""
        self._check_writing()
        return self._set_removed(kind, self.get(kind, record_id, removed=True), away=False)

    def _set_removed(self, kind: type[R], record: R, *, away: bool) -> R:
        record.changed_at = self._clock()
        record.removed_at = record.changed_at if away else None
        changed = kind(**version.values(record))
        self._update(home_of(changed), changed)
        return changed

    def _check_writing(self) -> None:
        if self._save is None:
            raise ReadOnly
        leftovers, self._hidden = sorted(self._hidden), set[str]()
        for kind in KINDS if leftovers else ():
            self._drop(MAIN, kind, leftovers)

    def _do(self, comp: str, statement: Any) -> None:
        self._touched.add(comp)
        self._sessions[comp].connection().execute(statement)
