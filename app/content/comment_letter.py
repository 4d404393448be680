"""What the app itself says in a comment letter, in each language a letter can be given in."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from app.content.wording import Wording, read

OTHER = "other"  # a kind of paper that was not told or is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Hold what a letter about one kind of paper says: its name, the beginning, the asking."""

    name: Wording
    opening: Wording
    asks: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PartWording:
    """Hold the heading of one part of a letter, and the sentence below it."""

    name: Wording
    told: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWording:
    """Hold all of it: single *words*, by kind of paper, and by part of the letter."""

    words: Mapping[str, Wording]
    kinds: Mapping[str, Opening]
    parts: Mapping[str, PartWording]


@functools.cache
def letter_wording() -> LetterWording:
    """Return the app's part of a comment letter."""
    known = read("comment_letter")
    return LetterWording(
        words={key: Wording(**words) for key, words in known["words"].items()},
        kinds={key: Opening(**_worded(kind)) for key, kind in known["kinds"].items()},
        parts={key: PartWording(**_worded(part)) for key, part in known["parts"].items()},
    )


def _worded(group: Mapping[str, Mapping[str, str]]) -> dict[str, Wording]:
    return {name: Wording(**words) for name, words in group.items()}
