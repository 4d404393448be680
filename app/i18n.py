"""The only door to locales/: words, plurals, dates and sorting in a language.

Message ids are English sentences. Catalogues are compiled in memory at first use, so
there is nothing to build. Each language falls back along its chain, also for plurals.
"""

from __future__ import annotations

import functools
import gettext
import itertools
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

import polib
from babel import dates, lists

from app.errors.base import AppError

DOMAIN = "kuulluksi"
_ALPHABET = "aáàbcčdđeéfghiíjkllmnŋoóòpqrsštŧuúvwxyýüzžʒǯåäæöø"
_FIRST_STRONG_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def shipped(name: str) -> Path:
    """Return the folder *name* (locales, assets) of an installed or a source tree."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """Describe one language of the screen, as written in locales/languages.toml."""

    code: str
    name: str  # in the language itself
    chain: tuple[str, ...]
    dates: str  # locale of Babel
    clock: str  # how a time of day is written
    flutter: str
    country: str | None
    rtl: bool
    export: bool  # a caseworker can be given a summary in it


@functools.cache
def languages() -> dict[str, Language]:
    """Return the offered languages by code, in the order of the file."""
    read = tomllib.loads((shipped("locales") / "languages.toml").read_text("utf-8"))
    return {code: _language(code, facts) for code, facts in read.items()}


def _language(code: str, facts: dict[str, Any]) -> Language:
    return Language(
        code=code,
        name=facts["name"],
        chain=tuple(facts["chain"]),
        dates=facts["dates"],
        clock=facts["clock"],
        flutter=facts["flutter"],
        country=facts.get("country"),
        rtl=facts.get("rtl", False),
        export=facts.get("export", False),
    )


def _catalogue(code: str) -> gettext.GNUTranslations | None:
    path = shipped("locales") / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return None
    return gettext.GNUTranslations(BytesIO(polib.pofile(str(path)).to_binary()))


@functools.cache
def _translations(code: str) -> gettext.NullTranslations:
    """Return the catalogue of a language with all it falls back to."""
    found = [c for c in map(_catalogue, languages()[code].chain) if c is not None]
    for first, second in itertools.pairwise(found):
        first.add_fallback(second)
    return found[0] if found else gettext.NullTranslations()


class Words:
    """Speak one language: sentences, dates, lists."""

    def __init__(self, language: Language, found: gettext.NullTranslations) -> None:
        """Keep the language and its translations."""
        self.language = language
        self._found = found

    @property
    def code(self) -> str:
        """Return the code of the language."""
        return self.language.code

    def _(self, message: str) -> str:
        """Return the sentence in this language."""
        return self._found.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the form that fits *n*, with ``{n}`` filled in."""
        return self._found.ngettext(one, many, n).format(n=n)

    def date(self, day: date) -> str:
        """Return a day as it is written, such as 24.11.2026."""
        return dates.format_date(day, format="d.M.yyyy", locale=self.language.dates)

    def weekday(self, day: date) -> str:
        """Return the day of the week as one says when: torstaina, på torsdag."""
        name = dates.format_date(day, format="EEEE", locale=self.language.dates)
        return self._("on {weekday}").format(weekday=self._bent(name))

    def on_date(self, day: date) -> str:
        """Return when, in full: torstaina 5. maaliskuuta 2026."""
        full = dates.get_date_format("full", locale=self.language.dates).pattern
        said = dates.format_date(day, full.replace("cccc", "EEEE"), locale=self.language.dates)
        return self._bent(said)

    def _bent(self, said: str) -> str:
        """Return Finnish Sundays bent as the other days are; CLDR leaves them out."""
        return re.sub(r"sunnuntai\b", "sunnuntaina", said)

    def long_date(self, day: date) -> str:
        """Return a day with its weekday, such as tiistai 24. marraskuuta 2026."""
        return dates.format_date(day, format="full", locale=self.language.dates)

    def clock(self, at: time) -> str:
        """Return a time of day, such as 14.30."""
        return dates.format_time(at, format=self.language.clock, locale=self.language.dates)

    def and_list(self, parts: Sequence[str]) -> str:
        """Return words joined as a sentence does: a, b and c."""
        return lists.format_list(list(parts), locale=self.language.dates)

    def error(self, error: AppError) -> tuple[str, str]:
        """Return what happened and what to do next."""
        return (
            self._(error.message).format(**error.facts),
            self._(error.advice).format(**error.facts),
        )


@functools.cache
def speaking(code: str) -> Words:
    """Return the words of a language; an unknown code speaks Finnish."""
    known = code if code in languages() else "fi"
    return Words(languages()[known], _translations(known))


class _Screen:
    """Hold the one language of the screens of this process."""

    words: Words | None = None


def use(code: str) -> None:
    """Choose the language of the screen."""
    _Screen.words = speaking(code)


def screen() -> Words:
    """Return the words of the screen's language."""
    if _Screen.words is None:
        use("fi")
    return _Screen.words or speaking("fi")


def _(message: str) -> str:
    """Return a sentence in the screen's language."""
    return screen()._(message)


def ngettext(one: str, many: str, n: int) -> str:
    """Return the form that fits *n*, with ``{n}`` filled in."""
    return screen().ngettext(one, many, n)


def isolate(words: str) -> str:
    """Return a person's words so that their direction does not disturb a sentence."""
    return f"{_FIRST_STRONG_ISOLATE}{words}{_END_OF_ISOLATE}"


def sort_key(words: str) -> tuple[int, ...]:
    """Return a key that sorts as Finnish, Swedish and Sámi readers expect."""
    folded = unicodedata.normalize("NFC", words.casefold())
    return tuple(_place(letter) for letter in folded)


def _place(letter: str) -> int:
    found = _ALPHABET.find(letter)
    return found + 1000 if found >= 0 else ord(letter) + (2000 if letter.isalpha() else 0)
