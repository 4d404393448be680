"""What every screen is handed: where we are, the open folder, and how to act.

A screen is drawn from the folder and the route alone; after a change it is drawn anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

import flet as ft

from app.content.day_words import day_in_words
from app.errors.base import AppError
from app.errors.folder import Locked
from app.i18n import Words, screen
from app.records.attachment import Attachment
from app.services.context import Context
from app.services.keeping import Home
from app.services.settings import Settings
from app.views.drafts import Drafts
from app.views.kit.theme import WIDE
from app.views.kit.words import Status
from app.views.shortcuts import AtHand
from app.views.work import Work


class ShowHelp(Protocol):
    """Open or close the help of the page."""

    def __call__(self, *, shown: bool) -> None:
        """Show it, or show it no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Hold one window's view of the app; made anew each time it is drawn."""

    page: ft.Page
    home: Home
    settings: Settings
    mine: Context | None  # the folder as this window opened it
    route: str
    width: float
    height: float
    status: Status
    problem: AppError | None
    whose: str  # who is answering now
    helping: bool  # the help of the page is open
    reading: bool  # the page is being read aloud
    drafts: Drafts
    work: Work  # the long work of this window
    photos: dict[int, dict[str, Attachment]]  # of symbols' places, by version, until locked
    searches: dict[str, str]  # what is searched for in each list, until the folder is locked
    at_hand: AtHand  # what the page offers to the keys
    version: int  # grows at each change, so that every screen is drawn anew
    go: Callable[[str], None]  # to another route, after saving what is being written
    back: Callable[[str], None]  # to where we came from, or to the given route
    say: Callable[[str], None]  # announce and show in the status line
    changed: Callable[[], None]  # draw anew
    report: Callable[[AppError | None], None]  # show a problem above the main action
    read_aloud: Callable[[], None]  # begin to read the page aloud, or be silent
    hide: Callable[[], None]  # cover and lock at once
    show_help: ShowHelp  # open or close the help of the page
    answer_as: Callable[[str], None]  # choose whose words come next
    choose: Callable[[Settings], None]  # keep and apply settings: language, size, colours
    opened: Callable[[Context], None]  # this window has opened the folder
    visit: Callable[[Home | None], None]  # show an example's home, or with None one's own
    visiting: bool  # an example is shown in the place of one's own home

    @property
    def ctx(self) -> Context:
        """Return the open folder as services want it; raises ``Locked``."""
        context = self.home.context
        if context is None:
            raise Locked
        return replace(context, whose_words=self.whose, language=self.writes_in)

    @property
    def writes_in(self) -> str:
        """Return the language of what the person writes now."""
        return self.settings.words_language or self.words.language.spoken

    @property
    def is_open(self) -> bool:
        """Return whether this window opened the folder that is open now."""
        return self.mine is not None and self.mine is self.home.context

    @property
    def words(self) -> Words:
        """Return the words of the screen's language."""
        return screen()

    @property
    def wide(self) -> bool:
        """Return whether a list and a thing fit side by side."""
        return self.width >= WIDE * self.settings.text_size**0.5

    @property
    def roomy(self) -> bool:
        """Return whether bars may stay fixed without hiding the page."""
        size = self.settings.text_size
        return self.height >= 560 * size and self.width >= 360 * size

    def day(self, day: date | None) -> str:
        """Return a day in plain speech and its date; empty when unknown."""
        if day is None:
            return ""
        return day_in_words(day, today=self.ctx.today, words=self.words)

    def explain(self, error: AppError) -> str:
        """Return what happened and what to do next, as one text."""
        return " ".join(self.words.error(error))

    def do(self, deed: Callable[[], object], *, said: str = "") -> bool:
        """Carry out one change; show its problem or say *said*. Return if it worked."""
        try:
            deed()
        except AppError as error:
            self.report(error)
            return False
        self.report(None)
        if said:
            self.say(said)
        self.changed()
        return True
