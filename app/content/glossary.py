"""The words of services and of this app: each in three languages, with what it means."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass

from app.content.meanings import MEANINGS
from app.content.wording import Wording
from app.i18n import shipped


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
