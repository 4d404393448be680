"""Measure the store against other ways to keep the same records, in one run.

``python -m tests.bench.bench_store [MB ...]`` prints tables for 1, 10 and 100 MB, asserts nothing.
SQLCipher is measured where ``pip install ".[bench]"`` put it.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from uuid import UUID

from app.records.wish import Wish
from app.store import slots, version
from app.store.files import Disk
from app.store.folder import Folder
from app.store.secret import Passphrase, RecoveryKey
from tests.bench import rivals

PASSPHRASE = "koivu ilta saari"
SAVES = {1: 200, 10: 150, 100: 30}  # at each size in MB
ROOT = Path(__file__).parents[2]
WORDS = (ROOT / "app/content/words_fi.txt").read_text("utf-8").split("\n")[5:]


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
    """Return how many milliseconds some work took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def wishes(size: int) -> list[Wish]:
    """Return wishes of a few sentences that fill *size* bytes of a database."""
    dice, made = random.Random(size), now()
    return [
        Wish(
            id=str(UUID(int=dice.getrandbits(128), version=4)),
            words=" ".join(dice.choices(WORDS, k=60)),
            created_at=made,
            changed_at=made,
        )
        for _ in range(size // 715)
    ]


def fill(folder: Folder, kept: list[Wish]) -> None:
    """Keep all wishes at once by plain SQL; Unit.keep would take minutes."""
    rows = [tuple(version.values(wish).values()) for wish in kept]
    rows = [[v.isoformat() if isinstance(v, datetime) else v for v in row] for row in rows]
    names = ", ".join(version.values(kept[0]))
    with folder.exclusive() as content:
        con = content.databases["private"].connection
        marks = ",".join("?" * len(rows[0]))
        con.executemany(f"INSERT INTO wish ({names}) VALUES ({marks})", rows)  # noqa: S608
        con.commit()
        content.compartments["private"].save(content.databases["private"].image())
        content.compartments["private"].compact()


class Store:
    """The folder as it is."""

    name = "Kuulluksi"

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def keep(self, wish: Wish) -> None:
        with self._folder.unit() as unit:
            unit.keep(wish)

    def write(self, wish: Wish) -> None:
        with self._folder.exclusive() as content:
            con = content.databases["private"].connection
            rivals.update(con, wish)
            con.commit()
            content.compartments["private"].save(content.databases["private"].image())
            content.mark()

    def close(self) -> None:
        pass


def change(wish: Wish) -> Wish:
    wish.words += " Ja kahvia."
    return wish


def written() -> int:
    """Return how many bytes this process has given to the system."""
    lines = Path("/proc/self/io").read_text().split("\n")
    return next(int(line.split()[1]) for line in lines if line.startswith("wchar"))


def run(engines: list, kept: list[Wish], rounds: int) -> dict[str, tuple[list, list]]:
    """Save one record change with each engine in turn; return times and bytes."""
    found: dict[str, tuple[list, list]] = {}
    for how in ("keep", "write"):
        those = [engine for engine in engines if hasattr(engine, how)]
        for i in range(rounds):
            wish = change(kept[(i * 37 + 11) % len(kept)])
            for engine in those:
                work, before = partial(getattr(engine, how), wish.model_copy()), written()
                times, sizes = found.setdefault(f"{engine.name}, {how}", ([], []))
                times.append(timed(work))
                sizes.append(written() - before)
    return found


def show(found: dict[str, tuple[list, list]]) -> None:
    for how, told in (("keep", "one record kept by Unit.keep"), ("write", "by plain SQL")):
        base = found.get(f"SQLCipher WAL, {how}")
        print(f"  {told:<32}{'p50 ms':>9}{'p95 ms':>9}{'bytes':>12}{'of SQLCipher':>14}")
        for name, (times, sizes) in found.items():
            if not name.endswith(how):
                continue
            p50, p95 = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
            ratio = f"{p50 / statistics.median(base[0]):.2f}x" if base else "-"
            row = f"{p50:>9.2f}{p95:>9.2f}{statistics.median(sizes):>12.0f}{ratio:>14}"
            print(f"    {name.partition(',')[0]:<30}{row}")


def others(place: Path, images: dict[str, bytes]) -> list:
    """Return the rivals that are here, each with a folder of its own."""
    kinds = {"SQLite WAL": sqlite3, "SQLCipher WAL": rivals.sqlcipher()}
    found = []
    for name, module in kinds.items():
        if module is None:
            print("  SQLCipher is not installed: skipped (pip install '.[bench]')")
            continue
        (place / name).mkdir()
        found.append(rivals.Files(name, place / name, images, module))
    return found


def measure(mb: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        place, disk, kept = Path(name) / "here" / "vault", Counting(), wishes(mb * 1_000_000)
        place.parent.mkdir()
        folder, card = Folder.create(place, PASSPHRASE, clock=now, disk=disk)
        fill(folder, kept)
        with folder.exclusive() as content:
            images = {c: database.image() for c, database in content.databases.items()}
        print(f"{len(images['private']) / 1e6:.1f} MB, {len(kept)} records")
        engines = [Store(folder), *others(Path(name), images)]
        run(engines, kept, 5)
        flushes, saves = disk.flushes, 2 * SAVES[mb]
        found = run(engines, kept, SAVES[mb])
        print(f"  flushes per save {(disk.flushes - flushes) / saves:.2f}")
        engines.append(rivals.WholeImage(Path(name), images))
        found |= run(engines[-1:], kept, 20)
        show(found)
        for engine in engines:
            engine.close()
        folder.lock()
        subprocess.run(
            [sys.executable, "-m", __spec__.name, "--open", str(place), card], check=True
        )


def memory() -> str:
    """Return resident and highest memory of this process in MB."""
    lines = Path("/proc/self/status").read_text().split("\n")
    found = {line.split(":")[0]: line.split() for line in lines if line.startswith("Vm")}
    return f"{int(found['VmRSS'][1]) // 1024} MB, at most {int(found['VmHWM'][1]) // 1024} MB"


def open_again(place: Path, card: str) -> None:
    """Open the folder five times without key derivation, in a process of its own."""
    print(f"  memory before opening {memory()}")
    opened: list[Folder] = []
    took = []
    for _ in range(5):
        took.append(timed(lambda: opened.append(Folder.open(place, RecoveryKey(card), clock=now))))
        assert opened[-1].notices == ()
        if len(took) == 1:
            print(f"  memory with the folder open {memory()}")
        with opened[-1].unit() as unit:
            unit.keep(Wish(words="Haluan kahvia."))
        opened.pop().lock()
    print(f"  open without key derivation {statistics.median(took):.0f} ms")


def main() -> None:
    if sys.argv[1:2] == ["--open"]:
        open_again(Path(sys.argv[2]), sys.argv[3])
        return
    kdf = {"alg": "argon2id", "salt": "00" * 16, **slots.STRONG}
    secret = Passphrase(PASSPHRASE).secret()
    took = statistics.median(timed(lambda: slots.derive(secret, kdf)) for _ in range(5))
    print(f"key derivation {took:.0f} ms")
    for mb in [int(mb) for mb in sys.argv[1:]] or SAVES:
        measure(mb)


if __name__ == "__main__":
    main()
