"""SQLite in memory for one compartment; nothing of it reaches the disk in plain."""

from __future__ import annotations

import sqlite3

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel

from app.store.format import PAGE
from app.store.migrations import SCHEMA
from app.store.schema import TABLES, table_of

_SETTINGS = {
    "temp_store": (2, "MEMORY"),
    "journal_mode": ("memory", "MEMORY"),
    "foreign_keys": (1, "ON"),
    "secure_delete": (1, "ON"),
    "trusted_schema": (0, "OFF"),
    "cell_size_check": (1, "ON"),
}


def connect(image: bytes | None = None) -> sqlite3.Connection:
    """Return a connection to an image in memory, with the settings read back."""
    con = sqlite3.connect(":memory:", check_same_thread=False)
    con.execute("PRAGMA temp_store=MEMORY")  # first of all
    con.execute(f"PRAGMA page_size={PAGE}")
    if image is not None:
        con.deserialize(image)
    for name, (wanted, written) in _SETTINGS.items():
        con.execute(f"PRAGMA {name}={written}")
        if con.execute(f"PRAGMA {name}").fetchone() != (wanted,):
            con.close()
            raise sqlite3.NotSupportedError(name)
    return con


class Database:
    """Hold the tables of one compartment and the engine over them."""

    def __init__(self, image: bytes | None = None) -> None:
        """Open an image; without one the database is empty."""
        self._con = connect(image)
        con = self._con
        self._engine = create_engine("sqlite://", poolclass=StaticPool, creator=lambda: con)

    def session(self) -> Session:
        """Return a session whose objects stay as they are after a commit."""
        return Session(self._engine, expire_on_commit=False)

    def image(self) -> bytes:
        """Return all committed content."""
        return self._con.serialize()

    @property
    def version(self) -> int:
        """Return the number of the schema."""
        return int(self._con.execute("PRAGMA user_version").fetchone()[0])

    @property
    def plain(self) -> bool:
        """Tell that there are no triggers and views, as format 1 says."""
        asked = "SELECT count(*) FROM sqlite_master WHERE type IN ('trigger','view')"
        return self._con.execute(asked).fetchone() == (0,)

    @property
    def connection(self) -> sqlite3.Connection:
        """Return the connection, for migrations."""
        return self._con

    def make_tables(self) -> None:
        """Make every table in an empty database."""
        SQLModel.metadata.create_all(self._engine, tables=[table_of(kind) for kind in TABLES])
        self._con.execute(f"PRAGMA user_version={SCHEMA}")
        self._con.commit()
        self._con.execute("VACUUM")

    def close(self) -> None:
        """Drop the content from memory."""
        self._engine.dispose()
        self._con.close()


def version_of(image: bytes) -> int:
    """Return the number of the schema in an image, without opening it."""
    return int.from_bytes(image[60:64], "big")  # "user version" in the file format of SQLite


def template() -> bytes:
    """Return the image every new compartment starts from."""
    database = Database()
    try:
        database.make_tables()
        return database.image()
    finally:
        database.close()
