"""A folder on a simulated disk, the person who writes in it, and what was promised to them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from app.errors.attached import AttachmentLost, NotKept
from app.errors.base import AppError
from app.errors.erasing import NotErasedYet
from app.errors.folder import NotSaved
from app.records.attachment import Attachment
from app.records.wish import Wish
from app.store import erasing, sweeping
from app.store.content import Content
from app.store.folder import Folder
from app.store.format import COMPARTMENTS, Unsound
from app.store.notice import Level
from app.store.reading import Reading
from app.store.secret import RecoveryKey
from app.store.unit import Unit
from tests.store.campaign.promises import Promises, Words, images
from tests.store.campaign.simulated import HOME, SimulatedDisk

PLACE = HOME / "home" / "vault"
LOST = "a file that is not whole"


def is_picture(one: str) -> bool:
    """Tell whether an id is that of a picture."""
    return one.startswith("p")


def shown(unit: Reading, picture: Attachment) -> str:
    """Return what a picture shows, or that it is not whole."""
    try:
        sources = [unit.blobs.open(unit.key_of(b)) for b in (picture.blob, picture.thumbnail)]
        whole, small = (source.read().decode() for source in sources)
    except AttachmentLost:
        return LOST
    return whole if small == whole[:9] else "a small picture of another one"


class Calendar:
    """Tell a later moment at each look; days pass when somebody says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


class Change(NamedTuple):
    """One unit of work, and what is said in the folder after it."""

    name: str
    do: Callable[[Unit], None]
    after: Words


