"""The ready message that asks where a promise stands: to copy, to show, to read on the phone."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.i18n import _
from app.languages import languages
from app.records.agreement import Agreement
from app.records.person import Person
from app.rules.ready_message import ReadyMessage
from app.services import follow_ups
from app.views.desk import Desk
from app.views.finding import found
from app.views.follow_ups import i_asked
from app.views.kit.buttons import Action, button
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.layout import card, even
from app.views.kit.spoken import said_in
from app.views.kit.theme import Style
from app.views.kit.words import body, heading, own_words, quiet
from app.views.meeting_words import told
from app.views.page import Page, PageFrame
from app.views.safety import component, guard

LARGE = "large"
_OTHERWISE = "fi"  # where the screens speak a language in which no service answers


@component
def MessagePages(
    desk: Desk, agreement: Agreement, language: str = "", shown: str = ""
) -> ft.Control:
    """Show the message, with what one can do with it, or alone in large letters."""
    first = language if language in _offered() else _begins_with(desk)
    spoken, speak = ft.use_state(first)
    if shown == LARGE:
        large = follow_ups.message(desk.ctx, agreement, first)
        return LargeMessage(desk, agreement, large)
    message = follow_ups.message(desk.ctx, agreement, spoken)
    return MessagePage(desk, agreement, message, speak)


@component
def MessagePage(
    desk: Desk, agreement: Agreement, message: ReadyMessage, speak: Callable[[str], None]
) -> ft.Control:
    """Show the message in a language one chooses, and the ways to use it."""
    clipboard = ft.use_memo(ft.Clipboard, [])

    @guard
    async def copy() -> None:
        # Pressed for this by the person; the help says who else can read it.
        await clipboard.set(message.text)  # noqa: SAFE001
        desk.say(_("Copied. You can paste it where you write."))

    page = Page(
        title=_("A ready message"),
        key=f"message-{agreement.id}",
        help=_(
            "Copy the message and send it yourself, show it large, or read it on the phone. "
            "Other programs of this device can read what you copy. The app sends nothing."
        ),
        main=Action(label=_("Copy the message"), press=copy, key="copy", icon=ft.Icons.COPY),
        up=f"/agreements/{agreement.id}",
        place="agreements",
    )
    return PageFrame(
        desk,
        page,
        [
            card(_written(message, agreement)),
            *_whom_to_call(desk, agreement),
            even([button(way) for way in _ways(desk, agreement, message)]),
            *_languages(message, speak),
        ],
    )


@component
def LargeMessage(desk: Desk, agreement: Agreement, message: ReadyMessage) -> ft.Control:
    """Show the message so large that it is read from the screen."""
    up = f"/agreements/{agreement.id}/message/{message.language}"
    page = Page(
        title=_("Read or show this"),
        key=f"message-large-{agreement.id}",
        help=_("Read this on the phone, or turn the screen to the other person. Press Close then."),
        main=Action(
            label=_("Close this card"),
            press=lambda: desk.back(up),
            key="close-card",
            icon=ft.Icons.CLOSE,
        ),
        up=up,
    )
    return PageFrame(desk, page, _written(message, agreement, aloud=True))


def _written(
    message: ReadyMessage, agreement: Agreement, *, aloud: bool = False
) -> list[ft.Control]:
    """Return the message; the person's own words are set apart in it."""

    def line(words: str) -> ft.Control:
        shown = ft.Text(words, theme_style=Style.ALOUD) if aloud else body(words)
        return said_in(message.language, shown)

    what = own_words(message.what, aloud=aloud, language=agreement.language)
    return [
        *map(line, message.before),
        *([what] if message.what.strip() else []),
        *map(line, message.after),
    ]


def _whom_to_call(desk: Desk, agreement: Agreement) -> list[ft.Control]:
    """Return the phone number of the one who does it, where it is known."""
    person = found(desk, Person, agreement.person_id) if agreement.person_id else None
    return told(_("Phone"), person.phone) if person else []


def _ways(desk: Desk, agreement: Agreement, message: ReadyMessage) -> list[Action]:
    route = f"/agreements/{agreement.id}/message/{message.language}/{LARGE}"
    large = Action(
        label=_("Show it large"),
        press=lambda: desk.go(route),
        key="show-large",
        icon=ft.Icons.ZOOM_IN,
    )
    return [large, i_asked(desk, agreement)]


def _languages(message: ReadyMessage, speak: Callable[[str], None]) -> list[ft.Control]:
    """Return the choice of the language in which the service is asked."""
    question = _("In which language do you ask?")
    options = [Option(value=code, label=languages()[code].name) for code in _offered()]
    return [
        heading(question, level=2),
        quiet(_("Your own words stay as you wrote them.")),
        SingleChoice(question, options, message.language, speak),
    ]


def _offered() -> list[str]:
    """Return the languages in which services are asked: those a paper can speak."""
    return [one.code for one in languages().values() if one.export]


def _begins_with(desk: Desk) -> str:
    """Return the language of the screens, or what helps it out, where a service speaks it."""
    wanted = (desk.words.language.spoken, *desk.words.chain, _OTHERWISE)
    return next(one for one in wanted if one in _offered())
