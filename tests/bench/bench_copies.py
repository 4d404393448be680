"""Measure copies: ``python tests/bench/bench_copies.py``. Prints figures, asserts nothing."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.store import backup, restore
from app.store.folder import Folder
from app.store.secret import RecoveryKey

WORDS = "koivu ilta saari"
ATTACHMENT = 5_000_000  # bytes


def now() -> datetime:
    return datetime.now(UTC)


def peak() -> int:
    """Return the largest memory of this program alone; a child inherits that of getrusage."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


def fill(folder: Folder, size: int) -> None:
    with folder.exclusive() as content:
        for _ in range(max(1, size // ATTACHMENT)):
            row = content.blobs.write(io.BytesIO(os.urandom(min(size, ATTACHMENT))))
            with content.databases["private"].session() as session:
                session.add(row)
                session.commit()
        content.compartments["private"].save(content.databases["private"].image())


def save(place: Path, card: str, goal: Path) -> None:
    folder = Folder.open(place, RecoveryKey(card), clock=now)
    before, start = peak(), time.perf_counter()
    copy = backup.make_copy(folder, RecoveryKey(card))
    with goal.open("wb") as out:
        copy.hand_over(out)
    copy.remove()
    print(f"  save, proved: {time.perf_counter() - start:.2f} s, +{peak() - before} MB")
    folder.lock()


def bring(source: Path, card: str, data: Path) -> None:
    before, start = peak(), time.perf_counter()
    restore.unpack(source.open("rb"), data, RecoveryKey(card))
    restore.take_into_use(data)
    print(f"  restore, proved: {time.perf_counter() - start:.2f} s, +{peak() - before} MB")


def measure(size: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        folder, card = Folder.create(top / "old" / "vault", WORDS, clock=now)
        fill(folder, size)
        folder.lock()
        (top / "new").mkdir()
        print(f"{size / 1e6:.0f} MB:", flush=True)
        for work in ("save", "bring"):  # each in a process of its own, for its memory
            subprocess.run([sys.executable, __file__, work, name, card], check=True)


def main() -> None:
    if len(sys.argv) == 4:
        work, top, card = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
        file = top / "kuulluksi.zip"
        if work == "save":
            save(top / "old" / "vault", card, file)
        else:
            bring(file, card, top / "new")
        return
    for size in (1_000_000, 10_000_000, 100_000_000):
        measure(size)


if __name__ == "__main__":
    main()
