"""What each page of the first start shows; decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.i18n import _, languages, speaking
from app.services.passphrase import Strength, strength
from app.views.a11y import Action, Press, body, button, mark, quiet, side_by_side, soft_area
from app.views.appearance import language_choice, look_choice, size_choice
from app.views.desk import Desk
from app.views.fields import Field, text_field
from app.views.points import point
from app.views.start_steps import Begun
from app.views.theme import Paint

Change = Callable[..., None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Hold one page: its heading, help, content, and its deed unless it is Continue."""

    title: str
    help: str
    controls: Sequence[ft.Control]
    main: Action | None = None


def language(desk: Desk, main: Action, look_around: Press) -> Shown:
    """Ask for the language, also in the languages that are not chosen."""
    now = desk.words.code.partition("@")[0]
    others = [code for code in languages() if code != now and "@" not in code]
    asked = " · ".join(speaking(code)._("Choose your language") for code in others)
    try_it = Action(
        label=_("Try with an invented person"),
        press=look_around,
        key="try-example",
        icon=ft.Icons.EXPLORE_OUTLINED,
    )
    return Shown(
        title=_("Choose your language"),
        help=_("Press a language. Then press Continue. You can change it later."),
        main=main,
        controls=[
            quiet(asked),
            language_choice(desk),
            soft_area([body(_("Would you like to look around first?")), _row(button(try_it))]),
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


_STRENGTHS = {
    Strength.WEAK: (ft.Icons.LOCK_OPEN, Paint.INK),
    Strength.FAIR: (ft.Icons.LOCK_OUTLINE, Paint.OPEN),
    Strength.STRONG: (ft.Icons.LOCK, Paint.KEPT),
}


def strength_words(found: Strength) -> str:
    """Return how hard a passphrase is to guess, as a person would say it."""
    return {
        Strength.WEAK: _("Easy to guess. Add a word or two."),
        Strength.FAIR: _("Quite hard to guess."),
        Strength.STRONG: _("Very hard to guess."),
    }[found]


def phrase(begun: Begun, change: Change, suggest: Press, on: Press) -> Shown:
    """Ask for a passphrase: own or suggested, on view unless the person hides it."""
    problem = _("Someone could guess this. Add a word or take a suggestion.")
    told = begun.checked and not begun.strong_enough
    entry = Field(
        label=_("Your passphrase"),
        value=begun.phrase,
        on_change=lambda words: change(phrase=words),
        problem=problem if told else None,
        key="phrase",
        lines=1 if begun.hidden else 2,  # a whole phrase can be seen, also on a phone
        on_submit=on,
    )
    found = strength(begun.phrase)
    icon, colour = _STRENGTHS[found]
    return Shown(
        title=_("Choose a passphrase"),
        help=_(
            "The passphrase opens your folder. Choose words of your own or take a suggestion."
            " You can also paste it."
        ),
        main=Action(label=_("Make my folder"), press=on, key="make", icon=ft.Icons.ARROW_FORWARD),
        controls=[
            body(_("Four or five words in a row are easy to remember and hard to guess.")),
            text_field(entry, secret=begun.hidden),
            *([mark(icon, strength_words(found), colour)] if begun.phrase else []),
            side_by_side([button(_suggesting(begun, suggest)), _hiding(begun, change)]),
        ],
    )


def _suggesting(begun: Begun, suggest: Press) -> Action:
    label = _("Suggest other words") if begun.phrase else _("Suggest words for me")
    return Action(label=label, press=suggest, key="suggest", icon=ft.Icons.REFRESH)


def _hiding(begun: Begun, change: Change) -> ft.Control:
    action = Action(
        label=_("Show the words") if begun.hidden else _("Hide the words"),
        press=lambda: change(hidden=not begun.hidden),
        key="show-phrase",
        icon=ft.Icons.VISIBILITY if begun.hidden else ft.Icons.VISIBILITY_OFF,
    )
    return button(action, calm=True)


def again(begun: Begun, change: Change, on: Press) -> Shown:
    """Ask for a hidden passphrase once more, so that a slip does not lock anyone out."""
    told = begun.checked and not begun.same_again
    entry = Field(
        label=_("The same passphrase again"),
        value=begun.again,
        on_change=lambda words: change(again=words),
        problem=_("This is not the same yet. Write it again or go back.") if told else None,
        key="phrase-again",
        on_submit=on,
    )
    return Shown(
        title=_("Write the passphrase once more"),
        help=_("The words are hidden. Write them again to be sure. Back lets you choose anew."),
        main=Action(label=_("Make my folder"), press=on, key="make", icon=ft.Icons.ARROW_FORWARD),
        controls=[
            body(_("You hid the words, so we check them together.")),
            text_field(entry, secret=True),
        ],
    )


def check(begun: Begun, change: Change, look: Press, on: Press) -> Shown:
    """Ask for one group of the card, to see that the card is at hand and right."""
    n = begun.group + 1
    problem = _("This is not group {n} yet. Compare it with your card.").format(n=n)
    entry = Field(
        label=_("Group {n} of your card").format(n=n),
        value=begun.typed,
        on_change=lambda words: change(typed=words, checked=False),
        problem=problem if begun.checked else None,
        advice=_("Small letters are fine too."),
        key="card-group",
        on_submit=on,
    )
    see = Action(
        label=_("Look at the card again"), press=look, key="look-again", icon=ft.Icons.ARROW_BACK
    )
    return Shown(
        title=_("Is the card on paper?"),
        help=_("Take your paper card. Write here the group that is asked for."),
        main=Action(label=_("Continue"), press=on, key="continue", icon=ft.Icons.ARROW_FORWARD),
        controls=[
            body(_("Look at your paper. Write group {n} here.").format(n=n)),
            text_field(entry),
            _row(button(see, calm=True)),
        ],
    )


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
