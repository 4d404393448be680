"""What one window can do: go and come back, tell, hide, choose; and what it shows now."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from typing import Any

import flet as ft
from flet.controls.context import _context_page

from app.errors.base import AppError
from app.errors.folder import StillWaiting
from app.i18n import _, screen
from app.records.attachment import Attachment
from app.records.base import WhoseWords
from app.services import sound
from app.services.context import Context
from app.services.keeping import Home
from app.services.settings import Settings
from app.views.aloud import Aloud
from app.views.appearance_of import dress
from app.views.drafts import Drafts
from app.views.kit.words import Status
from app.views.leaving import Watch
from app.views.routes import begun
from app.views.safety import guard, tell_faults_to, telling_faults
from app.views.shortcuts import BACK, AtHand, meant_by, on_a_mac
from app.views.way import Trail
from app.views.work import Work

LOOK_EVERY_S = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """Hold what a window shows at this moment; each change makes a new one."""

    settings: Settings
    mine: Context | None  # the folder as this window opened it
    route: str
    width: float
    height: float
    status: Status = field(default_factory=Status)
    problem: AppError | None = None
    whose: str = WhoseWords.OWN
    helping: bool = False
    reading: bool = False
    version: int = 0


def at_start(page: ft.Page, home: Home) -> Now:
    """Return what a new window shows: an example is open, one's own folder is not."""
    return Now(
        settings=home.settings(),
        mine=home.context if home.demo else None,
        route=page.route or "/",
        width=float(page.width or 1000),
        height=float(page.height or 700),
    )


def _on_another_page(now: Now, route: str) -> Now:
    """Return what is shown there: a problem, a message and help stay with their own page."""
    status = Status("", now.status.turn)
    return replace(now, route=route, problem=None, status=status, helping=False)


