"""Measure how long the screens take to draw in Python with 5,000 records.

``python -m tests.bench.bench_today`` prints medians in milliseconds.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.records.agenda_item import AgendaItem
from app.records.agreement import Agreement
from app.records.meeting import Meeting
from app.records.wish import Wish
from app.services import today
from app.services.context import Context
from app.services.keeping import Home
from tests.builders import TODAY
from tests.harness.someone import an_open_home, at

ROUNDS = 7
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}


def fill(home: Home) -> Context:
    """Keep 5,000 records in one unit of work; return the open folder."""
    context = home.context
    assert context
    with context.folder.unit() as unit:
        meetings = [
            unit.keep(Meeting(day=TODAY + timedelta(days=n - 90), held=n < 88)) for n in range(100)
        ]
        for n in range(2500):
            area = "money" if n % 3 else ""
            unit.keep(Wish(words=f"Toive {n}. " * 8, own_order=n, life_area=area))
        for n in range(1000):
            by_when = TODAY + timedelta(days=n % 90 - 20)
            kept = "open" if n % 2 else "kept"
            unit.keep(Agreement(what=f"Sovittu asia {n}. " * 6, by_when=by_when, kept=kept))
        for n in range(1400):
            unit.keep(AgendaItem(meeting_id=meetings[n % 100].id, words="Kysymys."))
    return context


def median_of(deed: Callable[[], object]) -> float:
    """Return the median time of *deed* in milliseconds."""
    return statistics.median(_timed(deed) for _ in range(ROUNDS))


def _timed(deed: Callable[[], object]) -> float:
    begun = time.perf_counter()
    deed()
    return (time.perf_counter() - begun) * 1000


async def redraw(app: Any, width: int, height: int) -> float:
    """Return the median time of drawing the screen anew in milliseconds."""
    taken: list[float] = []
    for n in range(ROUNDS):
        begun = time.perf_counter()
        await app.resize(width, height + n + 1)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


async def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        home = an_open_home(Path(place))
        context = fill(home)
        print(f"today.look: {median_of(lambda: today.look(context)):.1f} ms")
        for name, (width, height) in SIZES.items():
            for route in ("/today", "/wishes"):
                async with at(home, route, width=width, height=height) as app:
                    took = await redraw(app, width, height)
                print(f"{route} on a {name}: {took:.1f} ms")
        home.lock()


if __name__ == "__main__":
    asyncio.run(main())
