"""From the schema of an older version to the present one, one function a step.

A step speaks frozen SQL, never the records as they are now: it must lead to the same
tables for ever, and the steps after it begin where it ended.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from app.errors.folder import Damaged, TooNew

Step = Callable[[sqlite3.Connection], None]


def made(*statements: str) -> Step:
    """Return a step that runs these statements in order."""

    def step(con: sqlite3.Connection) -> None:
        for statement in statements:
            con.execute(statement)

    return step


_ATTACHMENTS = made(
    """CREATE TABLE attachment (
        id VARCHAR NOT NULL,
        created_at VARCHAR,
        changed_at VARCHAR,
        removed_at VARCHAR,
        whose_words VARCHAR NOT NULL,
        visibility VARCHAR NOT NULL,
        language VARCHAR NOT NULL,
        of_kind VARCHAR NOT NULL,
        of_id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        media_type VARCHAR NOT NULL,
        words VARCHAR NOT NULL,
        file_name VARCHAR NOT NULL,
        blob VARCHAR NOT NULL,
        thumbnail VARCHAR NOT NULL,
        size INTEGER NOT NULL,
        own_order INTEGER NOT NULL,
        PRIMARY KEY (id)
    )""",
    "CREATE INDEX ix_attachment_of_id ON attachment (of_id)",
    "CREATE TABLE unfinished (work VARCHAR NOT NULL, PRIMARY KEY (work))",
)

STEPS: tuple[Step, ...] = (_ATTACHMENTS,)  # STEPS[0] goes from schema 1 to 2
SCHEMA = 1 + len(STEPS)


def check_version(version: int, *, steps: Sequence[Step] = STEPS) -> None:
    """Refuse a schema this version does not know."""
    if version > 1 + len(steps):
        raise TooNew
    if version < 1:
        raise Damaged


def _sound(con: sqlite3.Connection) -> bool:
    whole = con.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return whole and not con.execute("PRAGMA foreign_key_check").fetchall()


def rows(con: sqlite3.Connection) -> dict[str, int]:
    """Return the number of rows in each table."""
    asked = "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
    names = [name for (name,) in con.execute(asked)]
    return {n: con.execute(f'SELECT count(*) FROM "{n}"').fetchone()[0] for n in names}  # noqa: S608


def migrate(con: sqlite3.Connection, version: int, *, steps: Sequence[Step] = STEPS) -> None:
    """Run the steps that are missing; Damaged when content was lost, nothing is saved then."""
    before = rows(con)
    for number, step in enumerate(steps[version - 1 :], start=version + 1):
        step(con)
        con.execute(f"PRAGMA user_version={number}")
    con.commit()
    after = rows(con)
    if not _sound(con) or any(after.get(name, count) < count for name, count in before.items()):
        raise Damaged
