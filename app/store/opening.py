"""Open what lies on the disk: keys, compartments, anchor."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from app.errors.folder import CannotWrite, Damaged, Locked, TooNew
from app.store import anchor, key_files, looking, recovery, shelf, unlocking
from app.store.database import Database, template
from app.store.files import Disk, finished
from app.store.format import COMPARTMENTS, Newer, Unsound
from app.store.key_files import KeyFiles
from app.store.keys import Doc, Ring
from app.store.notice import Found, Level, Notice
from app.store.progress import Progress, unwatched
from app.store.recovery import Recovered
from app.store.shelf import NotGiven
from app.store.slots import Secret
from app.store.snapshot import Snapshot


def _names(disk: Disk, folder: Path) -> list[str]:
    try:
        return finished(disk, folder)
    except OSError:
        return []


def _docs_of_snapshots(disk: Disk, place: Path) -> tuple[list[Doc], bool]:
    """Return the documents in snapshots, and whether a later format wrote all of these."""
    docs, newer = list[Doc](), list[bool]()
    for folder in (place / comp for comp in COMPARTMENTS):
        for name in (n for n in _names(disk, folder) if n.endswith(".snap")):
            try:
                docs.append(Snapshot.read(disk.read(folder / name, most=65_548)).header.keys)
            except Newer:
                newer.append(True)
            except (Unsound, OSError):
                newer.append(False)
    return docs, bool(newer) and all(newer) and not docs


def documents(disk: Disk, place: Path) -> KeyFiles:
    """Return the key documents in key files and snapshots; TooNew when a later format made all."""
    found = key_files.read(disk, place / "keys")
    docs, newer = _docs_of_snapshots(disk, place)
    for doc in docs:
        found.add(doc)
    if found.newer or newer:
        raise TooNew
    return found


def unlock(disk: Disk, place: Path, secret: Secret) -> tuple[Ring, list[Notice]]:
    """Return the keys a secret opens and what was noticed of the key files."""
    found = documents(disk, place)
    if not found.docs:
        raise Damaged
    ring = unlocking.unlock(found.docs, secret)
    return ring, [] if found.whole else [Notice(Level.WARN, Found.KEY_FILES)]


def recovered(
    disk: Disk, place: Path, ring: Ring, progress: Progress = unwatched
) -> tuple[dict[str, Recovered], list[Notice]]:
    """Return the state of each compartment that can be read; Damaged when none can."""
    found, notices = dict[str, Recovered](), list[Notice]()
    if ring.outdated:  # an exchange of keys was cut: only the new secret goes on writing
        notices.append(Notice(Level.ALARM, Found.OLD_KEYS))
    for done, comp in enumerate(ring.comps):
        progress(done, len(ring.comps))
        files = shelf.read(disk, place / comp, comp=comp, ring=ring)
        try:
            found[comp] = recovery.recover(disk, files)
        except Unsound:
            files.note(Level.ALARM, Found.UNREADABLE)
        notices += files.notices
    if not found:
        raise Damaged
    return found, notices


def databases(images: Mapping[str, bytes]) -> tuple[dict[str, Database], list[Notice]]:
    """Return the databases of what was read, by compartment; one that is none is empty."""
    found, notices = dict[str, Database](), list[Notice]()
    for comp, image in images.items():
        try:
            database = found[comp] = Database(image)
            if not database.plain:
                notices.append(Notice(Level.ALARM, Found.WRONG_CONTENT, comp))
            looking.bring_up_to_date(database)  # in memory, also where nothing is saved
        except sqlite3.DatabaseError:  # the other compartment stays readable
            found[comp] = Database(template())
            notices.append(Notice(Level.ALARM, Found.UNREADABLE, comp))
    return found, notices


def _kept_head(disk: Disk, found: Recovered, n: int) -> bytes | None:
    kept = (s for s in found.shelf.snapshots if s.header.n == n)
    with suppress(NotGiven):
        return next((s.header.head for s in kept if s.authentic(disk)), None)
    return None


def _compared(disk: Disk, ring: Ring, found: Recovered, mark: anchor.Mark) -> Notice | None:
    comp, (_chain, n) = found.shelf.comp, found.trail.end
    if found.shelf.not_given:  # what is missing may be in there
        return Notice(Level.INFO, Found.NOT_CHECKED, comp)
    if n < mark.n or ring.gen < mark.kgen:
        return Notice(Level.ALARM, Found.ROLLED_BACK, comp)
    head = found.trail.chain(mark.n) or _kept_head(disk, found, mark.n)
    if head is None:
        return Notice(Level.INFO, Found.NOT_CHECKED, comp)
    return None if head == mark.chain else Notice(Level.ALARM, Found.ROLLED_BACK, comp)


def against_anchor(
    disk: Disk, path: Path, ring: Ring, found: dict[str, Recovered]
) -> tuple[list[Notice], set[str]]:
    """Return what the anchor shows, and the compartments that are not at its mark."""
    notices, marks = list[Notice](), dict[str, anchor.Mark]()
    try:
        marks = anchor.read(disk, path, ring) or {}
    except Unsound:
        notices.append(Notice(Level.WARN, Found.BAD_ANCHOR))
    compared = (_compared(disk, ring, f, marks[c]) for c, f in found.items() if c in marks)
    notices += [notice for notice in compared if notice]
    away = {c for c, f in found.items() if c not in marks or f.trail.end[1] != marks[c].n}
    return notices, away


def locked(disk: Disk, place: Path) -> int | None:
    """Return a handle that keeps others out; Locked when somebody is inside."""
    try:
        return disk.lock(place / "lock")
    except BlockingIOError as error:
        raise Locked from error
    except FileNotFoundError:  # read-only and never locked: nobody can write here
        return None
    except OSError as error:
        raise CannotWrite from error
