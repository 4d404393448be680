"""More: the things done now and then, and what this app is."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.services.example import remove
from app.views.about_app import AboutApp
from app.views.accessibility import Accessibility
from app.views.desk import Desk
from app.views.kit.buttons import Action, start_button
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.shortcuts_page import ShortcutsPage
from app.views.symbols import SymbolsScreen
from app.views.words_list import WordsList


@component
def MoreScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the list, or one of the pages that belong to it alone."""
    if parts[:1] == ("symbols",):
        return SymbolsScreen(desk, *parts[1:])
    shown = PAGES.get(parts[0], MoreList) if parts else MoreList
    return shown(desk)


@component
def MoreList(desk: Desk) -> ft.Control:
    """List what can be done besides the four daily places."""
    page = Page(
        title=_("More"),
        key="more",
        help=_("Here are the things you need now and then. Press one to open it."),
        place="more",
    )
    return PageFrame(desk, page, [*_entries(desk), *_leaving(desk)])


def _entries(desk: Desk) -> list[ft.Control]:
    """Return the entries: what is one's own first, then the app itself."""
    shown = {
        "/search": (ft.Icons.SEARCH, _("Search everything")),
        "/about-me": (ft.Icons.PERSON_OUTLINE, _("About me")),
        "/life": (ft.Icons.GRID_VIEW, _("My life now")),
        "/people": (ft.Icons.PEOPLE_OUTLINE, _("My people")),
        "/matters": (ft.Icons.PENDING_ACTIONS, _("Matters that wait")),
        "/papers": (ft.Icons.MAIL_OUTLINE, _("My papers")),
        "/give": (ft.Icons.IOS_SHARE, _("Give my information")),
        "/give/receipts": (ft.Icons.RECEIPT_LONG, _("What I have given")),
        "/heard": (ft.Icons.HEARING, _("How I have been heard")),
        "/safe": (ft.Icons.SHIELD_OUTLINED, _("Keep safe")),
        "/more/symbols": (ft.Icons.IMAGE_OUTLINED, _("Pictures to talk with")),
        "/settings": (ft.Icons.TUNE, _("Settings")),
        "/more/words": (ft.Icons.MENU_BOOK_OUTLINED, _("What words mean")),
        "/more/accessibility": (ft.Icons.ACCESSIBILITY_NEW, _("Can everyone use this?")),
        "/more/about": (ft.Icons.INFO_OUTLINE, _("About this app")),
    }
    helped = {
        "/search": _("Find anything you have written."),
        "/about-me": _("What matters to you and how to support you."),
        "/life": _("Sort pictures of your life: good, in between, not good."),
        "/people": _("Your worker and those close to you."),
        "/matters": _("Applications and other things you have started."),
        "/papers": _("Plans, decisions and letters, and your answer to them."),
        "/give": _("Choose what to give and see it first."),
        "/give/receipts": _("To whom, when and what."),
        "/heard": _("What your meetings were like."),
        "/safe": _("Copies, passphrase and card, moving and erasing."),
        "/more/symbols": _("Look at the pictures, or use your own photos."),
        "/settings": _("Language, size of the words, colours and locking."),
        "/more/words": _("Words of offices and of this app in plain language."),
        "/more/accessibility": _("What works for whom, and what does not yet."),
        "/more/about": _("What it is and where your words lie."),
    }
    return [_entry(desk, route, *shown[route], helped[route]) for route in shown]


def _entry(desk: Desk, route: str, icon: ft.IconData, label: str, words: str) -> ft.Control:
    key = "more" + route.replace("/", "-")
    return start_button(
        Action(label=label, press=lambda: desk.go(route), key=key, icon=icon), words
    )


def _leaving(desk: Desk) -> list[ft.Control]:
    """Return the way from the example back to one's own, where there is one."""
    if not (desk.home.demo and desk.visiting):
        return []

    def leave() -> None:
        if desk.do(lambda: remove(desk.home)):
            desk.visit(None)

    action = Action(
        label=_("Leave the example"), press=leave, key="leave-example", icon=ft.Icons.LOGOUT
    )
    return [start_button(action, _("You come back to the start. The example is removed."))]


PAGES = {
    "words": WordsList,
    "accessibility": Accessibility,
    "about": AboutApp,
    "shortcuts": ShortcutsPage,
}
