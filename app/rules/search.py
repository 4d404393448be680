"""Find things by the letters people use: large or small, whole or put together, in any order."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def folded(text: str) -> str:
    """Return a text as it is compared: small letters, each put together of its parts.

    An *ä* that was written as *a* and two dots is the same letter; *a* is another one.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def places_of(asked: str, texts: Iterable[str]) -> list[int]:
    """Return the places of the folded *texts* that hold every word that was asked for."""
    words = folded(asked).split()
    return [at for at, text in enumerate(texts) if all(word in text for word in words)]
