"""Put what a person has chosen on the page: language, size, colours."""

from __future__ import annotations

import flet as ft

from app.i18n import _, screen, use
from app.services.settings import Settings
from app.views.kit.letters import EASY, USUAL
from app.views.kit.theme import Appearance, apply_appearance


def dress(page: ft.Page, settings: Settings) -> None:
    """Put the chosen language, size and colours on the page; the title stays neutral.

    Until a language is chosen, the one of the start stays: the device's, or Finnish.
    """
    if settings.language:
        use(settings.language, settings.second_language)
    language = screen().language
    apply_appearance(
        page,
        Appearance(
            look=settings.look,
            scale=settings.text_size,
            language=language.flutter,
            country=language.country,
            rtl=language.rtl,
            letters=EASY if settings.easy_font else USUAL,
        ),
    )
    page.title = _("Notes")
    page.padding = 0
