"""Join two folders of 5,000 records: ``python tests/bench/bench_joining.py``."""

from __future__ import annotations

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.records.wish import Wish
from app.store.comparing import planned
from app.store.folder import Folder
from app.store.joining import Theirs, join

RECORDS, LIMIT_S = 5_000, 10.0


def made(place, *, ids, words):
    folder, _ = Folder.create(place, "koivu ilta saari", clock=lambda: datetime.now(UTC))
    with folder.unit() as unit:
        for one in ids:
            unit.keep(Wish(id=one, words=f"{words} {one}. " * 4))
    return folder


def timed(name, work):
    start = time.perf_counter()
    found = work()
    took = time.perf_counter() - start
    print(f"{name}: {took:.2f} s {found}")
    return took


def main():
    ids = [f"00000000-0000-4000-8000-{n:012d}" for n in range(RECORDS + RECORDS // 2)]
    with tempfile.TemporaryDirectory() as there:
        mine = made(Path(there) / "a" / "vault", ids=ids[:RECORDS], words="Haluan kahvia")
        theirs = made(Path(there) / "b" / "vault", ids=ids[-RECORDS:], words="Haluan teetä")
        with theirs.reading() as unit:
            side = Theirs(reading=unit, open=lambda _blob: None)
            with mine.reading() as own:
                timed("look", lambda: planned(own, unit))
            took = timed("join", lambda: join(mine, side))
            timed("again", lambda: join(mine, side))
        mine.lock()
        theirs.lock()
    return took <= LIMIT_S


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
