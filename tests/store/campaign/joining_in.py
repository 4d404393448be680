"""Join another device's folder in, cut anywhere: old or new in each thing, and joined at last."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from random import Random
from typing import NamedTuple

from app.errors.base import AppError
from app.store.comparing import Plan
from app.store.folder import Folder
from app.store.joining import Theirs, join
from tests.store.campaign.campaigns import Report, begun, empty
from tests.store.campaign.cutting import cut
from tests.store.campaign.life import PLACE, Calendar, Life
from tests.store.campaign.promises import Words
from tests.store.campaign.simulated import SimulatedDisk
from tests.store.campaign.story import MINE, SHARED, say
from tests.store.disks import PASSPHRASE


class Both(NamedTuple):
    """My locked folder, the open one of another device, and the words of both together."""

    mine: Life
    other: Folder
    together: Words


@cache
def both() -> Both:
    """Return two folders with common and other records, changed on the other device later."""
    life = begun()
    life.begin(say({}, "say", a=("yksi", MINE), b=("kaksi", SHARED), p1=("kuva", SHARED)))
    clock = Calendar()
    other, _card = Folder.create(PLACE, PASSPHRASE, clock=clock, disk=empty())
    with _theirs(life.folder) as theirs:
        join(other, theirs)
    clock.now = life.clock.now + timedelta(hours=1)
    later = {
        "a": ("yksi uudesti", MINE),
        "b": ("kaksi", MINE),
        "c": ("kolme", SHARED),
        "p2": ("kuva koirasta", MINE),
    }
    with other.unit() as unit:
        say({}, "say", **later).do(unit)
    life.begin(say(life.promises.words, "say", d=("neljä", SHARED)))
    life.lock()
    return Both(life, other, {**life.promises.words, **later})


@contextmanager
def _theirs(folder: Folder) -> Generator[Theirs]:
    with folder.reading() as unit:
        yield Theirs(reading=unit, open=lambda blob: unit.blobs.open(unit.key_of(blob)))


def _join(folder: Folder) -> Plan:
    with _theirs(both().other) as theirs:
        return join(folder, theirs)


def _opened(disk: SimulatedDisk) -> Life:
    life = both().mine.on(disk)
    life.folder = Folder.open(PLACE, life.secret, clock=life.clock, disk=disk)
    return life


def _work(disk: SimulatedDisk) -> None:
    after = disk.after
    with disk.undisturbed():
        life = _opened(disk)
    disk.after = after
    try:
        _join(life.folder)
    finally:
        life.folder.lock()


def _wrong(disk: SimulatedDisk) -> str:
    """Say what is wrong after a cut join: each thing is old or new, and joining again mends it."""
    old, new = both().mine.promises.words, both().together
    try:
        life = _opened(disk)
        if life.folder.read_only:
            return "the folder can only be looked at"
        words = life.words()
        if any(words.get(one) not in (old.get(one), new.get(one)) for one in {*words, *old, *new}):
            return "a thing is lost or mixed"
        _join(life.folder)
        if life.words() != new or not _join(life.folder).nothing:
            return "joining again does not bring the rest"
        life.promises.words = new
        life.sweep()
        life.lock()
        words = _opened(disk).words()
    except AppError as error:
        return f"told: {type(error).__name__}"
    return "; ".join(life.broken) if words == new else "the joined words were lost"


def joining(chance: Random, *, every: int = 1) -> Report:
    """Cut the power at every operation of a join, and fail each in every way."""
    return cut("joining", both().mine.disk, _work, _wrong, chance, every=every)
