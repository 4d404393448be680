"""Put new keys in the place of the earlier ones, and bring all content under them.

First the key files: from then on the new keys hold. Then new snapshots, and everything
older is deleted. What was cut after the first step is finished at the next opening.
"""

from __future__ import annotations

import contextlib

from app.errors.folder import NotSaved
from app.errors.keys import KeysNotChanged, KeysUncertain
from app.store import aside, key_files, keys
from app.store.content import Content
from app.store.keys import Ring
from app.store.progress import Progress, to_the_end, unwatched
from app.store.slots import Slot


def next_gen(content: Content) -> int:
    """Return the generation of the next key document; KeysNotChanged when the disk refuses."""
    try:
        return key_files.next_gen(content.disk, content.place / "keys", content.ring.gen)
    except OSError as error:
        raise KeysNotChanged from error


def put(content: Content, new: Ring, *, found: list[Slot], gen: int) -> None:
    """Write the key files with these slots; from then on *new* holds.

    KeysNotChanged when the earlier keys hold, KeysUncertain when the disk did not tell.
    """
    made = keys.sealed(new, gen=gen, found=found)
    try:
        key_files.write(content.disk, content.place / "keys", made.doc)
    except key_files.Unsettled as error:
        raise KeysUncertain from error  # memory goes on with the earlier keys
    except OSError as error:
        raise KeysNotChanged from error
    content.ring.take(made)
    content.ring.unfinished = True
    for compartment in content.compartments.values():
        compartment.close()  # the next save is under the new keys
    content.mark()


def finish(content: Content, progress: Progress = unwatched) -> bool:
    """Bring everything under the newest keys and delete what is older.

    Nobody can end it any more. False when the disk refused: the next opening goes on with it.
    """
    ring = content.ring
    if ring.owner is None or not ring.unfinished or content.read_only:
        return True
    try:
        _settle_key_files(content)
        _renew(content, progress)
        if _all_anew(ring):
            aside.empty(content.disk, content.place)  # older keys and secrets are in there too
        _drop_older_roots(content)
    except (OSError, MemoryError, NotSaved, KeysNotChanged, KeysUncertain):
        return False
    ring.unfinished = False
    return True


def _settle_key_files(content: Content) -> None:
    found = key_files.read(content.disk, content.place / "keys")
    if not found.whole or found.docs != [content.ring.doc]:
        write_again(content)


def write_again(content: Content, *, above: int = 0) -> None:
    """Write the same keys as a new document, above all others here and *above*."""
    ring = content.ring
    put(content, ring, found=ring.doc["slots"], gen=max(next_gen(content), above + 1))


def _renew(content: Content, progress: Progress) -> None:
    total = len(content.compartments)
    tell = to_the_end(progress)  # half way, an old secret would still open something
    for done, compartment in enumerate(content.compartments.values()):
        tell(done, total)
        compartment.renew()
    content.mark()


def _all_anew(ring: Ring) -> bool:
    """Tell whether all keys are being made anew: nothing else renews every root."""
    return all(len(roots) > 1 for roots in ring.roots.values())


def _drop_older_roots(content: Content) -> None:
    """Forget the roots that no file uses any more."""
    ring = content.ring
    if all(len(roots) == 1 for roots in ring.roots.values()):
        return
    newest = {comp: roots[:1] for comp, roots in ring.roots.items()}
    alone = Ring(ring.vault, ring.doc, ring.owner, newest, {})
    put(content, alone, found=ring.doc["slots"], gen=next_gen(content))
    snapshots_with_keys(content)


def snapshots_with_keys(content: Content) -> None:
    """Let the newest snapshots hold the present key document too, when the disk allows it."""
    for compartment in content.compartments.values():
        with contextlib.suppress(OSError, MemoryError):
            compartment.compact()
