"""Show exactly what the receiver will see, then make the file in the chosen form."""

from __future__ import annotations

import asyncio

import flet as ft

from app.errors.base import AppError
from app.errors.giving import FileNotSaved
from app.i18n import _, isolate, ngettext
from app.services import sharing
from app.services.givable import Thing, everything
from app.services.sharing import Form, Given, Preview
from app.views.choose_things import FULL_LETTERS, about, label
from app.views.desk import Desk
from app.views.giving_now import Giving, looked_at, numbered, receiver
from app.views.kit.buttons import Action, button
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.layout import soft_area, stack
from app.views.kit.theme import Paint
from app.views.kit.words import body, heading, mark, problem_box, quiet
from app.views.page import Page, PageFrame
from app.views.safety import component, guard
from app.views.summary_shown import summary_shown

LEFT_OUT_AT_ONCE = 20


@component
def SeenByThem(desk: Desk, giving: Giving) -> ft.Control:
    """Show the paper as it will be, and what stays out of it."""
    seen, problem = _looked(desk, giving)
    main = Action(
        label=_("This is right, continue"),
        press=lambda: desk.go("/give/form"),
        key="continue",
        icon=ft.Icons.ARROW_FORWARD,
    )
    paper = [*summary_shown(sharing.content_seen(seen)), *_stays_out(desk, seen)] if seen else []
    return PageFrame(
        desk,
        Page(
            title=_("Exactly what they will see"),
            key="give-seen",
            help=_("This is the whole paper. Nothing else goes along. Press Back to change it."),
            main=main if seen else None,
            up="/give/things",
            place="today",
            step=numbered(5),
        ),
        [
            *([problem_box(*desk.words.error(problem))] if problem else []),
            *([] if seen else [body(_("Nothing has been chosen yet."))]),
            *([_for_whom(desk, giving)] if seen else []),
            *paper,
            _change(desk),
        ],
    )


def _looked(desk: Desk, giving: Giving) -> tuple[Preview | None, AppError | None]:
    """Return what would leave, or why it cannot; nothing chosen is no problem."""
    if not (giving.ids or giving.paper_id):
        return None, None
    try:
        return looked_at(desk, giving), None
    except AppError as error:
        return None, error


def _for_whom(desk: Desk, giving: Giving) -> ft.Control:
    name = receiver(desk, giving)
    if not name:
        return body(_("The whole paper is below. Nothing else goes along."))
    told = _("This is the whole paper for {name}. Nothing else goes along.")
    return body(told.format(name=isolate(name)))


def _change(desk: Desk) -> ft.Control:
    change = Action(
        label=_("Change what goes along"),
        press=lambda: desk.go("/give/things"),
        key="change",
        icon=ft.Icons.EDIT_OUTLINED,
    )
    return button(change)


def _stays_out(desk: Desk, seen: Preview) -> list[ft.Control]:
    shown = seen.left_out[:LEFT_OUT_AT_ONCE]
    hidden = len(seen.left_out) - len(shown)
    private = sum(not thing.may_be_given for thing in everything(desk.ctx))
    lines = [
        *(_left(desk, thing) for thing in shown),
        *([quiet(ngettext("And {n} more.", "And {n} more.", hidden))] if hidden else []),
        *([_private(private)] if private else []),
    ]
    return [
        heading(_("What stays out"), level=2),
        soft_area(lines or [body(_("Nothing stays out."))]),
    ]


def _left(desk: Desk, thing: Thing) -> ft.Control:
    told = about(desk, thing.record)
    return stack(
        [body(label(desk, thing, FULL_LETTERS), own=True), *([quiet(told)] if told else [])],
        spacing=0,
    )


def _private(n: int) -> ft.Control:
    words = ngettext(
        "{n} thing is only for you, and it stays here.",
        "{n} things are only for you, and they stay here.",
        n,
    )
    return mark(ft.Icons.LOCK_OUTLINE, words, Paint.OPEN)


# ---- the file


@component
def FormPage(desk: Desk, giving: Giving) -> ft.Control:
    """Ask for the form of the file, make it and hand it over."""
    busy, set_busy = ft.use_state(False)
    seen, problem = _looked(desk, giving)

    @guard
    async def make() -> None:
        if busy or seen is None:
            return
        set_busy(True)
        desk.say(_("The file is being made."))
        try:
            await _made(desk, giving, seen)
        except AppError as error:
            desk.report(error)
        finally:
            set_busy(False)

    def choose(form: str) -> None:
        giving.form = form
        desk.changed()

    question = _("In which form?")
    main = Action(
        label=_("Make the file and save it"), press=make, key="make", icon=ft.Icons.SAVE_ALT
    )
    return PageFrame(
        desk,
        Page(
            title=question,
            key="give-form",
            help=_("Choose the form of the file. You can make the other form afterwards too."),
            main=main if seen else None,
            up=f"/papers/{giving.paper_id}/letter" if giving.paper_id else "/give/seen",
            place="more" if giving.paper_id else "today",
            step="" if giving.paper_id else numbered(6),
        ),
        [
            *([problem_box(*desk.words.error(problem))] if problem else []),
            *([] if seen else [body(_("Nothing has been chosen yet.")), _change(desk)]),
            *([SingleChoice(question, _forms(), giving.form, choose, key="form")] if seen else []),
            soft_area([body(_("The file is not locked. Whoever gets it can read it."))]),
        ],
    )


def _forms() -> list[Option]:
    return [
        Option(
            value=Form.PDF,
            label=_("PDF file"),
            help=_("Opens on every office computer and keeps its look."),
        ),
        Option(
            value=Form.HTML,
            label=_("Web page file"),
            help=_("Opens in a browser. The text can be copied."),
        ),
    ]


async def _made(desk: Desk, giving: Giving, seen: Preview) -> None:
    """Keep the receipt, make the file, hand it out, then show the receipt."""
    given = await asyncio.to_thread(sharing.give, desk.ctx, seen, giving.form)
    giving.given = given
    giving.on_disk = False
    try:
        giving.on_disk = await handed_out(desk, given)
    finally:
        desk.go(f"/give/receipt/{given.share.id}")


async def handed_out(desk: Desk, given: Given) -> bool:
    """Let the person save the file; return whether it was saved."""
    try:
        place = await ft.FilePicker().save_file(file_name=given.file_name, src_bytes=given.data)
    except (RuntimeError, TimeoutError, ft.FletUnsupportedPlatformException) as error:
        raise FileNotSaved from error
    return bool(desk.page.web or place)
