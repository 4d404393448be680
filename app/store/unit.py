"""A unit of work over both compartments; what it returns are plain detached records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import delete, insert
from sqlmodel import Session, col

from app.errors.folder import ReadOnly
from app.errors.keys import OnlyShared, OnlyTheOwner
from app.records.attachment import Attachment
from app.records.attachment_key import AttachmentKey
from app.records.base import Clock, Record, Visibility
from app.records.revision import Revision
from app.records.unfinished import Unfinished
from app.rules.history import loses_something
from app.store import version
from app.store.blobs import Blobs
from app.store.format import MAIN, PRIVATE
from app.store.leftovers import other_words
from app.store.schema import KINDS, table_of
from app.store.text import storable
from app.store.writing import Writing

R = TypeVar("R", bound=Record)


def home_of(record: Record) -> str:
    """Return the compartment a record belongs to; an unknown visibility stays private."""
    return MAIN if record.visibility == Visibility.MAY_BE_SHARED else PRIVATE


class Unit(Writing):
    """Find and keep records; the private version wins where both compartments have one."""

    def __init__(
        self,
        sessions: Mapping[str, Session],
        *,
        clock: Clock,
        hidden: set[str],
        blobs: Blobs,
        save: Callable[[], None] | None,
        refusal: type[ReadOnly] = ReadOnly,
    ) -> None:
        """Take open sessions; *hidden* ids in main are leftovers.

        Without *save* it only reads, and a change is answered with *refusal*.
        """
        super().__init__(sessions, hidden=hidden, blobs=blobs)
        self._refusal = refusal
        self._clock, self._save = clock, save
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
        self.blobs.fresh -= self._named
        self._named.clear()
        self._goal = ""
        return set(self._hidden)

    def keep(self, record: R) -> R:
        """Keep a record as it is now and return it; its earlier version stays in the history."""
        self._check_writing()
        kind = type(record)
        if home_of(record) not in self._sessions:
            raise OnlyShared
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

    def _move(self, comp: str, record: Record) -> None:
        """Put a record and its history where they go now, then delete them where they were."""
        goal = home_of(record)
        if self._goal not in ("", goal):  # the other way: nothing may be deleted before it is kept
            self.save()
        self._goal = goal
        if isinstance(record, Attachment):
            self._move_keys(comp, goal, record)
        self._insert(goal, record)
        for revision in self.history(record.id):
            row = {c.name: getattr(revision, c.name) for c in table_of(Revision).c}
            self._do(goal, insert(Revision).values(row))
        self._drop(comp, type(record), [record.id])

    def attach(self, attachment: Attachment, keys: Iterable[AttachmentKey]) -> Attachment:
        """Keep a new attachment with the keys of its files, which are on the disk already."""
        self._check_writing()
        if home_of(attachment) not in self._sessions:
            raise OnlyShared
        self.put_keys(home_of(attachment), keys)
        return self.keep(attachment)

    def prepare(self) -> None:
        """Make ready for rows that are put as they are; ReadOnly when nothing can be kept."""
        self._check_writing()

    def erase(self, kind: type[Record], record_ids: Iterable[str]) -> None:
        """Delete records for good, with their history and what was attached to them."""
        self._check_writing()
        self._drop_everywhere(kind, record_ids)

    def begin(self, work: str) -> None:
        """Note work on the whole folder that must come to its end; OnlyTheOwner."""
        self._check_writing()
        if PRIVATE not in self._sessions:
            raise OnlyTheOwner
        self._do(PRIVATE, insert(Unfinished).prefix_with("OR IGNORE").values(work=work))

    def end(self, work: str) -> None:
        """Note that this work has come to its end."""
        self._check_writing()
        self._do(PRIVATE, delete(Unfinished).where(col(Unfinished.work) == work))

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
            raise self._refusal
        leftovers, self._hidden = sorted(self._hidden), set[str]()
        if leftovers:
            self._drop_leftovers(leftovers)

    def _drop_leftovers(self, leftovers: list[str]) -> None:
        for kind in KINDS:
            for row in other_words(self._sessions, kind, leftovers, at=self._clock()):
                self._do(PRIVATE, insert(Revision).prefix_with("OR IGNORE").values(row))
            self._drop(MAIN, kind, leftovers)
        self.save()  # by itself: a change that is saved by half must not show them again
