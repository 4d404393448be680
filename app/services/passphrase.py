"""Passphrases and the recovery card: offer words, judge a phrase plainly, check the card.

Words are drawn with ``secrets`` from lists shipped with the app; nothing is kept.
"""

from __future__ import annotations

import functools
import math
import re
import secrets
from enum import StrEnum
from pathlib import Path

from zxcvbn import zxcvbn

import app.content

WORDS = 5
_LISTS = {"fi": "fi", "fi@selko": "fi", "sv": "sv", "en": "en"}  # others: Finnish
_BETWEEN = re.compile(r"[\s.,;:_-]+")
_LETTERS_IN_A_ROW = re.compile(r"[^\W\d_]{4,}")
_LOOKED_AT = 72  # letters: zxcvbn needs four times as long for twice as many
_DIGITS_OF_A_WORD = math.log10(2800)  # the shortest list has a few more
_DIGITS_OF_A_LETTER = 0.6  # two bits, as in the words of a language
_FAIR, _STRONG = 9.5, 14  # digits of the number of guesses: three words by lot, five
_SAME_LETTER = str.maketrans({"I": "1", "L": "1", "O": "0", "-": None, " ": None})


class Strength(StrEnum):
    """Say in a word how hard a passphrase is to guess."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


@functools.cache
def word_list(language: str) -> tuple[str, ...]:
    """Return the words phrases are drawn from: 4 to 7 letters, a to z."""
    name = f"words_{_LISTS.get(language, 'fi')}.txt"
    path = Path(app.content.__file__).parent / name
    return tuple(w for w in path.read_text("utf-8").split("\n") if w and not w.startswith("#"))


def suggest_phrase(language: str, *, words: int = WORDS) -> str:
    """Return a new phrase of different words drawn by lot, such as a person can remember."""
    return " ".join(secrets.SystemRandom().sample(word_list(language), words))


def strength(phrase: str) -> Strength:
    """Judge how many guesses a phrase would take somebody who knows our word lists."""
    parts = {part.casefold(): part for part in _BETWEEN.split(phrase) if part}
    rest = "".join(part for word, part in parts.items() if word not in _all_words())
    digits = _DIGITS_OF_A_WORD * len(_all_words().intersection(parts))
    digits += _digits_of_guesses(rest[:_LOOKED_AT])
    if digits >= _STRONG:
        return Strength.STRONG
    return Strength.FAIR if digits >= _FAIR else Strength.WEAK


@functools.cache
def _all_words() -> frozenset[str]:
    return frozenset(word for name in set(_LISTS.values()) for word in word_list(name))


def _digits_of_guesses(text: str) -> float:
    """Return how many figures the number of guesses has.

    zxcvbn knows English words, names, dates and keyboard rows. Letters in a row it does not
    know are taken for words of another language, easier to guess than letters by lot.
    """
    found = zxcvbn(text)["sequence"] if text else []
    return sum(
        _digits_of_unknown(match["token"])
        if str(match["pattern"]) == "bruteforce"
        else match.get("guesses_log10", 0)
        for match in found
    )


def _digits_of_unknown(text: str) -> float:
    in_a_row = sum(map(len, _LETTERS_IN_A_ROW.findall(text)))
    return _DIGITS_OF_A_LETTER * in_a_row + (len(text) - in_a_row)


def card_groups(recovery: str) -> list[str]:
    """Return the groups of four of a recovery key, as printed on the card."""
    return recovery.split("-")


def check_card(recovery: str, typed: str, *, group: int | None = None) -> bool:
    """Say whether what was typed is the key of the card, or its *group* (from 0).

    Small letters, spaces and look-alike letters do not matter.
    """
    wanted = recovery if group is None else card_groups(recovery)[group]
    return secrets.compare_digest(_plain(wanted), _plain(typed))


def _plain(key: str) -> bytes:
    return "".join(key.upper().split()).translate(_SAME_LETTER).encode("utf-8", "replace")
