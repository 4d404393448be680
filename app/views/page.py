"""Lay out every screen alike: tools, heading, content, status, the one deed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.i18n import _
from app.views.advance import Advance
from app.views.desk import Desk
from app.views.helping import help_area
from app.views.kit.buttons import Action, button
from app.views.kit.edges import start_line
from app.views.kit.layout import STRETCH, stack
from app.views.kit.theme import (
    BESIDE_SCROLLBAR,
    GAP,
    LINE_WIDTH,
    LIST_WIDTH,
    REST,
    SPACE,
    WIDE,
    Paint,
    Style,
)
from app.views.kit.words import ArrivalHeading, status_line
from app.views.looking import looking_band
from app.views.places import bottom_bar, side_bar, side_width
from app.views.safety import component
from app.views.shortcuts import DEED
from app.views.telling import NOTHING, Telling, told
from app.views.tool_row import tool_row

SECTION = 2  # the heading level of a page's sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Describe one screen.

    *main* is the one thing to do, *then* what one can do instead of it, *up* where Back
    leads when the way here is unknown (empty: no Back), *beside* a list shown next to the
    content on a wide window, *step* a small line above the heading such as "Question 2 / 5".
    *main_first*: where nothing is pinned, the deed stands before the content, which is a list.
    *begins_beside*: the list is where the page begins, so its heading stands above the list.
    """

    title: str
    key: str
    help: str
    main: Action | None = None
    then: Sequence[Action] = ()
    up: str = ""
    on_back: Callable[[], None] | None = None
    place: str = ""  # which of the five places is current; empty: none are shown
    step: str = ""
    main_first: bool = False
    beside: Sequence[ft.Control] = ()
    begins_beside: bool = False
    telling: Telling = NOTHING


@component
def PageFrame(desk: Desk, page: Page, controls: Sequence[ft.Control]) -> ft.Control:
    """Draw one screen; the order of its parts never changes."""
    fixed = desk.roomy
    deed = ft.use_ref(None)
    main = _main(page, deed)
    first, last = told(desk, page.telling)
    state = stack([status_line(desk.status.told(above=False)), Advance(desk.work)], spacing=0)
    bar = [bottom_bar(desk, page.place)] if page.place and not desk.wide else []
    example = [*([_example_mark()] if desk.home.demo else []), *looking_band(desk)]
    way = [state, *main]
    head = [_headed(desk, page, first), *help_area(desk, page)]
    parted = page.begins_beside and _has_room_beside(desk, page)
    flow = [
        *([] if fixed else example),
        *([] if parted else head),
        *(way if page.main_first and not fixed else []),
        *_rested(controls),
        *last,
        *([] if page.main_first or fixed else way),
        *([] if fixed else bar),
    ]
    sheet = ft.use_ref(None)
    center = _scrolling(stack(flow, spacing=SPACE), f"page-{page.key}", LINE_WIDTH, sheet)
    below = [_pinned(state, main), *bar] if fixed else []
    at_hand = [_to_deed(page.main, deed)] if page.main else []
    to_places = _to_places(sheet) if bar and not fixed else None
    tools = tool_row(desk, _room(desk, page), _back(desk, page), to_places, at_hand)
    top = [*(example if fixed else []), _apart(tools)]
    beside = [*(head if parted else []), *page.beside] if _has_room_beside(desk, page) else []
    return ft.SafeArea(_around(desk, page, top, beside, _down([center, *below])), expand=True)


def _headed(desk: Desk, page: Page, first: list[ft.Control]) -> ft.Control:
    """Return the heading, and under it why nothing is read aloud, and what is to be corrected.

    They share one place, so that the fields below stay the same ones when a problem is told.
    """
    heading = ArrivalHeading(page.title, page.step, key=f"heading-{page.key}")
    why = status_line(desk.status.told(above=True))
    return stack([stack([heading, why], spacing=0), *first], spacing=SPACE)


def _back(desk: Desk, page: Page) -> Callable[[], None] | None:
    """Return what Back does on this page, or None where there is no Back."""
    return page.on_back or ((lambda: desk.back(page.up)) if page.up else None)


def _to_places(sheet: Any) -> Action:
    """Return what goes to the foot of a long page, where the five places stand."""

    async def move() -> None:
        if sheet.current:
            await sheet.current.scroll_to(offset=-1, duration=0)

    return Action(label=_("Pages"), press=move, key="to-places", icon=ft.Icons.MENU)


