"""Find in a long list as one writes: a field, how many were found, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import flet as ft

from app.i18n import _
from app.rules.search import places_of, searchable
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.fields import Field, text_field
from app.views.kit.layout import side_by_side, stack
from app.views.kit.words import Status, status_line
from app.views.safety import component

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Generic[T]):
    """Describe what is looked through; *where* names the list in keys and for coming back.

    *text* tells what is known of a thing, *count* says how many were found, *drawn* shows
    all of them while nothing is asked, and *found* those that were found.
    """

    where: str
    label: str
    advice: str
    things: Sequence[T]
    text: Callable[[T], str]
    count: Callable[[int], str]
    drawn: Callable[[], ft.Control]
    found: Callable[[Sequence[T]], ft.Control]


@component
def Searched(desk: Desk, search: Search[T]) -> ft.Control:
    """Show a list with a field to search it; each letter looks again."""
    asked, set_asked = ft.use_state(lambda: desk.searches.get(search.where, ""))
    field: Any = ft.use_ref(None)
    asking = bool(asked.strip())
    texts = ft.use_memo(
        lambda: [searchable(search.text(thing)) for thing in search.things] if asking else [],
        [search.things, asking, desk.words.code],
    )

    def ask(words: str) -> None:
        desk.searches[search.where] = words
        set_asked(words)

    async def clear() -> None:
        ask("")
        await field.current.focus()

    found = [search.things[at] for at in places_of(asked, texts, language=desk.ctx.language)]
    entry = Field(
        label=search.label,
        value=asked,
        on_change=ask,
        advice=search.advice,
        control=field,
        key=f"search-{search.where}",
    )
    told = status_line(Status(_said(search, len(found)) if asking else ""))
    shown = search.found(found) if asking else search.drawn()
    return stack([text_field(entry), told, *_clear(clear, search, asked), shown], 12)


def _said(search: Search[T], count: int) -> str:
    return search.count(count) if count else _("Nothing was found. Try fewer letters.")


def _clear(press: Callable[[], object], search: Search[T], asked: str) -> list[ft.Control]:
    """Return the button that empties the field, while there is something in it."""
    away = Action(
        label=_("Clear the search"),
        press=press,
        key=f"clear-{search.where}",
        icon=ft.Icons.CLOSE,
    )
    return [side_by_side([button(away, calm=True)])] if asked else []
