"""The help of a page, under its heading, while it is open: what to do, and words explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side, soft_area, stack
from app.views.kit.theme import SPACE
from app.views.kit.words import body, heading
from app.views.page_words import words_here
from app.views.term_words import explained, terms_of

if TYPE_CHECKING:
    from app.views.page import Page

WORDS_ROUTE = "/more/words"
SHORTCUTS_ROUTE = "/more/shortcuts"


def help_area(desk: Desk, page: Page) -> list[ft.Control]:
    """Return the help of the page, or nothing while it is closed."""
    if not desk.helping:
        return []
    return [soft_area([body(page.help), *_words(desk), *_more(desk)], key="help-words")]


def _words(desk: Desk) -> list[ft.Control]:
    """Return the words of this part of the app that not everyone knows, with their meaning."""
    terms = terms_of(words_here(desk), desk.words.code)
    if not terms:
        return []
    rows = [explained(term, desk.words.code) for term in terms]
    return [stack([heading(_("Words used here"), level=2), *rows], SPACE)]


def _more(desk: Desk) -> list[ft.Control]:
    """Return the ways to all words and all keys, where pages can be changed."""
    words = Action(
        label=_("What words mean"),
        press=lambda: desk.go(WORDS_ROUTE),
        key="help-all-words",
        icon=ft.Icons.MENU_BOOK_OUTLINED,
    )
    keys = Action(
        label=_("Keys of the keyboard"),
        press=lambda: desk.go(SHORTCUTS_ROUTE),
        key="shortcuts",
        icon=ft.Icons.KEYBOARD_OUTLINED,
    )
    ways = {WORDS_ROUTE: words, SHORTCUTS_ROUTE: keys} if desk.is_open else {}
    shown = [button(way) for route, way in ways.items() if route != desk.route]
    return [side_by_side(shown)] if shown else []
