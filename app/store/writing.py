"""Put rows into a compartment and delete them; the keys of attachments go with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, select

from app.errors.attached import AttachmentLost
from app.records.attachment import Attachment
from app.records.attachment_key import AttachmentKey
from app.records.base import Record
from app.records.revision import Revision
from app.store import version
from app.store.blobs import Blobs
from app.store.format import MAIN, PRIVATE
from app.store.reading import Reading
from app.store.schema import table_of

Values = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Writing(Reading):
    """Change rows, and remember which compartments were touched."""

    def __init__(self, sessions: Mapping[str, Session], *, hidden: set[str], blobs: Blobs) -> None:
        """Take open sessions and the folder's attachments."""
        super().__init__(sessions, hidden=hidden)
        self.blobs = blobs
        self._touched: set[str] = set()
        self._named: set[str] = set()  # attachments whose rows are not saved yet

    def _do(self, comp: str, statement: Any, values: Values | None = None) -> None:
        self._touched.add(comp)
        self._sessions[comp].connection().execute(statement, values)

    def _insert(self, comp: str, record: Record) -> None:
        self._do(comp, insert(table_of(type(record))), version.values(record))

    def _update(self, comp: str, record: Record) -> None:
        kind = type(record)
        here = col(kind.id) == record.id
        self._do(comp, update(kind).where(here).values(version.values(record)))

    def put(self, record: Record, *, home: str, was: str) -> None:
        """Put a record as it is, times and all; *was* is where it is now, or empty.

        A move takes the keys of an attachment along; the history is put with ``put_history``.
        """
        if was == home:
            self._update(home, record)
            return
        if was:
            if isinstance(record, Attachment):
                self._move_keys(was, home, record)
            self._drop(was, type(record), [record.id])
        self._insert(home, record)

    def put_history(self, comp: str, record_id: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put all earlier versions of a record in the place of those that are there."""
        self._do(comp, delete(Revision).where(col(Revision.record_id) == record_id))
        if rows:  # an id that another record's history has is left out
            self._do(comp, insert(table_of(Revision)).prefix_with("OR IGNORE"), rows)

    def put_keys(self, comp: str, rows: Iterable[AttachmentKey]) -> None:
        """Keep the keys of attachments that are on the disk already."""
        # the key that comes along is the right one; a helper may have put another into main
        clash = "OR REPLACE" if comp == MAIN else "OR IGNORE"
        for row in rows:
            values = {c.name: getattr(row, c.name) for c in table_of(AttachmentKey).c}
            self._do(comp, insert(AttachmentKey).prefix_with(clash).values(values))
            self._named.add(row.id)

    def _move_keys(self, comp: str, goal: str, attachment: Attachment) -> None:
        """Put the keys of an attachment where it goes.

        What becomes private gets new files under new keys: a helper may know the old ones.
        """
        ids = {attachment.blob, attachment.thumbnail}
        asked = select(AttachmentKey).where(col(AttachmentKey.id).in_(ids))
        rows = {row.id: row for row in self._sessions[comp].exec(asked)}
        self._sessions[comp].expunge_all()
        if goal == PRIVATE:
            rows = {old: self._anew(row) for old, row in rows.items()}
        self.put_keys(goal, rows.values())
        for name in ("blob", "thumbnail"):
            old = getattr(attachment, name)
            setattr(attachment, name, rows[old].id if old in rows else old)

    def _anew(self, row: AttachmentKey) -> AttachmentKey:
        try:
            with self.blobs.open(row) as source:
                return self.blobs.write(source)
        except AttachmentLost:  # nothing is left to hide; the record still becomes private
            return row

    def _drop(self, comp: str, kind: type[Record], ids: Iterable[str]) -> None:
        """Delete records with their history and keys from one compartment."""
        wanted = list(ids)
        if kind is Attachment:
            for name in (Attachment.blob, Attachment.thumbnail):
                named = select(name).where(col(Attachment.id).in_(wanted))
                self._do(comp, delete(AttachmentKey).where(col(AttachmentKey.id).in_(named)))
        self._do(comp, delete(kind).where(col(kind.id).in_(wanted)))
        self._do(comp, delete(Revision).where(col(Revision.record_id).in_(wanted)))

    def _drop_everywhere(self, kind: type[Record], ids: Iterable[str]) -> None:
        """Delete records for good, with what was attached to them."""
        wanted = list(ids)
        of_them = (Attachment.of_kind == table_of(kind).name, col(Attachment.of_id).in_(wanted))
        attached = [one.id for one in self.find(Attachment, *of_them, removed=True)]
        for comp in self._sessions:
            self._drop(comp, Attachment, attached)
            self._drop(comp, kind, wanted)
