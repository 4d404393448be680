"""Earlier folders: those kept beside when another one was taken into use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.i18n import _
from app.services import copies
from app.views.copy_contents import day_shown, megabytes
from app.views.desk import Desk
from app.views.job import Job, use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, heading, quiet
from app.views.page import Page, PageFrame
from app.views.paging import Paged
from app.views.points import point
from app.views.safety import component

UP = "/safe"


@component
def EarlierFolders(desk: Desk, *_parts: str) -> ft.Control:
    """Lead from the list to going back to one, or to removing one for good."""
    asked, set_asked = ft.use_state(("", None))
    job = use_job(desk)

    def ask(what: str, chosen: copies.Earlier | None = None) -> None:
        desk.report(None)
        set_asked(lambda _old: (what, chosen))

    what, chosen = asked
    if what == "use":
        return _use(desk, job, chosen, ask)
    if what == "remove":
        return _remove(desk, job, chosen, ask)
    return _listed(desk, ask)


def _page(key: str, title: str, words: str, main: Action | None = None, **more: Any) -> Page:
    return Page(
        title=title, key=f"folders-{key}", help=words, main=main, up=UP, place="more", **more
    )


def _listed(desk: Desk, ask: Callable[..., None]) -> ft.Control:
    words = _(
        "When you bring a copy back, the folder you had is kept here. You can go back to it or"
        " remove it."
    )
    page = _page("list", _("Earlier folders"), words)
    found = copies.earlier(desk.home)
    if not found:
        return PageFrame(desk, page, [body(_("There is no earlier folder on this device."))])
    shown = Paged(
        found, lambda n, one: FolderCard(desk, n, one, ask, key=f"folder-{n}"), where="folders"
    )
    return PageFrame(desk, page, [body(_("These folders are locked and not in use.")), shown])


@component
def FolderCard(desk: Desk, n: int, one: copies.Earlier, ask: Callable[..., None]) -> ft.Control:
    """Show the day of one folder, and what can be done with it."""
    use = Action(
        label=_("Go back to folder {n}").format(n=n),
        press=lambda: ask("use", one),
        key=f"use-folder-{n}",
        icon=ft.Icons.UNDO,
    )
    remove = Action(
        label=_("Remove folder {n} for good").format(n=n),
        press=lambda: ask("remove", one),
        key=f"remove-folder-{n}",
        icon=ft.Icons.DELETE_FOREVER_OUTLINED,
    )
    day = _("Folder {n}: {day}").format(n=n, day=day_shown(desk, one.at))
    return card(
        [
            heading(day, level=2),
            quiet(_("It takes up {size}.").format(size=megabytes(one.size))),
            side_by_side([button(use), button(remove, calm=True)]),
        ]
    )


def _use(desk: Desk, job: Job, chosen: Any, ask: Callable[..., None]) -> ft.Control:
    main = Action(
        label=_("Go back to it"),
        press=lambda: job.start(
            lambda _progress: copies.go_back_to(desk.home, chosen),
            lambda _result: desk.say(_("The earlier folder is in use now. Open it.")),
            stoppable=False,
        ),
        key="use-it",
        icon=ft.Icons.UNDO,
    )
    words = _("The folder you have now is kept beside. You can come back to it here.")
    parts = [
        point(
            ft.Icons.FOLDER_COPY_OUTLINED,
            _("Nothing is overwritten"),
            _("The folder you have now is kept beside. You can come back to it here."),
        ),
        point(
            ft.Icons.KEY_OUTLINED,
            _("It opens with its own passphrase or card"),
            _("They are the ones you had when that folder was in use. Have them at hand."),
        ),
        body(_("What you wrote after that day is not in it. Things you erased may be in it.")),
        side_by_side([button(_not_now(ask))]),
    ]
    title = _("Go back to the folder of {day}?").format(day=day_shown(desk, chosen.at))
    page = _page("use", title, words, main, on_back=lambda: ask(""))
    return PageFrame(desk, page, parts)


def _remove(desk: Desk, job: Job, chosen: Any, ask: Callable[..., None]) -> ft.Control:
    def removed(_result: object) -> None:
        ask("")
        desk.say(_("The folder was removed."))

    def on_remove() -> None:
        job.start(lambda _progress: copies.remove(desk.home, chosen), removed, stoppable=False)

    main = Action(
        label=_("Remove it for good"),
        press=on_remove,
        key="remove-it",
        icon=ft.Icons.DELETE_FOREVER_OUTLINED,
    )
    words = _("After this the folder cannot be brought back. Your present folder stays.")
    parts = [
        body(_("This earlier folder goes from this device. There is no way back.")),
        body(_("The folder you use now stays as it is.")),
        body(_("Copies you saved elsewhere stay where they are.")),
        quiet(_("The device's memory may keep locked parts of it for a while.")),
        side_by_side([button(_not_now(ask))]),
    ]
    title = _("Remove the folder of {day} for good?").format(day=day_shown(desk, chosen.at))
    page = _page("remove", title, words, main, on_back=lambda: ask(""))
    return PageFrame(desk, page, parts)


def _not_now(ask: Callable[..., None]) -> Action:
    return Action(
        label=_("Leave it as it is"), press=lambda: ask(""), key="leave-it", icon=ft.Icons.CLOSE
    )
