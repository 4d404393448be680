"""Texts the person writes for one meeting: questions, and other things to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.i18n import _
from app.records.agenda_item import AgendaItem
from app.records.meeting import Meeting
from app.services import agenda, records
from app.services.context import Context
from app.views.asking import Asked, ask
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side, soft_area, stack
from app.views.kit.words import strong
from app.views.paging import Paged
from app.views.safety import component


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnThings:
    """Describe the texts of one kind; *skipped* are those shown elsewhere."""

    meeting: Meeting
    kind: str
    label: str
    another: str
    removing: str  # with {n}
    add: Callable[..., AgendaItem]
    skipped: frozenset[str] = frozenset()


@component
def OwnItems(desk: Desk, things: OwnThings) -> ft.Control:
    """Ask for texts one after another; each keeps itself and can be removed."""
    removed, set_removed = ft.use_state("")
    writing = ft.use_ref("")
    turn, set_turn = ft.use_state(0)
    earlier = [item for item in _items(desk.ctx, things) if item.id != writing.current]

    def on_another() -> None:
        if desk.do(lambda: _flushed(desk)):
            writing.current = ""
            set_turn(lambda old: old + 1)

    def on_remove(item_id: str) -> None:
        if desk.do(lambda: records.remove(desk.ctx, AgendaItem, item_id)):
            set_removed(item_id)

    def on_undo() -> None:
        if desk.do(lambda: records.bring_back(desk.ctx, AgendaItem, removed)):
            set_removed("")

    def drawn(number: int, item: AgendaItem) -> ft.Control:
        return _written(desk, things, number, item, on_remove)

    another = Action(
        label=things.another, press=on_another, key=f"another-{things.kind}", icon=ft.Icons.ADD
    )
    return stack(
        [
            Paged(earlier, drawn, where=things.kind),
            *([_undo(on_undo, things.kind)] if removed else []),
            _new(desk, things, writing, turn),
            *([ft.Row([button(another)], wrap=True)] if writing.current else []),
        ],
        spacing=16,
    )


def _new(desk: Desk, things: OwnThings, writing: Any, turn: int) -> ft.Control:
    """Return an empty field; its first letters make the record, the others change it."""
    meeting = things.meeting

    def keep(words: str) -> None:
        if writing.current:
            records.change(desk.ctx, AgendaItem, writing.current, words=words)
        elif words.strip():
            made = things.add(desk.ctx, meeting.id, words, visibility=meeting.visibility)
            writing.current = made.id

    place = f"{meeting.id}-{things.kind}-new-{turn}"
    new = Asked(
        place=place,
        label=things.label,
        value="",
        keep=keep,
        lines=2,
        language=desk.writes_in,
    )
    return ask(desk, new)


def _flushed(desk: Desk) -> None:
    if error := desk.drafts.flush_all():
        raise error


def _items(ctx: Context, things: OwnThings) -> list[AgendaItem]:
    lines = agenda.agenda(ctx, things.meeting.id)
    mine = [line.item for line in lines if line.item.kind == things.kind]
    return [item for item in mine if item.words.strip() and item.id not in things.skipped]


def _written(
    desk: Desk, things: OwnThings, number: int, item: AgendaItem, on_remove: Callable[[str], None]
) -> ft.Control:
    """Return the field of one text that was written before."""
    asked = Asked(
        place=f"{item.id}-words",
        label=_("{n}. {kind}").format(n=number, kind=things.label),
        value=item.words,
        language=item.language,
        keep=lambda words: records.change(desk.ctx, AgendaItem, item.id, words=words),
        lines=2,
    )
    remove = Action(
        label=things.removing.format(n=number),
        press=lambda: on_remove(item.id),
        key=f"remove-{item.id}",
        icon=ft.Icons.DELETE_OUTLINE,
    )
    earlier = Action(
        label=_("Earlier versions of number {n}").format(n=number),
        press=lambda: desk.go(f"/prepare/{things.meeting.id}/history/{item.id}"),
        key=f"history-{item.id}",
        icon=ft.Icons.HISTORY,
    )
    ways = side_by_side([button(remove, calm=True), button(earlier, calm=True)])
    return stack([ask(desk, asked), ways], spacing=4)


def _undo(press: Callable[[], None], name: str) -> ft.Control:
    undo = Action(label=_("Bring it back"), press=press, key=f"undo-{name}", icon=ft.Icons.UNDO)
    words = ft.Semantics(live_region=True, content=strong(_("Removed.")))
    return soft_area([words, button(undo)])
