"""Copies of the whole folder: save one, bring one back, and the folders kept beside."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from typing import BinaryIO

from app.errors.folder import WrongRecoveryKey
from app.records.agreement import Agreement
from app.records.attachment import Attachment
from app.records.meeting import Meeting
from app.records.person import Person
from app.records.wish import Wish
from app.rules.symbol import is_said
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

FIRST_DAYS, SOON_DAYS, LATER_DAYS = 14, 60, 30
_COUNTED = {
    "wish": Wish,
    "meeting": Meeting,
    "agreement": Agreement,
    "person": Person,
    "attachment": Attachment,
}


def typed_secret(words: str) -> Passphrase | RecoveryKey:
    """Return what was typed: the key of a card where its check digits fit, else a passphrase."""
    card = RecoveryKey(words)
    with contextlib.suppress(WrongRecoveryKey):
        card.secret()
        return card
    return Passphrase(words)


def make(home: Home, ctx: Context, secret: str, *, progress: Progress = unwatched) -> Copy:
    """Return a copy of the folder that was reopened with *secret* and counted.

    WrongSecret, TooSoon, CopyHoldsNoMore, CopyNotMade; then nothing is left of it.
    """
    typed = typed_secret(secret)
    return home.attempt(lambda: backup.make_copy(ctx.folder, typed, progress=progress))


def note_saved(home: Home, ctx: Context) -> None:
    """Remember that a copy was saved today."""
    settings.note_copy(home.data, ctx.today)


def last_saved(home: Home) -> date | None:
    """Return the day of the last copy."""
    return settings.last_copy(home.data)


def in_use(ctx: Context) -> dict[str, int]:
    """Return how many of what the open folder holds, without the removed ones."""
    with ctx.folder.reading() as unit:
        return {name: unit.count(kind) for name, kind in _COUNTED.items()}


def is_long_ago(home: Home, ctx: Context) -> bool:
    """Return whether words have been without a copy for long, and this was not put off."""
    last, later = last_saved(home), settings.copy_later(home.data)
    since, most = (last, SOON_DAYS) if last else (_first_words(ctx), FIRST_DAYS)
    put_off = later is not None and (ctx.today - later).days < LATER_DAYS
    return since is not None and not put_off and (ctx.today - since).days >= most


def _first_words(ctx: Context) -> date | None:
    with ctx.folder.reading() as unit:
        days = [wish.created_at for wish in unit.find(Wish) if is_said(wish) and wish.created_at]
    return min(days).astimezone().date() if days else None


def put_off(home: Home, ctx: Context) -> None:
    """Say nothing of copies on Today for a while."""
    settings.put_copy_off(home.data, ctx.today)


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
    return home.attempt(lambda: restore.look_into(source, typed_secret(secret)), ours=False)


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
    found = home.attempt(
        lambda: restore.unpack(source, home.data, typed, progress=progress), ours=False
    )
    home.lock()
    restore.take_into_use(home.data)
    if day := day_of(found.at):
        settings.note_copy(home.data, day)  # what is in use now has a copy: this one
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
