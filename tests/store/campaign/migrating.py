"""Open a folder of the first release, cut anywhere: it is migrated, and not a row is lost."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from random import Random

from app.errors.base import AppError
from app.store import migrations
from app.store.database import version_of
from app.store.folder import Folder
from app.store.secret import RecoveryKey
from tests.store.campaign.campaigns import Report, empty
from tests.store.campaign.cutting import cut
from tests.store.campaign.life import PLACE, Calendar, Life
from tests.store.campaign.promises import Promises, Words, images
from tests.store.campaign.simulated import SimulatedDisk
from tests.store.campaign.story import MINE, SHARED, say

V1 = Path(__file__).parents[2] / "golden" / "v1"
EXPECTED = json.loads((V1 / "expected.json").read_text("utf-8"))
Rows = dict[str, dict[str, int]]


@cache
def golden() -> SimulatedDisk:
    """Return a disk with the folder of the first release and its anchor."""
    disk = empty()
    for path in sorted(p for p in V1.rglob("*") if p.is_file()):
        goal = PLACE.parent / path.relative_to(V1)
        disk.make_folder(goal.parent)
        disk.put(goal, path.read_bytes())
    for folder in ("blobs", "main", "private", "keys"):
        disk.make_folder(PLACE / folder)
    disk.flush_folder(PLACE.parent)
    disk.flush_folder(PLACE)
    return disk


def _opened(disk: SimulatedDisk) -> Life:
    life = Life(disk, EXPECTED["card"], Promises())
    life.folder = Folder.open(PLACE, life.secret, clock=life.clock, disk=disk)
    return life


def _rows(life: Life) -> Rows:
    return {c: migrations.rows(d.connection) for c, d in life.content.databases.items()}


@cache
def _then() -> tuple[Words, Rows]:
    life = _opened(golden().fork())
    found = life.words(), _rows(life)
    life.folder.lock()
    for comp, counts in EXPECTED["counts"].items():
        assert counts.items() <= found[1][comp].items(), "every row of the first release"
    return found


def _work(disk: SimulatedDisk) -> None:
    Folder.open(PLACE, RecoveryKey(EXPECTED["card"]), clock=Calendar(), disk=disk).lock()


def _wrong(disk: SimulatedDisk) -> str:
    """Say what is wrong with a folder whose migration was cut."""
    words, rows = _then()
    try:
        life = _opened(disk)
        if life.folder.read_only:
            return f"only to be looked at: {[n.code for n in life.folder.notices]}"
        if (life.words(), _rows(life)) != (words, rows):
            return "words or rows are lost"
        if wrong := _unmigrated(life):
            return wrong
        life.promises.settle(images(life.content), words)
        life.begin(say(words, "on", p1=("kuva", MINE), y=("jatkuu", SHARED)))
        said = life.words()
        life.folder.lock()
        life = _opened(disk)
        kept, notices = life.words(), life.folder.notices
        life.folder.lock()
    except AppError as error:
        return f"told: {type(error).__name__}"
    if life.broken or notices:
        return "; ".join([*life.broken, *(n.code for n in notices)])
    return (
        "" if kept == said == {**words, "p1": ("kuva", MINE), "y": ("jatkuu", SHARED)} else "gone"
    )


def _unmigrated(life: Life) -> str:
    """Say whether the new schema is on the disk and the old state is kept beside it."""
    for comp, compartment in life.content.compartments.items():
        if version_of(compartment.image) != migrations.SCHEMA:
            return "the new schema is not saved"
        kept = [p for p in life.disk.paths() if p.parent == PLACE / comp and p.suffix == ".snap"]
        if not any(b'"pin":"v1"' in life.disk.read(path) for path in kept):
            return "the old state is not kept"
    return ""


def migrating(chance: Random, *, every: int = 1) -> Report:
    """Cut the power at every operation of a migration, and fail each in every way."""
    return cut("migration", golden(), _work, _wrong, chance, every=every)
