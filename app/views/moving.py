"""Move one thing of a list up or down with buttons; the focus goes along with it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side
from app.views.safety import component, guard

DRAWN_S = 0.2  # a moved row stands at its new place by then


@dataclass(frozen=True, slots=True, kw_only=True)
class Movable:
    """Describe a thing that can be moved: its place *n* of *total*, the names of its buttons.

    *on_move* is told -1 or 1; *code* makes the keys of the buttons.
    """

    code: str
    n: int
    total: int
    up: str
    down: str
    on_move: Callable[[int], object]


@component
def MoveButtons(thing: Movable) -> ft.Control:
    """Show the buttons that fit the place; whoever moves on by keys stays with the thing."""
    pressed, set_pressed = ft.use_state((0, 0))  # direction, turn
    ups, downs = ft.use_ref(None), ft.use_ref(None)

    @guard
    async def follow() -> None:
        direction, turn = pressed
        if turn:
            await asyncio.sleep(DRAWN_S)
            wanted, other = (ups, downs) if direction < 0 else (downs, ups)
            at_an_end = thing.n == (1 if direction < 0 else thing.total)
            target = other if at_an_end else wanted
            if target.current:
                await target.current.focus()

    ft.use_effect(follow, [pressed])

    def moving(by: int) -> Callable[[], None]:
        def press() -> None:
            thing.on_move(by)
            set_pressed(lambda old: (by, old[1] + 1))

        return press

    up = Action(
        label=thing.up, press=moving(-1), key=f"up-{thing.code}", icon=ft.Icons.ARROW_UPWARD
    )
    down = Action(
        label=thing.down, press=moving(1), key=f"down-{thing.code}", icon=ft.Icons.ARROW_DOWNWARD
    )
    return side_by_side(
        [
            *([button(up, control=ups)] if thing.n > 1 else []),
            *([button(down, control=downs)] if thing.n < thing.total else []),
        ]
    )
