"""Copies of the whole folder: save one, bring one back, and the folders kept beside."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from typing import BinaryIO

from app.errors.folder import WrongRecoveryKey
from app.services import settings
from app.services.context import Context
from app.services.keeping import Home
from app.store import backup, beside, restore
from app.store.beside import Earlier
from app.store.checking import Contents
from app.store.files import Disk
from app.store.finished_copy import Copy
from app.store.progress import Progress, unwatched
from app.store.secret import Passphrase, RecoveryKey


def typed_secret(words: str) -> Passphrase | RecoveryKey:
    """Return what was typed: the key of a card where its check digits fit, else a passphrase."""
    card = RecoveryKey(words)
    with contextlib.suppress(WrongRecoveryKey):
        card.secret()
        return card
    return Passphrase(words)


def make(home: Home, ctx: Context, secret: str, *, progress: Progress = unwatched) -> Copy:
    """Return a copy of the folder that was reopened with *secret* and counted.

    WrongSecret, TooSoon, CopyNotMade; then nothing is left of it.
    """
    typed = typed_secret(secret)
    return home.attempt(lambda: backup.make_copy(ctx.folder, typed, progress=progress))


def note_saved(home: Home, ctx: Context) -> None:
    """Remember that a copy was saved today."""
    settings.note_copy(home.data, ctx.today)


def last_saved(home: Home) -> date | None:
    """Return the day of the last copy."""
    return settings.last_copy(home.data)


def day_of(at: str) -> date | None:
    """Return the local day of a time such as 2026-11-24T08:00:00Z."""
    try:
        return datetime.fromisoformat(at).astimezone().date()
    except ValueError:
        return None


def look_into(home: Home, source: BinaryIO, secret: str) -> Contents:
    """Return what is in a copy; *source* is closed.

    NotACopy, WrongSecretOfCopy, TooSoon, CopyDamaged, TooNew, OutOfMemory.
    """
    return home.attempt(lambda: restore.look_into(source, typed_secret(secret)))


def bring_back(
    home: Home,
    source: BinaryIO,
    secret: str,
    *,
    language: str = "fi",
    progress: Progress = unwatched,
) -> Context:
    """Take a copy into use and return it open; the present folder is kept beside.

    Raises as ``look_into``, and NotRestored; then the present folder is as it was.
    """
    typed = typed_secret(secret)
    home.attempt(lambda: restore.unpack(source, home.data, typed, progress=progress))
    home.lock()
    restore.take_into_use(home.data)
    if isinstance(typed, RecoveryKey):
        return home.unlock_with_card(secret, language=language)
    return home.unlock(secret, language=language)


def earlier(home: Home) -> list[Earlier]:
    """Return the folders kept beside, the one put aside last first."""
    return beside.others(Disk(), home.data)


def go_back_to(home: Home, chosen: Earlier) -> None:
    """Lock, and take an earlier folder into use; the present one is kept beside."""
    home.lock()
    beside.switch_to(Disk(), home.data, chosen)


def remove(home: Home, chosen: Earlier) -> None:
    """Delete an earlier folder from this device for good."""
    beside.remove(Disk(), home.data, chosen)
