"""Show the recovery card, to copy by hand or to save as a page to print."""

from __future__ import annotations

from typing import BinaryIO

import flet as ft

from app.errors.base import AppError
from app.i18n import _
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side, soft_area, stack
from app.views.kit.spoken import never_read
from app.views.kit.theme import CORNER, EDGE, FIELD_CORNER, LINE_WIDTH, SPACE, Paint, Style
from app.views.kit.words import body, small, strong
from app.views.picking import save_out
from app.views.recovery_page import page_to_print
from app.views.safety import component

NARROW, WIDE = 144, 204  # at 100 %: two groups beside each other on a phone, else three


@component
def RecoveryCard(desk: Desk, groups: tuple[str, ...]) -> ft.Control:
    """Show the groups in large letters and the way to paper."""
    picker = ft.use_memo(ft.FilePicker, [])

    async def save() -> None:
        page = page_to_print(groups, desk.words)
        desk.report(None)
        try:
            saved = await save_out(
                desk, picker, name=_("card") + ".html", write=lambda out, _told: _put(out, page)
            )
        except AppError as error:
            desk.report(error)
        else:
            if saved:
                desk.say(_("The page is saved. Print it, and then delete the file."))

    action = Action(
        label=_("Save a page to print"), press=save, key="save-card", icon=ft.Icons.PRINT_OUTLINED
    )
    return stack(
        [
            _sheet(groups, _width(desk)),
            soft_area(
                [
                    body(_("Who has the card and this device can read your words.")),
                    body(_("A saved page is a secret too. Print it and then delete the file.")),
                    side_by_side([button(action)]),
                ]
            ),
        ],
        spacing=SPACE,
    )


def _put(out: BinaryIO, page: bytes) -> None:
    out.write(page)


def _width(desk: Desk) -> float:
    size = desk.settings.text_size
    return size * (WIDE if desk.width >= LINE_WIDTH * size else NARROW)


def _sheet(groups: tuple[str, ...], width: float) -> ft.Control:
    shown = [_group(n, group, width) for n, group in enumerate(groups, start=1)]
    sheet = ft.Container(
        stack([strong(_("Recovery card")), ft.Row(shown, wrap=True, spacing=12, run_spacing=12)]),
        key="recovery-card",
        bgcolor=Paint.CARD,
        border=ft.Border.all(EDGE, Paint.MAIN),
        border_radius=CORNER,
        padding=SPACE + 4,
    )
    return never_read(sheet)


def _group(n: int, group: str, width: float) -> ft.Control:
    """Return one group; a reader spells it letter by letter."""
    spoken = _("Group {n}: {letters}").format(n=n, letters=" ".join(group))
    letters = ft.Text(group, theme_style=Style.ALOUD, semantics_label=spoken, expand=True)
    return ft.Container(
        ft.Row(
            [ft.Semantics(content=small(str(n)), exclude_semantics=True), letters],
            spacing=10,
        ),
        width=width,  # at most: a narrow window makes it narrower
        bgcolor=Paint.SOFT,
        border_radius=FIELD_CORNER,
        padding=ft.Padding.symmetric(horizontal=14, vertical=8),
    )
