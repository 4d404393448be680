"""The first start: one thing a page, from the language to the first wish."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.errors.base import AppError
from app.i18n import _
from app.services import example, passphrase
from app.views import new_secrets, start_pages
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.words import body
from app.views.new_secrets import Shown, any_group
from app.views.page import Page, PageFrame
from app.views.recovery_card import RecoveryCard
from app.views.restore_copy import RestoreCopy
from app.views.safety import component
from app.views.start_steps import Begun, Step

SetBegun = Callable[[Callable[[Begun], Begun]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Hold the first start as one page needs it: the desk, the answers, the ways on."""

    desk: Desk
    begun: Begun
    set_begun: SetBegun

    def change(self, **answers: Any) -> None:
        """Keep answers."""
        self.set_begun(lambda old: replace(old, **answers))

    def to(self, step: Step | None) -> None:
        """Show another page; what was answered stays."""
        if step and not self.begun.busy:
            self.desk.report(None)
            self.desk.say("")
            self.change(step=step, tries=0)

    def on(self) -> None:
        """Go on to the next page."""
        self.to(self.begun.next)

    def cover(self) -> None:
        """Cover the page, also while there is no folder to lock yet."""
        self.change(covered=True, hidden=True)
        self.desk.hide()

    def has_copy(self, *, said: bool) -> None:
        """Bring a copy instead of making a folder, or go back to the first page."""
        if not self.begun.busy:
            self.desk.report(None)
            self.change(has_copy=said)

    def leave(self, route: str) -> None:
        """Open the folder that was made, and go to a screen."""
        if self.begun.made:
            self.desk.opened(self.begun.made)
            self.desk.go(route)


@component
def StartScreen(desk: Desk, begun: Begun, set_begun: SetBegun) -> ft.Control:
    """Show the page of the first start that is reached."""
    start = Start(desk=desk, begun=begun, set_begun=set_begun)
    if begun.covered:
        return _covered(start)
    hiding = replace(desk, hide=start.cover)
    if begun.has_copy:
        return RestoreCopy(hiding, leave=lambda: start.has_copy(said=False))
    shown = _PAGES[begun.step](start)
    page = Page(
        title=shown.title,
        key=f"start-{begun.step}",
        help=shown.help,
        main=shown.main or _continue(start.on),
        on_back=(lambda: start.to(begun.before)) if begun.before else None,
        step=_step(begun),
        telling=shown.telling,
    )
    return PageFrame(hiding, page, shown.controls)


def _continue(press: Callable[[], Any]) -> Action:
    return Action(label=_("Continue"), press=press, key="continue", icon=ft.Icons.ARROW_FORWARD)


def _step(begun: Begun) -> str:
    if begun.place is None:
        return ""
    n, total = begun.place
    return _("Part {n} / {total}").format(n=n, total=total)


def _covered(start: Start) -> ft.Control:
    page = Page(
        title=_("Notes"),
        key="start-covered",
        help=_("Your answers are kept. Press Continue to go on."),
        main=_continue(lambda: start.change(covered=False)),
    )
    return PageFrame(start.desk, page, [body(_("Here you can go on when you wish."))])


# ---- the pages


def _language(start: Start) -> Shown:
    desk = start.desk

    def on() -> None:
        desk.choose(replace(desk.settings, language=desk.words.code))
        start.on()

    async def look_around() -> None:
        await _open_example(start)

    def bring_copy() -> None:
        desk.choose(replace(desk.settings, language=desk.words.code))
        start.has_copy(said=True)

    return start_pages.language(desk, _continue(on), look_around, bring_copy)


async def _open_example(start: Start) -> None:
    """Open an invented person's folder, made in a place of its own."""
    desk = start.desk
    if start.begun.busy:
        return
    desk.say(_("Opening the example…"))
    start.change(busy=True)
    piece = desk.work.opening(desk.home)
    try:
        home = await asyncio.to_thread(example.beside, desk.home, desk.words.code)
        if piece.covered:
            await asyncio.to_thread(example.remove, home)
        else:
            desk.visit(home)
    except AppError as error:
        desk.report(None if piece.covered else error)
    finally:
        desk.work.finish(piece)
        start.change(busy=False)


def _phrase(start: Start) -> Shown:
    begun = start.begun

    async def on() -> None:
        if not begun.strong_enough:
            start.change(tries=begun.tries + 1)
        elif begun.hidden:
            start.to(Step.AGAIN)
        else:
            await _make(start)

    def suggest() -> None:
        words = passphrase.suggest_phrase(start.desk.words.code)
        start.change(phrase=words, hidden=False, again="", tries=0)

    return start_pages.phrase(begun, start.change, suggest, on)


def _again(start: Start) -> Shown:
    async def on() -> None:
        if start.begun.same_again:
            await _make(start)
        else:
            start.change(tries=start.begun.tries + 1)

    return start_pages.again(start.begun, start.change, on)


async def _make(start: Start) -> None:
    """Make the folder away from the screen's own thread; it takes a second or two."""
    desk, begun = start.desk, start.begun
    if begun.busy:
        return
    desk.report(None)
    desk.say(_("Making your folder…"))
    start.change(busy=True, tries=0)
    language = desk.words.code.partition("@")[0]
    piece = desk.work.opening(
        desk.home, why=_("Your folder is made whole or not at all. So this cannot be stopped.")
    )
    try:
        made, key = await asyncio.to_thread(
            desk.home.create, begun.phrase, language=language, progress=piece.progress
        )
    except AppError as error:
        desk.report(error)
        desk.say("")
    else:
        asked = any_group(len(passphrase.card_groups(key)))
        start.change(made=made, key=key, group=asked, step=Step.CARD, phrase="", again="")
        if piece.covered:
            desk.home.lock()  # the card is shown once the passphrase has been given
        desk.say("" if piece.covered else _("Your folder is ready."))
    finally:
        desk.work.finish(piece)
        start.change(busy=False)


def _card(start: Start) -> Shown:
    return Shown(
        title=_("Your recovery card"),
        help=_(
            "The card opens your folder if the passphrase is lost. Copy it by hand or print it,"
            " and keep the paper in a safe place."
        ),
        controls=[
            body(_("If you forget your passphrase, this card opens your folder.")),
            body(_("Copy the nine groups by hand, or print them. The card is shown only now.")),
            RecoveryCard(start.desk, tuple(start.begun.groups)),
        ],
    )


def _check(start: Start) -> Shown:
    begun = start.begun

    def on() -> None:
        if passphrase.check_card(begun.key, begun.typed, group=begun.group):
            start.on()
        else:
            start.change(tries=start.begun.tries + 1)

    return new_secrets.check(begun, start.change, lambda: start.to(Step.CARD), _continue(on))


def _done(start: Start) -> Shown:
    return start_pages.done(lambda: start.leave("/wishes/new"), lambda: start.leave("/today"))


_PAGES: dict[Step, Callable[[Start], Shown]] = {
    Step.LANGUAGE: _language,
    Step.SIZE: lambda start: start_pages.size(start.desk),
    Step.LOOK: lambda start: start_pages.look(start.desk),
    Step.ABOUT: lambda _start: start_pages.about(),
    Step.NEAR: lambda _start: start_pages.near(),
    Step.PHRASE: _phrase,
    Step.AGAIN: _again,
    Step.CARD: _card,
    Step.CHECK: _check,
    Step.DONE: _done,
}
