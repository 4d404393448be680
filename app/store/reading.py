"""Find records in both compartments; what is returned is detached and safe to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, RowMapping, func
from sqlmodel import Session, col, select

from app.errors.attached import AttachmentLost
from app.errors.folder import Gone
from app.records.attachment_key import AttachmentKey
from app.records.base import Record
from app.records.revision import Revision
from app.records.unfinished import Unfinished
from app.store.format import MAIN, PRIVATE

R = TypeVar("R", bound=Record)
Where = ColumnElement[bool] | bool


class Reading:
    """Find records; the private version wins where both compartments have one."""

    def __init__(self, sessions: Mapping[str, Session], *, hidden: set[str]) -> None:
        """Take open sessions; *hidden* ids in main are leftovers of a move."""
        self._sessions = sessions
        self._hidden: set[str] = set(hidden)

    def get(self, kind: type[R], record_id: str, *, removed: bool = False) -> R:
        """Return one record; Gone when there is none, or when it was removed."""
        found = self.look_up(kind, record_id)
        if found is None or (found[1].removed_at and not removed):
            raise Gone
        return found[1]

    def look_up(self, kind: type[R], record_id: str) -> tuple[str, R] | None:
        """Return a record, removed or not, and the compartment it is in."""
        for comp, session in self._private_first():
            record = session.exec(select(kind).where(col(kind.id) == record_id)).first()
            if record is not None and not self._is_hidden(comp, record.id):
                session.expunge_all()
                return comp, record
        return None

    def _private_first(self) -> list[tuple[str, Session]]:
        return [(comp, self._sessions[comp]) for comp in (PRIVATE, MAIN) if comp in self._sessions]

    def _is_hidden(self, comp: str, record_id: str) -> bool:
        return comp == MAIN and record_id in self._hidden

    def find(self, kind: type[R], *where: Where, removed: bool = False) -> list[R]:
        """Return the records that fit, by the time they were made."""
        found: list[R] = []
        for comp, session in self._sessions.items():
            asked = select(kind).where(*self._limits(kind, where, removed=removed))
            records = session.exec(asked).all()
            session.expunge_all()
            found += [record for record in records if not self._is_hidden(comp, record.id)]
        return sorted(found, key=_age)

    def _limits(self, kind: type[R], where: tuple[Where, ...], *, removed: bool) -> list[Any]:
        present = [] if removed else [col(kind.removed_at).is_(None)]
        return [*where, *present]

    def count(self, kind: type[R], *where: Where) -> int:
        """Return how many records fit."""
        if self._hidden:
            return len(self.find(kind, *where))
        asked = select(func.count()).select_from(kind)
        asked = asked.where(*self._limits(kind, where, removed=False))
        return sum(session.exec(asked).one() for session in self._sessions.values())

    def key_of(self, blob: str) -> AttachmentKey:
        """Return the key row of an attachment; AttachmentLost when there is none."""
        asked = select(AttachmentKey).where(col(AttachmentKey.id) == blob)
        for _comp, session in self._private_first():
            row = session.exec(asked).first()
            if row is not None:
                session.expunge_all()
                return row
        raise AttachmentLost

    def only_private(self, blob: str) -> bool:
        """Tell whether the key of an attachment lies where no helper sees it, and only there."""
        asked = select(AttachmentKey.id).where(col(AttachmentKey.id) == blob)
        found = [comp for comp, session in self._sessions.items() if session.exec(asked).first()]
        return found == [PRIVATE]

    def ask(self, statement: Any) -> Iterator[tuple[str, RowMapping]]:
        """Give the rows a question finds and where each is: first main, then private."""
        for comp, session in reversed(self._private_first()):
            found = session.connection().execute(statement)
            yield from ((comp, row) for row in found.mappings().all())

    def begun(self) -> set[str]:
        """Return the work on the whole folder that has not come to its end."""
        private = self._sessions.get(PRIVATE)  # a helper begins no such work
        return set(private.exec(select(Unfinished.work))) if private else set()

    def history(self, record_id: str) -> list[Revision]:
        """Return the earlier versions of a record, oldest first."""
        asked = select(Revision).where(col(Revision.record_id) == record_id)
        found: dict[str, Revision] = {}
        for comp, session in self._sessions.items():
            if not self._is_hidden(comp, record_id):
                found |= {revision.id: revision for revision in session.exec(asked)}
                session.expunge_all()
        return sorted(found.values(), key=lambda revision: revision.number)


def _age(record: Record) -> tuple[bool, float, str]:
    made = record.created_at
    return (made is not None, made.timestamp() if made else 0.0, record.id)
