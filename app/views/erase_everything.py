"""Erase everything from this device: what goes, what stays elsewhere, and one typed word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from app.errors.erasing import NotTheWord
from app.i18n import _
from app.services.erasing_all import erase_everything
from app.views.desk import Desk
from app.views.erasing import traces
from app.views.job import use_job
from app.views.kit.buttons import Action, button
from app.views.kit.fields import Field, text_field
from app.views.kit.layout import side_by_side
from app.views.kit.words import body
from app.views.page import Page, PageFrame
from app.views.points import point
from app.views.safety import component
from app.views.telling import Telling, told_at_field


@component
def EraseEverything(desk: Desk, *_parts: str) -> ft.Control:
    """Explain, then ask for a word, then begin anew."""
    sure, set_sure = ft.use_state(False)
    if desk.visiting:
        return _in_the_example(desk)
    return WordAsked(desk) if sure else Explained(desk, lambda: set_sure(True))


def _page(key: str, title: str, words: str, main: Action | None) -> Page:
    return Page(
        title=title, key=f"everything-{key}", help=words, place="more", main=main, up="/safe"
    )


def _in_the_example(desk: Desk) -> ft.Control:
    page = _page(
        "example",
        _("Erase everything"),
        _("This is an example, not your own folder. Press Back to go on looking around."),
        None,
    )
    told = _("This is an invented person's folder. It goes when you leave the example.")
    return PageFrame(desk, page, [body(told)])


@component
def Explained(desk: Desk, go_on: Callable[[], None]) -> ft.Control:
    """Say what goes and what stays, before anything is asked."""
    main = Action(label=_("Go on"), press=go_on, key="erase-go-on", icon=ft.Icons.ARROW_FORWARD)
    copy = Action(
        label=_("Save a copy"),
        press=lambda: desk.go("/safe/copy"),
        key="copy-first",
        icon=ft.Icons.SAVE_ALT,
    )
    page = _page(
        "explained",
        _("Erase everything"),
        _("This page tells what goes and what stays. Nothing is erased yet."),
        main,
    )
    first = body(_("If you want to keep your words, save a copy first."))
    parts = [first, side_by_side([button(copy, calm=True)]), *_goes(), *_stays()]
    return PageFrame(desk, page, parts)


def _goes() -> list[ft.Control]:
    return [
        point(
            ft.Icons.DELETE_FOREVER_OUTLINED,
            _("This goes from this device"),
            _(
                "Your whole folder: words, answers, pictures, files, earlier days. "
                "Also earlier folders, what was set aside after an alarm, and the settings."
            ),
        ),
        point(
            ft.Icons.KEY_OFF,
            _("There is no way back"),
            _("After this the passphrase and the card open nothing on this device."),
        ),
    ]


def _stays() -> list[ft.Control]:
    return [
        point(
            ft.Icons.CONTENT_COPY,
            _("This stays elsewhere"),
            _("Copies you saved, papers you printed and files you gave stay where they are."),
        ),
        point(
            ft.Icons.RESTORE,
            _("An old copy can bring everything back"),
            _("Whoever has a copy and what opens it can read it. Think where your copies are."),
        ),
        point(
            ft.Icons.APPS,
            _("Kuulluksi itself stays"),
            _("It starts as new. You can remove the program as you remove other programs."),
        ),
        *traces(),
    ]


@component
def WordAsked(desk: Desk) -> ft.Control:
    """Ask for one word, so that nobody erases everything by a slip."""
    typed, set_typed = ft.use_state("")
    control = ft.use_ref(None)
    job = use_job(desk)
    word = _("erase")

    def on_erase() -> None:
        if typed.strip().casefold() != word.casefold():
            desk.report(NotTheWord())
        else:
            job.start(
                lambda _progress: erase_everything(desk.home),
                lambda _result: desk.say(_("Everything was erased.")),
                stoppable=False,
            )

    main = Action(
        label=_("Erase everything for good"),
        press=on_erase,
        key="erase-everything",
        icon=ft.Icons.DELETE_FOREVER_OUTLINED,
    )
    keep = Action(
        label=_("Do not erase"), press=lambda: desk.go("/safe"), key="keep-it", icon=ft.Icons.CLOSE
    )
    page = _page(
        "word",
        _("Erase everything for good?"),
        _("Write the word and press the button. After that everything is gone."),
        main,
    )
    field = text_field(
        Field(
            label=_("Write this word: {word}").format(word=word),
            value=typed,
            on_change=set_typed,
            problem=told_at_field(desk),
            control=control,
            key="erase-word",
            on_submit=on_erase,
        )
    )
    page = replace(page, telling=Telling(entry=control))
    return PageFrame(desk, page, [field, side_by_side([button(keep)])])
