"""Measure the store: ``python tests/bench/bench_store.py``. Prints figures, asserts nothing."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.records.wish import Wish
from app.store import slots
from app.store.files import Disk
from app.store.folder import Folder
from app.store.secret import Passphrase, RecoveryKey

WORDS = "koivu ilta saari"


class Counting(Disk):
    """Count flushes and bytes."""

    flushes = written = 0

    def flush(self, handle: int) -> None:
        self.flushes += 1
        super().flush(handle)

    def write(self, handle: int, data: bytes) -> None:
        self.written += len(data)
        super().write(handle, data)


def now() -> datetime:
    return datetime.now(UTC)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def fill(folder: Folder, size: int) -> list[Wish]:
    kept: list[Wish] = []
    while len(folder._content._databases["private"].image()) < size:
        with folder.unit() as unit:
            kept += [unit.keep(Wish(words=f"Haluan saunaan {n}. " * 20)) for n in range(500)]
    return kept


def save(folder: Folder, wish: Wish) -> None:
    wish.words += " Ja kahvia."
    with folder.unit() as unit:
        unit.keep(wish)


def measure(size: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        place, disk = Path(name) / "vault", Counting()
        folder, card = Folder.create(place, WORDS, clock=now, disk=disk)
        wishes = fill(folder, size)
        folder._content._compartments["private"].compact()
        save(folder, wishes[0])
        flushes, written = disk.flushes, disk.written
        times = sorted(timed(lambda i=i: save(folder, wishes[i * 7])) for i in range(1, 61))
        count = len(times)
        print(f"image {len(folder._content._databases['private'].image()) / 1e6:.1f} MB:")
        print(f"  save p50 {times[count // 2]:.1f} ms, p95 {times[int(count * 0.95)]:.1f} ms")
        print(f"  flushes per save {(disk.flushes - flushes) / count:.2f}")
        print(f"  bytes per save, anchor included {(disk.written - written) / count:.0f}")
        folder.lock()
        opened: list[Folder] = []
        key = RecoveryKey(card)
        took = [timed(lambda: opened.append(Folder.open(place, key, clock=now)))]
        for _ in range(4):
            opened.pop().lock()
            took.append(timed(lambda: opened.append(Folder.open(place, key, clock=now))))
        print(f"  open without key derivation {statistics.median(took):.0f} ms")
        with opened[0].reading() as unit:
            found = timed(lambda: unit.find(Wish))
        print(f"  find all {len(wishes)} wishes {found:.0f} ms")
        opened.pop().lock()


def main() -> None:
    kdf = {"alg": "argon2id", "salt": "00" * 16, **slots.STRONG}
    secret = Passphrase(WORDS).secret()
    took = statistics.median(timed(lambda: slots.derive(secret, kdf)) for _ in range(5))
    print(f"key derivation {took:.0f} ms")
    for size in (1_000_000, 10_000_000):
        measure(size)


if __name__ == "__main__":
    main()
