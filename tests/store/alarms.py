"""Make folders that raise an alarm, as copying and breaking their files does."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from tests.store.disks import Time, again, say


def days_go_by(days: int = 1) -> None:
    """Let some days pass on the clock of the tests."""
    Time.now += timedelta(days=days)


def a_life(folder, place: Path, card: str, words: tuple[str, ...] = ("eilen", "tänään")) -> None:
    """Say something on each of some days, with a snapshot every day, and lock."""
    for one in words:
        folder.lock()
        folder = again(place, card)
        say(folder, one)
        say(folder, f"{one} jaettu", shared=True)
        for compartment in folder._content.compartments.values():
            compartment.compact()
        folder.lock()
        days_go_by()


def a_fork(place: Path, card: str, tmp_path: Path, *, here: str = "täällä", there: str = "muualla"):
    """Write in a copy and here, then mix the files, as a sync program does."""
    other = tmp_path / "other" / "vault"
    shutil.copytree(place, other)
    for where, words in ((place, here), (other, there)):
        opened = again(where, card)
        say(opened, words)
        say(opened, f"{words} jaettu", shared=True)
        opened.lock()
    for comp in ("main", "private"):
        for path in other.glob(f"{comp}/*"):
            if not (place / comp / path.name).exists():
                shutil.copy(path, place / comp)


def an_old_copy(place: Path, card: str, tmp_path: Path, *, lost: str = "kadonnut") -> None:
    """Put back a copy that was taken before something was said."""
    shutil.copytree(place, tmp_path / "copy")
    opened = again(place, card)
    say(opened, lost)
    opened.lock()
    shutil.rmtree(place)
    (tmp_path / "copy").rename(place)


def a_broken_journal(place: Path, card: str) -> None:
    """Break one byte of an early save among many."""
    for rows in (range(1), range(1, 5)):  # the first save of a day becomes a snapshot
        opened = again(place, card)
        for number in rows:
            say(opened, f"rivi {number}")
        opened.lock()
    path = max(place.glob("private/j*"))
    data = bytearray(path.read_bytes())
    start = 12 + int.from_bytes(data[8:12], "little")
    data[start + 60] ^= 1
    path.write_bytes(data)


def an_unreadable_part(place: Path) -> None:
    """Break every snapshot of what is only for the person."""
    for path in place.glob("private/s*"):
        data = bytearray(path.read_bytes())
        data[-5] ^= 1
        path.write_bytes(data)
