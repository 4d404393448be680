"""Measure the open form: ``python -m tests.bench.bench_open_form [MB ...]``; asserts nothing.

Time and memory above that of the open folder, each in a process of its own, on Linux.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.services import bringing_in, portable
from app.services.context import Context
from app.store import slots
from app.store.folder import Folder
from app.store.secret import RecoveryKey
from tests.bench.bench_attachments import most_above_now
from tests.bench.bench_store import PASSPHRASE, fill, now, wishes

SIZES = (1, 10, 80)


def measure(mb: int) -> None:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as name:
        place, cards = Path(name), list[str]()
        for side in ("full", "empty"):
            folder, card = Folder.create(place / side / "vault", PASSPHRASE, clock=now)
            if side == "full":
                fill(folder, wishes(mb * 1_000_000))
            folder.lock()
            cards.append(card)
        for work, side, card in (("out", "full", cards[0]), ("in", "empty", cards[1])):
            told = [work, str(place / side / "vault"), card, str(place / "open.zip")]
            command = [sys.executable, "-m", "tests.bench.bench_open_form", *told]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            sys.stdout.write(f"{mb:>4} MB {work:>3}: {done.stdout}")
            sys.stdout.flush()


def do(work: str, place: Path, card: str, path: Path) -> None:
    """Take everything out or bring it in, and print what that took."""
    slots.STRONG = slots.SMALL
    folder = Folder.open(place, RecoveryKey(card), clock=now)
    ctx, start = Context(folder=folder, clock=now), time.perf_counter()

    def take_out() -> None:
        with path.open("wb") as out:
            portable.take_out(ctx, out)

    works = {"out": take_out, "in": lambda: bringing_in.bring_in(ctx, path.open("rb"))}
    _none, more = most_above_now(works[work])
    print(f"{time.perf_counter() - start:6.2f} s, {more:.0f} MB more memory")
    folder.lock()


def main() -> None:
    if len(sys.argv) == 5:
        do(sys.argv[1], Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
        return
    for mb in [int(mb) for mb in sys.argv[1:]] or SIZES:
        measure(mb)


if __name__ == "__main__":
    main()
