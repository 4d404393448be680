"""Let thousands of openings in one process not each compile the same SQL again."""

from __future__ import annotations

import gc
from contextlib import contextmanager

import pytest
import sqlalchemy

from app.store import compartment, database, slots
from app.store.crypto import hkdf


@contextmanager
def quickly():
    """Open folders faster, with quick keys, and let journals grow into snapshots soon."""
    first = sqlalchemy.create_engine("sqlite://")
    first.connect().close()

    def engine(*args, **kwargs):
        found = sqlalchemy.create_engine(*args, **kwargs)
        found.dialect, found._compiled_cache = first.dialect, first._compiled_cache
        return found

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(database, "create_engine", engine)
        patched.setattr(slots, "argon2id", lambda words, salt, **_k: hkdf(words, salt, "quick"))
        patched.setattr(compartment, "_JOURNAL_LIMIT", 6_000)
        patched.setattr(compartment, "_SEGMENT_LIMIT", 4)
        gc.collect()
        gc.freeze()  # locking collects garbage: not all of SQLAlchemy each time
        yield
        gc.unfreeze()
    first.dispose()
