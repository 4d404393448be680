"""Change what opens the folder: the passphrase, the recovery card, or both at once.

Whoever changes something types the present passphrase or card first. What is kept of that
is a proof which holds no secret and counts only until the folder is locked.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.errors.folder import WrongSecret
from app.errors.keys import NotThisCard
from app.services.context import Context
from app.services.copies import typed_secret
from app.services.keeping import Home
from app.store import rekeying
from app.store.folder import Folder
from app.store.progress import Progress, unwatched
from app.store.secret import RecoveryKey


@dataclass(frozen=True, slots=True, eq=False)
class Proof:
    """Tell that a secret which opens this very folder was typed a moment ago."""

    folder: Folder = field(repr=False)


def prove(home: Home, ctx: Context, secret: str) -> Proof:
    """Return the proof for a change when *secret* is the present passphrase or card.

    WrongSecret, TooSoon; ReadOnly when nothing can be changed in this folder now.
    """
    with ctx.folder.exclusive():
        pass
    typed = typed_secret(secret)
    home.attempt(lambda: rekeying.prove(ctx.folder, typed))
    return Proof(ctx.folder)


def opened_with_card(ctx: Context) -> Proof:
    """Return the proof of a card that has just opened the folder."""
    return Proof(ctx.folder)


def new_card() -> str:
    """Return the key of a new card; it opens nothing before ``replace_card``."""
    return RecoveryKey.new().text


def practise_card(home: Home, ctx: Context, card: str) -> None:
    """Try a card; nothing is changed. NotThisCard, WrongRecoveryKey, TooSoon."""
    typed = RecoveryKey(card)

    def work() -> None:
        try:
            rekeying.prove(ctx.folder, typed)
        except WrongSecret as error:
            raise NotThisCard from error

    home.attempt(work)


def change_passphrase(proof: Proof, new: str, *, progress: Progress = unwatched) -> bool:
    """Let the *new* passphrase open the folder in the place of the old one.

    False when the old one opens nothing here but older files wait to be deleted at the next
    opening. KeysNotChanged or Cancelled when all is as before, KeysUncertain.
    """
    return rekeying.change_passphrase(proof.folder, new, progress=progress)


def replace_card(proof: Proof, card: str, *, progress: Progress = unwatched) -> bool:
    """Let a card made by ``new_card`` open the folder. As ``change_passphrase``."""
    return rekeying.replace_card(proof.folder, RecoveryKey(card), progress=progress)


def begin_anew(proof: Proof, new: str, card: str, *, progress: Progress = unwatched) -> bool:
    """Shut out whoever knows the old secrets: new keys, a new passphrase, a new card.

    The words of helpers open nothing afterwards, and what was set aside is deleted. False when
    the old passphrase still shows something until the next opening. As ``change_passphrase``.
    """
    return rekeying.begin_anew(proof.folder, new, RecoveryKey(card), progress=progress)
