"""Bringing a copy back, step by step: the chosen file, what opens it, what is in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.errors.copies import WrongSecretOfCopy
from app.services import copies
from app.services.context import Context
from app.views.desk import Desk
from app.views.job import Job
from app.views.picking import Picked, pick
from app.views.work import Progress

BACK_HERE = "/safe/restore/done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoring:
    """Hold what the pages of bringing a copy back share; *leave* leads away where it is set."""

    desk: Desk
    job: Job
    picker: ft.FilePicker
    held: Any  # a reference to the chosen file, forgotten when the page is left
    found: Any
    secret: str = field(repr=False)
    to: Callable[..., None]
    leave: Callable[[], None] | None

    def choose(self) -> None:
        """Let the person choose a file."""

        async def work(progress: Progress) -> Picked | None:
            picked = await pick(self.desk, self.picker, ["zip"], progress)
            if picked is not None:
                self.forget()
                self.held.current = picked
            return picked

        self.job.start(work, lambda picked: self.to("secret") if picked else None)

    def look(self, secret: str) -> None:
        """Open the copy and count what is in it."""
        if not secret.strip():
            self.desk.report(WrongSecretOfCopy())
            return
        picked, home = self.held.current, self.desk.home
        self.job.start(
            lambda _progress: copies.look_into(home, picked.open(), secret),
            lambda found: self.to("look", found=found, secret=secret),
        )

    def bring_back(self) -> None:
        """Take the copy into use, and show that it is here."""
        desk = self.desk

        def here(context: Context) -> None:
            self.forget()
            desk.opened(context)
            desk.go(BACK_HERE)

        self.job.start(self._brought, here)

    def _brought(self, progress: Progress) -> Context:
        home, language = self.desk.home, self.desk.words.code.partition("@")[0]
        source = self.held.current.open()
        return copies.bring_back(home, source, self.secret, language=language, progress=progress)

    def cancel(self) -> None:
        """Begin anew; nothing is left of what was chosen."""
        self.forget()
        self.to("ask")

    def forget(self) -> None:
        """Forget the chosen file."""
        if self.held.current is not None:
            self.held.current.done()
        self.held.current = None
