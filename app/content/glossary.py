"""The words of services and of this app: each in three languages, with what it means."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.content.meanings import MEANINGS
from app.content.wording import Wording
from app.languages import shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Hold one word of the glossary; *meaning* is a message id."""

    code: str
    word: Wording
    meaning: str


@functools.cache
def glossary() -> dict[str, Term]:
    """Return all words by code, in the order of locales/glossary.csv."""
    path = shipped("locales") / "glossary.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _term(row) for row in csv.DictReader(file)}


def _term(row: dict[str, str]) -> Term:
    return Term(
        code=row["code"],
        word=Wording(fi=row["fi"], sv=row["sv"], en=row["en"]),
        meaning=MEANINGS[row["code"]],
    )


def said_in(texts: Iterable[Wording]) -> tuple[str, ...]:
    """Return the codes of the words that these texts say, found by their English.

    A word inside a longer one counts only where it also stands alone.
    """
    said, codes = "\n".join(text.en for text in texts), list[str]()
    for code, pattern in _longest_first().items():
        said, times = pattern.subn("", said)
        codes += [code] if times else []
    return tuple(codes)


@functools.cache
def _longest_first() -> dict[str, re.Pattern[str]]:
    terms = sorted(glossary().values(), key=lambda term: -len(term.word.en))
    return {term.code: _pattern(term.word.en) for term in terms}


def _pattern(english: str) -> re.Pattern[str]:
    """Return what finds a word, also as one of many; what stands in brackets explains it."""
    names = re.sub(r"\([^)]*\)", "", english).split(",")
    ways = "|".join(re.escape(name.strip()) for name in names)
    return re.compile(rf"\b(?:{ways})(?:s|es)?\b", re.IGNORECASE)
