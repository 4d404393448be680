"""Settings: size of the words, language, colours, and when the folder locks."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from app.i18n import _, ngettext
from app.services.settings import Settings
from app.views.appearance import letters_choice, look_choice, size_choice
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.choices import MultiChoice, Option, SingleChoice
from app.views.kit.layout import side_by_side, stack
from app.views.kit.theme import REST, SPACE
from app.views.kit.words import body, heading, quiet
from app.views.language_choices import language_choice, own_words_choice
from app.views.page import Page, PageFrame
from app.views.safety import component

IDLE_MINUTES = (2, 5, 10, 30)
AWAY = "away"
PACES = {False: "ordinary", True: "slow"}  # of reading aloud


@component
def SettingsScreen(desk: Desk, *_parts: str) -> ft.Control:
    """Show all settings on one page; each applies at once."""
    page = Page(
        title=_("Settings"),
        key="settings",
        help=_("Press what you want. It changes at once, and nothing else has to be pressed."),
        up="/more",
        place="more",
    )
    parts = [
        _part(_("Size of the words"), size_choice(desk)),
        _part(_("Language"), language_choice(desk), own_words_choice(desk)),
        _part(_("Letters"), letters_choice(desk)),
        _part(_("Colours"), look_choice(desk)),
        _part(_("Reading aloud"), _pace(desk)),
        _part(_("Locking"), *_locking(desk)),
    ]
    return PageFrame(desk, page, [quiet(_("Each choice applies at once.")), stack(parts, REST)])


def _part(title: str, *controls: ft.Control) -> ft.Control:
    return stack([heading(title, level=2), *controls], SPACE)


def _pace(desk: Desk) -> ft.Control:
    options = [
        Option(value=PACES[False], label=_("At an ordinary pace")),
        Option(value=PACES[True], label=_("Slowly")),
    ]

    def choose(pace: str) -> None:
        desk.choose(replace(desk.settings, slow_reading=pace == PACES[True]))

    now = PACES[desk.settings.slow_reading]
    return SingleChoice(_("How fast are the pages read aloud?"), options, now, choose, key="pace")


def _locking(desk: Desk) -> list[ft.Control]:
    lock = Action(label=_("Lock now"), press=desk.hide, key="lock-now", icon=ft.Icons.LOCK_OUTLINE)
    return [
        body(_("When you do nothing, your words are locked after this time:")),
        _idle(desk),
        _away(desk),
        side_by_side([button(lock)]),
    ]


def _idle(desk: Desk) -> ft.Control:
    options = [
        Option(value=str(n), label=ngettext("{n} minute", "{n} minutes", n)) for n in IDLE_MINUTES
    ]

    def choose(minutes: str) -> None:
        desk.choose(replace(desk.settings, lock_after_minutes=int(minutes)))

    now = str(desk.settings.lock_after_minutes)
    return SingleChoice(_("When do the words lock?"), options, now, choose, key="idle")


def _away(desk: Desk) -> ft.Control:
    options = [
        Option(
            value=AWAY,
            label=_("Lock also when I go to another program"),
            help=_("You have one minute to come back."),
        )
    ]

    def choose(chosen: frozenset[str]) -> None:
        desk.choose(replace(desk.settings, lock_when_away=AWAY in chosen))

    now = _chosen(desk.settings)
    return MultiChoice(_("When you go to another program"), options, now, choose, key="away")


def _chosen(settings: Settings) -> frozenset[str]:
    return frozenset({AWAY}) if settings.lock_when_away else frozenset()
