"""What was started with an authority, and whether anything was told of it."""

from __future__ import annotations

from app.records.matter import Matter

_TOLD = ("kind", "what", "with_whom", "started_on", "started_how", "ended_on", "outcome")


def says_something(matter: Matter) -> bool:
    """Say whether anything was told of a matter yet."""
    return any(getattr(matter, name) for name in _TOLD)
