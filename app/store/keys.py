"""The key document: which secret opens which compartment, and the keys behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from app.errors.keys import OnlyTheOwner
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
    """Hold the open keys of one folder, until they are wiped.

    A helper has no *owner* key, and the root of main alone. *outdated*: there is a later
    document these keys did not make; *unfinished*: an exchange of keys has to be finished.
    """

    vault: str
    doc: Doc
    owner: bytearray | None
    roots: dict[str, list[bytearray]]
    retired: dict[str, int]
    outdated: bool = False
    unfinished: bool = False

    @property
    def gen(self) -> int:
        """Return the generation of the key document."""
        return self.doc["gen"]

    @property
    def comps(self) -> tuple[str, ...]:
        """Return the compartments these keys open."""
        return tuple(comp for comp in COMPARTMENTS if comp in self.roots)

    def newest(self, comp: str) -> bytearray:
        """Return the root under which new files are made."""
        return self.roots[comp][0]

    def root(self, comp: str, root: str, kgen: int) -> bytearray | None:
        """Return the root a file names, unless it is unknown or was retired by then."""
        if kgen >= self.retired.get(root, MAX_NUMBER + 1):
            return None
        return next((r for r in self.roots.get(comp, ()) if root_id(r) == root), None)

    @property
    def _keys(self) -> list[bytearray]:
        owner = [] if self.owner is None else [self.owner]
        return [*owner, *(root for found in self.roots.values() for root in found)]

    def take(self, new: Ring) -> None:
        """Hold the keys of *new* from now on, and overwrite those that are no longer used."""
        dropped = [key for key in self._keys if key not in new._keys]
        self.doc, self.owner, self.retired = new.doc, new.owner, new.retired
        self.roots = new.roots
        for key in dropped:
            key[:] = bytes(len(key))

    def wipe(self) -> None:
        """Overwrite every key."""
        for key in self._keys:
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
    kinds = [slots.check(slot)["kind"] for slot in listed(found["slots"], most=slots.MOST)]
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


def made_by(owner: bytes | bytearray, doc: Doc) -> bool:
    """Tell whether this owner key made the document."""
    return same(_mac(owner, doc).encode(), doc["mac"].encode())


def new_ring(secrets: Iterable[Secret]) -> Ring:
    """Return fresh keys that each of the secrets opens."""
    vault, owner = random_bytes(16).hex(), new_key()
    made = [slots.make(secret, vault=vault, key=owner) for secret in secrets]
    roots = {comp: [new_key()] for comp in COMPARTMENTS}
    return sealed(Ring(vault, {}, owner, roots, {}), gen=1, found=made)


def new_key() -> bytearray:
    """Return a new owner key or root."""
    return bytearray(random_bytes(32))


def sealed(ring: Ring, *, gen: int, found: list[slots.Slot]) -> Ring:
    """Return *ring* with a new document for its owner, roots and retired, and these slots."""
    owner, vault = ring.owner, ring.vault
    if owner is None:
        raise OnlyTheOwner
    salt = random_bytes(16).hex()
    plain = cj(
        {**{c: [r.hex() for r in made] for c, made in ring.roots.items()}, "retired": ring.retired}
    )
    wrap = seal(_roots_key(owner, salt), plain, _roots_aad(vault)).hex()
    doc: Doc = {
        "format": FORMAT,
        "gen": gen,
        "roots": {"salt": salt, "wrap": wrap},
        "slots": found,
        "vault": vault,
    }
    return Ring(vault, {**doc, "mac": _mac(owner, doc)}, owner, ring.roots, ring.retired)


def opened(doc: Doc, owner: bytearray) -> Ring:
    """Return the keys behind the owner key; Unsound when it did not make the document."""
    if not made_by(owner, doc):
        raise Unsound
    wrapped = doc["roots"]
    key = _roots_key(owner, wrapped["salt"])
    plain = parse(unseal(key, bytes.fromhex(wrapped["wrap"]), _roots_aad(doc["vault"])))
    shaped(plain, (*COMPARTMENTS, "retired"))
    roots = {c: [bytearray(hexed(r, 32)) for r in listed(plain[c], most=8)] for c in COMPARTMENTS}
    if not all(roots.values()):
        raise Unsound
    retired = {hexed(r, 8).hex(): number(g, 1) for r, g in shaped(plain["retired"]).items()}
    return Ring(doc["vault"], doc, owner, roots, retired)
