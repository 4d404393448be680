"""Save a copy of the whole folder: make it, prove it, put it where the person wants."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.errors.base import Cancelled
from app.errors.copies import AnotherFile
from app.errors.folder import WrongSecret
from app.i18n import _
from app.services import copies
from app.views.copy_contents import copy_card
from app.views.desk import Desk
from app.views.job import Job, use_job
from app.views.kit.buttons import Action, button
from app.views.kit.fields import Field, SecretField
from app.views.kit.layout import side_by_side
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark, quiet
from app.views.page import Page, PageFrame
from app.views.picking import pick, save_out
from app.views.points import point
from app.views.safety import component
from app.views.telling import Telling, told_at_field
from app.views.waiting import Waiting
from app.views.work import Progress

UP = "/safe"
ENDINGS = ["zip"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saving:
    """Hold what the pages of saving a copy share; *held* keeps the copy that waits here."""

    desk: Desk
    job: Job
    picker: ft.FilePicker
    held: Any
    to: Callable[[str], None]

    @property
    def copy(self) -> copies.Copy:
        """Return the finished copy."""
        return self.held.current

    def make(self, secret: str, progress: Progress) -> None:
        """Make the copy; one whose page is covered or left by then is removed at once."""
        made = copies.make(self.desk.home, self.desk.ctx, secret, progress=progress)
        self.held.current = made
        try:
            progress(made.size, made.size)
        except Cancelled:
            self.forget()
            raise

    def forget(self) -> None:
        """Remove the copy that waits on this device; what was handed over stays."""
        if self.held.current is not None:
            self.held.current.remove()
        self.held.current = None


@component
def SaveCopy(desk: Desk, *_parts: str) -> ft.Control:
    """Lead from the passphrase to a kept and compared file."""
    step, set_step = ft.use_state("ask")
    picker = ft.use_memo(ft.FilePicker, [])
    held = ft.use_ref(None)
    saving = Saving(
        desk=desk,
        job=use_job(desk),
        picker=picker,
        held=held,
        to=lambda new: set_step(lambda _old: new),
    )
    ft.use_effect(lambda: None, [], saving.forget)
    if desk.visiting:
        return _nothing_to_copy(desk)
    if step == "saved":
        return SavedPage(saving)
    return ReadyPage(saving) if step == "ready" else AskPage(saving)


def _page(key: str, title: str, words: str, main: Action | None) -> Page:
    return Page(title=title, key=f"copy-{key}", help=words, main=main, up=UP, place="more")


def _nothing_to_copy(desk: Desk) -> ft.Control:
    words = _("This is an example. There is nothing of yours here to copy.")
    return PageFrame(desk, _page("example", _("Save a copy"), words, None), [body(words)])


@component
def AskPage(saving: Saving) -> ft.Control:
    """Say what a copy is for and ask for what opens it."""
    secret, set_secret = ft.use_state("")
    control = ft.use_ref(None)

    def on() -> None:
        if secret.strip():
            make = saving.make
            saving.job.start(lambda go_on: make(secret, go_on), lambda _none: saving.to("ready"))
        else:
            saving.desk.report(WrongSecret())

    label = _("Your passphrase or the nine groups of your card")
    entry = Field(
        label=label,
        value=secret,
        on_change=set_secret,
        problem=told_at_field(saving.desk),
        control=control,
        key="copy-secret",
        on_submit=on,
    )
    main = Action(label=_("Make the copy"), press=on, key="make-copy", icon=ft.Icons.SAVE_ALT)
    helped = _(
        "A copy is one file with everything in your folder. Write your passphrase and press Make"
        " the copy. Then choose where to keep the file."
    )
    parts = [
        *_what_a_copy_is(),
        SecretField(entry, _("Show the words"), _("Hide the words")),
        Waiting(saving.desk),
        quiet(_("Kuulluksi opens the copy with these words, to see that it works.")),
    ]
    page = _page("ask", _("Save a copy"), helped, main)
    return PageFrame(saving.desk, replace(page, telling=Telling(entry=control)), parts)


def _what_a_copy_is() -> list[ft.Control]:
    return [
        point(
            ft.Icons.USB,
            _("Keep the copy somewhere else"),
            _("A memory stick or another device is good. Then a lost device loses no words."),
        ),
        point(
            ft.Icons.LOCK_OUTLINE,
            _("The copy is locked too"),
            _("It opens with the passphrase or card of today, also later when you have new ones."),
        ),
    ]


@component
def ReadyPage(saving: Saving) -> ft.Control:
    """Tell that the copy is whole and let the person choose its place."""
    desk, copy = saving.desk, saving.copy

    def saved(done: Any) -> None:
        if done:
            copies.note_saved(desk.home, desk.ctx)
            saving.to("saved")

    def on() -> None:
        def work(progress: Progress) -> Any:
            write = copy.hand_over
            return save_out(desk, saving.picker, name=copy.name, write=write, progress=progress)

        saving.job.start(work, saved)

    main = Action(
        label=_("Choose where to keep it"), press=on, key="keep-copy", icon=ft.Icons.FOLDER_OPEN
    )
    helped = _("The copy was opened and counted. Press the button to choose a place for the file.")
    parts = [
        mark(ft.Icons.CHECK_CIRCLE_OUTLINE, _("It was opened and it is whole."), Paint.KEPT),
        copy_card(desk, copy.contents),
        body(_("The copy is not saved yet. Choose now where you want to keep it.")),
    ]
    return PageFrame(desk, _page("ready", _("The copy is ready"), helped, main), parts)


@component
def SavedPage(saving: Saving) -> ft.Control:
    """Tell that the file was handed over, and offer to compare what arrived."""
    same, set_same = ft.use_state(False)
    desk, copy = saving.desk, saving.copy

    def on_check() -> None:
        set_same(lambda _old: False)
        saving.job.start(
            lambda progress: _compared(saving, copy, progress),
            lambda found: set_same(lambda _old: found),
        )

    check = Action(
        label=_("Check the saved file"),
        press=on_check,
        key="check-copy",
        icon=ft.Icons.FACT_CHECK_OUTLINED,
    )
    done = Action(label=_("Done"), press=lambda: desk.go(UP), key="copy-done", icon=ft.Icons.CHECK)
    helped = _("You can still check the file. Choose it, and Kuulluksi compares it with the copy.")
    parts = [
        mark(ft.Icons.CHECK_CIRCLE_OUTLINE, _("The file was handed over."), Paint.KEPT),
        body(_("The file is called {name}.").format(name=copy.name)),
        copy_card(desk, copy.contents),
        body(_("The file is locked. It opens with the passphrase or card you have today.")),
        _arrived(same=same),
        side_by_side([button(check)]),
    ]
    return PageFrame(desk, _page("saved", _("The copy is saved"), helped, done), parts)


def _arrived(*, same: bool) -> ft.Control:
    if not same:
        return body(_("Do you want to be sure that it arrived? Check the saved file."))
    words = _("The file you chose is the same as the copy.")
    return mark(ft.Icons.CHECK_CIRCLE_OUTLINE, words, Paint.KEPT)


async def _compared(saving: Saving, copy: copies.Copy, progress: Progress) -> bool:
    picked = await pick(saving.desk, saving.picker, ENDINGS, progress)
    if picked is None:
        return False
    try:
        if picked.size != copy.size:
            raise AnotherFile
        with picked.open() as source:
            await asyncio.to_thread(copy.compare, source, progress)
    finally:
        picked.done()
    return True
