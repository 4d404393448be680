"""Let a campaign of thousands of openings go fast."""

from __future__ import annotations

from contextlib import contextmanager

import pytest

from app.store import compartment, slots
from app.store.crypto import hkdf


@contextmanager
def quickly():
    """Open folders with quick keys, and let journals grow into snapshots soon."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(slots, "argon2id", lambda words, salt, **_k: hkdf(words, salt, "quick"))
        patched.setattr(compartment, "_JOURNAL_LIMIT", 6_000)
        patched.setattr(compartment, "_SEGMENT_LIMIT", 4)
        yield
