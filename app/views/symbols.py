"""Symbols: look at them all, and let a photo of one's own stand in the place of one."""

from __future__ import annotations

from typing import BinaryIO

import flet as ft

from app.content.symbols import symbol_groups, symbol_word
from app.content.symbols import symbols as symbol_codes
from app.i18n import _
from app.records.attachment import Attachment
from app.services import symbols
from app.views.desk import Desk
from app.views.job import Job, use_job
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side
from app.views.kit.words import body, quiet
from app.views.page import Page, PageFrame
from app.views.pictures import PHOTOS, take_in
from app.views.safety import component
from app.views.symbol_picker import Looking, symbol_groups_shown, symbols_of
from app.views.symbol_tile import SymbolTile, own_photo
from app.views.work import Progress

HERE = "/more/symbols"
WHOLE = 200  # the picture on its own page


@component
def SymbolsScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the groups, the symbols of one group, or one symbol."""
    match parts:
        case ("in", group) if group in symbol_groups():
            return SymbolList(desk, group, key=group)
        case (code,) if code in symbol_codes():
            return SymbolPage(desk, code, key=code)
        case _:
            return SymbolList(desk, key="groups")


@component
def SymbolList(desk: Desk, group: str = "") -> ft.Control:
    """List the symbols of a group, or the groups with a search."""
    looking = Looking(
        open_group=lambda code: desk.go(f"{HERE}/in/{code}"),
        press=lambda code: desk.go(f"{HERE}/{code}"),
    )
    page = Page(
        title=_(symbol_groups()[group].name) if group else _("Pictures to talk with"),
        step=_("Pictures to talk with") if group else "",
        key=f"symbols-{group}",
        help=_("Here are all the pictures. Open one to put your own photo in its place."),
        place="more",
        up=HERE if group else "/more",
    )
    if group:
        return PageFrame(desk, page, [symbols_of(desk, looking, group)])
    told = quiet(_("A photo of your own thing or place is often clearer than a drawing."))
    return PageFrame(desk, page, [told, symbol_groups_shown(desk, looking)])


@component
def SymbolPage(desk: Desk, code: str) -> ft.Control:
    """Show one symbol with its word, and the ways to change its picture."""
    picker = ft.use_memo(ft.FilePicker, [])
    job = use_job(desk)
    photo = own_photo(desk, code)
    page = Page(
        title=symbol_word(code, desk.words),
        key=f"symbol-page-{code}",
        help=_("Your own photo is shown wherever this picture is. It stays in your folder."),
        place="more",
        up=HERE,
    )
    told = _("This is your own photo.") if photo else _("This is the picture of the app.")
    ways = [button(_use_photo(desk, job, picker, code)), *_take_back(desk, code, photo)]
    tile = ft.Row([SymbolTile(desk, code, WHOLE)], wrap=True)
    only_me = quiet(_("Only you see your photo. It is not given to anyone."))
    return PageFrame(desk, page, [tile, body(told), side_by_side(ways), only_me])


def _use_photo(desk: Desk, job: Job, picker: ft.FilePicker, code: str) -> Action:
    ctx = desk.ctx

    def chosen(progress: Progress) -> object:
        def keep(source: BinaryIO, _name: str) -> Attachment:
            return symbols.use_photo(ctx, code, source, progress=progress)

        return take_in(desk, picker, PHOTOS, keep, progress)

    def used(kept: Attachment | None) -> None:
        if kept is not None:
            desk.changed()
            desk.say(_("Your own photo is in use now. The file you chose is still in its place."))

    return Action(
        label=_("Use my own photo instead"),
        press=lambda: job.start(chosen, used),
        key="use-photo",
        icon=ft.Icons.ADD_PHOTO_ALTERNATE_OUTLINED,
    )


def _take_back(desk: Desk, code: str, photo: Attachment | None) -> list[ft.Control]:
    """Return the way back to the drawing, where a photo is in its place."""
    if photo is None:
        return []
    back = Action(
        label=_("Take the drawn picture back"),
        press=lambda: desk.do(
            lambda: symbols.take_back(desk.ctx, code),
            said=_("The drawn picture is in use again. Your photo is among what was removed."),
        ),
        key="take-symbol-back",
        icon=ft.Icons.UNDO,
    )
    return [button(back, calm=True)]
