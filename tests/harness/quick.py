"""Let one process open thousands of folders without doing the same work each time."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy

from app.store import database, slots

STRONG = dict(slots.STRONG)  # what a person's passphrase costs


@contextmanager
def one_compiler() -> Iterator[None]:
    """Let all databases in memory share what SQLAlchemy compiled.

    The app keeps them apart on purpose: what is compiled holds the words first asked for, and
    must go when the folder is locked.
    """
    first = sqlalchemy.create_engine("sqlite://")
    first.connect().close()

    def engine(*args, **kwargs):
        found = sqlalchemy.create_engine(*args, **kwargs)
        found.dialect, found._compiled_cache = first.dialect, first._compiled_cache
        return found

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "create_engine", engine)
        yield
    first.dispose()


@contextmanager
def frozen() -> Iterator[None]:
    """Let locking, which collects garbage, not go through all of SQLAlchemy and Flet each time.

    What is made from now on is collected as ever.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@contextmanager
def quick_keys() -> Iterator[None]:
    """Let the key of a passphrase cost as little as a device with little memory spends."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(slots, "STRONG", slots.SMALL)
        yield


@contextmanager
def as_with_a_person() -> Iterator[None]:
    """Let nothing be quicker than with a person, for tests that say how long a thing may take."""
    gc.unfreeze()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "create_engine", sqlalchemy.create_engine)
        patched.setattr(slots, "STRONG", STRONG)
        yield
    gc.collect()
    gc.freeze()
