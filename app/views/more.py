"""More: the things done now and then, and what this app is."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.services.example import remove
from app.views.about_app import AboutApp
from app.views.desk import Desk
from app.views.kit.buttons import Action, start_button
from app.views.page import Page, PageFrame
from app.views.safety import component


@component
def MoreScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the list, or what this app is."""
    return AboutApp(desk) if parts == ("about",) else MoreList(desk)


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
    shown = {
        "/give": (ft.Icons.IOS_SHARE, _("Give my information")),
        "/people": (ft.Icons.PEOPLE_OUTLINE, _("My people")),
        "/about-me": (ft.Icons.PERSON_OUTLINE, _("About me")),
        "/give/receipts": (ft.Icons.RECEIPT_LONG, _("What I have given")),
        "/safe": (ft.Icons.SHIELD_OUTLINED, _("Keep safe")),
        "/settings": (ft.Icons.TUNE, _("Settings")),
        "/more/about": (ft.Icons.INFO_OUTLINE, _("About this app")),
    }
    helped = {
        "/give": _("Choose what to give and see it first."),
        "/people": _("Your worker and those close to you."),
        "/about-me": _("What matters to you and how to support you."),
        "/give/receipts": _("To whom, when and what."),
        "/safe": _("Copies, passphrase and card, moving and erasing."),
        "/settings": _("Language, size of the words, colours and locking."),
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
