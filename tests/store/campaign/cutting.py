"""Cut one piece of work at every operation, or fail each, and judge what is left each time."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from app.errors.base import AppError
from tests.store.campaign.campaigns import KEEPING, Report
from tests.store.campaign.simulated import HOW, Fault, SimulatedDisk, Sometimes

Work = Callable[[SimulatedDisk], object]
Judge = Callable[[SimulatedDisk], str]  # says what is wrong with a disk after a restart


def cut(
    name: str, start: SimulatedDisk, work: Work, judge: Judge, chance: Random, *, every: int = 1
) -> Report:
    """Cut the power at every operation of some work, and fail each in every way."""
    report, disk, seen = Report(name), start.fork(), list[str]()
    sometimes, last = Sometimes(every, chance), ""

    def at_each(operation: str) -> None:
        nonlocal last
        seen.append(operation)
        reads_again = operation == last == "read"  # nothing changed in between
        last = operation
        if not reads_again and sometimes():
            _judged(disk, judge, report, f"power loss at {len(seen)} {operation}", chance)

    disk.after = at_each
    work(disk)
    for number, operation in enumerate(seen):
        for how in HOW.get(operation, ("nothing",)):
            if sometimes():
                _refused(start.fork(), work, judge, report, (number, how), chance)
    return report


def _judged(disk: SimulatedDisk, judge: Judge, report: Report, where: str, chance: Random) -> None:
    crashed = [disk.power_loss(chance, keeping=k) for k in KEEPING]
    seen = set[int]()
    for left in (*crashed, disk.restart(), disk.restart(chance)):
        if (picture := left.picture()) in seen:
            continue
        seen.add(picture)
        report.states += 1
        if wrong := judge(left):
            report.broken[f"{wrong} [{where}]"] += 1


def _refused(
    disk: SimulatedDisk,
    work: Work,
    judge: Judge,
    report: Report,
    failing: tuple[int, str],
    chance: Random,
) -> None:
    (number, how), count = failing, iter(range(10**6))
    disk.fault = lambda _work: Fault(how) if next(count) == number else None
    try:
        work(disk)
    except AppError:
        pass  # told
    except OSError as error:
        report.broken[f"not a told problem: {type(error).__name__}"] += 1
    disk.fault = lambda _work: None
    _judged(disk, judge, report, f"{how} at operation {number}", chance)
