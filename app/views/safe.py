"""Keep safe: copies, the passphrase and the card, moving, and erasing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.services import recovering
from app.views.a11y import Action, heading, stack, start_button
from app.views.desk import Desk
from app.views.earlier_days import EarlierDays
from app.views.erase_everything import EraseEverything
from app.views.erasing import RemovedThings
from app.views.joining import JoinScreen
from app.views.page import Page, PageFrame
from app.views.portable import BringInScreen, TakeOutScreen
from app.views.recovering import RecoveryScreen
from app.views.safety import component
from app.views.theme import REST, SPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Lead from the list to one page; *words* are message ids."""

    label: str
    words: str
    icon: ft.IconData
    screen: Callable[..., ft.Control]


# One place for each thing: its part of the route leads to its page.
RECOVERY: dict[str, Way] = {
    "recovery": Way(
        label=N_("Choose how to go on"),
        words=N_("Kuulluksi found something. Look and choose here."),
        icon=ft.Icons.HEALING,
        screen=RecoveryScreen,
    ),
}
COPIES: dict[str, Way] = {
    "earlier": Way(
        label=N_("Earlier days"),
        words=N_("See how your folder was, and bring back what is missing."),
        icon=ft.Icons.HISTORY,
        screen=EarlierDays,
    ),
}
SECRETS: dict[str, Way] = {}
MOVING: dict[str, Way] = {
    "join": Way(
        label=N_("Join two devices"),
        words=N_("Bring what you wrote on a phone and a computer together."),
        icon=ft.Icons.MERGE,
        screen=JoinScreen,
    ),
    "take-out": Way(
        label=N_("Take everything out"),
        words=N_("One open file that other programs can read. It is not locked."),
        icon=ft.Icons.FILE_DOWNLOAD,
        screen=TakeOutScreen,
    ),
    "bring-in": Way(
        label=N_("Bring in"),
        words=N_("Bring in a file that was taken out before."),
        icon=ft.Icons.FILE_UPLOAD,
        screen=BringInScreen,
    ),
}
ERASING: dict[str, Way] = {
    "removed": Way(
        label=N_("What was removed"),
        words=N_("Bring it back, or erase it for good."),
        icon=ft.Icons.DELETE_OUTLINE,
        screen=RemovedThings,
    ),
    "everything": Way(
        label=N_("Erase everything"),
        words=N_("Your whole folder goes from this device."),
        icon=ft.Icons.DELETE_FOREVER_OUTLINED,
        screen=EraseEverything,
    ),
}


@component
def SafeScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the list, or the page that the route names."""
    ways = RECOVERY | COPIES | SECRETS | MOVING | ERASING
    if parts and parts[0] in ways:
        return ways[parts[0]].screen(desk, *parts[1:])
    return SafeList(desk)


@component
def SafeList(desk: Desk) -> ft.Control:
    """List what keeps the words safe, most needed first."""
    page = Page(
        title=_("Keep safe"),
        key="safe",
        help=_("Here you keep your words safe. Press one to open it."),
        place="more",
        up="/more",
    )
    needed = recovering.is_needed(desk.ctx)
    parts = [
        (_("Recovery"), RECOVERY if needed else {}),
        (_("Copies"), COPIES),
        (_("Passphrase and card"), SECRETS),
        (_("Moving"), MOVING),
        (_("Erasing"), ERASING),
    ]
    shown = [_part(desk, title, ways) for title, ways in parts if ways]
    return PageFrame(desk, page, [stack(shown, REST)])


def _part(desk: Desk, title: str, ways: dict[str, Way]) -> ft.Control:
    shown = [_entry(desk, f"/safe/{name}", way) for name, way in ways.items()]
    return stack([heading(title, level=2), *shown], SPACE)


def _entry(desk: Desk, route: str, way: Way) -> ft.Control:
    action = Action(
        label=_(way.label),
        press=lambda: desk.go(route),
        key="safe" + route.replace("/", "-"),
        icon=way.icon,
    )
    return start_button(action, _(way.words))
