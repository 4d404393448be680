"""Measure 5,000 wishes of a real folder: opening the list, and each letter of a search.

``python -m tests.bench.bench_wishes`` prints medians and the slowest of twenty (95 %) in
milliseconds, as Python and the messages to the screen take them; the screen's own drawing
is not in them.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path

import flet as ft

from app.content.life_areas import life_areas
from app.records.wish import HowNow, Importance, Wish, WishKind
from app.services.keeping import Home
from tests.harness.someone import Someone, an_open_home, at

WISHES = 5_000
ROUNDS = 20
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
ASKED = ("kahvi", "talo 4", "pihaä", "ei hyvin", "zzz")
SAID = "Haluan juoda aamulla kahvin. Talo on iso, ja pihalla kasvaa äidin omenapuu. Toive"


def fill(home: Home) -> None:
    """Keep the wishes in one unit of work."""
    drawn = random.Random(7)
    assert home.context
    with home.context.folder.unit() as unit:
        for n in range(WISHES):
            told = {
                "kind": drawn.choice(list(WishKind)),
                "life_area": drawn.choice([*life_areas(), ""]),
                "how_now": drawn.choice([*HowNow, ""]),
                "importance": drawn.choice([*Importance, ""]),
            }
            unit.keep(Wish(words=f"{SAID} {n}.", own_order=n, **told))


async def opening(app: Someone) -> float:
    """Return how long the list takes to open, in milliseconds."""
    await app.press("place-today")
    begun = time.process_time()
    await app.press("place-wishes")
    took = time.process_time() - begun
    assert app.buttons("open-")
    return took * 1000


async def letters(app: Someone, asked: str) -> list[float]:
    """Return how long each letter of a search takes, in milliseconds."""
    taken: list[float] = []
    for upto in range(1, len(asked) + 1):
        field = app.one(ft.TextField, key="search-wishes")
        begun = time.process_time()
        await app.type(field, asked[:upto])
        taken.append((time.process_time() - begun) * 1000)
    await app.press("clear-wishes")
    return taken


def told(name: str, taken: list[float]) -> str:
    """Return the figures in words."""
    slow = statistics.quantiles(taken, n=20)[-1]
    return f"{name}: median {statistics.median(taken):.0f} ms, 95 % {slow:.0f} ms"


async def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        home = an_open_home(Path(place))
        fill(home)
        for size, (width, height) in SIZES.items():
            async with at(home, "/today", width=width, height=height) as app:
                opened = [await opening(app) for _ in range(ROUNDS)]
                looked = [one for asked in ASKED * 4 for one in await letters(app, asked)]
            print(told(f"opens on a {size}", opened))
            print(told(f"a letter on a {size}", looked))
        home.lock()


if __name__ == "__main__":
    asyncio.run(main())
