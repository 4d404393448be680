"""Tell what opening the folder found, and what a person can do about it."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.services.context import Context
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side
from app.views.kit.words import body
from app.views.page import Page, PageFrame
from app.views.points import point
from app.views.safety import component

_QUIET = {"info"}  # the person need not act, and nothing acknowledged is gone
_NOTHING_TO_DO = N_("You need not do anything. Save a copy of your folder soon.")
_DAYS_BEFORE = N_("Look at the days before. You can go on with one of them.")
_JOIN = N_("Look at both. You can join them, and nothing is lost.")
# what was found, and what to do
WORDS = {
    "half_written": (
        N_("The last change may be missing. The device may have lost power."),
        N_("Look at what you wrote last."),
    ),
    "broken_journal": (N_("Some of your changes cannot be read any more."), _DAYS_BEFORE),
    "damaged_snapshot": (
        N_("One part could not be read. An earlier part was used instead."),
        _NOTHING_TO_DO,
    ),
    "not_given": (
        N_("The device's disk does not give one part of your folder now."),
        N_("Nothing is lost by waiting. Lock the folder and open it again after a while."),
    ),
    "unknown_file": (
        N_("There is a file here that does not belong to the folder."),
        N_("You need not do anything. Kuulluksi leaves the file alone."),
    ),
    "key_files": (N_("One of the two key files is missing or different."), _NOTHING_TO_DO),
    "stray": (N_("There are parts of another version of your folder here."), _JOIN),
    "fork": (N_("You have written in two versions of this folder."), _JOIN),
    "gap": (
        N_("Some changes between are missing."),
        N_("Look for a newer copy of the folder. You can also go on with what is here."),
    ),
    "wrong_content": (N_("One part of the folder does not fit the rest."), _DAYS_BEFORE),
    "old_keys": (
        N_("The keys are older than the rest of the folder."),
        N_(
            "Did you choose a new passphrase or card? Lock the folder and open it with the new one."
        ),
    ),
    "unreadable": (
        N_("A part of the folder cannot be read at all."),
        N_("If you have a copy, restore it. You can also go on without this part."),
    ),
    "rolled_back": (
        N_("This folder is older than the one you last had on this device."),
        N_("If you have a newer copy, restore it. You can also go on with this one."),
    ),
    "bad_anchor": (
        N_("This device's own note about the folder could not be read."),
        N_("You need not do anything. Kuulluksi wrote a new note."),
    ),
    "cannot_write": (
        N_("Nothing can be written to the place of this folder."),
        N_("You can read everything. To write, move the folder to a place you can write to."),
    ),
}
QUIET_CODES = frozenset({"unfinished_save", "not_checked"})  # never more than an info
_OTHER = (N_("A part of the folder is not as it should be."), _NOTHING_TO_DO)


def worth_telling(folder: Any) -> bool:
    """Return whether opening found something the person should know."""
    return folder.read_only or any(notice.level not in _QUIET for notice in folder.notices)


def has_alarm(folder: Any) -> bool:
    """Return whether the person must choose how to go on."""
    return any(notice.level == "alarm" for notice in folder.notices)


def what_was_found(folder: Any) -> list[ft.Control]:
    """Return each finding once, with what to do."""
    codes = dict.fromkeys(str(n.code) for n in folder.notices if n.level not in _QUIET)
    told = dict.fromkeys(WORDS.get(code, _OTHER) for code in codes)
    return [point(ft.Icons.INFO_OUTLINE, _(what), _(advice)) for what, advice in told]


@component
def FoundPage(desk: Desk, found: Context) -> ft.Control:
    """Show what was found in plain words, and the way on."""
    only_looking, alarm = found.folder.read_only, has_alarm(found.folder)
    look = Action(
        label=_("Continue looking") if only_looking else _("Continue"),
        press=lambda: desk.opened(found),
        key="continue",
        icon=ft.Icons.ARROW_FORWARD,
    )
    page = Page(
        title=_("You can look but not write") if only_looking else _("Something was found"),
        key="found",
        help=_(
            "This page tells what Kuulluksi found when it opened your folder. Nothing you wrote"
            " is deleted. Read it and press the button."
        ),
        main=_choose(desk, found) if alarm else look,
    )
    told = (
        _("Kuulluksi protects your folder and changes nothing in it.")
        if only_looking
        else _("Your folder is open and you can write in it.")
    )
    advice = _("Keep this folder as it is. If you have a copy of it, keep the copy too.")
    ways = [side_by_side([button(look, calm=True)])] if alarm else []
    return PageFrame(desk, page, [body(told), *what_was_found(found.folder), body(advice), *ways])


def _choose(desk: Desk, found: Context) -> Action:
    def on() -> None:
        desk.opened(found)
        desk.go("/safe/recovery/choices")

    return Action(
        label=_("Choose how to go on"), press=on, key="choose", icon=ft.Icons.ARROW_FORWARD
    )
