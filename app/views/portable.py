"""Take everything out in an open form, and bring such a file in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.i18n import _
from app.services import bringing_in, portable
from app.views.bringing import UP, Bringing, done_page, look_page, use_bringing
from app.views.desk import Desk
from app.views.job import use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side
from app.views.kit.theme import Paint
from app.views.kit.words import body, mark
from app.views.page import Page, PageFrame
from app.views.picking import save_out
from app.views.points import point
from app.views.safety import component


@component
def TakeOutScreen(desk: Desk, *_parts: str) -> ft.Control:
    """Warn first, then write the file after a second step, then tell where to be careful."""
    step, set_step = ft.use_state("warn")
    picker = ft.use_memo(ft.FilePicker, [])
    job = use_job(desk)

    def go(to: str) -> None:
        desk.report(None)
        set_step(lambda _old: to)

    def write() -> None:
        ctx = desk.ctx
        job.start(
            lambda progress: save_out(
                desk,
                picker,
                name=portable.file_name(ctx.today),
                write=lambda stream, watch: portable.take_out(ctx, stream, watch),
                progress=progress,
            ),
            lambda saved: go("done") if saved else None,
        )

    if step == "done":
        return _taken(desk)
    return _sure(desk, write, go) if step == "sure" else _warn(desk, go)


def _page(key: str, title: str, words: str, main: Action) -> Page:
    return Page(title=title, key=f"take-out-{key}", help=words, main=main, up=UP, place="more")


def _warn(desk: Desk, go: Callable[[str], None]) -> ft.Control:
    main = Action(
        label=_("Go on"), press=lambda: go("sure"), key="take-out", icon=ft.Icons.ARROW_FORWARD
    )
    words = _(
        "This writes everything in your folder to one file that other programs can read."
        " For a safe copy, choose Save a copy instead."
    )
    parts = [
        mark(ft.Icons.LOCK_OPEN, _("The file is not locked."), Paint.LATE),
        body(_("Whoever has the file can read all of it, without any passphrase.")),
        point(
            ft.Icons.VISIBILITY_OUTLINED,
            _("Also what is only for you"),
            _("The file has everything: private things, earlier versions, removed things."),
        ),
        point(
            ft.Icons.FOLDER_OFF_OUTLINED,
            _("It stays where you put it"),
            _("Kuulluksi cannot erase it for you. Delete it when you no longer need it."),
        ),
    ]
    return PageFrame(desk, _page("warn", _("Take everything out"), words, main), parts)


def _sure(desk: Desk, write: Callable[[], None], go: Callable[[str], None]) -> ft.Control:
    main = Action(
        label=_("Write the open file"), press=write, key="write-open", icon=ft.Icons.FILE_DOWNLOAD
    )
    back = Action(
        label=_("Do not write it"), press=lambda: go("warn"), key="not-open", icon=ft.Icons.CLOSE
    )
    words = _(
        "Press Write the open file and choose a place that only you can open. Your folder stays"
        " as it is."
    )
    parts = [
        body(_("Are you alone with this device, and is the place safe?")),
        body(_("The next button writes the file without a lock.")),
        side_by_side([button(back)]),
    ]
    return PageFrame(desk, _page("sure", _("Write the file without a lock?"), words, main), parts)


def _taken(desk: Desk) -> ft.Control:
    main = Action(
        label=_("Done"), press=lambda: desk.go(UP), key="take-out-done", icon=ft.Icons.CHECK
    )
    name = portable.file_name(desk.ctx.today)
    parts = [
        mark(ft.Icons.CHECK_CIRCLE_OUTLINE, _("The file was handed over."), Paint.KEPT),
        body(_("The file is called {name}.").format(name=name)),
        body(_("Anyone who finds it can read it. Keep it safe, or delete it after use.")),
    ]
    words = _("The file has everything from your folder. Your folder is as it was.")
    return PageFrame(desk, _page("done", _("Everything was taken out"), words, main), parts)


@component
def BringInScreen(desk: Desk, *_parts: str) -> ft.Control:
    """Lead from an open file to a folder that has what it holds."""
    bringing = use_bringing(desk)
    if bringing.step == "done":
        words = _("The open file can still be read by anyone. Delete it if you do not need it.")
        return done_page(bringing, bringing.found.plan, words, key="bring")
    if bringing.step == "look":
        return look_page(bringing, bringing.found.plan, _bring(bringing), key="bring")
    return _ask(bringing)


def _bring(bringing: Bringing) -> Action:
    def on() -> None:
        ctx = bringing.desk.ctx

        def deed(source: Any, watch: Any) -> Any:
            return bringing_in.bring_in(ctx, source, progress=watch)

        bringing.join(deed)

    return Action(label=_("Bring it in"), press=on, key="bring-in", icon=ft.Icons.FILE_UPLOAD)


def _ask(bringing: Bringing) -> ft.Control:
    def on() -> None:
        ctx = bringing.desk.ctx
        bringing.look(lambda source, watch: bringing_in.look(ctx, source, progress=watch))

    page = Page(
        title=_("Bring in"),
        key="bring-ask",
        help=_(
            "Choose a file that was made with Take everything out. First you see what is in it."
        ),
        main=Action(
            label=_("Choose the file"), press=on, key="choose-open", icon=ft.Icons.FOLDER_OPEN
        ),
        up=UP,
        place="more",
    )
    parts = [
        body(_("You can bring in a file that was made with Take everything out.")),
        body(_("What you have here stays. The newest words stay, the others go into the history.")),
        body(_("Nothing changes yet. First you see what would be joined.")),
    ]
    return PageFrame(bringing.desk, page, [*parts])
