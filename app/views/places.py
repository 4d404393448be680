"""The five places: a bar at the bottom of a phone, a list at the side of a wide window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.errors.base import N_
from app.i18n import _
from app.views.desk import Desk
from app.views.kit.buttons import Action, button_style
from app.views.kit.edges import padding
from app.views.kit.layout import stack
from app.views.kit.spoken import never_read
from app.views.kit.theme import GAP, RING, SIDE_WIDTH, SPACE, Paint, Style
from app.views.kit.words import small

TIGHT = 380  # narrower windows get the five places into one row with less air


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Name one place of the app."""

    code: str
    label: str
    icon: ft.IconData


PLACES = (
    Place(code="today", label=N_("Today"), icon=ft.Icons.WB_SUNNY_OUTLINED),
    Place(code="wishes", label=N_("Wishes"), icon=ft.Icons.CHAT_BUBBLE_OUTLINE),
    Place(code="meetings", label=N_("Meetings"), icon=ft.Icons.GROUPS_OUTLINED),
    Place(code="agreements", label=N_("Agreed"), icon=ft.Icons.HANDSHAKE_OUTLINED),
    Place(code="more", label=N_("More"), icon=ft.Icons.MENU),
)


def bottom_bar(desk: Desk, current: str) -> ft.Control:
    """Return the places as a bar; where they do not fit, they wrap."""
    entries = [_entry(desk, place, current, below=True) for place in PLACES]
    row = ft.Row(
        entries, wrap=True, spacing=0, run_spacing=0, alignment=ft.MainAxisAlignment.SPACE_EVENLY
    )
    bar = ft.Container(row, bgcolor=Paint.SOFT, padding=ft.Padding.symmetric(vertical=4))
    return never_read(bar)


def side_bar(desk: Desk, current: str) -> ft.Control:
    """Return the places as a list beside the page, under the name of the app."""
    entries = [_entry(desk, place, current, below=False) for place in PLACES]
    name = ft.Text(_("My notes"), theme_style=Style.SECTION, color=Paint.MAIN)
    note = [small(_("Only on this device"))]
    top = ft.Container(
        stack([name, *note], spacing=2), padding=padding(start=SPACE, bottom=SPACE, top=GAP)
    )
    bar = ft.Container(
        ft.Column(
            [top, *entries],
            spacing=4,
            scroll=ft.ScrollMode.AUTO,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        width=side_width(desk),
        bgcolor=Paint.SOFT,
        padding=ft.Padding.symmetric(horizontal=GAP, vertical=SPACE),
    )
    return never_read(bar)


def side_width(desk: Desk) -> float:
    """Return how wide the list of places is; it grows with the words."""
    return SIDE_WIDTH * max(1.0, desk.settings.text_size * 0.9)


def place_actions(desk: Desk) -> list[Action]:
    """Return the way to each place."""
    return [
        Action(label=_(place.label), press=_going(desk, place), key=_key(place)) for place in PLACES
    ]


def _entry(desk: Desk, place: Place, current: str, *, below: bool) -> ft.Control:
    here = place.code == current
    icon = ft.Icon(place.icon, size=26)
    words = ft.Text(
        _(place.label),
        theme_style=Style.SMALL if below else (Style.STRONG if here else Style.BODY),
        color=Paint.MAIN if here else Paint.INK,
        no_wrap=below,
    )
    content: ft.Control = (
        ft.Column(
            [icon, words], spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER
        )
        if below
        else ft.Row([icon, words], spacing=SPACE)
    )
    pressed = ft.OutlinedButton(
        key=_key(place),
        content=content,
        style=_style(here=here, below=below, tight=desk.width < TIGHT),
        on_click=_going(desk, place),
    )
    return ft.Semantics(selected=here, content=pressed) if here else pressed


def _key(place: Place) -> str:
    return f"place-{place.code}"


def _going(desk: Desk, place: Place) -> Callable[[], None]:
    return lambda: desk.go(f"/{place.code}")


def _style(*, here: bool, below: bool, tight: bool) -> ft.ButtonStyle:
    style = button_style(bare=True)
    focused, plain = ft.ControlState.FOCUSED, ft.ControlState.DEFAULT
    style.padding = ft.Padding.symmetric(
        horizontal=(4 if tight else 7) if below else SPACE, vertical=8 if below else 14
    )
    style.bgcolor = {focused: Paint.CARD, plain: Paint.TINT if here else ft.Colors.TRANSPARENT}
    edge = ft.BorderSide(2, Paint.MAIN) if here else ft.BorderSide(2, ft.Colors.TRANSPARENT)
    style.side = {focused: ft.BorderSide(RING, Paint.INK), plain: edge}
    style.icon_color = {focused: Paint.MAIN, plain: Paint.MAIN if here else Paint.INK}
    return style
