"""What words mean: every word of services and of this app, in plain language."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.content.glossary import Term, glossary
from app.i18n import _, ngettext, sort_key
from app.views.desk import Desk
from app.views.kit.layout import stack
from app.views.kit.words import body, quiet, strong
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component
from app.views.searching import Search, Searched

# In the language of the screen where there is a word in it; else in Finnish, the language
# of the papers a person most often gets.
SPOKEN = {"sv": "sv", "en": "en"}


@component
def WordsList(desk: Desk) -> ft.Control:
    """Show all words in the order of the alphabet, and find one as it is written."""
    page = Page(
        title=_("What words mean"),
        key="words",
        help=_(
            "Here you find what a word of an office or of this app means. Write the beginning"
            " of the word in the field. Nothing you write here is kept."
        ),
        up="/more",
        place="more",
    )
    search = Search(
        where="words",
        label=_("Find a word"),
        advice=_("A few letters are enough."),
        things=in_order(desk.words.code),
        text=lambda term: f"{said(term, desk.words.code)} {term.word.fi} {_(term.meaning)}",
        count=lambda n: ngettext("{n} word was found.", "{n} words were found.", n),
        drawn=lambda: _listed(desk, in_order(desk.words.code), "all"),
        found=lambda terms: _listed(desk, terms, "found"),
    )
    return PageFrame(desk, page, [Searched(desk, search)])


def said(term: Term, language: str) -> str:
    """Return the word in the language of the screen."""
    return term.word.spoken(SPOKEN.get(language, "fi"))


def in_order(language: str) -> list[Term]:
    """Return all words in the order of the alphabet of a language."""
    return sorted(glossary().values(), key=lambda term: sort_key(said(term, language)))


def explained(term: Term, language: str) -> ft.Control:
    """Return one word and what it means, read as one; elsewhere also the Finnish word."""
    word = said(term, language)
    finnish = [] if word == term.word.fi else [quiet(_in_finnish(term))]
    return ft.MergeSemantics(stack([strong(word), body(_(term.meaning)), *finnish], spacing=2))


def _in_finnish(term: Term) -> str:
    return _("In Finnish: {word}").format(word=term.word.fi)


def _listed(desk: Desk, terms: Sequence[Term], where: str) -> ft.Control:
    return Paged(
        terms,
        lambda _n, term: explained(term, desk.words.code),
        where=f"words-{where}",
        spacing=20,
        key=where,
    )
