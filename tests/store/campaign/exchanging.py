"""Cut each exchange of keys at every operation: the old or the new secret opens all there is."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from app.errors.base import AppError
from app.store import rekeying
from app.store.folder import Folder
from app.store.notice import Level
from app.store.secret import HelperWords, Passphrase, RecoveryKey
from app.store.slots import Secret
from tests.store.campaign.campaigns import KEEPING, Report, begun
from tests.store.campaign.life import PLACE, Life
from tests.store.campaign.simulated import HOW, Fault, SimulatedDisk, Sometimes
from tests.store.campaign.story import MINE, SHARED, say
from tests.store.disks import PASSPHRASE

CARD, NEW = RecoveryKey.new(), "tuuli aamu kivi meri"
Exchange = tuple[Callable[[Folder], object], tuple[Secret, ...]]
EXCHANGES: dict[str, Exchange] = {
    "change_passphrase": (lambda f: rekeying.change_passphrase(f, NEW), (Passphrase(NEW),)),
    "replace_card": (lambda f: rekeying.replace_card(f, CARD), (CARD,)),
    "begin_anew": (lambda f: rekeying.begin_anew(f, NEW, CARD), (Passphrase(NEW), CARD)),
    "remove_helpers": (rekeying.remove_helpers, ()),
}


def _begun() -> Life:
    life = begun()
    life.begin(say({}, "say", a=("oma", MINE), b=("jaettu", SHARED)))
    rekeying.add_helper(life.folder, HelperWords("apu sana"))
    return life


def _opened(disk: SimulatedDisk, life: Life, secret: Secret) -> Folder | None:
    try:
        return Folder.open(PLACE, secret, clock=life.clock, disk=disk)
    except AppError:
        return None


def _wrong(disk: SimulatedDisk, life: Life, new: tuple[Secret, ...]) -> str:
    """Return what is wrong after a crash: nothing may be lost, somebody who may must get in."""
    for secret in (*new, Passphrase(PASSPHRASE), life.secret):
        if (folder := _opened(disk.fork(), life, secret)) is not None:
            other = life.on(disk)
            other.folder = folder
            words, alarms = other.words(), [n for n in folder.notices if n.level == Level.ALARM]
            folder.lock()
            if words != life.promises.words or alarms:
                return f"words are lost or alarms rise: {[a.code for a in alarms]}"
            return ""
    return "nobody gets in any more"


def _crashed(life: Life, new: tuple[Secret, ...], report: Report, where: str, chance: Random):
    disks = (*(life.disk.power_loss(chance, keeping=k) for k in KEEPING), life.disk.restart())
    for disk in disks:
        report.states += 1
        if wrong := _wrong(disk, life, new):
            report.broken[f"{wrong} [{where}]"] += 1


def exchanging(name: str, chance: Random, *, every: int = 1) -> Report:
    """Cut the power at every operation of one exchange, and fail each in every way."""
    work, new = EXCHANGES[name]
    report, life, seen = Report(name), _begun(), list[str]()
    sometimes = Sometimes(every, chance)

    def at_each(operation: str) -> None:
        seen.append(operation)
        if sometimes():
            _crashed(life, new, report, f"power loss at {len(seen)} {operation}", chance)

    life.at_each = at_each
    work(life.folder)
    life.at_each = lambda _operation: None
    for number, operation in enumerate(seen):
        for how in HOW.get(operation, ("nothing",)):
            if sometimes():
                _refused(name, number, how, report, chance)
    return report


def _refused(name: str, number: int, how: str, report: Report, chance: Random) -> None:
    work, new = EXCHANGES[name]
    life, count = _begun(), iter(range(10**6))
    life.disk.fault = lambda _work: Fault(how) if next(count) == number else None
    try:
        work(life.folder)
    except AppError:
        pass  # told
    except OSError as error:
        report.broken[f"not a told problem: {type(error).__name__}"] += 1
    life.disk.fault = lambda _work: None
    _crashed(life, new, report, f"{how} at operation {number}", chance)