class Acts:
    """Act for one window; *now* and *show* are renewed each time it is drawn."""

    def __init__(self, page: ft.Page, home: Home, now: Now) -> None:
        """Start where the window starts."""
        self.page = page
        self.home = home
        self.now = now
        self.show: Callable[[Callable[[Now], Now]], None]
        self.drafts = Drafts()
        self.work = Work()
        self.at_hand = AtHand()
        self.searches: dict[str, str] = {}
        self.aloud = Aloud(page, self._say_why, lambda reading: self._set(reading=reading))
        self.photos: dict[int, dict[str, Attachment]] = {}
        self._trail = Trail(now.route)
        self._watch = Watch()

    def _set(self, **changes: Any) -> None:
        self.show(lambda old: replace(old, **changes))

    # ---- on the desk

    def draw(self) -> None:
        """Draw anew: something in the folder changed."""
        self.show(lambda old: replace(old, version=old.version + 1))

    def say(self, words: str) -> None:
        """Announce words, also when they are the same as before."""
        self.show(lambda old: replace(old, status=Status(words, old.status.turn + 1)))

    def report(self, problem: AppError | None) -> None:
        """Show a problem above the main action, or take it away."""
        self._set(problem=problem)

    def show_help(self, *, shown: bool) -> None:
        """Open or close the help of the page."""
        self._set(helping=shown)

    def read_aloud(self) -> None:
        """Begin to read the page aloud, or be silent."""
        self.aloud.toggle(slow=self.now.settings.slow_reading)

    def _say_why(self, problem: AppError) -> None:
        words = " ".join(screen().error(problem))
        self.show(lambda old: replace(old, status=Status(words, old.status.turn + 1, above=True)))

    def answer_as(self, whose: str) -> None:
        """Choose whose words come next."""
        self._set(whose=whose)

    def go(self, to: str) -> None:
        """Save what is being written and go on; what cannot be saved keeps us here."""
        self.work.end(told=True)
        if error := self.drafts.flush_all(asked=True):
            self.report(error)
        else:
            self._move(to)

    def back(self, up: str) -> None:
        """Go where we came from; what cannot be saved yet waits in the drafts."""
        self.work.end(told=True)
        waiting = self.drafts.leave()
        self._move(self._trail.before(up))
        if waiting:
            self.report(StillWaiting())

    def hide(self) -> None:
        """Cover and lock at once; long work ends, and is not waited for before covering."""
        self.aloud.stop()
        self.searches.clear()
        self.photos.clear()
        if self.work.end():
            self._set(mine=None)
            self.page.run_task(self._lock_soon)
        else:
            self._lock()
        self.report(None)
        self.say("")  # the last message belongs to a page that is covered now
        self.draw()

    async def _lock_soon(self) -> None:
        """Lock as soon as long work has let go of the folder."""
        with telling_faults(self.page):
            await asyncio.to_thread(self._lock)

    def _lock(self) -> None:
        try:
            self.drafts.flush_all()
        finally:  # a fault while saving must not leave the folder open
            self.home.lock()

    def choose(self, new: Settings) -> None:
        """Keep and apply settings; where they cannot be kept they hold until the end."""
        self._set(settings=new)
        try:
            self.home.change_settings(new)
        except AppError as error:
            self.report(error)
        dress(self.page, new)
        self.page.update()
        self.draw()

    def opened(self, context: Context) -> None:
        """Note that this window has opened the folder, and save what waited for that."""
        self._set(problem=None, mine=context)
        self.drafts.flush_all()

    # ---- following the window

    def follow(self) -> None:
        """Follow the window: its size, the browser's own Back, hiding, leaving."""
        page = self.page
        page.on_route_change = lambda e: self._led_to(e.route)
        page.on_resize = lambda e: self._set(width=float(e.width), height=float(e.height))
        page.on_keyboard_event = self._keyed
        page.on_app_lifecycle_state_change = lambda e: self._watch.told(e.state)
        page.on_disconnect = lambda _e: self._leave()
        tell_faults_to(page, self._tell_fault)
        dispatch = page.session.dispatch_event

        async def noticed(*args: Any, **kwargs: Any) -> Any:
            if self._locked_now():
                return None  # after a sleep: what was pressed belongs to a covered page
            self._watch.seen()
            return await dispatch(*args, **kwargs)

        page.session.dispatch_event = noticed

    @guard
    async def keep_watch(self) -> None:
        """Lock when the person has left the window alone; tidy the folder in a quiet moment."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if self.aloud.reading or sound.recording_now():
                self._watch.seen()  # who listens or speaks is here
            context = self.home.context
            if not self._locked_now() and context and self._watch.resting():
                await asyncio.to_thread(context.folder.tidy)

    def _locked_now(self) -> bool:
        """Lock when the person has been away too long; return whether that was just done."""
        if not (self.home.context and self._watch.left_alone(self.home.settings())):
            return False
        self._watch.begin_again()
        self.hide()
        return True

    def draw_soon(self) -> None:
        """Draw this window, also when another window or thread locked the folder."""
        with contextlib.suppress(RuntimeError):  # a window that is gone has no session
            if connection := self.page.session.connection:  # nor a connection
                connection.loop.call_soon_threadsafe(self._draw_here, context=copy_context())

    def _draw_here(self) -> None:
        _context_page.set(self.page)  # pyright: ignore[reportArgumentType] - Flet leaves it untyped
        self.draw()

    async def _keyed(self, event: ft.KeyboardEvent) -> None:
        """Do what a key stands for on the page that is shown."""
        meant = meant_by(event, mac=on_a_mac(self.page))
        if meant == BACK and self.now.helping:
            self.show_help(shown=False)
        elif meant:
            await self.at_hand.press(meant)

    def _move(self, where: str) -> None:
        self.aloud.stop()
        to = begun(where)
        self._trail.to(to)
        self.show(lambda old: _on_another_page(old, to))
        self.page.run_task(self.page.push_route, to)

    def _tell_fault(self, code: str) -> None:
        words = _("Something did not work. Your words are safe. Code: {code}")
        self.say(words.format(code=code))

    def _led_to(self, route: str) -> None:
        if route != self.now.route:
            self.aloud.stop()
            self.work.end(told=True)
        self._trail.to(route)
        self.show(lambda old: old if old.route == route else _on_another_page(old, route))

    def _leave(self) -> None:
        """Lock when this window goes away, unless another one has taken the folder over.

        An example holds nobody's words: it stays open for the next window.
        """
        self.aloud.stop()
        self.work.end()
        if self.now.mine is not self.home.context:
            return
        if self.home.demo:
            self.drafts.flush_all()
        else:
            self.hide()
