"""How a word of the glossary is shown: the word itself, what it means, and it in Finnish."""

from __future__ import annotations

from collections.abc import Iterable

import flet as ft

from app.content.glossary import Term, glossary
from app.i18n import _, sort_key
from app.views.kit.layout import stack
from app.views.kit.words import body, quiet, strong

# In the language of the screen where there is a word in it; else in Finnish, the language
# of the papers a person most often gets.
SPOKEN = {"sv": "sv", "en": "en"}


def said(term: Term, language: str) -> str:
    """Return the word in the language of the screen."""
    return term.word.spoken(SPOKEN.get(language, "fi"))


def in_order(terms: Iterable[Term], language: str) -> list[Term]:
    """Return words in the order of the alphabet of a language."""
    return sorted(terms, key=lambda term: sort_key(said(term, language)))


def terms_of(codes: Iterable[str], language: str) -> list[Term]:
    """Return the words of these codes, each once, in the order of the alphabet."""
    return in_order((glossary()[code] for code in dict.fromkeys(codes)), language)


def explained(term: Term, language: str) -> ft.Control:
    """Return one word and what it means, read as one; elsewhere also the Finnish word."""
    word = said(term, language)
    finnish = _("In Finnish: {word}").format(word=term.word.fi)
    more = [] if word == term.word.fi else [quiet(finnish)]
    return ft.MergeSemantics(stack([strong(word), body(_(term.meaning)), *more], spacing=2))
