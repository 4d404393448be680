"""Break the app's long words where they are joined, with a hyphen, when a line cannot hold them.

Flutter breaks at a soft hyphen but draws none, and inside a word anywhere. So a real hyphen
and a new line are put into the words that are seen, and only there: what is heard and found
is the whole text. A person's own words, isolated in a sentence, are left as they are.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import Any

import flet as ft
from PIL import ImageFont

from app.content.word_joints import parts
from app.languages import shipped
from app.views.kit.layout import air, window
from app.views.kit.theme import BESIDE_SCROLLBAR, LINE_WIDTH

_OWN = re.compile("(\u2068.*?\u2069)", re.DOTALL)
_WORD = re.compile(r"[^\s/\u2010-\u2015-]{8,}")  # a line is broken after hyphens as it is
_LETTERS = re.compile(r"[^\W\d_]{8,}")
_WIDEST = 1.0  # of a letter, as a part of its height
_EM = 100  # pixels: the height at which letters are measured
_PAGE = 2 * (BESIDE_SCROLLBAR + 4)

Fits = Callable[[str], bool]


def told(
    words: str,
    style: ft.TextThemeStyle | None = None,
    *,
    own: bool = False,
    inside: float = 0,
    **more: Any,
) -> ft.Text:
    """Return the app's words, or a person's *own*, which are left as they are.

    *inside* are the pixels that what holds them keeps free; without a *style* they are
    those of a button.
    """
    shown = words if own else fitted(words, style or ft.TextThemeStyle.LABEL_LARGE, inside)
    heard = None if shown == words else words
    return ft.Text(shown, theme_style=style, semantics_label=heard, **more)


def fitted(words: str, style: ft.TextThemeStyle, inside: float = 0) -> str:
    """Return words with a hyphen and a new line in those that no line of a card could hold."""
    page = window()
    if page is None or not page.width or page.theme is None or page.theme.text_theme is None:
        return words
    letters: ft.TextStyle = getattr(page.theme.text_theme, style.name.lower())
    room = min(page.width, LINE_WIDTH) - _PAGE - 2 * (air() + 1) - inside
    file = (page.fonts or {}).get(letters.font_family or "")
    if not isinstance(file, str):
        return words
    em = room / (letters.size or 1)  # how many heights of a letter are in the room
    return broken(words, lambda word: len(word) * _WIDEST <= em or _ems(word, file) <= em)


def broken(words: str, fits: Fits) -> str:
    """Return words whose long words are broken where they may, into pieces that fit."""
    return "".join(
        own if own.startswith("\u2068") else _WORD.sub(lambda found: _piece(found[0], fits), own)
        for own in _OWN.split(words)
    )


def _piece(word: str, fits: Fits) -> str:
    letters = _LETTERS.search(word)
    if letters is None or fits(word):
        return word
    before, after = word[: letters.start()], word[letters.end() :]
    return before + "-\n".join(_lines(letters[0], lambda bit: fits(f"{before}{bit}-"))) + after


def _lines(word: str, fits: Fits) -> list[str]:
    """Return the pieces of a word: as many whole parts as fit, a longer part by syllables."""
    lines: list[str] = []
    for part in parts(word):
        whole = _packed(part, fits)
        if lines and len(whole) == 1 and fits(lines[-1] + whole[0]):
            lines[-1] += whole[0]
        else:
            lines += whole
    return lines


def _packed(bits: list[str], fits: Fits) -> list[str]:
    lines = bits[:1]
    for bit in bits[1:]:
        if fits(lines[-1] + bit):
            lines[-1] += bit
        else:
            lines.append(bit)
    return lines


@functools.lru_cache(maxsize=4096)
def _ems(word: str, file: str) -> float:
    """Return how wide a word is, in heights of a letter."""
    return _font(file).getlength(word) / _EM


@functools.cache
def _font(file: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(shipped("assets") / file), _EM)
