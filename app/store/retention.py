"""Which files of a compartment stay; pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.store.files import UNFINISHED
from app.store.shelf import numbered
from app.store.snapshot import moment

_PIN_DAYS = 90
_BUDGET = 200 * 1024 * 1024  # bytes for the generations of days, weeks and months
_PERIODS = (("%Y-%m-%d", 7), ("%G-%V", 4), ("%Y-%m", 12))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Hold what is known of one snapshot: its number, time, size in bytes and pin."""

    gen: int
    at: str
    size: int
    pin: str
    name: str


def _generations(newest_first: list[Kept]) -> list[Kept]:
    found: list[Kept] = []
    for pattern, count in _PERIODS:
        first: dict[str, Kept] = {}
        for kept in newest_first:
            first.setdefault(moment(kept.at).strftime(pattern), kept)
        found.extend(kept for kept in list(first.values())[:count] if kept not in found)
    return found


def staying(snapshots: list[Kept], *, now: datetime) -> set[str]:
    """Return the names that stay: two newest, young pins, then generations in the budget."""
    order = sorted(snapshots, key=lambda s: s.gen, reverse=True)
    young = now - timedelta(days=_PIN_DAYS)
    names = {s.name for s in order[:2]} | {s.name for s in order if s.pin and moment(s.at) > young}
    left = _BUDGET
    for kept in _generations(order):
        left -= kept.size
        if left >= 0:
            names.add(kept.name)
    return names


def unneeded(name: str, *, ours: set[str], gen: int, seg: int) -> bool:
    """Tell whether a file can go: unfinished, or ours and before snapshot *gen*, segment *seg*."""
    if name.endswith(UNFINISHED):
        return True
    match numbered(name) if name in ours else None:
        case ("s", number):
            return number < gen
        case (_, number):
            return number <= seg
        case None:
            return False
