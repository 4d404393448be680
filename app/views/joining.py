"""Join the folder of another device into this one: explain, choose, look, join."""

from __future__ import annotations

from dataclasses import replace

import flet as ft

from app.errors.joining import NothingToOpenWith
from app.i18n import _
from app.services import joining
from app.views.bringing import UP, Bringing, done_page, look_page, use_bringing
from app.views.desk import Desk
from app.views.kit.buttons import Action
from app.views.kit.fields import Field, SecretField
from app.views.kit.words import quiet
from app.views.page import Page, PageFrame
from app.views.points import point
from app.views.safety import component
from app.views.telling import Telling, told_at_field
from app.views.unlock import Waiting


@component
def JoinScreen(desk: Desk, *_parts: str) -> ft.Control:
    """Lead from the other device's copy to one joined folder."""
    secret, set_secret = ft.use_state("")
    control = ft.use_ref(None)
    bringing = use_bringing(desk)
    if bringing.step == "done":
        words = _(
            "Now do the same on the other device: save a copy here, and join it there."
            " Then both devices have the same."
        )
        return done_page(bringing, bringing.found, words, key="join")
    if bringing.step == "look":
        return look_page(bringing, bringing.found, _join(bringing, secret), key="join")
    field = Field(
        label=_("The passphrase or card of the copy"),
        value=secret,
        on_change=set_secret,
        problem=told_at_field(bringing.desk),
        control=control,
        key="join-secret",
        on_submit=lambda: _choose(bringing, secret),
    )
    return _ask(bringing, field)


def _choose(bringing: Bringing, secret: str) -> None:
    home, ctx = bringing.desk.home, bringing.desk.ctx
    if not secret.strip():
        bringing.desk.report(NothingToOpenWith())
        return
    bringing.look(lambda source, watch: joining.look(home, ctx, source, secret, progress=watch))


def _join(bringing: Bringing, secret: str) -> Action:
    home, ctx = bringing.desk.home, bringing.desk.ctx

    def on() -> None:
        bringing.join(lambda source, watch: joining.join(home, ctx, source, secret, progress=watch))

    return Action(label=_("Join"), press=on, key="join", icon=ft.Icons.MERGE)


def _ask(bringing: Bringing, field: Field) -> ft.Control:
    page = Page(
        title=_("Join two devices"),
        key="join-ask",
        help=_(
            "Do you use Kuulluksi on two devices? Save a copy on the other one and bring the file"
            " here. Write what opens it and choose the file."
        ),
        main=Action(
            label=_("Choose the copy"),
            press=lambda: _choose(bringing, field.value),
            key="choose-copy",
            icon=ft.Icons.FOLDER_OPEN,
        ),
        up=UP,
        place="more",
    )
    parts = [
        point(
            ft.Icons.DEVICES,
            _("First on the other device"),
            _("Save a copy there and bring the file here, for example on a memory stick."),
        ),
        point(
            ft.Icons.UPDATE,
            _("The newest stays"),
            _("When both devices have the same thing, the newest one stays."),
        ),
        point(
            ft.Icons.HISTORY,
            _("Nothing is lost"),
            _("Words that differ are kept in the history of the thing."),
        ),
        SecretField(field, _("Show the words"), _("Hide the words")),
        Waiting(bringing.desk),
        quiet(_("Nothing changes yet. First you see what would be joined.")),
    ]
    page = replace(page, telling=Telling(entry=field.control))
    return PageFrame(bringing.desk, page, parts)
