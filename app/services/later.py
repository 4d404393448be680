"""Put a thing of Today off: it comes back by itself."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from datetime import date

from app.rules import today as rule
from app.rules.today import TodayLine
from app.services import left_open
from app.services.context import Context

_NAME = "later"  # the note's name beside the questions of a thing


def put_off(ctx: Context, line: TodayLine) -> date:
    """Let a thing wait, and return the day it comes back."""
    back = rule.comes_back(line, today=ctx.today)
    left_open.note(ctx, line.record.id, _NAME, back.isoformat())
    return back


def take_up(ctx: Context, record_id: str) -> None:
    """Let a thing that waits come back now."""
    left_open.note(ctx, record_id, _NAME, "")


def waiting_of(noted: Mapping[str, Mapping[str, str]]) -> dict[str, date]:
    """Return until when things wait, by their id; a day that cannot be read is none."""
    found: dict[str, date] = {}
    for of_id, notes in noted.items():
        if _NAME in notes:
            with contextlib.suppress(ValueError):
                found[of_id] = date.fromisoformat(notes[_NAME])
    return found
