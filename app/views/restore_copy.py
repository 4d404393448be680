"""Bring a copy back: choose the file, write what opens it, look, and take it into use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import flet as ft

from app.i18n import _
from app.services import copies
from app.views.copy_contents import copy_card, day_shown, folder_card
from app.views.desk import Desk
from app.views.job import use_job
from app.views.kit.buttons import Action, button
from app.views.kit.fields import Field, SecretField
from app.views.kit.layout import even, side_by_side
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark, quiet
from app.views.page import Page, PageFrame
from app.views.points import point
from app.views.restoring import Restoring
from app.views.safety import component
from app.views.telling import Telling, told_at_field
from app.views.waiting import Waiting

UP = "/safe"


@component
def RestoreCopy(desk: Desk, *parts: str, leave: Callable[[], None] | None = None) -> ft.Control:
    """Lead from a file to a folder in use; with *leave* this is a way in, and that leads back."""
    state, set_state = ft.use_state(("ask", None, ""))
    held = ft.use_ref(None)

    def to(step: str, *, found: Any = None, secret: str = "") -> None:
        set_state(lambda _old: (step, found, secret))

    restoring = Restoring(
        desk=desk,
        job=use_job(desk),
        picker=ft.use_memo(ft.FilePicker, []),
        held=held,
        found=state[1],
        secret=state[2],
        to=to,
        leave=leave,
    )
    ft.use_effect(lambda: None, [], restoring.forget)
    if desk.visiting:
        return _not_in_the_example(desk)
    if parts == ("done",):
        return BroughtBack(desk)
    pages = {"ask": AskPage, "secret": SecretPage, "look": LookPage}
    return pages[state[0]](restoring)


def _page(
    restoring: Restoring,
    key: str,
    title: str,
    words: str,
    main: Action,
    back: Callable[[], None] | None,
) -> Page:
    inside = restoring.leave is None
    return Page(
        title=title,
        key=f"restore-{key}",
        help=words,
        main=main,
        up=UP if inside else "",
        on_back=back,
        place="more" if inside else "",
    )


def _not_in_the_example(desk: Desk) -> ft.Control:
    words = _("This is an example. Leave it first, then bring your own copy here.")
    page = Page(
        title=_("Bring a copy back"), key="restore-example", help=words, up=UP, place="more"
    )
    return PageFrame(desk, page, [body(words)])


@component
def AskPage(restoring: Restoring) -> ft.Control:
    """Say what happens, and let the person choose the file."""
    main = Action(
        label=_("Choose the copy"),
        press=restoring.choose,
        key="choose-copy",
        icon=ft.Icons.FOLDER_OPEN,
    )
    helped = _("Choose the file of the copy. Then you see what is in it, before anything changes.")
    title = _("Bring a copy back") if restoring.leave is None else _("I have a copy")
    kept = [
        point(
            ft.Icons.FOLDER_COPY_OUTLINED,
            _("Nothing is overwritten"),
            _("The folder on this device is kept beside. You can go back to it later."),
        )
    ]
    parts = [
        point(
            ft.Icons.DESCRIPTION_OUTLINED,
            _("Choose the file"),
            _("The name of a copy begins with kuulluksi. Bring it to this device first."),
        ),
        point(
            ft.Icons.KEY_OUTLINED,
            _("Write what opens it"),
            _("A copy opens with the passphrase or card of the day it was made."),
        ),
        *(kept if restoring.desk.home.exists() else []),
        quiet(_("Nothing changes yet. First you see what is in the copy.")),
    ]
    page = _page(restoring, "ask", title, helped, main, restoring.leave)
    return PageFrame(restoring.desk, page, parts)


@component
def SecretPage(restoring: Restoring) -> ft.Control:
    """Ask for what opens the copy."""
    secret, set_secret = ft.use_state("")
    control = ft.use_ref(None)

    def on() -> None:
        restoring.look(secret)

    entry = Field(
        label=_("The passphrase or card of the copy"),
        value=secret,
        on_change=set_secret,
        problem=told_at_field(restoring.desk),
        control=control,
        key="restore-secret",
        on_submit=on,
    )
    main = Action(label=_("Open the copy"), press=on, key="look-copy", icon=ft.Icons.LOCK_OPEN)
    other = Action(
        label=_("Choose another file"),
        press=restoring.choose,
        key="choose-other",
        icon=ft.Icons.FOLDER_OPEN,
    )
    helped = _(
        "Write the passphrase, or the letters and figures of the card, that you had when the copy"
        " was made. Then press Open the copy."
    )
    parts = [
        body(_("Was your passphrase changed after this copy? Then the old one opens it.")),
        SecretField(entry, _("Show the words"), _("Hide the words")),
        Waiting(restoring.desk),
        side_by_side([button(other, calm=True)]),
    ]
    page = _page(restoring, "secret", _("What opens the copy?"), helped, main, restoring.cancel)
    return PageFrame(restoring.desk, replace(page, telling=Telling(entry=control)), parts)


@component
def LookPage(restoring: Restoring) -> ft.Control:
    """Show what is in the copy beside what is here, and wait for the one deed."""
    desk, found = restoring.desk, restoring.found

    main = Action(
        label=_("Use this copy"), press=restoring.bring_back, key="use-copy", icon=ft.Icons.RESTORE
    )
    other = Action(
        label=_("Do not use it"), press=restoring.cancel, key="restore-cancel", icon=ft.Icons.CLOSE
    )
    helped = _("Nothing has changed yet. Look at the numbers, then use the copy or leave it.")
    cards = [copy_card(desk, found), *([folder_card(desk)] if desk.is_open else [])]
    parts = [
        even(cards),
        *_what_happens(desk, found),
        side_by_side([button(other)]),
    ]
    title = _("This is in the copy")
    return PageFrame(desk, _page(restoring, "look", title, helped, main, restoring.cancel), parts)


def _what_happens(desk: Desk, found: copies.Contents) -> list[ft.Control]:
    """Return honest words: what stays, what is not in it, what may come back."""
    since = _("Words written after {day} are not in this copy.")
    kept = body(_("The folder on this device is kept beside. You can go back to it later."))
    return [
        *([kept] if desk.home.exists() else []),
        *([body(since.format(day=day_shown(desk, found.at)))] if copies.day_of(found.at) else []),
        body(_("Something you erased after that day comes back with the copy.")),
        body(_("After this your folder opens with the passphrase or card of the copy.")),
    ]


@component
def BroughtBack(desk: Desk) -> ft.Control:
    """Tell that the copy is in use, what opens it, and where the folder before it is."""
    main = Action(
        label=_("Go to Today"),
        press=lambda: desk.go("/today"),
        key="to-today",
        icon=ft.Icons.WB_SUNNY_OUTLINED,
    )
    beside = Action(
        label=_("Earlier folders"),
        press=lambda: desk.go("/safe/folders"),
        key="to-folders",
        icon=ft.Icons.FOLDER_COPY_OUTLINED,
    )
    page = Page(
        title=_("Your copy is in use"),
        key="restore-done",
        help=_("The copy is your folder now. You can go on as before."),
        main=main,
        up=UP,
        place="more",
    )
    kept = [
        body(_("The folder you had here before is kept beside.")),
        side_by_side([button(beside, calm=True)]),
    ]
    parts = [
        mark(
            ft.Icons.CHECK_CIRCLE_OUTLINE, _("It was read to the end and it is here."), Paint.KEPT
        ),
        folder_card(desk),
        body(_("Your folder opens with the passphrase or card of the day the copy was made.")),
        *(kept if copies.earlier(desk.home) else []),
    ]
    return PageFrame(desk, page, parts)
