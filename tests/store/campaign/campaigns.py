"""The campaigns: each lives a story on a simulated disk, breaks it, and tells what was lost."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import NamedTuple

from app.store.folder import Folder
from tests.store.campaign.life import PLACE, Calendar, Life
from tests.store.campaign.promises import Promises, images
from tests.store.campaign.simulated import HOME, HOW, Fault, SimulatedDisk, Sometimes
from tests.store.campaign.story import MINE, SHARED, STORY, Act, ByChance, say
from tests.store.disks import PASSPHRASE


@dataclass
class Report:
    """Count the states that were opened and compared, and name each broken promise."""

    name: str
    states: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)  # after how many states it was found
    began: float = field(default_factory=time.monotonic)

    def take(self, life: Life, where: str) -> None:
        """Take what a life found."""
        self.states += life.states
        life.states = 0
        for what in life.broken:
            self.broken[f"{what} [{where}]"] += 1
            self.first.setdefault(what, self.states)
        life.broken.clear()

    def __str__(self) -> str:
        took = time.monotonic() - self.began
        broken = "".join(f"\n  {count} x {what}" for what, count in self.broken.most_common(12))
        return (
            f"{self.name}: {self.states} states, {took:.1f} s, {self.broken.total()} broken{broken}"
        )


@cache
def made() -> tuple[SimulatedDisk, str]:
    """Return a disk with a new folder, locked, and its recovery card."""
    disk = empty()
    folder, card = Folder.create(PLACE, PASSPHRASE, clock=Calendar(), disk=disk)
    folder.lock()
    return disk, card


def empty() -> SimulatedDisk:
    """Return a disk with the home of a person and nothing in it."""
    disk = SimulatedDisk()
    disk.make_folder(HOME / "home")
    disk.flush_folder(HOME)
    return disk


def begun() -> Life:
    """Return a life with an open folder, nothing said yet."""
    disk, card = made()
    life = Life(disk.fork(), card, Promises())
    life.folder = Folder.open(PLACE, life.secret, clock=life.clock, disk=life.disk)
    life.promises.settle(images(life.content), {})
    return life


# ---- what is done with each broken disk ------------------------------------------------------


def _survives(life: Life, report: Report, where: str) -> None:
    """Open after a crash, work on, lock, and open again."""
    if life.open():
        number = life.states + report.states
        life.begin(say(life.promises.words, "on", z=(f"jatkuu {number}", MINE)))
        life.begin(say(life.promises.words, "on", y=(f"jatkuu {number}", SHARED)))
        life.lock()
        if life.open():
            if number % 3 == 0:
                life.sweep()
            life.lock()
    report.take(life, where)


KEEPING = (0.0, 1.0, 0.5)  # nothing, everything, or a part of what was on its way


def _crashes(life: Life, report: Report, where: str, chance: Random, *, more: int = 0) -> None:
    """Cut the power here in several ways, and kill the process here."""
    seen = set[int]()
    disks = [life.disk.power_loss(chance, keeping=k) for k in (*KEEPING, *[0.5] * more)]
    for disk in (*disks, life.disk.restart(), life.disk.restart(chance)):
        picture = disk.picture()
        if picture not in seen:
            seen.add(picture)
            _survives(life.on(disk), report, where)


def power_loss(
    chance: Random, *, acts: tuple[Act, ...] = STORY, more: int = 0, every: int = 1
) -> Report:
    """Cut the power at every operation of a story, torn, dropped, reordered and zeroed."""
    report, life, sometimes = Report("power loss"), begun(), Sometimes(every, chance)

    def at_each(work: str) -> None:
        if sometimes():
            _crashes(life, report, f"power loss at {work}", chance, more=more)

    life.at_each = at_each
    _live(life, acts)
    life.lock()
    report.take(life, "the story")
    return report


def _live(life: Life, acts: Iterable[Act]) -> None:
    """Live a story; who is refused the folder opens it again."""
    for act in acts:
        if life.folder is None:
            life.open() or life.open() or life.open()
        act(life)


# ---- one and two errors ----------------------------------------------------------------------


def _numbered_faults(faults: dict[int, str], worst: Random) -> Callable[[str], Fault | None]:
    count = iter(range(10**9))

    def fault(work: str) -> Fault | None:
        how = faults.get(next(count))
        ways = HOW.get(work, ("nothing",))
        return None if how is None else Fault(how if how in ways else worst.choice(ways))

    return fault


def operations(acts: tuple[Act, ...]) -> list[str]:
    """Return the operations of a story, in order."""
    life, seen = begun(), list[str]()
    life.at_each = seen.append
    _live(life, acts)
    return seen


def errors(
    chance: Random,
    *,
    acts: tuple[Act, ...] = STORY,
    every: int = 1,
    seconds: Iterable[int] = (1,),
) -> Report:
    """Fail at every operation in every way, once and twice; work on; then cut the power."""
    report, sometimes = Report("one and two errors"), Sometimes(every, chance)
    for number, work in enumerate(operations(acts)):
        for how in HOW.get(work, ("nothing",)):
            for second in (0, *seconds):
                if sometimes():
                    _one_error(acts, Failing(number, second, how), chance, report)
    return report


class Failing(NamedTuple):
    """Which operation fails, how many after it the second one, and how."""

    number: int
    second: int
    how: str


def _one_error(acts: tuple[Act, ...], failing: Failing, chance: Random, report: Report) -> None:
    life, (number, second, how) = begun(), failing
    faults = {number: how, number + second: how}
    life.disk.fault = _numbered_faults(faults, chance)
    where = f"{how} at operation {number} and {second} on"
    _live(life, acts[:-1])
    report.take(life, where)
    _crashes(life, report, where, chance)
    life.disk.fault = lambda _work: None
    if life.folder is None:
        life.open()
    life.begin(say(life.promises.words, "on", z=("jatkuu", MINE)))
    life.lock()
    report.take(life, where)
    _crashes(life, report, where, chance)


# ---- what only the cache holds ---------------------------------------------------------------


def restarts(chance: Random, *, every: int = 1) -> Report:
    """Drop what a failing flush should bring to the disk, restart, look, and cut the power.

    What the cache alone held was shown to the person: from then on it is a promise.
    """
    report, sometimes = Report("failed flush, restart, power loss"), Sometimes(every, chance)
    for number, work in enumerate(operations(STORY)):
        if work in {"flush", "flush_folder"} and sometimes():
            _one_restart(number, chance, report)
    return report


def _one_restart(number: int, chance: Random, report: Report) -> None:
    life, where = begun(), f"a dropped flush at operation {number}"
    life.disk.fault = _numbered_faults({number: "dropped"}, chance)
    for act in STORY[:-1]:
        if life.disk.faults == 0 and life.folder is not None:
            act(life)
    report.take(life, where)
    again = life.on(life.disk.restart())
    if again.open():
        again.folder = None  # killed, not locked
        for keeping in KEEPING:
            other = again.on(again.disk.power_loss(chance, keeping=keeping))
            other.open()
            report.take(other, where)
    report.take(again, where)


# ---- random walks ----------------------------------------------------------------------------


def walk(seed: int, *, steps: int = 40, failing: float = 0.04) -> Report:
    """Live any story on a disk of which some operations fail, with crashes now and then."""
    chance = Random(seed)
    report, life, acts = Report(f"walk {seed}"), begun(), ByChance(chance)
    for _step in range(steps):
        life.disk.fault = _by_chance(chance, failing)
        with quiet(life):
            acts(life)
        if life.folder is None or chance.random() < 0.3:
            report.take(life, f"walk {seed}")
            life = _gone_on(life, chance)
    report.take(life, f"walk {seed}")
    _survives(life.on(life.disk.power_loss(chance, keeping=0.5)), report, f"walk {seed}")
    return report


def _gone_on(life: Life, chance: Random) -> Life:
    """Crash in one way or none, and open the folder again."""
    match chance.randrange(4):
        case 0:
            disk = life.disk.power_loss(chance, keeping=chance.choice(KEEPING))
        case 1:
            disk = life.disk.restart(chance)
        case _:
            life.lock()
            disk = life.disk.fork()
    broken, states = life.broken, life.states
    life = life.on(disk)
    life.broken, life.states = broken, states
    if chance.random() < 0.3:  # the disk fails at opening too
        disk.fault = _by_chance(chance, 0.04)
        life.open()
        disk.fault = lambda _work: None
    life.folder or life.open()
    return life


def _by_chance(chance: Random, failing: float) -> Callable[[str], Fault | None]:
    def fault(work: str) -> Fault | None:
        if chance.random() >= failing:
            return None
        return Fault(chance.choice(HOW.get(work, ("nothing",))))

    return fault


@contextmanager
def quiet(life: Life):
    """Let a life end an act with a note instead of an exception."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a broken promise
        life.note(f"an act ended with {type(error).__name__}")
