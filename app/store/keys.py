"""The key document: which secret opens which compartment, and the keys behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.errors import Damaged, OutOfMemory, WrongSecret
from app.store import slots
from app.store.crypto import digest, hkdf, mac, random_bytes, same, seal, unseal
from app.store.format import (
    COMPARTMENTS,
    MAX_NUMBER,
    Newer,
    Unsound,
    cj,
    hexed,
    listed,
    number,
    parse,
    shaped,
    text,
)
from app.store.slots import Secret

Doc = dict[str, Any]
FORMAT = "kuulluksi-keys-1"
_PARTS = ("format", "gen", "mac", "roots", "slots", "vault")


@dataclass(slots=True, repr=False)
class Ring:
    """Hold the open keys of one folder, until they are wiped."""

    vault: str
    doc: Doc
    owner: bytearray
    roots: dict[str, list[bytearray]]
    retired: dict[str, int]

    @property
    def gen(self) -> int:
        """Return the generation of the key document."""
        return self.doc["gen"]

    def newest(self, comp: str) -> bytearray:
        """Return the root under which new files are made."""
        return self.roots[comp][0]

    def root(self, comp: str, root: str, kgen: int) -> bytearray | None:
        """Return the root a file names, unless it is unknown or was retired by then."""
        if kgen >= self.retired.get(root, MAX_NUMBER + 1):
            return None
        return next((r for r in self.roots[comp] if root_id(r) == root), None)

    def wipe(self) -> None:
        """Overwrite every key."""
        for key in (self.owner, *(r for found in self.roots.values() for r in found)):
            key[:] = bytes(len(key))


def root_id(root: bytes | bytearray) -> str:
    """Return the name of a root."""
    return digest(b"kuulluksi/1/root", root)[:8].hex()


def file_key(root: bytes | bytearray, fid: bytes, *, use: str, vault: str, comp: str) -> bytes:
    """Return the key of one file; *use* is snap or jrnl."""
    return hkdf(root, fid, f"kuulluksi/1/{use}/{vault}/{comp}")


def check(doc: object) -> Doc:
    """Return *doc* when every value is allowed; Newer for a later format."""
    found = shaped(doc)
    if found.get("format") != FORMAT:
        raise Newer if text(found.get("format")).startswith("kuulluksi-keys-") else Unsound
    shaped(found, _PARTS)
    number(found["gen"], 1)
    hexed(found["mac"], 32)
    hexed(found["vault"], 16)
    roots = shaped(found["roots"], ("salt", "wrap"))
    hexed(roots["salt"], 16)
    hexed(roots["wrap"])
    kinds = [slots.check(slot)["kind"] for slot in listed(found["slots"], most=16)]
    if kinds.count(slots.PASSPHRASE) != 1 or kinds.count(slots.RECOVERY) != 1:
        raise Unsound
    return found


def _mac(owner: bytes | bytearray, doc: Doc) -> str:
    bare = {name: value for name, value in doc.items() if name != "mac"}
    return mac(hkdf(owner, b"", "kuulluksi/1/keysmac"), cj(bare)).hex()


def _roots_key(owner: bytes | bytearray, salt: str) -> bytes:
    return hkdf(owner, bytes.fromhex(salt), "kuulluksi/1/roots")


def _roots_aad(vault: str) -> bytes:
    return f"kuulluksi/1/roots/{vault}".encode()


def new_ring(secrets: Iterable[Secret]) -> Ring:
    """Return fresh keys that each of the secrets opens."""
    vault, owner = random_bytes(16).hex(), bytearray(random_bytes(32))
    roots = {comp: [bytearray(random_bytes(32))] for comp in COMPARTMENTS}
    salt = random_bytes(16).hex()
    plain = cj({**{c: [r.hex() for r in found] for c, found in roots.items()}, "retired": {}})
    wrap = seal(_roots_key(owner, salt), plain, _roots_aad(vault)).hex()
    doc: Doc = {
        "format": FORMAT,
        "gen": 1,
        "roots": {"salt": salt, "wrap": wrap},
        "slots": [slots.make(secret, vault=vault, owner=owner) for secret in secrets],
        "vault": vault,
    }
    return Ring(vault, {**doc, "mac": _mac(owner, doc)}, owner, roots, {})


def _opened(doc: Doc, owner: bytearray) -> Ring:
    wrapped = doc["roots"]
    key = _roots_key(owner, wrapped["salt"])
    plain = parse(unseal(key, bytes.fromhex(wrapped["wrap"]), _roots_aad(doc["vault"])))
    shaped(plain, (*COMPARTMENTS, "retired"))
    roots = {c: [bytearray(hexed(r, 32)) for r in listed(plain[c], most=8)] for c in COMPARTMENTS}
    if not all(roots.values()):
        raise Unsound
    retired = {hexed(r, 8).hex(): number(g, 1) for r, g in shaped(plain["retired"]).items()}
    return Ring(doc["vault"], doc, owner, roots, retired)


class _Unlocking:
    """Try one secret on documents; no slot is derived twice."""

    def __init__(self, secret: Secret) -> None:
        self._bytes = secret.secret()
        self._kind = slots.PASSPHRASE if isinstance(secret, slots.Passphrase) else slots.RECOVERY
        self._derived: dict[bytes, bytes] = {}

    def _okm(self, kdf: dict[str, Any]) -> bytes:
        name = cj(kdf)
        if name not in self._derived:
            self._derived[name] = slots.derive(self._bytes, kdf)
        return self._derived[name]

    def owner(self, doc: Doc) -> bytearray | None:
        """Return the owner key when the secret fits a slot; Unsound when it is damaged."""
        for slot in doc["slots"]:
            if slot["kind"] == self._kind and slots.fits(slot, okm := self._okm(slot["kdf"])):
                return slots.owner_key(slot, okm, vault=doc["vault"])
        return None


def _ring(doc: Doc, unlocking: _Unlocking) -> Ring | None:
    owner = unlocking.owner(doc)
    if owner is None:
        return None
    if not same(_mac(owner, doc).encode(), doc["mac"].encode()):
        raise Unsound
    return _opened(doc, owner)


def unlock(docs: list[Doc], secret: Secret) -> Ring:
    """Return the keys the secret opens, from the document with the highest generation."""
    unlocking, unsound, rising = _Unlocking(secret), False, sorted(docs, key=lambda d: d["gen"])
    try:
        for doc in reversed(rising):
            try:
                ring = _ring(doc, unlocking)
            except Unsound:
                unsound = True
                continue
            if ring is not None:
                return _still_valid(ring, docs)
    except MemoryError as error:
        raise OutOfMemory from error
    raise Damaged if unsound else WrongSecret


def _still_valid(ring: Ring, docs: list[Doc]) -> Ring:
    # a later document made with the same owner key has dropped this secret
    later = (doc for doc in docs if doc["gen"] > ring.gen and doc["vault"] == ring.vault)
    if any(same(_mac(ring.owner, doc).encode(), doc["mac"].encode()) for doc in later):
        ring.wipe()
        raise WrongSecret
    return ring
