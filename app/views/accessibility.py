"""The accessibility statement: what works for whom, what does not yet, how to tell of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.kit.layout import stack
from app.views.kit.theme import REST, SPACE
from app.views.kit.words import body, heading, quiet
from app.views.page import Page, PageFrame
from app.views.points import point
from app.views.safety import component

WRITTEN_ON = date(2026, 11, 24)


@component
def Accessibility(desk: Desk) -> ft.Control:
    """Tell how well the app can be used by everyone; there is nothing to do here."""
    page = Page(
        title=_("Can everyone use this?"),
        key="accessibility",
        help=_(
            "This page tells what works in Kuulluksi and what does not yet. There is nothing to"
            " fill in. Press Back when you have read it."
        ),
        up="/more",
        place="more",
    )
    day = desk.words.on_date(WRITTEN_ON)
    parts = [
        stack(
            [
                body(_("This is the accessibility statement of Kuulluksi.")),
                quiet(_("It was written {day}.").format(day=day)),
            ]
        ),
        _part(_("How far it has come"), _measured()),
        _part(_("What works"), _works()),
        _part(_("What does not work yet"), _does_not_yet()),
        _part(_("How to tell of a problem"), _telling()),
        _part(_("What the law says"), _law()),
    ]
    return PageFrame(desk, page, [stack(parts, REST)])


def _part(title: str, controls: Sequence[ft.Control]) -> ft.Control:
    return stack([heading(title, level=2), *controls], SPACE)


def _measured() -> list[ft.Control]:
    return [
        body(_("Kuulluksi is built after WCAG 2.2, level AA, and the standard EN 301 549.")),
        body(_("It meets them in part. Our own tests have tried it in a browser on Linux.")),
    ]


def _works() -> list[ft.Control]:
    return [
        point(
            ft.Icons.KEYBOARD_OUTLINED,
            _("Keys are enough"),
            _("You can do everything without a mouse. You always see where you are."),
        ),
        point(
            ft.Icons.FORMAT_SIZE,
            _("Large words"),
            _("Words can be twice as large. Nothing is cut off on a small screen."),
        ),
        point(
            ft.Icons.CONTRAST,
            _("Clear colours"),
            _("You can choose light, dark or strong colours. No colour stands alone."),
        ),
        point(
            ft.Icons.RECORD_VOICE_OVER_OUTLINED,
            _("Names for a screen reader"),
            _("In a browser every button and field has a name, and every page a heading."),
        ),
        point(
            ft.Icons.VOLUME_UP_OUTLINED,
            _("Read aloud"),
            _("On Linux a page is read aloud at a press, if the device has a voice for it."),
        ),
        point(
            ft.Icons.HOURGLASS_EMPTY,
            _("No hurry"),
            _("Nothing runs out while you write. Your words are kept, also when it locks."),
        ),
    ]


def _does_not_yet() -> list[ft.Control]:
    return [
        point(
            ft.Icons.PEOPLE_OUTLINE,
            _("Nobody has tried it with aids"),
            _("Screen readers, switches, phones, Windows and macOS have not been tried."),
        ),
        point(
            ft.Icons.VOLUME_OFF_OUTLINED,
            _("Reading aloud elsewhere"),
            _("Nobody has heard it on Windows or macOS. On a phone it is not there yet."),
        ),
        point(
            ft.Icons.MENU_BOOK_OUTLINED,
            _("Easy Finnish is checked by a program only"),
            _("Readers of easy Finnish have not read it yet. It has no easy-language symbol."),
        ),
        point(
            ft.Icons.TRANSLATE,
            _("Some languages in part"),
            _("Where Arabic or Northern Sámi is missing, you see another language."),
        ),
        point(
            ft.Icons.SIGN_LANGUAGE_OUTLINED,
            _("No sign language"),
            _("There are no videos in sign language."),
        ),
    ]


def _telling() -> list[ft.Control]:
    return [
        body(_("Kuulluksi sends nothing, so you cannot send feedback from here.")),
        body(_("Tell the person or the place you got Kuulluksi from. Say what you tried.")),
        body(_("You need not show them your own words.")),
    ]


def _law() -> list[ft.Control]:
    return [
        body(_("Act 306/2019 asks for a statement like this and an answer in 14 days.")),
        body(_("No office stands behind Kuulluksi. So no office has promised to answer.")),
        quiet(_("The text of the act was not read for this page. Check it in Finlex.")),
    ]
