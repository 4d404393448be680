"""Choose a file, see what it would bring, and join it: the steps two pages share."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

import flet as ft

from app.i18n import _
from app.views.desk import Desk
from app.views.job import Job, use_job
from app.views.join_summary import left_out, lost, rules, summary
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark
from app.views.page import Page, PageFrame
from app.views.picking import Picked, pick
from app.views.work import Progress

UP = "/safe"
Deed = Callable[[BinaryIO, Progress], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """Hold the file that was chosen, what it would do, and what was done."""

    desk: Desk
    job: Job
    picker: ft.FilePicker
    held: Any  # a reference to the chosen file, forgotten when the page is left
    step: str
    found: Any
    go: Callable[[str, Any], None]

    def look(self, deed: Deed) -> None:
        """Let the person choose a file and look into it."""

        async def work(progress: Progress) -> Any:
            self.forget()
            picked = await pick(self.desk, self.picker, ["zip"], progress)
            if picked is None:
                return None
            self.held.current = picked
            return await asyncio.to_thread(_with, picked, deed, progress)

        self.job.start(work, lambda found: self.go("look", found) if found else None)

    def join(self, deed: Deed) -> None:
        """Join what was looked at."""
        picked = self.held.current

        def done(found: Any) -> None:
            self.forget()
            self.go("done", found)

        self.job.start(lambda progress: _with(picked, deed, progress), done)

    def forget(self) -> None:
        """Forget the chosen file."""
        if self.held.current is not None:
            self.held.current.done()
        self.held.current = None

    def cancel(self) -> None:
        """Begin anew; nothing is left of what was chosen."""
        self.forget()
        self.go("ask", None)


def use_bringing(desk: Desk) -> Bringing:
    """Return the steps of this page."""
    state, set_state = ft.use_state(("ask", None))
    held = ft.use_ref(None)
    picker = ft.use_memo(ft.FilePicker, [])
    bringing = Bringing(
        desk=desk,
        job=use_job(desk),
        picker=picker,
        held=held,
        step=state[0],
        found=state[1],
        go=lambda step, found: set_state(lambda _old: (step, found)),
    )
    ft.use_effect(lambda: None, [], bringing.forget)
    return bringing


def _with(picked: Picked, deed: Deed, progress: Progress) -> Any:
    with picked.open() as source:
        return deed(source, progress)


def look_page(bringing: Bringing, plan: Any, main: Action, *, key: str) -> ft.Control:
    """Show what would be done, and wait for the one deed."""
    cancel = Action(
        label=_("Do not join"), press=bringing.cancel, key=f"{key}-cancel", icon=ft.Icons.CLOSE
    )
    page = Page(
        title=_("Before joining"),
        key=f"{key}-look",
        help=_("Nothing has changed yet. Look at the numbers, then join or leave it."),
        main=main,
        up=UP,
        place="more",
    )
    problems = left_out(bringing.found) if hasattr(bringing.found, "unfit") else []
    parts = [summary(plan), *problems, *rules(), side_by_side([button(cancel)])]
    return PageFrame(bringing.desk, page, [*parts])


def done_page(bringing: Bringing, plan: Any, next_words: str, *, key: str) -> ft.Control:
    """Tell that it is done, and what to do next."""
    desk = bringing.desk
    leave = Action(
        label=_("Done"), press=lambda: desk.go(UP), key=f"{key}-done", icon=ft.Icons.CHECK
    )
    page = Page(
        title=_("Joined"),
        key=f"{key}-joined",
        help=_("Everything is in this folder now. You can go on as before."),
        main=leave,
        up=UP,
        place="more",
    )
    saved = mark(ft.Icons.CHECK_CIRCLE_OUTLINE, _("It is joined and saved."), Paint.KEPT)
    return PageFrame(desk, page, [saved, *lost(plan), body(next_words)])
