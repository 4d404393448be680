"""Keep safe: copies, the passphrase and the card, moving, and erasing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.i18n import _
from app.views.a11y import Action, heading, stack, start_button
from app.views.desk import Desk
from app.views.page import Page, PageFrame
from app.views.safety import component
from app.views.theme import REST, SPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Lead from the list to one page; *words* are message ids."""

    label: str
    words: str
    icon: ft.IconData
    screen: Callable[..., ft.Control]


# One place for each thing: its part of the route leads to its page.
COPIES: dict[str, Way] = {}
SECRETS: dict[str, Way] = {}
MOVING: dict[str, Way] = {}
ERASING: dict[str, Way] = {}


@component
def SafeScreen(desk: Desk, *parts: str) -> ft.Control:
    """Show the list, or the page that the route names."""
    ways = COPIES | SECRETS | MOVING | ERASING
    if parts and parts[0] in ways:
        return ways[parts[0]].screen(desk, *parts[1:])
    return SafeList(desk)


@component
def SafeList(desk: Desk) -> ft.Control:
    """List what keeps the words safe, most needed first."""
    page = Page(
        title=_("Keep safe"),
        key="safe",
        help=_("Here you keep your words safe. Press one to open it."),
        place="more",
        up="/more",
    )
    parts = [
        _part(desk, _("Copies"), COPIES),
        _part(desk, _("Passphrase and card"), SECRETS),
        _part(desk, _("Moving"), MOVING),
        _part(desk, _("Erasing"), ERASING),
    ]
    return PageFrame(desk, page, [stack(parts, REST)])


def _part(desk: Desk, title: str, ways: dict[str, Way]) -> ft.Control:
    shown = [_entry(desk, f"/safe/{name}", way) for name, way in ways.items()]
    return stack([heading(title, level=2), *shown], SPACE)


def _entry(desk: Desk, route: str, way: Way) -> ft.Control:
    action = Action(
        label=_(way.label),
        press=lambda: desk.go(route),
        key="safe" + route.replace("/", "-"),
        icon=way.icon,
    )
    return start_button(action, _(way.words))
