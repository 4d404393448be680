"""Records that are in both compartments; the private version is the true one.

A cut move leaves such a record in main, and so do files of two histories put together: then
main may hold words that nothing else holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from app.records.base import Record
from app.records.revision import Revision
from app.rules.history import loses_something
from app.store import version
from app.store.format import MAIN, PRIVATE
from app.store.schema import KINDS, table_of

# one question for all kinds: composed for each of them it took longer than the answer
_EVERY_ID = " UNION ALL ".join(f'SELECT id FROM "{table_of(kind).name}"' for kind in KINDS)  # noqa: S608
_OF_THE_PLACE = ("visibility", "blob", "thumbnail")  # differ by the move itself


def left_in_main(sessions: Mapping[str, Session]) -> set[str]:
    """Return the ids that are in main although they are private by now.

    Whoever cannot open the private compartment cannot know them.
    """
    if PRIVATE not in sessions:
        return set()
    main, private = (
        set(sessions[comp].connection().exec_driver_sql(_EVERY_ID).scalars())
        for comp in (MAIN, PRIVATE)
    )
    return main & private


def other_words(
    sessions: Mapping[str, Session], kind: type[Record], ids: list[str], *, at: datetime
) -> Iterator[dict[str, Any]]:
    """Give the history rows of what only the records in main say, for the private ones."""
    private = {record.id: record for record in _records(sessions[PRIVATE], kind, ids)}
    known = {row.body for row in _history(sessions[PRIVATE], ids)}
    known |= {version.body(version.values(record)) for record in private.values()}
    for row in _history(sessions[MAIN], list(private)):
        if row.body not in known:
            yield {c.name: getattr(row, c.name) for c in table_of(Revision).c}
    for record in _records(sessions[MAIN], kind, list(private)):
        body = version.body(version.values(record))
        if body not in known and _says_more(record, private[record.id]):
            numbers = [row.number for s in sessions.values() for row in _history(s, [record.id])]
            yield {
                "id": Revision().id,
                "record_id": record.id,
                "kind": table_of(kind).name,
                "number": max(numbers, default=0) + 1,
                "replaced_at": at,
                "whose_words": record.whose_words,
                "body": body,
            }


def _records(session: Session, kind: type[Record], ids: list[str]) -> list[Record]:
    found = list(session.exec(select(kind).where(col(kind.id).in_(ids))))
    session.expunge_all()
    return found


def _history(session: Session, ids: list[str]) -> list[Revision]:
    found = list(session.exec(select(Revision).where(col(Revision.record_id).in_(ids))))
    session.expunge_all()
    return found


def _says_more(record: Record, private: Record) -> bool:
    now = version.values(private)
    then = version.values(record)
    same = {name: now[name] for name in _OF_THE_PLACE if name in now}
    return loses_something({**then, **same}, now)
