"""The looks a page is met in: window, size of the words, colours and language together."""

from __future__ import annotations

import itertools
from dataclasses import astuple, dataclass

# Width, and the height that holds the longest page at 100 %: a control cut by the window's
# edge would look too small.
WINDOWS = {"phone": (412, 6000), "narrow": (320, 7000), "wide": (1280, 4200)}
TALLEST = 8000  # the browser draws nothing further down
COLOURS_FROM = 400  # pixels: narrower windows are looked at for their shape alone
TEXTS = (1.0, 2.0)
COLOURS = ("light", "dark", "contrast")
LANGUAGES = ("fi", "fi@selko", "sv", "en", "ar", "en@pseudo")


@dataclass(frozen=True, slots=True)
class Look:
    """Hold one way of meeting a page."""

    window: str
    text: float
    colours: str
    language: str

    def __str__(self) -> str:
        """Return what a finding is marked with."""
        return f"{self.window} {self.text:.0%} {self.colours} {self.language}"

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height of the window in pixels."""
        width, height = WINDOWS[self.window]
        tall = round(height * self.text**1.5)  # larger words also wrap more
        return width, min(tall, TALLEST) if width > COLOURS_FROM else tall

    @property
    def pairs(self) -> frozenset[tuple[object, object]]:
        """Return all pairs of choices that meet in this look."""
        return frozenset(itertools.combinations(enumerate(astuple(self)), 2))


def every() -> list[Look]:
    """Return all looks there are: 108."""
    return [Look(*one) for one in itertools.product(WINDOWS, TEXTS, COLOURS, LANGUAGES)]


def pairwise() -> list[Look]:
    """Return few looks in which any two choices meet at least once."""
    left = {pair for look in every() for pair in look.pairs}
    chosen: list[Look] = []
    while left:
        best = max(every(), key=lambda look: len(look.pairs & left))
        chosen.append(best)
        left -= best.pairs
    return chosen


FEW = (
    Look("phone", 1.0, "light", "fi"),
    Look("narrow", 2.0, "dark", "fi@selko"),
    Look("wide", 1.0, "contrast", "sv"),
    Look("phone", 2.0, "contrast", "en"),
    Look("narrow", 1.0, "light", "ar"),
    Look("wide", 2.0, "dark", "en@pseudo"),
)
