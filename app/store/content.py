"""Both compartments in memory and on the disk, kept the same."""

from __future__ import annotations

import contextlib
from contextlib import ExitStack
from pathlib import Path

from sqlmodel import Session

from app.errors.folder import NotSaved, PlaceReadOnly, ReadOnly
from app.records.base import Clock
from app.store import anchor, aside, beginning, leftovers, migrations, opening
from app.store.blobs import Blobs
from app.store.compartment import Compartment
from app.store.database import Database, template, version_of
from app.store.files import Disk
from app.store.format import MAX_IMAGE
from app.store.keys import Ring
from app.store.notice import Found, Level, Notice
from app.store.progress import Progress, unwatched

_MENDED_BY_A_SNAPSHOT = (Found.HALF_WRITTEN, Found.DAMAGED_SNAPSHOT)  # told once, not each time


class Content:
    """Hold the databases of an open folder and bring their changes to the disk."""

    def __init__(self, place: Path, *, disk: Disk, ring: Ring, clock: Clock) -> None:
        """Start empty; ``begin`` or ``load`` fills it."""
        self.hidden: set[str] = set()  # leftovers of a move in main
        self.read_only, self.alarmed = False, set[str]()  # compartments
        self.refusal: type[ReadOnly] = ReadOnly  # why nothing can be changed
        self.place, self.disk, self.ring, self.clock = place, disk, ring, clock
        self.anchor = anchor.place_of(place, ring.vault)
        self.blobs = Blobs(place, disk=disk, vault=ring.vault)
        self.databases: dict[str, Database] = {}
        self.compartments = {
            comp: Compartment(place / comp, comp=comp, disk=disk, ring=ring, clock=clock)
            for comp in ring.comps
        }

    @property
    def stale(self) -> bool:
        """Tell whether the disk must be read again before anything is saved."""
        return any(compartment.stale for compartment in self.compartments.values())

    def read_again(self) -> None:
        """Have everything read from the disk again before its next use."""
        for compartment in self.compartments.values():
            compartment.stale = True

    def show(self, databases: dict[str, Database]) -> None:
        """Show another state of a folder that is read-only; nothing is written."""
        shown, self.databases = self.databases, databases
        for database in shown.values():
            database.close()
        self.hidden = self._leftovers()

    def begin(self, progress: Progress = unwatched) -> None:
        """Write a new folder; CannotWrite when the disk refuses."""
        image = template()
        for compartment in self.compartments.values():
            compartment.begin(image)
        beginning.make(self.disk, self.place, self.ring, self.compartments.values(), progress)
        self.databases = {comp: Database(image) for comp in self.compartments}
        self.mark()

    def load(self, progress: Progress = unwatched) -> list[Notice]:
        """Read everything from the disk and return what was found."""
        self.read_only = True  # until all was looked at nothing is written, also while closing
        found, seen = opening.recovered(self.disk, self.place, self.ring, progress)
        marked, away = opening.against_anchor(self.disk, self.anchor, self.ring, found)
        for comp, compartment in self.compartments.items():
            if comp in found:
                compartment.take(found[comp])
            else:
                compartment.begin(template())
        images = {comp: c.image for comp, c in self.compartments.items()}
        self.databases, opened = opening.databases(images)
        notices = [*seen, *marked, *opened]
        self.alarmed = {n.compartment for n in notices if n.level == Level.ALARM}
        self.read_only = bool(self.alarmed)
        away |= {n.compartment for n in notices if n.code in _MENDED_BY_A_SNAPSHOT}
        if not self.read_only and not self._make_ready(away):
            self.read_only, self.refusal = True, PlaceReadOnly
            notices.append(Notice(Level.WARN, Found.CANNOT_WRITE))
        self.hidden = self._leftovers()
        return notices

    def _make_ready(self, away: set[str]) -> bool:
        """Bring to the disk what may be in the system's cache alone (section 7.9)."""
        if not all(self.disk.writable(self.place / comp) for comp in self.compartments):
            return False
        try:
            for comp in self.compartments:
                if comp in away:
                    self.compartments[comp].compact()
                self._keep_migrated(comp)
        except (OSError, NotSaved):
            return False
        self.mark()
        self.tidy()
        return True

    def _keep_migrated(self, comp: str) -> None:
        compartment, was = self.compartments[comp], version_of(self.compartments[comp].image)
        if was != migrations.SCHEMA:
            compartment.compact(pin=f"v{was}")
            compartment.save(self.databases[comp].image())

    def mark(self) -> None:
        """Note outside the folder how far it is."""
        marks = {
            comp: anchor.Mark(compartment.chain, compartment.n, self.ring.gen)
            for comp, compartment in self.compartments.items()
        }
        anchor.write(self.disk, self.anchor, self.ring, marks)

    def _leftovers(self) -> set[str]:
        with ExitStack() as stack:
            return leftovers.left_in_main(self.sessions(stack))

    def sessions(self, stack: ExitStack) -> dict[str, Session]:
        """Return a session on each compartment, closed with *stack*."""
        return {
            comp: stack.enter_context(database.session())
            for comp, database in self.databases.items()
        }

    def save(self, sessions: dict[str, Session], order: list[str]) -> None:
        """Commit and save compartments in this order; on NotSaved memory is put back."""
        try:
            for comp in order:
                sessions[comp].commit()
            for compartment in self.compartments.values():
                compartment.settle()  # before a refused move is deleted where it came from
            saved = [self._save_one(comp) for comp in order]
        except (NotSaved, MemoryError):
            self._put_back(sessions)
            raise
        if any(saved):
            self.mark()

    def _save_one(self, comp: str) -> bool:
        image, compartment = self.databases[comp].image(), self.compartments[comp]
        if changed := image != compartment.image:
            compartment.save(image)
        return changed

    def _put_back(self, sessions: dict[str, Session]) -> None:
        for session in sessions.values():
            session.close()
        with ExitStack() as undoing:
            undoing.callback(self.read_again)
            for comp, compartment in self.compartments.items():
                self.databases[comp].close()
                self.databases[comp] = Database(compartment.image)
            self.hidden = self._leftovers()
            undoing.pop_all()
        self.mark()

    def tidy(self, *, most: int = MAX_IMAGE) -> None:
        """Write a snapshot where one is due, of images up to *most* bytes.

        If that fails the journal stays, and the next quiet moment tries again.
        """
        now = self.clock()
        for compartment in self.compartments.values():
            small = len(compartment.image) <= most
            if small and not self.read_only and compartment.due(now):
                with contextlib.suppress(OSError, MemoryError):
                    compartment.compact()

    def renew(self) -> None:
        """Leave nothing older than the present on the disk; NotSaved or OSError if that failed."""
        for compartment in self.compartments.values():
            compartment.renew()
        aside.empty(self.disk, self.place)  # older words and older keys are in there too
        self.mark()

    def close(self) -> None:
        """Drop the content from memory."""
        for compartment in self.compartments.values():
            compartment.close()
        for database in self.databases.values():
            database.close()
        self.compartments.clear()
        self.databases.clear()
