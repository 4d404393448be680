"""Both compartments in memory and on the disk, kept the same."""

from __future__ import annotations

import contextlib
from contextlib import ExitStack
from pathlib import Path

from sqlmodel import Session, col, select

from app.errors import NotSaved
from app.records.base import Clock
from app.store import anchor, migrations, opening
from app.store.compartment import Compartment
from app.store.database import Database, template
from app.store.files import Disk
from app.store.format import COMPARTMENTS, MAIN, PRIVATE
from app.store.keys import Ring
from app.store.notice import Found, Level, Notice
from app.store.schema import KINDS


class Content:
    """Hold the databases of an open folder and bring their changes to the disk."""

    def __init__(self, place: Path, *, disk: Disk, ring: Ring, clock: Clock) -> None:
        """Start empty; ``begin`` or ``load`` fills it."""
        self.hidden: set[str] = set()  # leftovers of a move in main
        self.read_only = False
        self._place, self._disk, self._ring = place, disk, ring
        self._anchor = anchor.place_of(place, ring.vault)
        self._databases: dict[str, Database] = {}
        self._compartments = {
            comp: Compartment(place / comp, comp=comp, disk=disk, ring=ring, clock=clock)
            for comp in COMPARTMENTS
        }

    @property
    def stale(self) -> bool:
        """Tell whether the disk must be read again before anything is saved."""
        return any(compartment.stale for compartment in self._compartments.values())

    def begin(self) -> None:
        """Write a new folder; CannotWrite when the disk refuses."""
        image = template()
        for compartment in self._compartments.values():
            compartment.begin(image)
        opening.make(self._disk, self._place, self._ring, self._compartments.values())
        self._databases = {comp: Database(image) for comp in COMPARTMENTS}
        self._mark()

    def load(self) -> list[Notice]:
        """Read everything from the disk and return what was found."""
        found, seen = opening.recovered(self._disk, self._place, self._ring)
        marked, away = opening.against_anchor(self._disk, self._anchor, self._ring, found)
        for comp, compartment in self._compartments.items():
            if comp in found:
                compartment.take(found[comp])
            else:
                compartment.begin(template())
        notices = [*seen, *marked, *self._open_databases()]
        self.read_only = any(n.level == Level.ALARM for n in notices)
        if not self.read_only and not self._make_ready(away):
            self.read_only = True
            notices.append(Notice(Level.WARN, Found.CANNOT_WRITE))
        self.hidden = self._leftovers()
        return notices

    def _open_databases(self) -> list[Notice]:
        notices: list[Notice] = []
        for comp, compartment in self._compartments.items():
            database = self._databases[comp] = Database(compartment.image)
            migrations.check_version(database.version)
            if not database.plain:
                notices.append(Notice(Level.ALARM, Found.WRONG_CONTENT, comp))
        return notices

    def _make_ready(self, away: set[str]) -> bool:
        """Bring to the disk what may be in the system's cache alone (section 7.9)."""
        if not all(self._disk.writable(self._place / comp) for comp in COMPARTMENTS):
            return False
        try:
            for comp in COMPARTMENTS:
                if comp in away:
                    self._compartments[comp].compact()
                self._migrate(comp)
        except (OSError, NotSaved):
            return False
        self._mark()
        self.tidy()
        return True

    def _migrate(self, comp: str) -> None:
        compartment, database = self._compartments[comp], self._databases[comp]
        was = database.version
        if was == migrations.SCHEMA:
            return
        compartment.compact(pin=f"v{was}")
        migrations.migrate(database.connection, was)
        compartment.save(database.image())

    def _mark(self) -> None:
        """Note outside the folder how far it is."""
        marks = {
            comp: anchor.Mark(compartment.chain, compartment.n, self._ring.gen)
            for comp, compartment in self._compartments.items()
        }
        anchor.write(self._disk, self._anchor, self._ring, marks)

    def _leftovers(self) -> set[str]:
        with ExitStack() as stack:
            sessions = self.sessions(stack)
            both = (
                set(sessions[MAIN].exec(select(col(kind.id))))
                & set(sessions[PRIVATE].exec(select(col(kind.id))))
                for kind in KINDS
            )
            return set[str]().union(*both)

    def sessions(self, stack: ExitStack) -> dict[str, Session]:
        """Return a session on each compartment, closed with *stack*."""
        return {
            comp: stack.enter_context(database.session())
            for comp, database in self._databases.items()
        }

    def save(self, sessions: dict[str, Session], order: list[str]) -> None:
        """Commit and save compartments in this order; on NotSaved memory is put back."""
        try:
            for comp in order:
                sessions[comp].commit()
            saved = [self._save_one(comp) for comp in order]
        except (NotSaved, MemoryError):
            self._put_back(sessions)
            raise
        if any(saved):
            self._mark()

    def _save_one(self, comp: str) -> bool:
        image, compartment = self._databases[comp].image(), self._compartments[comp]
        if image == compartment.image:
            return False
        compartment.save(image)
        return True

    def _put_back(self, sessions: dict[str, Session]) -> None:
        for session in sessions.values():
            session.close()
        for comp, compartment in self._compartments.items():
            self._databases[comp].close()
            self._databases[comp] = Database(compartment.image)
        self.hidden = self._leftovers()
        self._mark()

    def tidy(self) -> None:
        """Write a snapshot where the journal has grown; if that fails the journal stays."""
        for compartment in self._compartments.values():
            if compartment.due and not self.read_only:
                with contextlib.suppress(OSError, MemoryError):
                    compartment.compact()

    def close(self) -> None:
        """Drop the content from memory."""
        for compartment in self._compartments.values():
            compartment.close()
        for database in self._databases.values():
            database.close()
        self._compartments.clear()
        self._databases.clear()