class Life:
    """Write, lock, open, and note each promise that is broken."""

    def __init__(self, disk: SimulatedDisk, card: str, promises: Promises) -> None:
        self.disk, self.card, self.promises = disk, card, promises
        self.clock = Calendar()
        self.folder: Folder | None = None
        self.broken: list[str] = []
        self.states = 0
        self.at_each: Callable[[str], None] = lambda _work: None
        self._saving = False
        disk.after = self._after

    def _after(self, work: str) -> None:
        if work == "write" and self._saving:
            self.promises.under_way(self.content)
        self.at_each(work)

    @property
    def secret(self) -> RecoveryKey:
        return RecoveryKey(self.card)

    # ---- looking -------------------------------------------------------------------------

    @property
    def content(self) -> Content | None:
        return self.folder._content if self.folder else None

    def words(self) -> Words:
        """Return what every wish says and every picture shows, read to its last byte."""
        with self.folder.reading() as unit, self.disk.undisturbed():
            found = {w.id: (w.words, w.visibility) for w in unit.find(Wish)}
            pictures = unit.find(Attachment)
            return found | {p.id: (shown(unit, p), p.visibility) for p in pictures}

    def _files(self, one: str = "") -> set[str]:
        """Return the ids of the files that one picture names, or all of them."""
        with self.folder.reading() as unit, self.disk.undisturbed():
            found = unit.find(Attachment, removed=True)
        return {b for p in found if one in ("", p.id) for b in (p.blob, p.thumbnail)}

    def note(self, what: str) -> None:
        self.broken.append(what)

    @contextmanager
    def _watched(self, doing: str) -> Generator[None]:
        """Note what is no problem a person can be told of."""
        try:
            yield
        except (AppError, OSError):
            raise
        except Exception:
            self.note(f"{doing}: not a told problem: {traceback.format_exc(limit=-3)}")
            raise

    # ---- opening -------------------------------------------------------------------------

    def open(self) -> bool:
        """Open the folder and compare it with the promises; only a failing disk may refuse."""
        self.states += 1
        before = self.disk.faults
        try:
            self.folder = Folder.open(PLACE, self.secret, clock=self.clock, disk=self.disk)
        except AppError as error:
            self._refused(f"opening said {type(error).__name__}", before)
            return False
        except Exception:  # noqa: BLE001 - noted as a broken promise
            self.note(f"opening: {traceback.format_exc(limit=-3)}")
            return False
        return self._compare(before)

    def _refused(self, what: str, before: int) -> None:
        if self.disk.faults == before:
            self.note(what)

    def _compare(self, before: int) -> bool:
        if self.content.stale and not self._fresh():
            return False
        alarms = [n.code for n in self.folder.notices if n.level == Level.ALARM]
        if self.folder.read_only:
            self._refused(f"read-only after our own trouble: {', '.join(alarms)}", before)
            self._leave()
            return False
        self.check("opened")
        self.promises.settle(images(self.content), self.words())
        return True

    def check(self, when: str) -> None:
        """Compare what is in memory with the promises."""
        for broken in self.promises.broken_by(images(self.content), self.words()):
            self.note(f"{when}: {broken}")
        if self.disk.removed_may_be_back:
            return  # no program can see that; docs/threat-model.md tells of it
        if self.promises.erased and not self.folder.read_only:
            with self.disk.undisturbed():
                self._check_erased(when)

    def _check_erased(self, when: str) -> None:
        kept = (sweeping._named(self.disk, stored) for stored in sweeping._kept(self.content))
        try:
            named = set[str]().union(self._files(), *kept)
        except Unsound:  # a damaged snapshot opens nothing
            return
        if named & self.promises.erased:
            self.note(f"{when}: what was erased for good can still be opened")

    def _leave(self) -> None:
        folder, self.folder = self.folder, None
        if folder is not None:
            folder.lock()

    # ---- working -------------------------------------------------------------------------

    def begin(self, change: Change) -> bool:
        """Do one unit of work and tell whether it was acknowledged."""

        def work() -> None:
            with self.folder.unit() as unit:
                change.do(unit)

        return self.acknowledged(change.name, work, change.after)

    def acknowledged(self, name: str, work: Callable[[], object], after: Words) -> bool:
        """Do work that leads to these words, and tell whether it was acknowledged."""
        said = self.promises.words
        if not self._fresh() or self.promises.words != said:
            return False  # what is there differs from what the person saw
        self.promises.maybe_words.append(after)
        counts, before = self._counts(), self.disk.faults
        try:
            with self._watched(name), self._under_way():
                work()
        except (NotSaved, NotKept, NotErasedYet) as error:
            self._refused(f"{name}: {type(error).__name__} without cause", before)
            if self.content.stale:
                self._fresh()  # what is on the disk now is settled by that
            else:
                self._settle_saved(counts, refused=True)
            return False
        if self.words() != after:
            self.note(f"{name}: memory differs from what was said")
        self._settle_saved(counts)
        return True

    @contextmanager
    def _under_way(self) -> Generator[None]:
        self._saving = True
        try:
            yield
        finally:
            self._saving = False

    def _counts(self) -> dict[str, int]:
        return {comp: c.n for comp, c in self.content.compartments.items()}

    def _settle_saved(self, counts: dict[str, int], *, refused: bool = False) -> None:
        self.check("after a save")
        saved = [comp for comp, n in self._counts().items() if n != counts[comp]]
        before = self.promises.copy()
        self.promises.settle(images(self.content), self.words(), comps=saved)
        if refused:  # what this unit tried may still be on the disk
            self.promises.maybe, self.promises.maybe_words = before.maybe, before.maybe_words

    def _fresh(self) -> bool:
        """Let a stale folder be read again first, and judge what it found."""
        if self.folder is None:
            return False
        if not self.content.stale:
            return True
        before = self.disk.faults
        try:
            self.words()
        except AppError as error:
            self._refused(f"reading again said {type(error).__name__}", before)
            self.folder = None
            return False
        return self._compare(before)

    def lock(self) -> None:
        with self._watched("locking"):
            self._leave()

    def compact(self) -> None:
        """Write snapshots of both compartments; a refusing disk may stop it."""
        if self._fresh():
            for comp in COMPARTMENTS:
                with self._watched("compacting"):
                    self._quietly(self.content.compartments[comp].compact)

    def renew(self) -> None:
        """Leave nothing older than the present; a refusing disk may stop it."""
        if self._fresh():
            with self._watched("renewing"):
                self._quietly(self._renew)

    def _renew(self) -> None:
        with self.folder.exclusive() as content:
            content.renew()

    def erase(self, one: str) -> None:
        """Erase a wish or a picture for good; a refusing disk may stop it halfway."""
        if not self._fresh() or one not in self.promises.words:
            return
        kind, files = (Attachment, self._files(one)) if is_picture(one) else (Wish, set[str]())
        after = {i: said for i, said in self.promises.words.items() if i != one}
        self.promises.erasing |= files
        if self.acknowledged("erase", lambda: erasing.erase(self.folder, {kind: [one]}), after):
            self._erased()

    def finish_erasing(self) -> None:
        """Bring an erasing that was cut to its end."""
        if not self._fresh():
            return
        with self.disk.undisturbed():
            begun = erasing.unfinished(self.folder)
        words = self.promises.words
        if begun and self.acknowledged("finish", lambda: erasing.finish(self.folder), words):
            self._erased()

    def _erased(self) -> None:
        self.promises.erased |= self.promises.erasing - self._files()

    def sweep(self) -> None:
        """Leave nothing older; then the files on the disk are those the records name."""
        self.finish_erasing()
        self.renew()
        if not self._fresh():
            return
        self.folder.tidy()
        with self.disk.undisturbed():
            left = {name.partition(".")[0] for name in self.disk.names(PLACE / "blobs")}
        if left != self._files():
            self.note("a file that nothing names was not swept")

    def _quietly(self, work: Callable[[], None]) -> None:
        before = self.disk.faults
        try:
            work()
        except (NotSaved, OSError) as error:
            self._refused(f"refused without cause: {type(error).__name__}", before)

    # ---- going on elsewhere --------------------------------------------------------------

    def on(self, disk: SimulatedDisk) -> Life:
        """Return the life of the same person after a crash that left this disk."""
        other = Life(disk, self.card, self.promises.copy())
        other.clock.now = self.clock.now
        return other
