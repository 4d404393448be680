"""A unit of work on open content, saved when it is left without a problem."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack, contextmanager

from app.records.base import Clock
from app.store.content import Content
from app.store.told import memory_told
from app.store.unit import Unit


@contextmanager
def unit_of(content: Content, *, clock: Clock, writing: bool) -> Generator[Unit]:
    """Give a unit on *content*; without *writing* it refuses every change."""
    with ExitStack() as stack:
        sessions = content.sessions(stack)

        def save() -> None:
            content.save(sessions, unit.order)
            content.hidden = unit.saved()

        unit = Unit(
            sessions,
            clock=clock,
            hidden=content.hidden,
            blobs=content.blobs,
            save=save if writing and not content.read_only else None,
            refusal=content.refusal,
        )
        yield unit
        with memory_told():
            unit.save()
