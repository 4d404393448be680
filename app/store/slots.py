"""One slot of the key file: a secret wraps what it opens."""

from __future__ import annotations

from typing import Any

from app.store.crypto import argon2id, digest, hkdf, random_bytes, same, seal, unseal
from app.store.format import Unsound, cj, hexed, listed, number, parse, shaped, text
from app.store.secret import HelperWords, Passphrase, RecoveryKey

Secret = Passphrase | RecoveryKey | HelperWords
Slot = dict[str, Any]

STRONG = {"m": 65_536, "p": 4, "t": 3}
SMALL = {"m": 19_456, "p": 1, "t": 2}  # for a device with little memory
MOST = 16
PASSPHRASE, RECOVERY, HELPER = Passphrase.kind, RecoveryKey.kind, HelperWords.kind
_ALG = {PASSPHRASE: "argon2id", HELPER: "argon2id", RECOVERY: "hkdf", "device": "hkdf"}
_OPENS = {PASSPHRASE: "owner", RECOVERY: "owner", "device": "owner", HELPER: "main"}


def check(slot: object) -> Slot:
    """Return *slot* when every value is allowed; nothing is derived before this."""
    found = shaped(slot, ("commit", "id", "kdf", "kind", "opens", "wrap"))
    kind = text(found["kind"])
    hexed(found["commit"], 32)
    hexed(found["id"], 8)
    hexed(found["wrap"])
    if kind not in _ALG or listed(found["opens"], most=1) != [_OPENS[kind]]:
        raise Unsound
    _check_kdf(shaped(found["kdf"]), _ALG[kind])
    return found


def _check_kdf(kdf: dict[str, Any], alg: str) -> None:
    if kdf.get("alg") != alg:
        raise Unsound
    hexed(kdf.get("salt"), 16)
    if alg == "hkdf":
        shaped(kdf, ("alg", "salt"))
        return
    shaped(kdf, ("alg", "m", "p", "salt", "t"))
    number(kdf["m"], 19_456, 262_144)
    number(kdf["t"], 2, 16)
    number(kdf["p"], 1, 16)


def derive(secret: bytes, kdf: dict[str, Any]) -> bytes:
    """Return the 64 bytes a slot is made from; takes about 0.1 s and 64 MiB."""
    salt = bytes.fromhex(kdf["salt"])
    if kdf["alg"] == "argon2id":
        secret = argon2id(secret, salt, m=kdf["m"], t=kdf["t"], p=kdf["p"])
    return hkdf(secret, salt, "kuulluksi/1/slot", 64)


def _commit(okm: bytes) -> bytes:
    return digest(b"kuulluksi/1/commit", okm[32:])


def _aad(vault: str, slot: Slot) -> bytes:
    bare = {name: value for name, value in slot.items() if name != "wrap"}
    return f"kuulluksi/1/slot/{vault}/".encode() + cj(bare)


def _new_kdf(secret: Secret, secret_bytes: bytes) -> tuple[dict[str, Any], bytes]:
    salt = random_bytes(16).hex()
    if _ALG[secret.kind] == "hkdf":
        kdf: dict[str, Any] = {"alg": "hkdf", "salt": salt}
        return kdf, derive(secret_bytes, kdf)
    kdf = {"alg": "argon2id", "salt": salt, **STRONG}
    try:
        return kdf, derive(secret_bytes, kdf)
    except MemoryError:
        kdf = {**kdf, **SMALL}
        return kdf, derive(secret_bytes, kdf)


def make(secret: Secret, *, vault: str, key: bytes | bytearray) -> Slot:
    """Return a new slot in which *secret* opens a key: the owner's, for a helper main's root."""
    kdf, okm = _new_kdf(secret, secret.secret())
    slot: Slot = {
        "commit": _commit(okm).hex(),
        "id": random_bytes(8).hex(),
        "kdf": kdf,
        "kind": secret.kind,
        "opens": [_OPENS[secret.kind]],
    }
    bundle = cj({_OPENS[secret.kind]: [key.hex()]})
    return {**slot, "wrap": seal(okm[:32], bundle, _aad(vault, slot)).hex()}


def fits(slot: Slot, okm: bytes) -> bool:
    """Tell whether the secret behind *okm* is the one of this slot."""
    return same(_commit(okm), bytes.fromhex(slot["commit"]))


def opened(slot: Slot, okm: bytes, *, vault: str) -> bytearray:
    """Return the key in a slot that fits; Unsound when its wrap is damaged."""
    plain = unseal(okm[:32], bytes.fromhex(slot["wrap"]), _aad(vault, slot))
    name = _OPENS[slot["kind"]]
    keys = listed(shaped(parse(plain), (name,))[name], most=1)
    if not keys:
        raise Unsound
    return bytearray(hexed(keys[0], 32))
