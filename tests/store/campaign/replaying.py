"""Change tables in every way, DDL, VACUUM and migrations too, on a disk that fails: byte-equal."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cache
from random import Random

from app.errors.folder import NotSaved
from app.store import migrations, opening, recovery, shelf
from app.store.compartment import Compartment
from app.store.database import connect, version_of
from app.store.keys import Ring
from app.store.notice import Level
from app.store.secret import RecoveryKey
from tests.store.campaign.campaigns import KEEPING, Report, _by_chance, empty
from tests.store.campaign.life import PLACE, Calendar
from tests.store.campaign.migrating import EXPECTED, golden
from tests.store.campaign.simulated import SimulatedDisk

FOLDER = PLACE / "main"


@cache
def _start() -> tuple[Ring, bytes]:
    """Return the keys of the first release's folder and its image, in the first schema."""
    ring, _ = opening.unlock(golden(), PLACE, RecoveryKey(EXPECTED["card"]))
    found, _ = opening.recovered(golden(), PLACE, ring)
    return ring, found["main"].image


def _say(con: sqlite3.Connection, chance: Random) -> None:
    words = "sanoja ja välejä " * chance.randrange(400)
    values = (str(chance.randrange(4)), words, "", "", "", "")
    con.execute(
        "INSERT OR REPLACE INTO profile (id, words, whose_words, visibility, language, part)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        values,
    )


def _migrate(con: sqlite3.Connection, _chance: Random) -> None:
    version = con.execute("PRAGMA user_version").fetchone()[0]
    migrations.migrate(con, version)


def _sql(statement: str) -> Callable[[sqlite3.Connection, Random], None]:
    return lambda con, _chance: con.execute(statement) and None


STEPS: tuple[Callable[[sqlite3.Connection, Random], None], ...] = (
    _say,
    _say,
    _say,
    _sql("UPDATE profile SET words = words || 'lisää'"),
    _sql("DELETE FROM profile WHERE length(words) > 900"),
    _sql("VACUUM"),
    _sql("CREATE TABLE IF NOT EXISTS extra AS SELECT * FROM profile"),
    _sql("CREATE INDEX IF NOT EXISTS more ON profile (words)"),
    _sql("DROP INDEX IF EXISTS more"),
    _sql("DROP TABLE IF EXISTS extra"),
    _migrate,
)


class Table:
    """Hold one compartment, what was acknowledged of it, and what may be on the disk."""

    def __init__(self, disk: SimulatedDisk, report: Report, chance: Random) -> None:
        self.ring, self.sure = _start()
        self.disk, self.report, self.chance = disk, report, chance
        self.maybe = set[bytes]()
        self.at = self._new()
        self.at.begin(self.sure)
        self.at.compact()
        disk.after = self._power_loss

    def _new(self) -> Compartment:
        clock = Calendar()
        return Compartment(FOLDER, comp="main", disk=self.disk, ring=self.ring, clock=clock)

    def _power_loss(self, work: str) -> None:
        if work != "read" and self.chance.random() < 0.08:
            self._recovered(self.disk.power_loss(self.chance, keeping=self.chance.choice(KEEPING)))

    def _recovered(self, disk: SimulatedDisk) -> recovery.Recovered:
        self.report.states += 1
        found = recovery.recover(disk, shelf.read(disk, FOLDER, comp="main", ring=self.ring))
        if any(notice.level == Level.ALARM for notice in found.shelf.notices):
            self.report.broken[f"alarm: {[n.code for n in found.shelf.notices]}"] += 1
        elif found.image not in {self.sure, *self.maybe}:
            self.report.broken["another image than the acknowledged one"] += 1
        return found

    def change(self) -> None:
        """Do one step and save it."""
        con = connect(self.at.image)
        self.chance.choice(STEPS)(con, self.chance)
        con.commit()
        image = con.serialize()
        con.close()
        self.maybe.add(image)
        try:
            self.at.save(image)
        except NotSaved:
            pass
        else:
            self.sure, self.maybe = image, set()
        if self.at.image != self.sure:
            self.report.broken["memory differs from what was acknowledged"] += 1

    def compact(self) -> None:
        """Write a snapshot, if the disk lets it."""
        try:
            self.at.compact()
        except OSError:
            return

    def again(self, disk: SimulatedDisk) -> None:
        """Read everything from the disk after the process or the power ended."""
        self.disk = disk
        found = self._recovered(disk)
        self.sure, self.maybe = found.image, set()
        self.at = self._new()
        self.at.take(found)
        self.at.compact()  # as every opening does that is not sure of the last save
        disk.after = self._power_loss


def replay(seed: int, *, steps: int = 30, failing: float = 0.04) -> Report:
    """Change a table by chance on a disk of which some operations fail, with crashes."""
    chance, disk = Random(seed), empty()
    report = Report(f"replay {seed}")
    disk.make_folder(FOLDER)
    disk.flush_folder(PLACE)
    disk.flush_folder(PLACE.parent)
    table = Table(disk, report, chance)
    for _step in range(steps):
        table.disk.fault = _by_chance(chance, failing)
        table.change() if chance.random() < 0.85 else table.compact()
        table.disk.fault = lambda _work: None
        if table.at.stale or chance.random() < 0.1:
            table.again(_left(table.disk, chance))
    migrated = version_of(table.at.image)
    if migrated not in (1, migrations.SCHEMA):
        report.broken["half migrated"] += 1
    return report


def _left(disk: SimulatedDisk, chance: Random) -> SimulatedDisk:
    match chance.randrange(3):
        case 0:
            return disk.power_loss(chance, keeping=chance.choice(KEEPING))
        case 1:
            return disk.restart(chance)
        case _:
            return disk.restart()
