"""Change what opens a folder: passphrase, recovery card, helpers, or all keys at once.

Each exchange is either not begun or holds: after a cut the earlier or the new secret opens.
"""

from __future__ import annotations

from app.errors.folder import WrongSecret
from app.errors.keys import TooManyHelpers
from app.store import opening, rewriting, slots
from app.store.content import Content
from app.store.folder import Folder
from app.store.format import COMPARTMENTS, MAIN
from app.store.keys import Ring, new_key, root_id
from app.store.progress import Progress, unwatched
from app.store.secret import HelperWords, Passphrase, RecoveryKey
from app.store.slots import Secret, Slot
from app.store.told import told


def change_passphrase(folder: Folder, new: str, *, progress: Progress = unwatched) -> bool:
    """Let a new passphrase open the folder; the old one no longer does.

    False when older files could not be deleted yet: the next opening does it.
    KeysNotChanged or Cancelled when all is as before, KeysUncertain when the disk did not tell.
    """
    return _replace(folder, Passphrase(new), progress)


def replace_card(folder: Folder, card: RecoveryKey, *, progress: Progress = unwatched) -> bool:
    """Let a new card open the folder; the old one no longer does. As change_passphrase."""
    return _replace(folder, card, progress)


def begin_anew(
    folder: Folder, passphrase: str, card: RecoveryKey, *, progress: Progress = unwatched
) -> bool:
    """Give the folder new keys all through: whoever knew the old ones reads nothing new.

    There are no other slots afterwards, and nothing that was set aside. As change_passphrase.
    """
    with folder.exclusive() as content, told():
        _ready(content, progress)
        owner, vault = new_key(), content.ring.vault
        found = [slots.make(s, vault=vault, key=owner) for s in (Passphrase(passphrase), card)]
        _exchange(content, owner=owner, comps=COMPARTMENTS, found=found)
        return rewriting.finish(content, progress)


def add_helper(folder: Folder, words: HelperWords) -> None:
    """Let a helper's words open what may be shared, and nothing else."""
    with folder.exclusive() as content, told():
        _ready(content, unwatched)
        ring, present = content.ring, _slots(content)
        if len(present) >= slots.MOST:
            raise TooManyHelpers
        helper = slots.make(words, vault=ring.vault, key=ring.newest(MAIN))
        unfinished = ring.unfinished
        rewriting.put(content, ring, found=[*present, helper], gen=rewriting.next_gen(content))
        ring.unfinished = unfinished  # nothing was taken away
        rewriting.snapshots_with_keys(content)


def remove_helpers(folder: Folder, *, progress: Progress = unwatched) -> bool:
    """Let no helper's words open the folder any more. As change_passphrase."""
    with folder.exclusive() as content, told():
        _ready(content, progress)
        owner = content.ring.owner
        kept = [slot for slot in _slots(content) if slot["kind"] != slots.HELPER]
        if owner is None or len(kept) == len(_slots(content)):
            return True
        _exchange(content, owner=owner, comps=(MAIN,), found=kept)
        return rewriting.finish(content, progress)


def prove(folder: Folder, secret: Secret) -> None:
    """Try a secret on the folder as it lies on the disk; changes nothing.

    WrongSecret when it does not open all of this folder, WrongRecoveryKey when a card is not
    whole. Good for a practice run of the card, and before something is changed.
    """
    with folder.exclusive(writing=False) as content, told():
        ring, _notices = opening.unlock(content.disk, content.place, secret)
        same = ring.owner == content.ring.owner and ring.roots == content.ring.roots
        ring.wipe()
        if not same:
            raise WrongSecret


def _ready(content: Content, progress: Progress) -> None:
    """Finish an earlier exchange first, as far as the disk allows it."""
    progress(0, len(content.compartments))
    rewriting.finish(content)


def _slots(content: Content) -> list[Slot]:
    return list(content.ring.doc["slots"])


def _replace(folder: Folder, new: Secret, progress: Progress) -> bool:
    with folder.exclusive() as content, told():
        _ready(content, progress)
        ring = content.ring
        if ring.owner is None:
            return False
        made = slots.make(new, vault=ring.vault, key=ring.owner)
        found = [made if slot["kind"] == new.kind else slot for slot in _slots(content)]
        rewriting.put(content, ring, found=found, gen=rewriting.next_gen(content))
        return rewriting.finish(content, progress)


def _exchange(
    content: Content, *, owner: bytearray, comps: tuple[str, ...], found: list[Slot]
) -> None:
    """Put new roots in front of those of *comps*, which are retired with this document."""
    ring, gen = content.ring, rewriting.next_gen(content)
    roots = {c: [new_key(), *r] if c in comps else list(r) for c, r in ring.roots.items()}
    retired = {root_id(root): gen for comp in comps for root in ring.roots[comp]}
    new = Ring(ring.vault, ring.doc, owner, roots, ring.retired | retired)
    rewriting.put(content, new, found=found, gen=gen)
