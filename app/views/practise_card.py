"""Practise with the recovery card, so that one knows it works before it is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import flet as ft

from app.i18n import _
from app.services import access
from app.views.card_field import card_field
from app.views.desk import Desk
from app.views.job import use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side
from app.views.kit.words import body
from app.views.page import Page, PageFrame
from app.views.points import point
from app.views.safety import component
from app.views.telling import Telling, told_at_field
from app.views.waiting import Waiting


@component
def PractiseCard(desk: Desk, *_parts: str) -> ft.Control:
    """Ask for the card and say whether it works."""
    works, set_works = ft.use_state(False)
    if desk.visiting:
        page = _page(
            "example",
            _("Practise with the card"),
            _("This is an example, not your own folder. Press Back to go on looking around."),
        )
        told = _("The example has no passphrase and no card of its own.")
        return PageFrame(desk, page, [body(told)])
    return _it_works(desk) if works else WriteCard(desk, lambda: set_works(True))


def _page(key: str, title: str, words: str, main: Action | None = None) -> Page:
    return Page(title=title, key=f"practise-{key}", help=words, main=main, up="/safe", place="more")


@component
def WriteCard(desk: Desk, it_works: Callable[[], None]) -> ft.Control:
    """Ask for the groups of the card; what is typed is forgotten with this page."""
    typed, set_typed = ft.use_state("")
    control = ft.use_ref(None)
    job = use_job(desk)

    def on() -> None:
        ctx = desk.ctx
        job.start(
            lambda _progress: access.practise_card(desk.home, ctx, typed), lambda _done: it_works()
        )

    lost = Action(
        label=_("I do not have the card"),
        press=lambda: desk.go("/safe/new-card"),
        key="no-card",
        icon=ft.Icons.CREDIT_CARD_OFF,
    )
    page = _page(
        "write",
        _("Practise with the card"),
        _("Copy the letters and figures from your paper card. Nothing is changed."),
        Action(label=_("Try the card"), press=on, key="try", icon=ft.Icons.ARROW_FORWARD),
    )
    return PageFrame(
        desk,
        replace(page, telling=Telling(entry=control)),
        [
            body(_("Take your paper card. Write its groups here to see that it works.")),
            card_field(
                typed, set_typed, on_submit=on, problem=told_at_field(desk), control=control
            ),
            Waiting(desk),
            side_by_side([button(lost, calm=True)]),
        ],
    )


def _it_works(desk: Desk) -> ft.Control:
    main = Action(
        label=_("Ready"), press=lambda: desk.go("/safe"), key="ready", icon=ft.Icons.CHECK
    )
    page = _page("works", _("The card works"), _("You tried your card. It is in order."), main)
    put_away = point(
        ft.Icons.INVENTORY_2_OUTLINED,
        _("Put the card away"),
        _("Keep the paper card in a safe place, apart from this device."),
    )
    return PageFrame(desk, page, [body(_("This card opens your folder.")), put_away])
