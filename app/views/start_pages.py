"""What each page of the first start shows; decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.i18n import _, speaking
from app.languages import languages
from app.views import new_secrets
from app.views.appearance import look_choice, size_choice
from app.views.desk import Desk
from app.views.kit.buttons import Action, Press, button
from app.views.kit.layout import side_by_side, soft_area
from app.views.kit.words import body, quiet
from app.views.language_choices import language_choice
from app.views.new_secrets import Change, Shown
from app.views.points import point
from app.views.start_steps import Begun


def language(desk: Desk, main: Action, look_around: Press, bring_copy: Press) -> Shown:
    """Ask for the language, also in the languages that are not chosen."""
    now = desk.words.code.partition("@")[0]
    others = [code for code in languages() if code != now and "@" not in code]
    asked = dict.fromkeys(speaking(code)._("Choose your language") for code in others)
    try_it = Action(
        label=_("Try with an invented person"),
        press=look_around,
        key="try-example",
        icon=ft.Icons.EXPLORE_OUTLINED,
    )
    has_copy = Action(
        label=_("I have a copy"), press=bring_copy, key="has-copy", icon=ft.Icons.RESTORE
    )
    return Shown(
        title=_("Choose your language"),
        help=_("Press a language. Then press Continue. You can change it later."),
        main=main,
        controls=[
            quiet(" · ".join(asked)),
            language_choice(desk),
            soft_area([body(_("Would you like to look around first?")), _row(button(try_it))]),
            soft_area([body(_("Do you have a copy of your folder?")), _row(button(has_copy))]),
        ],
    )


def _row(control: ft.Control) -> ft.Control:
    return side_by_side([control])


def size(desk: Desk) -> Shown:
    """Ask for the size of the words; it changes at once."""
    return Shown(
        title=_("Which size is easy to read?"),
        help=_("Press a size and the page changes at once. You can change it later."),
        controls=[size_choice(desk)],
    )


def look(desk: Desk) -> Shown:
    """Ask for the colours; they change at once."""
    return Shown(
        title=_("Which colours are easy for your eyes?"),
        help=_("Press one and the page changes at once. You can change it later."),
        controls=[look_choice(desk)],
    )


def about() -> Shown:
    """Say what this is and where it is kept."""
    return Shown(
        title=_("This is your own notebook"),
        help=_("This page tells what Kuulluksi is. There is nothing to fill in."),
        controls=[
            point(
                ft.Icons.EDIT_NOTE,
                _("Your words"),
                _("Write your wishes, get ready for meetings and keep what was agreed."),
            ),
            point(
                ft.Icons.HOME_OUTLINED,
                _("Only on this device"),
                _("You need no account. Kuulluksi sends nothing anywhere by itself."),
            ),
            point(
                ft.Icons.LOCK_OUTLINE,
                _("Locked"),
                _(
                    "Only your passphrase or your recovery card opens your words. If both are"
                    " lost, nobody can open them."
                ),
            ),
        ],
    )


def near() -> Shown:
    """Say what Hide does and what it cannot do."""
    return Shown(
        title=_("When others are near"),
        help=_("This page tells how you can hide your words. There is nothing to fill in."),
        controls=[
            point(
                ft.Icons.VISIBILITY_OFF_OUTLINED,
                _("Hide covers at once"),
                _("Hide is at the top of every page. It covers your words and locks them."),
            ),
            point(
                ft.Icons.INFO_OUTLINE,
                _("What Hide cannot do"),
                _(
                    "It cannot take back what someone has seen. It does not hide papers or files"
                    " you have given. Others can see that Kuulluksi is on this device."
                ),
            ),
        ],
    )


def phrase(begun: Begun, change: Change, suggest: Press, on: Press) -> Shown:
    """Ask for a passphrase: own or suggested, on view unless the person hides it."""
    return new_secrets.phrase(begun, change, suggest, _make(on), title=_("Choose a passphrase"))


def again(begun: Begun, change: Change, on: Press) -> Shown:
    """Ask for a hidden passphrase once more, so that a slip does not lock anyone out."""
    return new_secrets.again(begun, change, _make(on))


def _make(on: Press) -> Action:
    return Action(label=_("Make my folder"), press=on, key="make", icon=ft.Icons.ARROW_FORWARD)


def done(wish: Callable[[], Any], today: Callable[[], Any]) -> Shown:
    """Say that all is ready, and offer the first wish."""
    later = Action(
        label=_("Go to Today"), press=today, key="to-today", icon=ft.Icons.WB_SUNNY_OUTLINED
    )
    return Shown(
        title=_("Your folder is ready"),
        help=_("Say a wish now, or look around first. You can do both later too."),
        main=Action(
            label=_("Say your first wish"),
            press=wish,
            key="first-wish",
            icon=ft.Icons.CHAT_BUBBLE_OUTLINE,
        ),
        controls=[
            point(
                ft.Icons.DONE_ALL,
                _("Everything saves by itself"),
                _("You need no Save button. You can stop at any time and go on later."),
            ),
            point(
                ft.Icons.INVENTORY_2_OUTLINED,
                _("Put the card away"),
                _("Keep the paper card in a safe place, apart from this device."),
            ),
            _row(button(later)),
        ],
    )
