"""An image in memory for looking at: in the present schema, and how much is in it."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack

from app.errors.folder import Damaged, TooNew
from app.store import migrations
from app.store.database import Database
from app.store.format import Unsound
from app.store.schema import KINDS, table_of

_NAMES = tuple(table_of(kind).name for kind in KINDS)


def database(image: bytes) -> Database:
    """Return a database of an image, brought to the present schema; Unsound when it cannot be."""
    with ExitStack() as closing:
        try:
            found = Database(image)
            closing.callback(found.close)
            bring_up_to_date(found)
        except (sqlite3.DatabaseError, TooNew, Damaged) as error:
            raise Unsound from error
        if not found.plain:
            raise Unsound
        closing.pop_all()
    return found


def bring_up_to_date(of: Database) -> None:
    """Bring a database to the present schema in memory and see that every table can be read.

    TooNew, Damaged, sqlite3.DatabaseError.
    """
    migrations.check_version(of.version)
    if of.version != migrations.SCHEMA:
        migrations.migrate(of.connection, of.version)
    counts(of)


def counts(of: Database) -> dict[str, int]:
    """Return how many records there are by table, without the removed ones."""
    asked = 'SELECT count(*) FROM "{}" WHERE removed_at IS NULL'
    return {name: of.connection.execute(asked.format(name)).fetchone()[0] for name in _NAMES}


def last_change(of: Database) -> str:
    """Return the time of the latest change as it is kept, empty without records."""
    asked = 'SELECT max(changed_at) FROM "{}"'
    found = (of.connection.execute(asked.format(name)).fetchone()[0] for name in _NAMES)
    return max((at for at in found if at), default="")
