"""The symbol a wish was said with: what stands for it where no words were written."""

from __future__ import annotations

from app.content.symbols import symbol_word, symbols
from app.i18n import Words
from app.records.wish import Wish

_MARK = "symbol:"  # before a symbol's code, where a wish keeps its picture


def as_picture(code: str) -> str:
    """Return how a wish keeps a symbol; an empty code is no picture."""
    return f"{_MARK}{code}" if code else ""


def symbol_of(wish: Wish) -> str:
    """Return the code of the wish's symbol; nothing for one this version does not know."""
    code = wish.photo.removeprefix(_MARK)
    return code if wish.photo.startswith(_MARK) and code in symbols() else ""


def only_a_symbol(wish: Wish) -> bool:
    """Tell whether a wish was said with a symbol alone."""
    return bool(symbol_of(wish)) and not wish.words.strip()


def is_said(wish: Wish) -> bool:
    """Tell whether a wish was said, in words or with a symbol."""
    return bool(wish.words.strip() or symbol_of(wish))


def stands_for(wish: Wish, words: Words) -> str:
    """Return the person's words, or the word of the symbol the wish was said with."""
    return symbol_word(symbol_of(wish), words) if only_a_symbol(wish) else wish.words