def _down(controls: list[ft.Control]) -> ft.Column:
    return ft.Column(controls, expand=True, spacing=0, horizontal_alignment=STRETCH)


def _room(desk: Desk, page: Page) -> float:
    """Return how wide the page is beside the list of places."""
    return desk.width - (side_width(desk) if desk.wide and page.place else 0)


def _has_room_beside(desk: Desk, page: Page) -> bool:
    """Return whether the page has a list, and the window room for it beside the content."""
    wide = desk.wide and desk.width >= WIDE + LIST_WIDTH * 0.75
    return bool(page.place and page.beside) and wide


def _around(
    desk: Desk,
    page: Page,
    top: list[ft.Control],
    listed: Sequence[ft.Control],
    column: ft.Control,
) -> ft.Control:
    """Put the places and the list beside the page where the window is wide."""
    if not (desk.wide and page.place):
        return _down([*top, column])
    scrolled = _scrolling(stack(list(listed), spacing=12), "beside", LIST_WIDTH)
    beside = [ft.Container(scrolled, width=LIST_WIDTH)] if listed else []
    below = ft.Row(
        [
            *beside,
            ft.Container(column, expand=True, border=start_line(1, Paint.LINE) if beside else None),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=STRETCH,
    )
    return ft.Row(
        [
            side_bar(desk, page.place),
            ft.Container(
                _apart(_down([*top, below])), expand=True, border=start_line(1, Paint.LINE)
            ),
        ],
        spacing=0,
        expand=True,
        vertical_alignment=STRETCH,
    )


def _apart(controls: ft.Control) -> ft.Control:
    """Return a part that is read to its end before what stands beside or below it."""
    return ft.Semantics(container=True, content=controls)


def _example_mark() -> ft.Control:
    """Return the bar that tells an invented person's pages from one's own."""
    icon = ft.Icon(ft.Icons.THEATER_COMEDY_OUTLINED, color=Paint.MAIN, size=24)
    words = ft.Text(
        _("Example: an invented person. Nothing here is yours."),
        theme_style=Style.SMALL,
        expand=True,
    )
    return ft.Container(
        ft.Row([icon, words], spacing=GAP),
        key="example-mark",
        bgcolor=Paint.TINT,
        border=ft.Border(bottom=ft.BorderSide(1, Paint.MAIN)),
        padding=ft.Padding.symmetric(horizontal=BESIDE_SCROLLBAR + 4, vertical=GAP),
    )


def _scrolling(content: ft.Control, key: str, width: int, area: Any = None) -> ft.Control:
    """Return one scroll area, no wider than a comfortable line; *area* is its ``ref``."""
    sheet = ft.Container(
        content,
        width=width,  # at most: a narrow window makes it narrower
        padding=ft.Padding.symmetric(horizontal=BESIDE_SCROLLBAR + 4, vertical=GAP),
    )
    return ft.Column(
        [sheet],
        key=key,
        ref=area,
        expand=True,
        scroll=ft.ScrollMode.AUTO,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _rested(controls: Sequence[ft.Control]) -> list[ft.Control]:
    """Return the content with more air above each of its sections but the first."""
    return [
        ft.Container(one, padding=ft.Padding.only(top=REST - SPACE))
        if n and getattr(one, "heading_level", None) == SECTION
        else one
        for n, one in enumerate(controls)
    ]


def _pinned(told: ft.Control, main: list[ft.Control]) -> ft.Control:
    sheet = ft.Container(
        stack([told, *main]),
        width=LINE_WIDTH,
        padding=ft.Padding.symmetric(horizontal=BESIDE_SCROLLBAR + 4, vertical=GAP if main else 0),
    )
    return ft.Row([sheet], alignment=ft.MainAxisAlignment.CENTER, wrap=True)


def _main(page: Page, deed: Any) -> list[ft.Control]:
    """Return the one deed; a new page gets a new button, so the focus does not stay on it."""
    if page.main is None:
        return []
    others = [button(way, calm=True) for way in page.then]
    pressed = button(page.main, main=True, control=deed)
    return [ft.Container(pressed, key=f"main-{page.key}"), *others]


def _to_deed(main: Action, deed: Any) -> Action:
    """Return what takes the focus to the one deed, past all that stands before it."""

    async def move() -> None:
        if deed.current:
            await deed.current.focus()

    return Action(label=main.label, press=move, key=DEED)
