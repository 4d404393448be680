"""Measure an attachment going in and out: time, and memory above that of the open folder.

``python -m tests.bench.bench_attachments [MB]`` prints a table, asserts nothing. Each memory
is measured in a process of its own, on Linux.
"""

from __future__ import annotations

import hashlib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from app.records.attachment import Attachment
from app.records.wish import Wish
from app.services import attachments
from app.services.context import Context
from app.store import slots
from app.store.folder import Folder
from tests.bench.bench_store import now

T = TypeVar("T")
TURNS = 9
PIECE = 256 * 1024


def open_context(place: Path) -> tuple[Context, Wish]:
    """Return a new open folder with one wish."""
    slots.STRONG = slots.SMALL
    folder, _card = Folder.create(place / "vault", "koivu ilta saari", clock=now)
    context = Context(folder=folder, clock=now)
    with folder.unit() as unit:
        wish = unit.keep(Wish(words="Haluan kissan."))
    return context, wish


def a_paper(place: Path, megabytes: int) -> Path:
    """Write a file that is not compressible and begins as a PDF does."""
    path = place / "paper.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        for number in range(megabytes * 4):
            file.write(hashlib.shake_128(str(number).encode()).digest(PIECE))
    return path


def read_all(context: Context, attachment: Attachment) -> None:
    with attachments.read(context, attachment) as source:
        while source.read(PIECE):
            pass


def times(place: Path, megabytes: int) -> tuple[list[float], list[float]]:
    """Return how many milliseconds each turn took, in and out."""
    context, wish = open_context(place)
    paper, into, out = a_paper(place, megabytes), list[float](), list[float]()
    for _turn in range(TURNS):
        start = time.perf_counter()
        with paper.open("rb") as source:
            kept = attachments.attach(context, wish, source)
        middle = time.perf_counter()
        read_all(context, kept)
        into.append((middle - start) * 1000)
        out.append((time.perf_counter() - middle) * 1000)
    context.folder.lock()
    return into, out


def _status(name: str) -> float:
    """Return one of Linux's own figures of this process, in megabytes."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))


def most_above_now(work: Callable[[], T]) -> tuple[T, float]:
    """Return what some work gives, and the most megabytes it took above those before it."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")  # forget the peak so far
    before = _status("VmRSS")
    done = work()
    return done, _status("VmHWM") - before


def memory(place: Path, megabytes: int) -> None:
    """Print how much more memory one turn took."""
    context, wish = open_context(place)
    with a_paper(place, megabytes).open("rb") as source:
        kept, more_in = most_above_now(lambda: attachments.attach(context, wish, source))
    _none, more_out = most_above_now(lambda: read_all(context, kept))
    context.folder.lock()
    sys.stdout.write(f"{more_in:.1f} {more_out:.1f}\n")


def main(megabytes: int) -> None:
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as place:
        into, out = times(Path(place), megabytes)
    command = [sys.executable, "-m", "tests.bench.bench_attachments", str(megabytes), "memory"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    more_in, more_out = done.stdout.split()
    for name, found, more in (("in", into, more_in), ("out", out, more_out)):
        p50, worst = statistics.median(found), max(found)
        sys.stdout.write(
            f"{megabytes} MB {name:>3}: p50 {p50:6.0f} ms, worst {worst:6.0f} ms, "
            f"{more} MB more memory\n"
        )


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    if "memory" in sys.argv:
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as there:
            memory(Path(there), wanted)
    else:
        main(wanted)
