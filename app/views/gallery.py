"""Show every control of the kit in every state, for developers: ``kuulluksi --gallery``.

No screen of the app leads here, and no folder is opened. An address such as
``/dark/2.0/rtl/usual/choices`` chooses the look, the size, the direction of writing, the
letters and the sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import flet as ft

from app.content.wording import read
from app.services.settings import Look
from app.views import safety
from app.views.gallery_sheets import SHEETS, Sheet
from app.views.kit.buttons import Action, button
from app.views.kit.choices import Option, SingleChoice
from app.views.kit.layout import even, stack
from app.views.kit.letters import EASY, USUAL
from app.views.kit.theme import (
    BESIDE_SCROLLBAR,
    LINE_WIDTH,
    REST,
    SPACE,
    Appearance,
    apply_appearance,
)
from app.views.kit.words import heading
from app.views.safety import component

BESIDE = BESIDE_SCROLLBAR + 4
SIZES = {"1.0": "normal", "1.5": "larger", "2.0": "largest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Hold what is looked at; an empty *sheet* is the page that chooses."""

    look: str = Look.LIGHT
    size: str = "1.0"
    direction: str = "ltr"
    letters: str = "usual"
    sheet: str = ""

    def route(self) -> str:
        """Return the address of this."""
        return "/" + "/".join(getattr(self, field.name) for field in fields(self))

    def words(self) -> dict[str, str]:
        """Return the words of the controls, in a language of this direction."""
        return read("gallery")[self.direction]


def seen_at(route: str) -> Seen:
    """Return what an address names; what it leaves out is as in the beginning."""
    named = [part for part in route.split("/") if part]
    return Seen(**dict(zip((field.name for field in fields(Seen)), named, strict=False)))


def main(page: ft.Page) -> None:
    """Open the gallery in one window."""
    safety.install(page)
    page.title = "Gallery"
    page.padding = 0
    _dress(page, seen_at(page.route or "/"))
    page.render(Gallery)


@component
def Gallery() -> ft.Control:
    """Show the sheet of the address, or the choices."""
    page = ft.context.page
    seen, set_seen = ft.use_state(lambda: seen_at(page.route or "/"))

    def look_at(other: Seen) -> None:
        _dress(page, other)
        set_seen(lambda _before: other)

    def choose(**changes: Any) -> None:
        changed = replace(seen, **changes)
        look_at(changed)
        page.run_task(page.push_route, changed.route())

    def follow() -> None:
        page.on_route_change = lambda e: look_at(seen_at(e.route))

    ft.use_effect(follow, [])
    shown = SheetPage(seen, choose) if seen.sheet in SHEETS else Choosing(seen, choose)
    sheet = ft.Container(
        shown,
        width=LINE_WIDTH,
        padding=ft.Padding.symmetric(horizontal=BESIDE, vertical=SPACE),
    )
    return ft.Column(
        [ft.Row([sheet], alignment=ft.MainAxisAlignment.CENTER, wrap=True)],
        scroll=ft.ScrollMode.ALWAYS,
        expand=True,
        key=seen.route(),
    )


def _dress(page: ft.Page, seen: Seen) -> None:
    rtl = seen.direction == "rtl"
    apply_appearance(
        page,
        Appearance(
            look=seen.look,
            scale=float(seen.size),
            language="ar" if rtl else "fi",
            country=None if rtl else "FI",
            rtl=rtl,
            letters=EASY if seen.letters == "easy" else USUAL,
        ),
    )
    page.update()


@component
def SheetPage(seen: Seen, choose: Callable[..., None]) -> ft.Control:
    """Show one sheet of controls under its name."""
    words = seen.words()
    back = Action(
        label=words["back"],
        press=lambda: choose(sheet=""),
        key="back",
        icon=ft.Icons.ARROW_BACK,
    )
    width = min(float(ft.context.page.width or LINE_WIDTH), LINE_WIDTH) - 2 * BESIDE
    sheet = Sheet(words=words, scale=float(seen.size), width=width)
    return stack(
        [
            ft.Row([button(back, bare=True)]),
            heading(words[seen.sheet]),
            *SHEETS[seen.sheet](sheet),
        ],
        spacing=SPACE,
    )


@component
def Choosing(seen: Seen, choose: Callable[..., None]) -> ft.Control:
    """Choose how the controls are shown, and which of them."""
    words = seen.words()

    def ask(question: str, field: str, names: dict[str, str]) -> ft.Control:
        options = [Option(value=value, label=words[name]) for value, name in names.items()]
        return stack(
            [
                heading(words[question], level=2),
                SingleChoice(
                    words[question],
                    options,
                    getattr(seen, field),
                    lambda value: choose(**{field: value}),
                ),
            ],
            spacing=SPACE,
        )

    def to(name: str) -> Action:
        return Action(label=words[name], press=lambda: choose(sheet=name), key=f"sheet-{name}")

    looks = [look for look in Look if look != Look.SYSTEM]
    return stack(
        [
            heading(words["gallery"]),
            even([button(to(name)) for name in SHEETS]),
            ask("looks", "look", {look: look for look in looks}),
            ask("sizes", "size", SIZES),
            ask("directions", "direction", {"ltr": "ltr", "rtl": "rtl"}),
            ask("letters", "letters", {"usual": "usual", "easy": "easy"}),
        ],
        spacing=REST,
    )
