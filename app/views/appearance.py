"""Choose size of words and colours; each choice applies at once."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.services.settings import Look
from app.views.desk import Desk
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.theme import TEXT_SCALES

USUAL, EASY = "usual", "easy"
SIZES = dict(
    zip(
        TEXT_SCALES,
        (
            N_("This is the normal size"),
            N_("This is a little larger"),
            N_("This is large"),
            N_("This is very large"),
            N_("This is the largest"),
        ),
        strict=True,
    )
)
LOOKS = {
    Look.SYSTEM: N_("As on this device"),
    Look.LIGHT: N_("Dark words on a light page"),
    Look.DARK: N_("Light words on a dark page"),
    Look.CONTRAST: N_("Black, white and yellow"),
}


def size_choice(desk: Desk) -> ft.Control:
    """Return the sizes of words, each written in itself."""
    options = [
        Option(value=str(scale), label=_(words), scale=scale) for scale, words in SIZES.items()
    ]

    def choose(scale: str) -> None:
        desk.choose(replace(desk.settings, text_size=float(scale)))

    return SingleChoice(
        _("Size of the words"), options, str(desk.settings.text_size), choose, key="size"
    )


def look_choice(desk: Desk) -> ft.Control:
    """Return the colours of the pages."""
    options = [Option(value=look, label=_(words)) for look, words in LOOKS.items()]

    def choose(look: str) -> None:
        desk.choose(replace(desk.settings, look=look))

    return SingleChoice(_("Colours"), options, desk.settings.look, choose, key="look")


def letters_choice(desk: Desk) -> ft.Control:
    """Return the letters to choose from."""
    options = [
        Option(value=USUAL, label=_("Usual letters")),
        Option(
            value=EASY,
            label=_("Easier letters"),
            help=_("Letters such as I, l and 1 are easier to tell apart."),
        ),
    ]

    def choose(letters: str) -> None:
        desk.choose(replace(desk.settings, easy_font=letters == EASY))

    now = EASY if desk.settings.easy_font else USUAL
    return SingleChoice(_("Letters"), options, now, choose, key="letters")
