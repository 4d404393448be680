"""From the schema of an older version to the present one, one function a step.

A step speaks frozen SQL, never the records as they are now: it must lead to the same
tables for ever, and the steps after it begin where it ended.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence

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

_TEXT, _NUMBER, _TRUTH, _LIST = (
    f"{it} NOT NULL" for it in ("VARCHAR", "INTEGER", "BOOLEAN", "JSON")
)


def _kind(name: str, *, pointed: str = "", **columns: str) -> Iterator[str]:
    """Give the statements that make one kind of record of schema 3; *pointed* are indexed."""
    shared = {"id": _TEXT} | dict.fromkeys(("created_at", "changed_at", "removed_at"), "VARCHAR")
    shared |= dict.fromkeys(("whose_words", "visibility", "language", *pointed.split()), _TEXT)
    told = ", ".join(f"{column} {holds}" for column, holds in {**shared, **columns}.items())
    yield f"CREATE TABLE {name} ({told}, PRIMARY KEY (id))"
    for column in pointed.split():
        yield f"CREATE INDEX ix_{name}_{column} ON {name} ({column})"


def _texts(names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), _TEXT)


def _days(names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), "DATE")


_WHOLE_CHAIN = made(
    *_kind(
        "follow_up",
        pointed="agreement_id matter_id",
        **_texts("channel words answer"),
        **_days("asked_on answered_on new_day"),
    ),
    *_kind(
        "goal",
        pointed="meeting_id",
        **_texts("words how_known my_view my_reason their_view their_reason"),
        **_days("looked_at_on"),
        wishes=_LIST,
        own_order=_NUMBER,
        given_up=_TRUTH,
    ),
    *_kind(
        "hearing_check",
        pointed="meeting_id",
        **_texts("service could_say listened answered words"),
        **_days("day"),
    ),
    *_kind("life_now", **_texts("words"), **_days("day"), areas=_LIST, done=_TRUTH),
    *_kind(
        "matter",
        pointed="wish_id",
        **_texts("what kind with_whom person_id started_how outcome"),
        **_days("started_on ended_on"),
    ),
    *_kind(
        "matter_event",
        pointed="matter_id",
        **_texts("kind channel words paper_id"),
        **_days("day"),
    ),
    *_kind(
        "paper",
        pointed="meeting_id matter_id",
        **_texts("kind words from_whom person_id came_how their_reason my_view"),
        **_days("dated sent received"),
        looked_through=_TRUTH,
    ),
    *_kind(
        "paper_point",
        pointed="paper_id agreement_id",
        **_texts("kind words found sight my_view"),
        own_order=_NUMBER,
    ),
    "ALTER TABLE agreement ADD COLUMN every VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE agreement ADD COLUMN went_well_until DATE",
    "ALTER TABLE meeting ADD COLUMN ends_at TIME",
    "ALTER TABLE meeting ADD COLUMN cancelled BOOLEAN DEFAULT 0 NOT NULL",
    "ALTER TABLE meeting ADD COLUMN calendar_uid VARCHAR DEFAULT '' NOT NULL",
    "ALTER TABLE meeting ADD COLUMN calendar_number INTEGER DEFAULT 0 NOT NULL",
)

STEPS: tuple[Step, ...] = (_ATTACHMENTS, _WHOLE_CHAIN)  # STEPS[0] goes from schema 1 to 2
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
