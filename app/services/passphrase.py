"""Passphrases and the recovery card: offer words, judge a phrase plainly, check the card.

Words are drawn with ``secrets`` from lists shipped with the app; nothing is kept.
"""

from __future__ import annotations

import functools
import secrets
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

import app.content

WORDS = 5
_LISTS = {"fi": "fi", "fi@selko": "fi", "sv": "sv", "en": "en"}  # others: Finnish
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
    """Return a new phrase of words drawn at random, such as a person can remember."""
    return " ".join(secrets.choice(word_list(language)) for _ in range(words))


def strength(phrase: str) -> Strength:
    """Judge a phrase by its length and by how many different words and letters it has.

    Strong: four different words of 16 letters in all, or 16 letters of 10 kinds with
    figures or marks. Fair: 12 letters of 6 kinds. A row such as 1234 counts as one letter.
    """
    parts = {part.casefold() for part in phrase.split() if _weight(part) >= 3}
    joined = "".join(phrase.split())
    weight, kinds = _weight(joined), len(set(joined.casefold()))
    many_words = len(parts) >= 4 and sum(map(_weight, parts)) >= 16
    if many_words or (weight >= 16 and kinds >= 10 and not joined.isalpha()):
        return Strength.STRONG
    return Strength.FAIR if weight >= 12 and kinds >= 6 else Strength.WEAK


def _weight(part: str) -> int:
    """Count the letters, leaving out those that only repeat or follow the one before."""
    codes = [ord(letter) for letter in part.casefold()]
    steps = [after - before for before, after in pairwise(codes)]
    rows = sum(1 for one, two in pairwise(steps) if one == two and abs(one) <= 1)
    return len(codes) - rows


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
