"""Find the document and the slot a secret fits, and open the keys behind it."""

from __future__ import annotations

from typing import Any

from app.errors.folder import Damaged, OutOfMemory, WrongSecret
from app.store import keys, slots
from app.store.format import MAIN, Unsound, cj
from app.store.keys import Doc, Ring
from app.store.slots import Secret, Slot


class _Trying:
    """Try one secret on documents; no slot is derived twice."""

    def __init__(self, secret: Secret) -> None:
        self._bytes, self._kind = secret.secret(), secret.kind
        self._derived: dict[bytes, bytes] = {}

    @property
    def by_helper(self) -> bool:
        """Tell whether a helper's words are tried."""
        return self._kind == slots.HELPER

    def _okm(self, kdf: dict[str, Any]) -> bytes:
        name = cj(kdf)
        if name not in self._derived:
            self._derived[name] = slots.derive(self._bytes, kdf)
        return self._derived[name]

    def _key(self, doc: Doc) -> bytearray | None:
        """Return the key in the slot the secret fits; Unsound when it is damaged."""
        for slot in doc["slots"]:
            if slot["kind"] == self._kind and slots.fits(slot, okm := self._okm(slot["kdf"])):
                return slots.opened(slot, okm, vault=doc["vault"])
        return None

    def ring(self, doc: Doc) -> Ring | None:
        """Return the keys the secret opens in this document, None when it fits no slot."""
        key = self._key(doc)
        if key is None:
            return None
        if self.by_helper:
            return Ring(doc["vault"], doc, None, {MAIN: [key]}, {})
        return keys.opened(doc, key)


def unlock(docs: list[Doc], secret: Secret) -> Ring:
    """Return the keys the secret opens, from the document with the highest generation."""
    trying, unsound, falling = _Trying(secret), False, sorted(docs, key=_gen, reverse=True)
    try:
        for doc in falling[:1] if trying.by_helper else falling:
            try:
                ring = trying.ring(doc)
            except Unsound:
                unsound = True
                continue
            if ring is not None:
                return _compared(ring, docs)
    except MemoryError as error:
        raise OutOfMemory from error
    raise Damaged if unsound else WrongSecret


def _gen(doc: Doc) -> int:
    return doc["gen"]


def _compared(ring: Ring, docs: list[Doc]) -> Ring:
    """Compare the keys with the other documents of this folder."""
    others = [doc for doc in docs if doc["vault"] == ring.vault]
    later = [doc for doc in others if doc["gen"] > ring.gen]
    if ring.owner is not None and any(keys.made_by(ring.owner, doc) for doc in later):
        ring.wipe()  # a later document made with the same owner key has dropped this secret
        raise WrongSecret
    ring.outdated = bool(later)
    present = _slot_ids(ring.doc)
    dropped = any(not _slot_ids(doc) <= present for doc in others if doc["gen"] < ring.gen)
    ring.unfinished = dropped or any(len(roots) > 1 for roots in ring.roots.values())
    return ring


def _slot_ids(doc: Doc) -> set[str]:
    found: list[Slot] = doc["slots"]
    return {slot["id"] for slot in found}
