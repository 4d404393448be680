"""Make a copy, bring it back, go back to an earlier folder: cut anywhere, no folder is harmed."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache, partial
from random import Random
from typing import NamedTuple

from app.errors.base import AppError
from app.store import backup, beside, restore
from app.store.beside import Earlier
from app.store.folder import Folder
from tests.store.campaign.campaigns import Report, begun
from tests.store.campaign.cutting import Work, cut
from tests.store.campaign.life import PLACE, Life
from tests.store.campaign.promises import Words
from tests.store.campaign.simulated import SimulatedDisk
from tests.store.campaign.story import MINE, SHARED, say

DATA = PLACE.parent


class Before(NamedTuple):
    """A locked folder, a copy of what it was earlier, and the words of both."""

    life: Life
    copy: bytes
    then: Words


@cache
def before() -> Before:
    """Return a folder that has gone on since a copy was made of it."""
    life = begun()
    life.begin(say({}, "say", a=("yksi", MINE), p1=("kuva kissasta", SHARED)))
    then, out = life.promises.words, io.BytesIO()
    copy = backup.make_copy(life.folder, life.secret)
    copy.hand_over(out)
    copy.remove()
    life.begin(say(then, "say", a=("uusin", SHARED), p2=("kuva koirasta", MINE)))
    life.lock()
    return Before(life, out.getvalue(), then)


def _words(disk: SimulatedDisk) -> Words | str:
    """Return what the folder says to who opens it, or why it cannot be used."""
    life = before().life.on(disk)
    try:
        life.folder = Folder.open(PLACE, life.secret, clock=life.clock, disk=disk)
    except AppError as error:
        return f"opening said {type(error).__name__}"
    words, read_only = life.words(), life.folder.read_only
    life.lock()
    return "a folder can only be looked at" if read_only else words


def _wrong(disk: SimulatedDisk, *, allowed: tuple[str, ...]) -> str:
    """Say what is wrong at the next starts: each folder is whole, and the present one is there."""
    beside.settle(disk, DATA)
    beside.settle(disk, DATA)  # a half made folder that stood in the way goes at the next start
    unfinished = ("vault-", "copy-")
    if any(n.endswith(".tmp") and n.startswith(unfinished) for n in disk.names(DATA)):
        return "something unfinished was left"
    known = {"present": before().life.promises.words, "copy": before().then}
    found = [_words(disk.fork())]
    for earlier in beside.others(disk, DATA):
        other = disk.fork()
        beside.switch_to(other, DATA, earlier)
        found.append(_words(other))
    if broken := [one for one in found if isinstance(one, str)]:
        return broken[0]
    told = [next((n for n, words in known.items() if words == one), "?") for one in found]
    return "" if "+".join(told) in allowed else f"the folders are {'+'.join(told)}"


def _restore(disk: SimulatedDisk) -> None:
    restore.unpack(io.BytesIO(before().copy), DATA, before().life.secret, disk=disk)
    restore.take_into_use(DATA, disk=disk)


def _first(disk: SimulatedDisk) -> Earlier:
    with disk.undisturbed():
        return beside.others(disk, DATA)[0]


def _switch(disk: SimulatedDisk) -> None:
    beside.switch_to(disk, DATA, _first(disk))


def _remove(disk: SimulatedDisk) -> None:
    beside.remove(disk, DATA, _first(disk))


def _copy(disk: SimulatedDisk) -> None:
    after, life = disk.after, before().life.on(disk)
    life.at_each = after
    with disk.undisturbed():
        life.folder = Folder.open(PLACE, life.secret, clock=life.clock, disk=disk)
    try:
        backup.make_copy(life.folder, life.secret)
    finally:
        life.lock()


def _locked() -> SimulatedDisk:
    return before().life.disk


@cache
def _restored() -> SimulatedDisk:
    disk = before().life.disk.fork()
    _restore(disk)
    return disk


WORKS: dict[str, tuple[Callable[[], SimulatedDisk], Work, tuple[str, ...]]] = {
    "restoring a copy": (
        _locked,
        _restore,
        ("present", "copy+present", "present+copy"),  # whole beside, when it was ready
    ),
    "going back to an earlier folder": (
        _restored,
        _switch,
        ("copy+present", "present+copy"),
    ),
    "deleting an earlier folder": (_restored, _remove, ("copy+present", "copy")),
    "making a copy": (_locked, _copy, ("present",)),
}


def restoring(name: str, chance: Random, *, every: int = 1) -> Report:
    """Cut one piece of work with whole folders at every operation, and fail each."""
    start, work, allowed = WORKS[name]
    return cut(name, start(), work, partial(_wrong, allowed=allowed), chance, every=every)
