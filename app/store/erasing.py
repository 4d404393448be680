"""Erase records for good: rows, history, attachments, and every older state that held them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.errors.erasing import NotErasedYet
from app.errors.folder import NotSaved
from app.records.base import Record
from app.records.unfinished import Work
from app.store.folder import Folder
from app.store.sweeping import sweep


def erase(folder: Folder, gone: Mapping[type[Record], Iterable[str]]) -> None:
    """Erase records, removed or not, with all that was attached to them.

    NotSaved: nothing was erased. NotErasedYet: they are out of the folder, but older states
    that hold them are still on the disk; ``finish`` has to be called again.
    """
    with folder.unit() as unit:
        unit.begin(Work.ERASING)
        for kind, record_ids in gone.items():
            unit.erase(kind, record_ids)
    finish(folder)


def unfinished(folder: Folder) -> bool:
    """Tell whether an erasing was begun and has not come to its end."""
    with folder.reading() as unit:
        return Work.ERASING in unit.begun()


def finish(folder: Folder) -> None:
    """Bring an erasing to its end: no file is left that is older than the present."""
    try:
        with folder.exclusive() as content:
            content.renew()
            sweep(content)
        with folder.unit() as unit:
            unit.end(Work.ERASING)
    except (NotSaved, OSError) as error:
        raise NotErasedYet from error
