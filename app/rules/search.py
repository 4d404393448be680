"""Find things by the letters people use: in any order, form and inflection.

Large and small letters are the same. A letter without its dots or accent finds those with
them too; with them it finds only itself. A word finds its other forms by its stem.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

import snowballstemmer  # pyright: ignore[reportMissingTypeStubs]

_STEMMERS = {"fi": "finnish", "sv": "swedish", "en": "english", "ar": "arabic"}
# the marks of Latin and Cyrillic letters, and the vowel signs of Arabic
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0652]+")
_LONG_ENOUGH = 5  # a shorter word has no stem worth looking for
_STEM = 4


def searchable(text: str) -> str:
    """Return a text as it is looked through: folded, and again without dots and accents."""
    whole = folded(text)
    plain = without_marks(whole)
    return whole if plain == whole else f"{whole}\n{plain}"


def folded(text: str) -> str:
    """Return a text in small letters, each put together of its parts."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def without_marks(text: str) -> str:
    """Return a text without the dots and accents of its letters."""
    if text.isascii():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFD", text))


def places_of(asked: str, texts: Iterable[str], *, language: str = "") -> list[int]:
    """Return the places of the searchable *texts* that hold every word that was asked for.

    *language* is that of the words asked with; an unknown one has no stems.
    """
    words = [tuple(_forms(word, language)) for word in folded(asked).split()]
    return [at for at, text in enumerate(texts) if all(_holds(text, forms) for forms in words)]


def _holds(text: str, forms: Iterable[str]) -> bool:
    return any(form in text for form in forms)


def _forms(word: str, language: str) -> Iterator[str]:
    yield word
    if len(word) >= _LONG_ENOUGH and language in _STEMMERS:
        stem = _stemmer(language).stemWord(word)
        if len(stem) >= _STEM:
            yield stem


@functools.cache
def _stemmer(language: str) -> Any:
    made: Any = snowballstemmer
    return made.stemmer(_STEMMERS[language])
