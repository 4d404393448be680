"""Keep safe: copies, the passphrase and the card, moving, and erasing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.services import copies, recovering
from app.views.changing import BeginAnew, ChangePassphrase, NewCard
from app.views.desk import Desk
from app.views.earlier_days import EarlierDays
from app.views.earlier_folders import EarlierFolders
from app.views.erase_everything import EraseEverything
from app.views.erasing import RemovedThings
from app.views.joining import JoinScreen
from app.views.kit.buttons import Action, start_button
from app.views.kit.layout import stack
from app.views.kit.theme import REST, SPACE
from app.views.kit.words import heading, quiet
from app.views.new_device import NewDevice
from app.views.page import Page, PageFrame
from app.views.portable import BringInScreen, TakeOutScreen
from app.views.practise_card import PractiseCard
from app.views.recovering import RecoveryScreen
from app.views.restore_copy import RestoreCopy
from app.views.safety import component
from app.views.save_copy import SaveCopy


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
    "copy": Way(
        label=N_("Save a copy"),
        words=N_("One locked file with everything, for example on a memory stick."),
        icon=ft.Icons.SAVE_ALT,
        screen=SaveCopy,
    ),
    "restore": Way(
        label=N_("Bring a copy back"),
        words=N_("See what is in a copy, and use it as your folder."),
        icon=ft.Icons.RESTORE,
        screen=RestoreCopy,
    ),
    "earlier": Way(
        label=N_("Earlier days"),
        words=N_("See how your folder was, and bring back what is missing."),
        icon=ft.Icons.HISTORY,
        screen=EarlierDays,
    ),
    "folders": Way(
        label=N_("Earlier folders"),
        words=N_("The folders you had before you brought a copy back."),
        icon=ft.Icons.FOLDER_COPY_OUTLINED,
        screen=EarlierFolders,
    ),
}
SECRETS: dict[str, Way] = {
    "passphrase": Way(
        label=N_("Change the passphrase"),
        words=N_("Choose new words that open your folder."),
        icon=ft.Icons.KEY,
        screen=ChangePassphrase,
    ),
    "new-card": Way(
        label=N_("Make a new card"),
        words=N_("If the card is lost. The old card stops working."),
        icon=ft.Icons.CREDIT_CARD,
        screen=NewCard,
    ),
    "practise": Way(
        label=N_("Practise with the card"),
        words=N_("See that your paper card works. Nothing is changed."),
        icon=ft.Icons.FACT_CHECK_OUTLINED,
        screen=PractiseCard,
    ),
    "anew": Way(
        label=N_("Someone may know my passphrase"),
        words=N_("Get a new passphrase and a new card."),
        icon=ft.Icons.SHIELD_OUTLINED,
        screen=BeginAnew,
    ),
}
MOVING: dict[str, Way] = {
    "new-device": Way(
        label=N_("Moving to a new device"),
        words=N_("Four steps, one after another."),
        icon=ft.Icons.DEVICES,
        screen=NewDevice,
    ),
    "join": Way(
        label=N_("Join two devices"),
        words=N_("Bring the words of a phone and a computer together."),
        icon=ft.Icons.MERGE,
        screen=JoinScreen,
    ),
    "take-out": Way(
        label=N_("Take everything out"),
        words=N_("An open file for other programs. It is not locked."),
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
        (_("Copies"), _ways_of_copies(desk)),
        (_("Passphrase and card"), SECRETS),
        (_("Moving"), MOVING),
        (_("Erasing"), ERASING),
    ]
    shown = [_part(desk, title, ways) for title, ways in parts if ways]
    return PageFrame(desk, page, [stack(shown, REST)])


def _ways_of_copies(desk: Desk) -> dict[str, Way]:
    """Return the ways of copies; earlier folders only where there are some."""
    some = bool(copies.earlier(desk.home))
    return {name: way for name, way in COPIES.items() if some or name != "folders"}


def _part(desk: Desk, title: str, ways: dict[str, Way]) -> ft.Control:
    told = [quiet(_last_copy(desk))] if "copy" in ways else []
    shown = [_entry(desk, f"/safe/{name}", way) for name, way in ways.items()]
    return stack([heading(title, level=2), *told, *shown], SPACE)


def _last_copy(desk: Desk) -> str:
    day = copies.last_saved(desk.home)
    if day is None:
        return _("No copy has been saved on this device yet.")
    return _("The last copy: {day}").format(day=desk.day(day))


def _entry(desk: Desk, route: str, way: Way) -> ft.Control:
    action = Action(
        label=_(way.label),
        press=lambda: desk.go(route),
        key="safe" + route.replace("/", "-"),
        icon=way.icon,
    )
    return start_button(action, _(way.words))
