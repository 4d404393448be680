"""The app's words about wishes: how one begins, how it is now, how important it is."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import flet as ft

from app.content.life_areas import life_areas
from app.content.symbols import symbol_word
from app.errors.base import N_
from app.i18n import _, screen
from app.records.wish import HowNow, Importance, Wish, WishKind
from app.rules.symbol import symbol_of
from app.views.kit.choices import Option
from app.views.whose import seen_in_words

Picture = Callable[[str], str | bytes]  # what is shown for a symbol
KINDS = {
    WishKind.WANT: (N_("I want"), N_("I hope for this.")),
    WishKind.DO_NOT_WANT: (N_("I do not want"), N_("I hope this does not happen.")),
    WishKind.ASK: (N_("I ask"), N_("I would like to know this.")),
    WishKind.WORRY: (N_("I worry"), N_("This is on my mind.")),
}
NOW = {
    HowNow.GOOD: N_("Good"),
    HowNow.BETWEEN: N_("In between"),
    HowNow.NOT_GOOD: N_("Not good"),
    HowNow.UNKNOWN: N_("I do not know"),
}
NOW_SYMBOLS: dict[str, str] = {
    HowNow.GOOD: "like",
    HowNow.BETWEEN: "between",
    HowNow.NOT_GOOD: "dislike",
    HowNow.UNKNOWN: "maybe",
}
IMPORTANCE = {
    Importance.MOST: N_("Very important to me"),
    Importance.IMPORTANT: N_("Important to me"),
    Importance.SOME: N_("Somewhat important to me"),
}
IMPORTANCE_ICONS = {
    Importance.MOST: ft.Icons.STAR,
    Importance.IMPORTANT: ft.Icons.STAR_HALF,
    Importance.SOME: ft.Icons.STAR_OUTLINE,
}


def kind_in_words(wish: Wish) -> str:
    """Return how the wish begins; nothing when that was not told."""
    return _(KINDS[WishKind(wish.kind)][0]) if wish.kind in set(WishKind) else ""


def area_in_words(wish: Wish) -> str:
    """Return the name of the life area of a wish; nothing when that was not told."""
    area = life_areas().get(wish.life_area)
    return area.name.spoken(screen().code) if area else ""


def now_in_words(wish: Wish) -> str:
    """Return how things are now; nothing when that was not told."""
    return _(NOW[HowNow(wish.how_now)]) if wish.how_now in set(HowNow) else ""


def importance_in_words(wish: Wish) -> str:
    """Return how important the wish is; nothing when that was not told."""
    known = wish.importance in set(Importance)
    return _(IMPORTANCE[Importance(wish.importance)]) if known else ""


def symbol_in_words(wish: Wish) -> str:
    """Return the word of the symbol a wish was said with; nothing without one."""
    return symbol_word(symbol_of(wish), screen())


def searched_text(wish: Wish) -> str:
    """Return all that is shown of a wish, to be searched."""
    code = screen().code
    facts = (_fact(code, name, getattr(wish, name)) for name in _IN_WORDS)
    return " ".join((wish.words, wish.strengths, *facts))


@functools.lru_cache(maxsize=256)  # thousands of wishes tell the same few facts
def _fact(_language: str, name: str, value: str) -> str:
    told: dict[str, Any] = {name: value}
    return _IN_WORDS[name](Wish(**told))


_IN_WORDS: dict[str, Callable[[Wish], str]] = {
    "kind": kind_in_words,
    "life_area": area_in_words,
    "how_now": now_in_words,
    "importance": importance_in_words,
    "photo": symbol_in_words,
    "visibility": lambda wish: seen_in_words(wish.visibility),
}


def symbol_code(name: str) -> str:
    """Return the code of the symbol of a life area, of a step of the scale, or of itself."""
    area = life_areas().get(name)
    return area.symbol if area else NOW_SYMBOLS.get(name, name)


def symbol(name: str) -> str:
    """Return the picture of a life area, of a step of the scale, or of a symbol."""
    return f"symbols/{symbol_code(name)}.svg"


def kind_options() -> list[Option]:
    """Return the answers to how a wish begins."""
    return [
        Option(value=kind, label=_(name), help=_(help_words))
        for kind, (name, help_words) in KINDS.items()
    ]


def area_options(picture: Picture) -> list[Option]:
    """Return the thirteen life areas, each with its symbol and a hint."""
    spoken = screen().code
    return [
        Option(
            value=area.code,
            label=area.name.spoken(spoken),
            help=area.hint.spoken(spoken),
            picture=picture(area.code),
        )
        for area in life_areas().values()
    ]


def now_options(picture: Picture) -> list[Option]:
    """Return the three steps of how it is now, and not knowing."""
    return [Option(value=now, label=_(name), picture=picture(now)) for now, name in NOW.items()]


def importance_options() -> list[Option]:
    """Return the answers to how important a wish is."""
    return [Option(value=value, label=_(name)) for value, name in IMPORTANCE.items()]
