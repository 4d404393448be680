"""About this app: what it is, where the words lie, what it never does, whose work is in it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.layout import card, stack
from app.views.kit.theme import REST, SPACE
from app.views.kit.words import body, heading, quiet
from app.views.page import Page, PageFrame
from app.views.points import point
from app.views.safety import component


@component
def AboutApp(desk: Desk) -> ft.Control:
    """Tell what this app is; there is nothing to do here."""
    page = Page(
        title=_("About this app"),
        key="about-app",
        help=_(
            "This page tells what Kuulluksi is and where your words lie. There is nothing to fill"
            " in."
        ),
        up="/more",
        place="more",
    )
    parts = [
        _part(_("What it is"), body(_what())),
        _part(_("Where your words lie"), *_where(desk)),
        _part(_("What it never does"), *_never()),
        _part(_("Whose work is in it"), *_credits()),
    ]
    return PageFrame(desk, page, [stack(parts, REST)])


def _part(title: str, *controls: ft.Control) -> ft.Control:
    return stack([heading(title, level=2), *controls], SPACE)


def _what() -> str:
    return _(
        "Kuulluksi means: to be heard. It is your own notebook for wishes, meetings and what"
        " was agreed. No office stands behind it."
    )


def _where(desk: Desk) -> list[ft.Control]:
    return [
        body(_("Everything lies locked in one folder on this device:")),
        card([ft.Text(str(desk.home.data), selectable=True, key="data-folder")]),
        body(_("If you copy the whole folder, you have a locked copy of everything.")),
    ]


def _never() -> list[ft.Control]:
    return [
        point(ft.Icons.CLOUD_OFF, _("Sends nothing"), _("You yourself give what you choose.")),
        point(ft.Icons.EDIT_OFF, _("Changes no words"), _("Your words stay as you said them.")),
        point(
            ft.Icons.BALANCE,
            _("Decides nothing"),
            _("It does not say what you have a right to. Your papers are still the official ones."),
        ),
    ]


def _credits() -> list[ft.Control]:
    return [
        body(_("Letters: Noto Sans, Noto Sans Arabic and Noto Emoji, SIL Open Font License 1.1.")),
        body(_("Symbols: OpenMoji, licence CC BY-SA 4.0, openmoji.org.")),
        body(_("Eight symbols were drawn for Kuulluksi, under the same licence.")),
        *[quiet(_("Version {number}").format(number=number)) for number in _version()],
    ]


def _version() -> list[str]:
    """Return the number of the installed app; a source tree has none."""
    try:
        return [version("kuulluksi")]
    except PackageNotFoundError:
        return []
