"""Join another folder into mine, in one unit of work; joining again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from app.errors.attached import AttachmentLost
from app.records.attachment import Attachment
from app.records.attachment_key import AttachmentKey
from app.store.checking import Opened
from app.store.comparing import Change, Plan, compare
from app.store.database import Database
from app.store.folder import Folder
from app.store.format import MAIN
from app.store.progress import Progress, unwatched
from app.store.reading import Reading
from app.store.unit import Unit

OpenFile = Callable[[str], BinaryIO]  # opens an attachment by its id; AttachmentLost


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Theirs:
    """Hold another folder to be read: its records, and what opens its attachments."""

    reading: Reading
    open: OpenFile


@contextmanager
def reading_of(databases: dict[str, Database]) -> Generator[Reading]:
    """Give the records of two compartments that lie in memory."""
    with ExitStack() as closing:
        sessions = {c: closing.enter_context(d.session()) for c, d in databases.items()}
        yield Reading(sessions, hidden=set())


@contextmanager
def theirs_of(opened: Opened) -> Generator[Theirs]:
    """Give a folder that lies open as the other side of a join."""
    with reading_of(opened.databases) as reading:
        yield Theirs(reading=reading, open=lambda blob: opened.blobs.open(reading.key_of(blob)))


def join(folder: Folder, theirs: Theirs, *, progress: Progress = unwatched) -> Plan:
    """Bring what the other folder has into this one and return what was done.

    NotSaved puts memory back; Cancelled and other problems leave the folder as it was.
    """
    with folder.unit() as unit:
        return join_into(unit, theirs, progress=progress)


def join_into(unit: Unit, theirs: Theirs, *, progress: Progress = unwatched) -> Plan:
    """Bring what the other folder has into a unit of work and return what was done."""
    plan, written = Plan(), list[str]()
    unit.prepare()
    with ExitStack() as undoing:
        undoing.callback(lambda: unit.blobs.remove(written))
        for change in compare(unit, theirs.reading, progress=progress):
            plan.count(change)
            if not change.idle:
                plan.lost += _put(unit, change, theirs, written)
        undoing.pop_all()
    return plan


def _put(unit: Unit, change: Change, theirs: Theirs, written: list[str]) -> int:
    """Put one record where it goes; return how many of its files could not be opened."""
    keys, lost, after = list[AttachmentKey](), 0, dict(change.after)
    if change.kind is Attachment and change.before is None:
        keys, lost = _files(unit, after, theirs, home=change.home)
        written += [key.id for key in keys]
    unit.put_keys(change.home, keys)
    if change.before != change.after:
        unit.put(change.kind(**after), home=change.home, was=change.was)
    if change.history is not None:
        unit.put_history(change.home, after["id"], change.history)
    return lost


def _files(
    unit: Unit, after: dict[str, str], theirs: Theirs, *, home: str
) -> tuple[list[AttachmentKey], int]:
    """Bring the files of an attachment over, under keys of this folder."""
    keys, lost = list[AttachmentKey](), 0
    for name in ("blob", "thumbnail"):
        if not after[name]:
            continue
        try:
            with _opened(theirs, after[name], home) as source:
                key = unit.blobs.write(source)
        except AttachmentLost:  # the record is whole and comes without its file
            lost += 1
        else:
            after[name] = key.id
            keys.append(key)
    return keys, lost


def _opened(theirs: Theirs, blob: str, home: str) -> BinaryIO:
    if home == MAIN and theirs.reading.only_private(blob):
        raise AttachmentLost  # a helper named it to be let in on it
    return theirs.open(blob)
