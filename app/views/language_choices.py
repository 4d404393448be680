"""Choose the language of the screens, what helps it out, and that of one's own words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from app.i18n import _, isolate
from app.languages import languages
from app.views.desk import Desk
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.layout import stack
from app.views.kit.theme import SPACE
from app.views.kit.words import body

UNNAMED = "und"  # of a language that is not in the list


def language_choice(desk: Desk) -> ft.Control:
    """Return the languages, each by its own name; one that is not whole asks for a second."""
    options = [Option(value=code, label=one.name) for code, one in languages().items()]
    chosen = desk.words.language
    choice = SingleChoice(
        _("Language"), options, chosen.code, _choosing(desk, "language"), key="language"
    )
    return choice if chosen.is_whole else stack([choice, _second(desk)], SPACE)


def _second(desk: Desk) -> ft.Control:
    """Ask in which language that is said which the chosen one lacks."""
    name = isolate(desk.words.language.name)
    asked = _("Not everything is in {language} yet. In which language is the rest shown?")
    question = asked.format(language=name)
    whole = [one for one in languages().values() if one.is_whole]
    options = [Option(value=one.code, label=one.name) for one in whole]
    now = desk.words.chain[1]
    choice = SingleChoice(
        question, options, now, _choosing(desk, "second_language"), key="second-language"
    )
    return stack([body(question), choice], SPACE)


def own_words_choice(desk: Desk) -> ft.Control:
    """Return the languages one may write in, apart from that of the screens."""
    spoken = {one.spoken: languages()[one.spoken].name for one in languages().values()}
    options = [Option(value=code, label=name) for code, name in spoken.items()]
    options.append(Option(value=UNNAMED, label=_("Another language")))
    now = desk.settings.words_language or desk.words.language.spoken
    question = _("In which language do you write your own words?")
    choice = SingleChoice(
        question, options, now, _choosing(desk, "words_language"), key="words-language"
    )
    return stack([body(question), choice], SPACE)


def _choosing(desk: Desk, setting: str) -> Callable[[str], None]:
    return lambda code: desk.choose(replace(desk.settings, **{setting: code}))
