"""My life now: in which place each area of life stands, and what changed since the last time.

Compares pictures of the whole, never people: there is no sum and no score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.records.life_now import LifeNow
from app.records.wish import HowNow

Areas = Mapping[str, str]  # from a life area to the step it was put on
_STEPS = (HowNow.NOT_GOOD, HowNow.BETWEEN, HowNow.GOOD)  # each better than the one before


class Since(StrEnum):
    """Say how an area is now beside the time before."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    NEW = "new"  # it stood on no step then


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Hold one area: its step now, its step the time before (empty for none), and the change."""

    area: str
    since: Since
    now: str
    was: str = ""


def sorted_as(areas: Areas, area: str, step: str) -> dict[str, str]:
    """Return the areas with one of them put on a step; an empty step takes it away."""
    others = {name: on for name, on in areas.items() if name != area}
    return {**others, area: step} if step else others


def in_groups(areas: Areas, order: Sequence[str]) -> dict[str, list[str]]:
    """Return the areas by step, each in its order; under "" those that stand on none."""
    groups: dict[str, list[str]] = {step: [] for step in (*HowNow, "")}
    for area in order:
        step = areas.get(area, "")
        groups[step if step in groups else ""].append(area)
    return groups


def compared(now: Areas, before: Areas, order: Sequence[str]) -> list[Compared]:
    """Return what became of each area that stands on one of the three steps now."""
    return [_one(area, now[area], before.get(area, "")) for area in order if _on(now, area)]


def time_before(rounds: Iterable[LifeNow], one: LifeNow) -> LifeNow | None:
    """Return the last picture that was ready before this one; nothing at the first time."""
    earlier = [r for r in rounds if r.done and r.id != one.id and began(r) < began(one)]
    return max(earlier, key=began, default=None)


def began(one: LifeNow) -> str:
    """Return when sorting began, to be put in order; one not kept yet comes last."""
    return one.created_at.isoformat() if one.created_at else "9"


def _on(areas: Areas, area: str) -> bool:
    return areas.get(area, "") in _STEPS


def _one(area: str, now: str, was: str) -> Compared:
    if was not in _STEPS:
        return Compared(area=area, since=Since.NEW, now=now)
    by = _STEPS.index(HowNow(now)) - _STEPS.index(HowNow(was))
    since = Since.SAME if by == 0 else Since.BETTER if by > 0 else Since.WORSE
    return Compared(area=area, since=since, now=now, was=was)
