"""Join the folder of another device into this one: look first, then join."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from app.services.context import Context
from app.services.copies import typed_secret
from app.services.keeping import Home
from app.store import checking, joining
from app.store.archive import TOP, Archive
from app.store.comparing import Plan, planned
from app.store.joining import Theirs
from app.store.progress import Progress, unwatched


def look(
    home: Home, ctx: Context, source: BinaryIO, secret: str, *, progress: Progress = unwatched
) -> Plan:
    """Return what joining a copy would do; *source* is closed.

    NotACopy, WrongSecretOfCopy, TooSoon, CopyDamaged, DoesNotFit, TooNew, OutOfMemory.
    """
    return home.attempt(lambda: _look(ctx, source, secret, progress), ours=False)


def join(
    home: Home, ctx: Context, source: BinaryIO, secret: str, *, progress: Progress = unwatched
) -> Plan:
    """Join a copy into the folder and return what was done; raises as ``look``, and NotSaved."""
    return home.attempt(lambda: _join(ctx, source, secret, progress), ours=False)


def _look(ctx: Context, source: BinaryIO, secret: str, progress: Progress) -> Plan:
    with _opened(source, secret) as theirs:
        return look_at(ctx, theirs, progress=progress)


def _join(ctx: Context, source: BinaryIO, secret: str, progress: Progress) -> Plan:
    with _opened(source, secret) as theirs:
        return joining.join(ctx.folder, theirs, progress=progress)


def look_at(ctx: Context, theirs: Theirs, *, progress: Progress = unwatched) -> Plan:
    """Return what joining an opened folder would do."""
    with ctx.folder.reading() as mine:
        return planned(mine, theirs.reading, progress=progress)


@contextmanager
def _opened(source: BinaryIO, secret: str) -> Generator[Theirs]:
    with (
        Archive(source) as archive,
        checking.opened(archive, Path(TOP), typed_secret(secret)) as found,
        joining.theirs_of(found) as theirs,
    ):
        yield theirs
