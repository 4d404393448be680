"""Troubles of the disk and of memory, told as problems a person can meet."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy import exc

from app.errors.folder import Damaged, OutOfMemory


@contextmanager
def memory_told() -> Generator[None]:
    """Raise OutOfMemory where memory runs out."""
    try:
        yield
    except MemoryError as error:
        raise OutOfMemory from error


@contextmanager
def told() -> Generator[None]:
    """Raise Damaged where what lies on the disk cannot be read, OutOfMemory as above."""
    try:
        with memory_told():
            yield
    except (OSError, sqlite3.DatabaseError, exc.DatabaseError) as error:
        raise Damaged from error
