"""Ask for a new passphrase and show a new card: at the first start and whenever they change."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.i18n import _
from app.services.passphrase import Strength, card_groups, strength
from app.views.kit.buttons import Action, Press, button
from app.views.kit.fields import Field, text_field
from app.views.kit.layout import side_by_side
from app.views.kit.problems import Problem
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark
from app.views.telling import NOTHING, Telling

Change = Callable[..., None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Hold one page: its heading, help, content, and its deed unless it is Continue."""

    title: str
    help: str
    controls: Sequence[ft.Control]
    main: Action | None = None
    telling: Telling = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSecrets:
    """Hold what is chosen and typed on the way; *key* is the text of the new card."""

    phrase: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    hidden: bool = False
    tries: int = 0  # how often Continue was pressed; from the first on problems are told
    key: str = field(default="", repr=False)
    group: int = 0  # the group asked for, from 0
    typed: str = field(default="", repr=False)
    entry: Any = field(default_factory=ft.Ref, repr=False, compare=False)  # the page's field

    @property
    def checked(self) -> bool:
        """Return whether Continue was pressed on this page."""
        return self.tries > 0

    def telling(self, problem: str | None) -> Telling:
        """Return what the page tells of its field."""
        found = [Problem(words=problem, control=self.entry)] if problem else []
        return Telling(problems=found, attempt=self.tries)

    @property
    def groups(self) -> list[str]:
        """Return the groups of the recovery card."""
        return card_groups(self.key)

    @property
    def strong_enough(self) -> bool:
        """Return whether the passphrase protects the folder."""
        return strength(self.phrase) is not Strength.WEAK

    @property
    def same_again(self) -> bool:
        """Return whether the passphrase was written the same way twice."""
        return " ".join(self.phrase.split()) == " ".join(self.again.split())


def any_group(groups: int) -> int:
    """Return a group to ask for, so that the whole card has to be at hand."""
    return secrets.randbelow(groups)


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


def phrase(asked: NewSecrets, change: Change, suggest: Press, main: Action, *, title: str) -> Shown:
    """Ask for a passphrase: own or suggested, on view unless the person hides it."""
    words = _("Someone could guess this. Add a word or take a suggestion.")
    problem = words if asked.checked and not asked.strong_enough else None
    entry = Field(
        label=_("Your passphrase"),
        value=asked.phrase,
        on_change=lambda words: change(phrase=words),
        problem=problem,
        control=asked.entry,
        key="phrase",
        unread=True,
        lines=1 if asked.hidden else 2,  # a whole phrase can be seen, also on a phone
        on_submit=main.press,
    )
    found = strength(asked.phrase)
    icon, colour = _STRENGTHS[found]
    return Shown(
        title=title,
        help=_(
            "The passphrase opens your folder. Choose words of your own or take a suggestion."
            " You can also paste it."
        ),
        main=main,
        controls=[
            body(_("Four or five words in a row are easy to remember and hard to guess.")),
            text_field(entry, secret=asked.hidden),
            *([mark(icon, strength_words(found), colour)] if asked.phrase else []),
            side_by_side([button(_suggesting(asked, suggest)), _hiding(asked, change)]),
        ],
        telling=asked.telling(problem),
    )


def _suggesting(asked: NewSecrets, suggest: Press) -> Action:
    label = _("Suggest other words") if asked.phrase else _("Suggest words for me")
    return Action(label=label, press=suggest, key="suggest", icon=ft.Icons.REFRESH)


def _hiding(asked: NewSecrets, change: Change) -> ft.Control:
    action = Action(
        label=_("Show the words") if asked.hidden else _("Hide the words"),
        press=lambda: change(hidden=not asked.hidden),
        key="show-phrase",
        icon=ft.Icons.VISIBILITY if asked.hidden else ft.Icons.VISIBILITY_OFF,
    )
    return button(action, calm=True)


def again(asked: NewSecrets, change: Change, main: Action) -> Shown:
    """Ask for a hidden passphrase once more, so that a slip does not lock anyone out."""
    words = _("This is not the same yet. Write it again or go back.")
    problem = words if asked.checked and not asked.same_again else None
    entry = Field(
        label=_("The same passphrase again"),
        value=asked.again,
        on_change=lambda words: change(again=words),
        problem=problem,
        control=asked.entry,
        key="phrase-again",
        on_submit=main.press,
    )
    return Shown(
        title=_("Write the passphrase once more"),
        help=_("The words are hidden. Write them again to be sure. Back lets you choose anew."),
        main=main,
        controls=[
            body(_("You hid the words, so we check them together.")),
            text_field(entry, secret=True),
        ],
        telling=asked.telling(problem),
    )


def check(asked: NewSecrets, change: Change, look: Press, main: Action) -> Shown:
    """Ask for one group of the card, to see that the card is at hand and right."""
    n = asked.group + 1
    words = _("This is not group {n} yet. Compare it with your card.").format(n=n)
    problem = words if asked.checked else None
    entry = Field(
        label=_("Group {n} of your card").format(n=n),
        value=asked.typed,
        on_change=lambda words: change(typed=words, tries=0),
        problem=problem,
        control=asked.entry,
        advice=_("Small letters are fine too."),
        key="card-group",
        unread=True,
        on_submit=main.press,
    )
    see = Action(
        label=_("Look at the card again"), press=look, key="look-again", icon=ft.Icons.ARROW_BACK
    )
    return Shown(
        title=_("Is the card on paper?"),
        help=_("Take your paper card. Write here the group that is asked for."),
        main=main,
        controls=[
            body(_("Look at your paper. Write group {n} here.").format(n=n)),
            text_field(entry),
            side_by_side([button(see, calm=True)]),
        ],
        telling=asked.telling(problem),
    )
