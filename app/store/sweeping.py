"""Delete attachments that nothing names any more, now or in a kept snapshot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from app.store import aside, shelf
from app.store.blobs import mentioned
from app.store.content import Content
from app.store.database import connect
from app.store.files import Disk
from app.store.format import COMPARTMENTS, Unsound
from app.store.shelf import Stored


def sweep(content: Content) -> None:
    """Delete what no current image and no kept snapshot names; in doubt it stays.

    A helper deletes nothing: what is only for the person names attachments too, unseen.
    """
    if content.ring.owner is None or content.read_only or content.stale:
        return
    try:
        content.blobs.remove_unfinished()
        alone = content.blobs.ids() - set(mentioned(content.databases)) - content.blobs.fresh
        if alone and not _set_aside(content):
            content.blobs.remove(_unnamed(content, alone))
    except (OSError, Unsound, sqlite3.DatabaseError):  # another quiet moment comes
        return


def _set_aside(content: Content) -> bool:
    """Tell whether files were set aside by the person's decision; these may name anything."""
    for comp in COMPARTMENTS:
        try:
            if content.disk.names(aside.place_of(content.place, comp)):
                return True
        except FileNotFoundError:
            continue
    return False


def _unnamed(content: Content, alone: set[str]) -> set[str]:
    left = set(alone)
    for stored in _kept(content):
        if not left:
            break
        left -= _named(content.disk, stored)
    return left


def _kept(content: Content) -> Iterator[Stored]:
    """Give the kept snapshots of both compartments, newest first."""
    for comp in COMPARTMENTS:
        found = shelf.read(content.disk, content.place / comp, comp=comp, ring=content.ring)
        yield from sorted(found.snapshots, key=lambda s: s.header.gen, reverse=True)


def _named(disk: Disk, stored: Stored) -> set[str]:
    image, _total = stored.read(disk).image(stored.root)
    con = connect(image)
    try:
        return {name for (name,) in con.execute("SELECT id FROM blob")}
    finally:
        con.close()
