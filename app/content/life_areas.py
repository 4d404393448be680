"""The life areas a wish can belong to."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from app.content.wording import Wording, read


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeArea:
    """Hold one life area: its name, a hint of what belongs to it, and its symbol."""

    code: str
    symbol: str
    name: Wording
    hint: Wording


@functools.cache
def life_areas() -> dict[str, LifeArea]:
    """Return the life areas by code, in their order."""
    return {
        area["code"]: LifeArea(
            code=area["code"],
            symbol=area["symbol"],
            name=Wording(**area["name"]),
            hint=Wording(**area["hint"]),
        )
        for area in sorted(read("life_areas")["areas"], key=lambda area: area["order"])
    }
