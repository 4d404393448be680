"""Derive, seal and open bytes; knows nothing of files or wishes."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.store.format import CHUNK, Unsound

Key = bytes | bytearray
TAG = 16  # bytes that AES-GCM adds
_SINGLE = bytes(12)  # nonce of a single message under a fresh key


def random_bytes(size: int) -> bytes:
    """Return *size* random bytes from the system."""
    return os.urandom(size)


def digest(*parts: bytes | bytearray | memoryview) -> bytes:
    """Return the SHA-256 of the joined parts."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
    return found.digest()


def mac(key: Key, message: bytes) -> bytes:
    """Return the HMAC-SHA256 of *message*."""
    return hmac.digest(key, message, "sha256")


def same(first: bytes, second: bytes) -> bool:
    """Compare without telling by time where they differ."""
    return hmac.compare_digest(first, second)


def hkdf(key: Key, salt: bytes, info: str, size: int = 32) -> bytes:
    """Return *size* bytes derived from *key* (HKDF-SHA256)."""
    return HKDF(SHA256(), size, salt, info.encode("ascii")).derive(bytes(key))


def _argon2_of_cffi(secret: bytes, salt: bytes, *, m: int, t: int, p: int) -> bytes:
    from argon2.exceptions import HashingError  # noqa: PLC0415 - only where needed
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415

    try:
        return hash_secret_raw(secret, salt, t, m, p, 32, type=Type.ID, version=19)
    except HashingError as error:  # all numbers were checked before: memory ran out
        raise MemoryError from error


def argon2id(secret: bytes, salt: bytes, *, m: int, t: int, p: int) -> bytes:
    """Return 32 bytes of Argon2id version 1.3; *m* is KiB of memory.

    OpenSSL before 3.2 has no Argon2id, then argon2-cffi is used.
    """
    try:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415

        kdf = Argon2id(salt=salt, length=32, iterations=t, lanes=p, memory_cost=m)
    except (ImportError, UnsupportedAlgorithm):
        return _argon2_of_cffi(secret, salt, m=m, t=t, p=p)
    return kdf.derive(secret)


def seal(key: Key, message: bytes, aad: bytes, nonce: bytes = _SINGLE) -> bytes:
    """Return *message* encrypted and authenticated (AES-256-GCM)."""
    return AESGCM(key).encrypt(nonce, message, aad)


def unseal(key: Key, sealed: bytes | memoryview, aad: bytes, nonce: bytes = _SINGLE) -> bytes:
    """Return the message, or raise Unsound when one bit differs."""
    try:
        return AESGCM(key).decrypt(nonce, sealed, aad)
    except (InvalidTag, ValueError) as error:  # ValueError: shorter than a tag
        raise Unsound from error


def nonce(counter: int, *, last: bool = False) -> bytes:
    """Return the nonce of one chunk or frame."""
    return counter.to_bytes(11, "big") + bytes([last])


class Stream:
    """Seal and open single chunks of a stream; order and end are protected."""

    def __init__(self, key: Key, aad: bytes) -> None:
        """Take the key of this one stream."""
        self._cipher, self._aad = AESGCM(key), aad

    def seal(self, i: int, plain: bytes | memoryview, *, last: bool) -> bytes:
        """Return chunk *i* sealed."""
        return self._cipher.encrypt(nonce(i, last=last), plain, self._aad)

    def unseal(self, i: int, sealed: bytes | memoryview, *, last: bool) -> bytes:
        """Return chunk *i*, or raise Unsound when one bit differs or the end was cut off."""
        try:
            return self._cipher.decrypt(nonce(i, last=last), sealed, self._aad)
        except (InvalidTag, ValueError) as error:  # ValueError: shorter than a tag
            raise Unsound from error


def stream_seal(key: Key, message: bytes, aad: bytes) -> bytes:
    """Return *message* sealed in chunks."""
    stream, count = Stream(key, aad), max(1, -(-len(message) // CHUNK))
    view = memoryview(message)
    return b"".join(
        stream.seal(i, view[i * CHUNK : (i + 1) * CHUNK], last=i == count - 1) for i in range(count)
    )


def _chunks(sealed: memoryview) -> Iterator[tuple[int, memoryview, bool]]:
    size = CHUNK + TAG
    count = max(1, -(-len(sealed) // size))
    for i in range(count):
        yield i, sealed[i * size : (i + 1) * size], i == count - 1


def stream_open(key: Key, sealed: memoryview, aad: bytes) -> bytes:
    """Return the whole message, or raise Unsound."""
    stream = Stream(key, aad)
    found = [stream.unseal(i, chunk, last=last) for i, chunk, last in _chunks(sealed)]
    if len(found) > 1 and not found[-1]:
        raise Unsound
    return b"".join(found)


def _opens(stream: Stream, chunk: memoryview, i: int) -> bool:
    for last in (False, True):
        with contextlib.suppress(Unsound):
            stream.unseal(i, chunk, last=last)
            return True
    return False


def any_chunk_opens(key: Key, sealed: memoryview, aad: bytes) -> bool:
    """Tell whether the key made at least one of the chunks."""
    stream = Stream(key, aad)
    return any(_opens(stream, chunk, i) for i, chunk, _last in _chunks(sealed))
