"""Facts as data: read a content file, and one wording in the languages of the screen.

Knows nothing of what the facts mean.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from app.i18n import chain_of

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Hold one text in Finnish, easy Finnish, Swedish, English and, where there is any, Arabic."""

    fi: str
    sv: str
    en: str
    easy: str = ""
    ar: str = ""

    def spoken(self, language: str) -> str:
        """Return the text in a language of the screen, else in what that falls back to."""
        known = {
            "fi@selko": self.easy,
            "fi": self.fi,
            "sv": self.sv,
            "en": self.en,
            "ar": self.ar,
        }
        codes = chain_of(language)
        return next((known[code] for code in codes if known.get(code)), self.en)

    @property
    def spellings(self) -> frozenset[str]:
        """Return the text in every language, to know it again after a change of language."""
        return frozenset({self.fi, self.sv, self.en, self.easy, self.ar} - {""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Hold the name of an act and where it can be read (Finlex)."""

    number: str
    name: Wording
    url_fi: str
    url_sv: str

    def url(self, language: str) -> str:
        """Return the address in Swedish for Swedish, else in Finnish."""
        return self.url_sv if language == "sv" else self.url_fi


@dataclass(frozen=True, slots=True, kw_only=True)
class LawReference:
    """Hold one section of an act; *subsection* and *item* are 0 when not named.

    *grade* says how sure the reference is (finland.md, section 1).
    """

    act: Act
    section: str
    grade: str
    subsection: int = 0
    item: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Say how sure a fact is, when it was checked, and what may have changed since."""

    grade: str
    checked_on: date
    pending_change: str = ""


def read(name: str) -> dict[str, Any]:
    """Return the content of the data file *name*."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


def acts(facts: dict[str, Any]) -> dict[str, Act]:
    """Return the acts of a data file by number."""
    return {
        law["number"]: Act(
            number=law["number"],
            name=Wording(**law["name"]),
            url_fi=law["url"]["fi"],
            url_sv=law["url"]["sv"],
        )
        for law in facts["laws"]
    }


def law_reference(fact: dict[str, Any], known: dict[str, Act]) -> LawReference:
    """Return the section that *fact* names."""
    return LawReference(
        act=known[fact["number"]],
        section=fact["section"],
        grade=fact["grade"],
        subsection=fact.get("subsection", 0),
        item=fact.get("item", 0),
    )


def checked(fact: dict[str, Any]) -> Checked:
    """Return how sure *fact* is and since when."""
    return Checked(
        grade=fact["grade"],
        checked_on=fact["checked_on"],
        pending_change=fact.get("pending_change", ""),
    )
