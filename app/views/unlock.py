"""Open a locked folder: with the passphrase, with the recovery card, or just look on."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.errors.base import AppError, Cancelled
from app.i18n import _
from app.services import example
from app.services.context import Context
from app.views.after_card import AfterCard
from app.views.card_field import card_field
from app.views.desk import Desk
from app.views.found import FoundPage, worth_telling
from app.views.kit.buttons import Action, button
from app.views.kit.fields import Field, SecretField
from app.views.kit.layout import side_by_side
from app.views.kit.words import body
from app.views.page import Page, PageFrame
from app.views.restore_copy import RestoreCopy
from app.views.safety import component
from app.views.telling import Telling, told_at_field
from app.views.waiting import Waiting
from app.views.work import Progress

Typed = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Hold what is shown while a folder is opened."""

    desk: Desk
    busy: bool
    set_busy: Callable[[bool], None]
    opened: Callable[[Context], None]
    bring_copy: Callable[[], None] | None = None  # where a copy can be of help

    async def make(
        self, opening: Callable[[Progress], Context], forget: Callable[[], None] = lambda: None
    ) -> None:
        """Open the folder away from the screen's own thread, and tell any problem.

        Stopped or hidden meanwhile it is locked again; hidden, what was typed is forgotten.
        """
        desk = self.desk
        if self.busy or desk.work.busy or desk.home.wait_before_next_try() > 0:
            return
        self.set_busy(True)
        piece = desk.work.opening(desk.home, stoppable=True)
        desk.report(None)
        desk.say(_("Opening…"))
        try:
            context = await asyncio.to_thread(opening, piece.progress)
            if piece.over:
                await asyncio.to_thread(desk.home.lock)
                raise Cancelled
        except AppError as error:
            desk.report(None if piece.covered else error)
            desk.say("")
        else:
            desk.say("")
            self.opened(context)
        finally:
            desk.work.finish(piece)
            self.set_busy(False)
            if piece.covered:
                forget()


@component
def UnlockScreen(desk: Desk, *, just_made: bool = False) -> ft.Control:
    """Ask for what opens the folder; afterwards the page one was on is shown again."""
    by_card, set_by_card = ft.use_state(False)
    with_copy, set_with_copy = ft.use_state(False)
    busy, set_busy = ft.use_state(False)
    found, set_found = ft.use_state(None)

    def opened(context: Context) -> None:
        if worth_telling(context.folder) or _offers_phrase(context, by_card=by_card):
            set_found(lambda _before: context)
        else:
            desk.opened(context)

    def turn() -> None:
        desk.report(None)
        set_by_card(lambda old: not old)

    def turn_copy() -> None:
        desk.report(None)
        set_with_copy(lambda old: not old)

    attempt = Attempt(
        desk=desk,
        busy=busy,
        set_busy=set_busy,
        opened=opened,
        bring_copy=None if just_made else turn_copy,
    )
    if desk.home.demo:
        return ExampleAgain(attempt)
    if found is not None and found is desk.home.context:
        return JustOpened(desk, found, by_card=by_card)
    if with_copy:
        return RestoreCopy(desk, leave=turn_copy)
    return AskCard(attempt, turn) if by_card else AskPhrase(attempt, turn)


def _offers_phrase(context: Context, *, by_card: bool) -> bool:
    return by_card and not context.folder.read_only


@component
def JustOpened(desk: Desk, context: Context, *, by_card: bool) -> ft.Control:
    """Tell first what opening found, then offer a new passphrase to whoever used the card."""
    told, set_told = ft.use_state(False)
    if not worth_telling(context.folder) or told:
        return AfterCard(desk, context)
    offers = _offers_phrase(context, by_card=by_card)
    go_in = (lambda _context: set_told(True)) if offers else desk.opened
    return FoundPage(replace(desk, opened=go_in), context)


@component
def AskPhrase(attempt: Attempt, turn: Callable[[], None]) -> ft.Control:
    """Ask for the passphrase."""
    phrase, set_phrase = ft.use_state("")
    control = ft.use_ref(None)
    desk = attempt.desk

    async def on() -> None:
        def opening(progress: Progress) -> Context:
            return desk.home.unlock(phrase, language=_language(desk), progress=progress)

        await attempt.make(opening, lambda: set_phrase(""))

    entry = Field(
        label=_("Your passphrase"),
        value=phrase,
        on_change=set_phrase,
        problem=told_at_field(desk),
        control=control,
        key="phrase",
        on_submit=on,
    )
    other = Action(
        label=_("Use the recovery card"), press=turn, key="use-card", icon=ft.Icons.CREDIT_CARD
    )
    helped = _with_copy(attempt)
    return PageFrame(
        desk,
        _page(
            "unlock",
            _(
                "Write your passphrase and press Open."
                " If you do not have it, use the recovery card."
            ),
            on,
            control,
        ),
        [
            body(_("Your words are here, locked.")),
            SecretField(entry, _("Show the words"), _("Hide the words")),
            Waiting(desk),
            side_by_side([button(other, calm=True), *(helped if desk.problem else [])]),
        ],
    )


@component
def AskCard(attempt: Attempt, turn: Callable[[], None]) -> ft.Control:
    """Ask for the key of the recovery card, written as loosely as one likes."""
    key, set_key = ft.use_state("")
    control = ft.use_ref(None)
    desk = attempt.desk

    async def on() -> None:
        def opening(progress: Progress) -> Context:
            return desk.home.unlock_with_card(key, language=_language(desk), progress=progress)

        await attempt.make(opening, lambda: set_key(""))

    other = Action(label=_("Use the passphrase"), press=turn, key="use-phrase", icon=ft.Icons.KEY)
    return PageFrame(
        desk,
        _page(
            "unlock-card",
            _("Copy the letters and figures of your card. Then press Open."),
            on,
            control,
        ),
        [
            body(_("Copy the letters and figures from your card.")),
            card_field(key, set_key, on_submit=on, problem=told_at_field(desk), control=control),
            Waiting(desk),
            side_by_side([button(other, calm=True), *_with_copy(attempt)]),
        ],
    )


def _with_copy(attempt: Attempt) -> list[ft.Control]:
    """Return the way to a copy, for when the folder here does not open."""
    if attempt.bring_copy is None:
        return []
    action = Action(
        label=_("I have a copy"), press=attempt.bring_copy, key="has-copy", icon=ft.Icons.RESTORE
    )
    return [button(action, calm=True)]


@component
def ExampleAgain(attempt: Attempt) -> ft.Control:
    """Offer to open the example again; it has no passphrase to ask for."""
    desk = attempt.desk

    async def on() -> None:
        await attempt.make(lambda _progress: example.reopen(desk.home, desk.words.code))

    main = Action(
        label=_("Open the example again"), press=on, key="open", icon=ft.Icons.LOCK_OPEN_OUTLINED
    )
    page = Page(
        title=_("Notes"),
        key="example-locked",
        help=_("You pressed Hide, or the example was left alone. Press the button to go on."),
        main=main,
    )
    return PageFrame(desk, page, [body(_("The example is hidden."))])


def _page(key: str, help_words: str, on: Callable[[], Awaitable[None]], control: Any) -> Page:
    main = Action(label=_("Open"), press=on, key="open", icon=ft.Icons.LOCK_OPEN_OUTLINED)
    return Page(
        title=_("Open your notes"),
        key=key,
        help=help_words,
        main=main,
        telling=Telling(entry=control),
    )


def _language(desk: Desk) -> str:
    return desk.words.code.partition("@")[0]
