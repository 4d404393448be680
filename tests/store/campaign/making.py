"""Cut the making of a folder at every operation: a whole folder is there, or none."""

from __future__ import annotations

from random import Random

from app.errors.base import AppError
from app.errors.folder import CannotWrite, FolderExists
from app.store import beginning
from app.store.folder import Folder
from app.store.notice import Level
from app.store.secret import Passphrase
from tests.store.campaign.campaigns import KEEPING, Report, empty
from tests.store.campaign.life import PLACE, Calendar
from tests.store.campaign.simulated import HOW, Fault, SimulatedDisk, Sometimes
from tests.store.disks import PASSPHRASE, all_words, say


def _make(disk: SimulatedDisk) -> None:
    Folder.create(PLACE, PASSPHRASE, clock=Calendar(), disk=disk)[0].lock()


def _open(disk: SimulatedDisk) -> Folder:
    return Folder.open(PLACE, Passphrase(PASSPHRASE), clock=Calendar(), disk=disk)


def _usable(disk: SimulatedDisk) -> str:
    """Return what is wrong with this place for a person who begins, or nothing."""
    try:
        if not beginning.present(disk, PLACE):
            _make(disk)
        folder = _open(disk)
        if folder.read_only or any(n.level == Level.ALARM for n in folder.notices):
            return "a new folder opens with an alarm"
        say(folder, "alku")
        folder.lock()
        folder = _open(disk)
        found = all_words(folder)
        folder.lock()
    except AppError as error:
        return f"a person cannot begin: {type(error).__name__}"
    return "" if found == ["alku"] else "the first words are lost"


def _tried(disk: SimulatedDisk, report: Report, where: str, chance: Random) -> None:
    for crashed in (*(disk.power_loss(chance, keeping=k) for k in KEEPING), disk.restart()):
        report.states += 1
        if wrong := _usable(crashed):
            report.broken[f"{wrong} [{where}]"] += 1


def making(chance: Random, *, every: int = 1) -> Report:
    """Cut the power at every operation of making a folder, and fail each in every way."""
    report, disk, seen = Report("making a folder"), empty(), list[str]()
    sometimes = Sometimes(every, chance)

    def at_each(work: str) -> None:
        seen.append(work)
        if sometimes():
            _tried(disk, report, f"power loss at {len(seen)} {work}", chance)

    disk.after = at_each
    _make(disk)
    for number, work in enumerate(seen):
        for how in HOW.get(work, ("nothing",)):
            if sometimes():
                _refused(number, how, report, chance)
    return report


def _refused(number: int, how: str, report: Report, chance: Random) -> None:
    disk, count = empty(), iter(range(10**6))
    disk.fault = lambda _work: Fault(how) if next(count) == number else None
    try:
        _make(disk)
    except (CannotWrite, FolderExists):
        disk.fault = lambda _work: None
        _tried(disk, report, f"{how} at operation {number}", chance)
