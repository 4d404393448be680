"""Tell together what is to be corrected on a page, and lead to each field of it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.views.kit.buttons import Action, button
from app.views.kit.layout import side_by_side, stack
from app.views.kit.theme import CORNER, GAP, RING, SPACE, Paint
from app.views.kit.words import QUIET_MARK, heading
from app.views.safety import component, guard


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Hold the words told at a field, and the field's ``ft.use_ref``."""

    words: str
    control: Any


@component
def ErrorSummary(title: str, problems: Sequence[Problem], attempt: object) -> ft.Control:
    """List what to correct; every new *attempt* takes the focus to the first of it.

    The title is read aloud, also when it is the same as before. Tab follows Flutter's own
    focus and not the page's, so only a real ``focus()`` leads to a field.
    """
    first = ft.use_ref(None)
    turn: Any = ft.use_ref(0)

    @guard
    async def take_focus() -> None:
        turn.current += 1
        if first.current:
            await first.current.focus()

    ft.use_effect(take_focus, [attempt])
    links = [
        button(
            Action(
                label=problem.words,
                press=_leading_to(problem),
                key=f"problem-{n}",
                icon=ft.Icons.ERROR_OUTLINE,
            ),
            calm=True,
            control=None if n else first,
        )
        for n, problem in enumerate(problems)
    ]
    told = heading(title + QUIET_MARK * (turn.current % 2), level=2, spoken=True)
    return ft.Container(
        stack([told, *(side_by_side([link]) for link in links)], spacing=GAP),
        key="problems",
        border=ft.Border.all(RING, Paint.LATE),
        border_radius=CORNER,
        bgcolor=Paint.CARD,
        padding=SPACE,
    )


def _leading_to(problem: Problem) -> Callable[[], Coroutine[Any, Any, None]]:
    async def lead() -> None:
        if problem.control.current:
            await problem.control.current.focus()

    return lead
