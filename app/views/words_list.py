"""What words mean: every word of services and of this app, in plain language."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.content.glossary import Term, glossary
from app.i18n import _, ngettext
from app.views.desk import Desk
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.safety import component
from app.views.searching import Search, Searched
from app.views.term_words import explained, in_order, said


@component
def WordsList(desk: Desk) -> ft.Control:
    """Show all words in the order of the alphabet, and find one as it is written."""
    terms = in_order(glossary().values(), desk.words.code)
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
        things=terms,
        text=lambda term: f"{said(term, desk.words.code)} {term.word.fi} {_(term.meaning)}",
        count=lambda n: ngettext("{n} word was found.", "{n} words were found.", n),
        drawn=lambda: _listed(desk, terms, "all"),
        found=lambda some: _listed(desk, some, "found"),
    )
    return PageFrame(desk, page, [Searched(desk, search)])


def _listed(desk: Desk, terms: Sequence[Term], where: str) -> ft.Control:
    return Paged(
        terms,
        lambda _n, term: explained(term, desk.words.code),
        where=f"words-{where}",
        spacing=20,
        key=where,
    )
