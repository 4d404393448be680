"""Measure how long each screen takes to draw in Python on an invented person's folder.

``python -m tests.bench.bench_screens`` prints medians in milliseconds.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from app.services import agenda, agreements, demo, meetings, wishes
from app.services.context import Context
from app.services.keeping import Home
from tests.harness.someone import Someone, an_open_home, at

ROUNDS = 7
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}


def furnished(place: Path) -> Home:
    """Return an open home with an invented person's things in it."""
    home = an_open_home(place)
    assert home.context
    demo.fill(home.context, "fi")
    return home


def routes(context: Context) -> list[str]:
    """Return the routes of the main screens."""
    wish = wishes.all_wishes(context)[0].id
    meeting = meetings.all_meetings(context)[0].id
    item = agenda.agenda(context, meeting)[0].item.id
    agreement = agreements.all_agreements(context)[0].id
    return [
        "/today",
        "/wishes",
        f"/wishes/{wish}",
        "/meetings",
        f"/meetings/{meeting}",
        f"/prepare/{meeting}",
        f"/in-meeting/{meeting}/{item}",
        f"/in-meeting/{meeting}/together",
        "/agreements",
        f"/agreements/{agreement}",
        "/people",
        "/about-me",
        f"/give/meeting/{meeting}",
        "/safe",
        "/settings",
        "/more",
    ]


async def redraw(app: Someone, width: int, height: int, rounds: int = ROUNDS) -> list[float]:
    """Return how long the screen takes to be drawn anew, in milliseconds, each time."""
    taken: list[float] = []
    for n in range(rounds):
        begun = time.perf_counter()
        await app.resize(width, height + n + 1)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken


async def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        home = furnished(Path(place))
        assert home.context
        for route in routes(home.context):
            shown = "/".join(part[:12] for part in route.split("/"))
            for name, (width, height) in SIZES.items():
                async with at(home, route, width=width, height=height) as app:
                    taken = await redraw(app, width, height)
                print(f"{shown:40} {name:8} {statistics.median(taken):6.1f} ms")
        home.lock()


if __name__ == "__main__":
    asyncio.run(main())
