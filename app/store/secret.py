"""What opens a folder: a passphrase, the key of the recovery card, a helper's words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import ClassVar

from app.errors.folder import WrongRecoveryKey
from app.store.crypto import digest, random_bytes

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32
_LOOK_ALIKE = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None})
_KEY_SIZE, _LETTERS = 20, 36


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Hold the words a person chose."""

    kind: ClassVar[str] = "passphrase"
    text: str = field(repr=False)

    def secret(self) -> bytes:
        """Return the bytes the key is derived from; extra white space does not count."""
        return _folded(self.text)


@dataclass(frozen=True, slots=True)
class HelperWords:
    """Hold the words of a helper; they open only what may be shared."""

    kind: ClassVar[str] = "helper"
    text: str = field(repr=False)

    def secret(self) -> bytes:
        """Return the bytes the key is derived from, as for a passphrase."""
        return _folded(self.text)


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """Hold the text of a recovery card, as it was typed."""

    kind: ClassVar[str] = "recovery"
    text: str = field(repr=False)

    @classmethod
    def new(cls) -> RecoveryKey:
        """Return the key of a new card."""
        return cls(_written(random_bytes(_KEY_SIZE)))

    def secret(self) -> bytes:
        """Return the 20 bytes of the key; WrongRecoveryKey when a letter is wrong."""
        letters = "".join(self.text.upper().split()).translate(_LOOK_ALIKE)
        if len(letters) != _LETTERS or not set(letters) <= set(_DIGITS):
            raise WrongRecoveryKey
        value = 0
        for letter in letters:
            value = value << 5 | _DIGITS.index(letter)
        key = (value >> 20).to_bytes(_KEY_SIZE, "big")
        if value & 0xFFFFF != _check(key):
            raise WrongRecoveryKey
        return key


def _folded(text: str) -> bytes:
    return " ".join(unicodedata.normalize("NFKC", text).split()).encode("utf-8", "replace")


def _check(key: bytes) -> int:
    return int.from_bytes(digest(b"kuulluksi/1/recovery", key)[:3], "big") >> 4


def _written(key: bytes) -> str:
    value = int.from_bytes(key, "big") << 20 | _check(key)
    letters = "".join(_DIGITS[value >> 5 * i & 31] for i in reversed(range(_LETTERS)))
    return "-".join(letters[i : i + 4] for i in range(0, _LETTERS, 4))
