"""Say who is answering now, so that nobody's words are taken for another's."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.records.base import Visibility, WhoseWords
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.layout import soft_area, stack
from app.views.kit.theme import Paint
from app.views.kit.words import heading, mark, quiet, strong
from app.views.safety import component

WHO = {
    WhoseWords.OWN: N_("I answer myself"),
    WhoseWords.TOGETHER: N_("We answer together"),
    WhoseWords.TYPED: N_("Someone types my words for me"),
    WhoseWords.HELPER: N_("A helper writes their own view"),
}
# How each way of answering goes; it stands by the choice, and under it when it is another's hand.
HOW = {
    WhoseWords.OWN: N_("You say it and write it yourself."),
    WhoseWords.TOGETHER: N_("You find the words together."),
    WhoseWords.TYPED: N_("You say it. Someone writes it just as you said it."),
    WhoseWords.HELPER: N_("It is kept and printed apart from your words."),
}
NOTES = {
    WhoseWords.TOGETHER: N_("Written together"),
    WhoseWords.TYPED: N_("Typed by someone else in my words"),
    WhoseWords.HELPER: N_("The helper's own view"),
}
SEEN_BY = {
    Visibility.ONLY_ME: N_("Only for me"),
    Visibility.MAY_BE_SHARED: N_("May be shared"),
}


def whose_note(whose: str) -> str:
    """Return the line under words that are not the person's alone, or nothing."""
    return _(NOTES[WhoseWords(whose)]) if whose in NOTES else ""


def seen_in_words(visibility: str) -> str:
    """Return who may see a thing; a state of a newer version stays unsaid."""
    return _(SEEN_BY[Visibility(visibility)]) if visibility in set(Visibility) else ""


def seen_by(visibility: str) -> ft.Control:
    """Return who may see a thing, as a mark; an unknown state is only for the person."""
    if visibility == Visibility.MAY_BE_SHARED:
        return mark(ft.Icons.VISIBILITY_OUTLINED, _(SEEN_BY[Visibility.MAY_BE_SHARED]), Paint.QUIET)
    return mark(ft.Icons.LOCK_OUTLINE, _(SEEN_BY[Visibility.ONLY_ME]), Paint.QUIET)


def visibility_options() -> list[Option]:
    """Return the two answers to who may see a thing."""
    return [
        Option(
            value=Visibility.ONLY_ME,
            label=_("Only for me"),
            help=_("Nobody else sees this, and it never leaves this device."),
        ),
        Option(
            value=Visibility.MAY_BE_SHARED,
            label=_("May be shared"),
            help=_("You can give this to your worker. Nothing goes by itself."),
        ),
    ]


@component
def WhoAnswers(desk: Desk) -> ft.Control:
    """Show who answers now; a press opens the choice."""
    choosing, set_choosing = ft.use_state(False)
    if not choosing:
        return _now(desk, lambda: set_choosing(True))

    def on_choose(whose: str) -> None:
        desk.answer_as(whose)
        set_choosing(False)

    as_it_is = Action(
        label=_("Leave this as it is"), press=lambda: set_choosing(False), key="who-as-it-is"
    )
    question = _("Who is answering now?")
    options = [Option(value=who, label=_(words), help=_(HOW[who])) for who, words in WHO.items()]
    return soft_area(
        [
            heading(question, level=2),
            quiet(_("This is kept with each answer.")),
            SingleChoice(question, options, desk.whose, on_choose),
            ft.Row([button(as_it_is)], wrap=True),
        ]
    )


def _now(desk: Desk, press: Callable[[], None]) -> ft.Control:
    """Return who answers now; by another's hand, also how it goes."""
    who = WhoseWords(desk.whose)
    change = Action(
        label=_("Who is answering: {who} · Change").format(who=_(WHO[who])),
        press=press,
        key="who-answers",
        icon=ft.Icons.PERSON_OUTLINE,
    )
    how = [quiet(_(HOW[who]))] if who != WhoseWords.OWN else []
    return stack([ft.Row([button(change, calm=True)], wrap=True), *how], 4)


def not_the_helpers(desk: Desk, whose: str) -> list[ft.Control]:
    """Return a word to a helper who would write their view over the words of another."""
    if desk.whose != WhoseWords.HELPER or whose == WhoseWords.HELPER:
        return []
    return [
        strong(
            _(
                "These are not the helper's words. Leave them as they are, and tell the helper's"
                " view as a wish of its own."
            )
        )
    ]
