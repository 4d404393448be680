"""Put what one wants to say into order, with buttons that move one thing at a time."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.i18n import _
from app.records.meeting import Meeting
from app.services import agenda
from app.services.agenda import AgendaLine
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import card, side_by_side
from app.views.kit.words import body, small
from app.views.meeting_words import item_kind, lines_of
from app.views.paging import Paged
from app.views.safety import component
from app.views.symbol_tile import line_in_short


@component
def OrderAgenda(desk: Desk, meeting: Meeting) -> ft.Control:
    """Show everything on the agenda in its order."""
    lines = lines_of(desk, meeting.id)
    if not lines:
        return body(_("Nothing is chosen to say yet. You can go back and choose."))

    def drawn(number: int, line: AgendaLine) -> ft.Control:
        return _row(desk, line, number, len(lines))

    return Paged(lines, drawn, where="order")


def _row(desk: Desk, line: AgendaLine, number: int, total: int) -> ft.Control:
    up = Action(
        label=_("Move {n} up").format(n=number),
        press=_moving(desk, lambda: agenda.move_up(desk.ctx, line.item.id), number - 1),
        key=f"up-{line.item.id}",
        icon=ft.Icons.ARROW_UPWARD,
    )
    down = Action(
        label=_("Move {n} down").format(n=number),
        press=_moving(desk, lambda: agenda.move_down(desk.ctx, line.item.id), number + 1),
        key=f"down-{line.item.id}",
        icon=ft.Icons.ARROW_DOWNWARD,
    )
    ways = [*([up] if number > 1 else []), *([down] if number < total else [])]
    kind = _("{n}. {kind}").format(n=number, kind=item_kind(line.item))
    return card(
        [
            small(kind),
            line_in_short(desk, line),
            *([side_by_side([button(way) for way in ways])] if ways else []),
        ],
        key=f"row-{line.item.id}",
    )


def _moving(desk: Desk, deed: Callable[[], object], place: int) -> Callable[[], None]:
    def move() -> None:
        desk.do(deed, said=_("Now it is number {n}.").format(n=place))

    return move
