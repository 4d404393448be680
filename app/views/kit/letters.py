"""Name the families of letters that travel with the app, and which letter is taken where.

A family carries its weight in its name: Flet finds a font by name alone. What the first
family of a weight lacks is taken from the next.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Weight = Literal["regular", "semibold", "bold"]

_NOTO = {
    "Noto Sans": "fonts/NotoSans-Regular.ttf",
    "Noto Sans SemiBold": "fonts/NotoSans-SemiBold.ttf",
    "Noto Sans Bold": "fonts/NotoSans-Bold.ttf",
    "Noto Sans Arabic": "fonts/NotoSansArabic-Regular.ttf",
    "Noto Sans Arabic Bold": "fonts/NotoSansArabic-Bold.ttf",
    "Noto Emoji": "fonts/NotoEmoji-Regular.ttf",
}
_ATKINSON = {
    "Atkinson": "fonts/AtkinsonHyperlegibleNext-Regular.ttf",
    "Atkinson SemiBold": "fonts/AtkinsonHyperlegibleNext-SemiBold.ttf",
    "Atkinson Bold": "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """Hold the files of some letters by family, and the families of each weight in order."""

    files: dict[str, str]
    regular: tuple[str, ...]
    semibold: tuple[str, ...]
    bold: tuple[str, ...]


USUAL = Letters(
    files=_NOTO,
    regular=("Noto Sans", "Noto Sans Arabic", "Noto Emoji"),
    semibold=("Noto Sans SemiBold", "Noto Sans Arabic Bold", "Noto Emoji"),
    bold=("Noto Sans Bold", "Noto Sans Arabic Bold", "Noto Emoji"),
)
# It lacks Sámi's ŋ and ŧ, Skolt Sámi, Cyrillic and Arabic: Noto gives those.
EASY = Letters(
    files=_NOTO | _ATKINSON,
    regular=("Atkinson", *USUAL.regular),
    semibold=("Atkinson SemiBold", *USUAL.semibold),
    bold=("Atkinson Bold", *USUAL.bold),
)
