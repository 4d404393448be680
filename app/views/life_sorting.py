"""Sort the areas of life: one picture at a time, on three steps; each is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.content.life_areas import LifeArea, life_areas
from app.errors.base import N_
from app.i18n import _
from app.records.life_now import LifeNow
from app.rules.flow import Kind, Question
from app.services import left_open, life
from app.views.desk import Desk
from app.views.finding import found
from app.views.flow import flow_page
from app.views.guided import Flow
from app.views.kit.words import strong
from app.views.safety import component
from app.views.symbol_tile import LARGE, SymbolTile, shown_picture
from app.views.whose import visibility_options
from app.views.wish_words import now_options

HUGE = 144  # the symbol that is sorted, where there is room
ABOUT_THE_WHOLE = (
    Question(
        key="words",
        title=N_("What do you want to say about the whole?"),
        kind=Kind.WORDS,
        label=N_("In your own words"),
        help=N_("For example: what is best now, or what weighs on you most."),
    ),
    Question(key="visibility", title=N_("Who may see this?"), kind=Kind.ONE, settled=True),
)


@component
def SortArea(desk: Desk, life_id: str, *steps: str, changing: bool = False) -> ft.Control:
    """Show one area in large and ask how it is now; *changing* is one opened from the whole."""
    return flow_page(desk, sorting_flow(desk, life_id), *steps, changing=changing)


@component
def TellWhole(desk: Desk, life_id: str, *steps: str) -> ft.Control:
    """Ask for words about the whole, or who may see it."""
    one = found(desk, LifeNow, life_id)
    flow = _flow(
        desk,
        life_id,
        questions=ABOUT_THE_WHOLE,
        values={"words": one.words, "visibility": one.visibility} if one else {},
        keep=lambda name, value: life.tell(desk.ctx, life_id, **{name: value}),
        options={"visibility": visibility_options},
    )
    return flow_page(desk, flow, *steps, changing=True)


def sorting_flow(desk: Desk, life_id: str) -> Flow:
    """Return the areas as questions, and how they are sorted so far."""
    one = found(desk, LifeNow, life_id)
    areas = life_areas()
    return _flow(
        desk,
        life_id,
        questions=[_question(desk, area) for area in areas.values()],
        values=one.areas if one else {},
        keep=lambda area, step: life.put(desk.ctx, life_id, area, step),
        options=dict.fromkeys(areas, partial(now_options, partial(shown_picture, desk))),
        above={area: partial(_in_large, desk, area) for area in areas},
    )


def _flow(desk: Desk, life_id: str, *, keep: Callable[[str, Any], object], **given: Any) -> Flow:
    one = found(desk, LifeNow, life_id)
    here = f"/life/{life_id}"
    return Flow(
        of=life_id,
        base=f"{here}/sort",
        change=f"{here}/change",
        done=here if one else "/life",
        place="wishes",
        help=_(
            "Look at the picture and choose how it is now. Every choice is kept at once. "
            "You can stop whenever you like and go on later."
        ),
        check=_("My life now"),
        keep=keep,
        begin=lambda: life.begin(desk.ctx, life_id),
        notes=left_open.notes(desk.ctx, life_id),
        whose=one.whose_words if one else "",
        **given,
    )


def _question(desk: Desk, area: LifeArea) -> Question:
    """Return the question about one area; its words come from the content as they are said."""
    code = desk.words.code
    title, hint = area.name.spoken(code), area.hint.spoken(code)
    return Question(key=area.code, title=title, help=hint, kind=Kind.ONE, scale=3)


def _in_large(desk: Desk, area: str) -> list[ft.Control]:
    size = HUGE if desk.roomy and desk.height >= 720 else LARGE
    picture = SymbolTile(desk, area, size, key=f"large-{area}")
    middle = ft.MainAxisAlignment.CENTER
    return [ft.Row([picture], alignment=middle), strong(_("How is it now?"))]
