"""The languages of the screen, as written in locales/languages.toml; knows no sentence."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class Status(StrEnum):
    """Say how much of the app a language can say."""

    WHOLE = "whole"
    PARTIAL = "partial"  # the pages of every day
    BEGUN = "begun"  # a few words


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Describe one language of the screen."""

    code: str
    name: str  # in the language itself
    status: str
    fallback: str  # where a missing sentence is looked for; empty: nowhere
    dates: str  # locale of Babel
    clock: str  # how a time of day is written
    flutter: str
    country: str | None
    rtl: bool
    export: bool  # a caseworker can be given a summary in it

    @property
    def is_whole(self) -> bool:
        """Return whether every sentence is there, its own or of what it lies over."""
        return self.status == Status.WHOLE

    @property
    def spoken(self) -> str:
        """Return the language people speak: with easy Finnish on the screen, Finnish."""
        return self.code.partition("@")[0]

    @property
    def direction(self) -> str:
        """Return the direction of the page as HTML names it."""
        return "rtl" if self.rtl else "ltr"


def shipped(name: str) -> Path:
    """Return the folder *name* (locales, assets) of an installed or a source tree."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


@functools.cache
def languages() -> dict[str, Language]:
    """Return the offered languages by code, in the order of the file."""
    read = tomllib.loads((shipped("locales") / "languages.toml").read_text("utf-8"))
    return {code: _language(code, facts) for code, facts in read.items()}


def _language(code: str, facts: dict[str, Any]) -> Language:
    return Language(
        code=code,
        name=facts["name"],
        status=facts["status"],
        fallback=facts.get("fallback", ""),
        dates=facts["dates"],
        clock=facts["clock"],
        flutter=facts["flutter"],
        country=facts.get("country"),
        rtl=facts.get("rtl", False),
        export=facts.get("export", False),
    )


def chain(code: str, second: str = "") -> tuple[str, ...]:
    """Return where a sentence is looked for, in order.

    What a language that is not whole lacks is said in the person's *second* language, if
    they have chosen one.
    """
    known = languages()
    helps = not known[code].is_whole and second in known and known[second].is_whole
    following = second if helps else known[code].fallback
    return (code, *chain(following)) if following else (code,)
