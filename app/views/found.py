"""Tell what opening the folder found, before the person goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.errors import N_
from app.i18n import _
from app.services.context import Context
from app.views.a11y import Action, body
from app.views.desk import Desk
from app.views.page import Page, PageFrame
from app.views.points import point
from app.views.safety import component

_QUIET = {"info"}  # the person need not act, and nothing acknowledged is gone
_WORDS = {
    "half_written": N_("The last change may be missing. The device may have lost power."),
    "damaged_snapshot": N_("One part could not be read. An earlier part was used instead."),
    "unknown_file": N_("There is a file here that does not belong to the folder."),
    "key_files": N_("One of the two key files is missing or different."),
    "cannot_write": N_("Nothing can be written to this place."),
    "rolled_back": N_("This folder is older than the one you last had on this device."),
    "old_keys": N_("The keys are older than the rest of the folder."),
    "unreadable": N_("A part of the folder cannot be read at all."),
    "gap": N_("Some changes between are missing."),
    "not_checked": N_("This folder may be newer than this device remembers."),
}
_OTHER = N_("A part of the folder is not as it should be.")


def worth_telling(folder: Any) -> bool:
    """Return whether opening found something the person should know."""
    return folder.read_only or any(notice.level not in _QUIET for notice in folder.notices)


@component
def FoundPage(desk: Desk, found: Context, on: Callable[[], None]) -> ft.Control:
    """Show what was found in plain words, and the way on."""
    only_looking = found.folder.read_only
    codes = [str(n.code) for n in found.folder.notices if n.level not in _QUIET]
    sentences = dict.fromkeys(_WORDS.get(code, _OTHER) for code in codes)
    page = Page(
        title=_("You can look but not write") if only_looking else _("Something was found"),
        key="found",
        help=_("This page tells what Kuulluksi found when it opened your folder."),
        main=Action(
            label=_("Continue looking") if only_looking else _("Continue"),
            press=on,
            key="continue",
            icon=ft.Icons.ARROW_FORWARD,
        ),
    )
    told = (
        _("Kuulluksi protects your folder and changes nothing in it.")
        if only_looking
        else _("Your folder is open and you can write in it.")
    )
    advice = _("Keep this folder as it is. If you have a copy of it, keep the copy too.")
    points = [point(ft.Icons.INFO_OUTLINE, _("This was found"), _(words)) for words in sentences]
    return PageFrame(desk, page, [body(told), *points, body(advice)])
