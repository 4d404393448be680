"""The only door to locales/: words, plurals, dates and sorting in a language.

Message ids are English sentences. Catalogues are compiled in memory at first use, so
there is nothing to build. Each language falls back along its chain, also for plurals.
"""

from __future__ import annotations

import functools
import gettext
import itertools
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, time
from io import BytesIO

import polib
from babel import dates, lists

from app.errors.base import AppError
from app.languages import Language, chain, languages, shipped

DOMAIN = "kuulluksi"
_ALPHABET = "aáàbcčdđeéfghiíjkllmnŋoóòpqrsštŧuúvwxyýüzžʒǯåäæöø"
_FIRST_STRONG_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def _catalogue(code: str) -> gettext.GNUTranslations | None:
    path = shipped("locales") / code / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.is_file():
        return None
    return gettext.GNUTranslations(BytesIO(polib.pofile(str(path)).to_binary()))


@functools.cache
def _translations(codes: tuple[str, ...]) -> gettext.NullTranslations:
    """Return the catalogue of the first language with all it falls back to."""
    found = [c for c in map(_catalogue, codes) if c is not None]
    for first, second in itertools.pairwise(found):
        first.add_fallback(second)
    return found[0] if found else gettext.NullTranslations()


class Words:
    """Speak one language: sentences, dates, lists."""

    def __init__(self, language: Language, codes: tuple[str, ...]) -> None:
        """Keep the language, and where its sentences are looked for in order."""
        self.language = language
        self.chain = codes
        self._found = _translations(codes)

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
def speaking(code: str, second: str = "") -> Words:
    """Return the words of a language; an unknown code speaks Finnish.

    What the language lacks is said in *second*.
    """
    known = code if code in languages() else "fi"
    return Words(languages()[known], chain(known, second))


def chain_of(code: str) -> tuple[str, ...]:
    """Return where the words of a language are looked for; on the screen, as chosen there."""
    spoken = screen()
    return spoken.chain if spoken.code == code else speaking(code).chain


class _Screen:
    """Hold the one language of the screens of this process."""

    words: Words | None = None


def use(code: str, second: str = "") -> None:
    """Choose the language of the screen, and what is said where it lacks words."""
    _Screen.words = speaking(code, second)


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
