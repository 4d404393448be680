"""Change the files of a folder in every way: the same content, or a told problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from app.errors.base import AppError
from app.store.folder import Folder
from tests.store.campaign.campaigns import Report, begun
from tests.store.campaign.life import PLACE, Life
from tests.store.campaign.simulated import SimulatedDisk
from tests.store.campaign.story import MINE, SHARED, say

SAID = ("yksi", "kaksi", "kolme", "neljä", "viisi", "kuusi")
Harm = tuple[str, SimulatedDisk]


def grown() -> Life:
    """Return a locked folder with snapshots and two segments in each compartment."""
    life = begun()
    for number, words in enumerate(SAID):
        life.begin(say(life.promises.words, words, **{words: (words, (MINE, SHARED)[number % 2])}))
        if number == 3:
            life.lock()
            life.open()
    life.lock()
    return life


def kinds(disk: SimulatedDisk) -> list[Path]:
    """Return one path of each kind of file: key files, snapshots, segments, anchor."""
    return [path for path in disk.paths() if disk.read(path)]


def with_bytes(disk: SimulatedDisk, path: Path, data: bytes) -> SimulatedDisk:
    """Return the disk with another content of one file."""
    other = disk.fork()
    other.take_away(path)
    other.put(path, data)
    return other


def _steps(disk: SimulatedDisk, every: int, alike: int) -> Iterator[tuple[Path, int]]:
    """Give each file and the step through it: of files of one kind only one is gone through."""
    seen = set[tuple[str, str]]()
    for path in sorted(kinds(disk), reverse=True):
        kind = (path.parent.name, path.suffix)
        yield path, every * alike if kind in seen else every
        seen.add(kind)


def flipped(disk: SimulatedDisk, chance: Random, *, every: int, alike: int = 1) -> Iterator[Harm]:
    """Flip one bit of bytes of every kind of file, the newest of each; fewer of the others.

    When *every* byte is wanted, all eight bits of the newest of each kind are flipped in turn.
    """
    for path, step in _steps(disk, every, alike):
        whole, bits = disk.read(path), 8 if step == 1 else 1
        for at in range(chance.randrange(step), len(whole), step):
            for bit in chance.sample(range(8), bits):
                changed = bytearray(whole)
                changed[at] ^= 1 << bit
                yield f"bit {at} of {path.name[:1]}", with_bytes(disk, path, bytes(changed))


def shortened(disk: SimulatedDisk, chance: Random, *, every: int, alike: int = 1) -> Iterator[Harm]:
    """Cut every kind of file at every length, the newest of each; the others at fewer."""
    for path, step in _steps(disk, every, alike):
        whole = disk.read(path)
        for size in range(chance.randrange(step), len(whole), step):
            yield f"length {size} of {path.name[:1]}", with_bytes(disk, path, whole[:size])


def moved_about(disk: SimulatedDisk, chance: Random) -> Iterator[Harm]:
    """Delete, double, rename and swap files."""
    paths = kinds(disk)
    for path in paths:
        gone = disk.fork()
        gone.take_away(path)
        yield f"deleted {path.name[:1]}", gone
        for name in (f"{path.stem} (conflicted copy){path.suffix}", f"s00000099-{path.suffix}"):
            doubled = disk.fork()
            doubled.put(path.with_name(name), disk.read(path))
            yield f"doubled {path.name[:1]}", doubled
        other = chance.choice(paths)
        if PLACE not in path.parents or PLACE not in other.parents:
            continue  # the anchor too: then the newest saves may be missing unseen
        swapped = with_bytes(disk, path, disk.read(other))
        yield f"swapped {path.name[:1]}", with_bytes(swapped, other, disk.read(path))


def told(life: Life, harms: Iterable[Harm], name: str) -> Report:
    """Open each harmed folder; content that differs must come with a notice."""
    report = Report(name)
    for what, disk in harms:
        report.states += 1
        if wrong := _silent(life, disk):
            report.broken[f"{wrong} [{what}]"] += 1
    return report


def _silent(life: Life, disk: SimulatedDisk) -> str:
    other = life.on(disk)
    try:
        other.folder = Folder.open(PLACE, life.secret, clock=life.clock, disk=disk)
        words = other.words()
    except AppError:
        return ""
    except Exception as error:  # noqa: BLE001 - anything else is no told problem
        return f"not a told problem: {type(error).__name__}"
    notices, read_only = other.folder.notices, other.folder.read_only
    other.lock()
    if words == life.promises.words:
        return ""
    if not set(words.items()) <= set(life.promises.words.items()):
        return "words that nobody said"
    return "" if notices and read_only else "an older content is shown as if it were whole"


def without_newest(disk: SimulatedDisk) -> Iterator[Harm]:
    """Break the newest snapshot of each compartment: the one before it and the journal stay."""
    for comp in ("main", "private"):
        newest = max(p for p in disk.paths() if p.parent.name == comp and p.suffix == ".snap")
        whole = disk.read(newest)
        yield f"broken {comp}", with_bytes(disk, newest, whole[:-9] + bytes(9))


def kept(life: Life, harms: Iterable[Harm], name: str) -> Report:
    """Open each harmed folder; no word may be missing and none may be looked at only."""
    report = Report(name)
    for what, disk in harms:
        other = life.on(disk)
        other.open()
        report.take(other, what)
    return report


def compacted() -> Life:
    """Return a locked folder with saves before, between and after two snapshots."""
    life = begun()
    for number in range(9):
        if number in {3, 6}:
            life.compact()
        visibility = (MINE, SHARED)[number % 2]
        life.begin(say(life.promises.words, "say", **{f"w{number}": (str(number), visibility)}))
    life.lock()
    return life
