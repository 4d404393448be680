"""Choose one or many people, and add a person in passing without leaving the question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

import flet as ft

from app.i18n import _, isolate
from app.records.person import Person
from app.services import people
from app.views.desk import Desk
from app.views.kit.buttons import Action, button
from app.views.kit.choices import MultiChoice, Option, SingleChoice
from app.views.kit.fields import Field, text_field
from app.views.kit.layout import side_by_side, soft_area, stack
from app.views.kit.theme import SPACE
from app.views.kit.words import quiet
from app.views.paging import AT_ONCE
from app.views.person_words import role_in_words
from app.views.safety import component

OnChoose = Callable[[list[str]], object]


@component
def PersonChooser(
    desk: Desk,
    question: str,
    chosen_ids: Collection[str],
    on_choose: OnChoose,
    *,
    many: bool = False,
) -> ft.Control:
    """Ask for people of the person's own list; *on_choose* is told all chosen ids.

    Someone who is not on the list yet is added here by first name, and is chosen at once.
    """
    pages, set_pages = ft.use_state(1)
    everyone = people.all_people(desk.ctx)
    known = [person.id for person in everyone]
    chosen = [one for one in chosen_ids if one in set(known)]
    shown = _shown(everyone, chosen, pages * AT_ONCE)

    def on_added(person_id: str) -> None:
        on_choose([*chosen, person_id] if many else [person_id])

    cards = _cards(question, shown, chosen, on_choose, many=many)
    more = Action(
        label=_("Show more people"),
        press=lambda: set_pages(lambda old: old + 1),
        key="more-people",
        icon=ft.Icons.EXPAND_MORE,
    )
    rest = [button(more)] if len(shown) < len(everyone) else []
    empty = [] if everyone else [quiet(_("There is nobody on your list yet."))]
    return stack([*empty, *cards, *rest, AddPerson(desk, on_added)], spacing=SPACE)


def _shown(everyone: Sequence[Person], chosen: Collection[str], at_most: int) -> list[Person]:
    """Return the first people, and also the chosen ones further down the list."""
    wanted = set(chosen)
    return [p for n, p in enumerate(everyone) if n < at_most or p.id in wanted]


def _cards(
    question: str,
    shown: Sequence[Person],
    chosen: Sequence[str],
    on_choose: OnChoose,
    *,
    many: bool,
) -> list[ft.Control]:
    if not shown:
        return []
    options = [_option(person) for person in shown]
    if many:
        picked = frozenset(chosen)
        order = [person.id for person in shown]
        return [
            MultiChoice(
                question,
                options,
                picked,
                lambda ids: on_choose([one for one in order if one in ids]),
            )
        ]
    one = chosen[0] if chosen else None
    return [SingleChoice(question, options, one, lambda who: on_choose([who]))]


def _option(person: Person) -> Option:
    place = person.organisation.strip()
    facts = [role_in_words(person.role), isolate(place) if place else ""]
    return Option(
        value=person.id,
        label=person.first_name.strip() or _("No name yet"),
        help=" · ".join(fact for fact in facts if fact),
    )


@component
def AddPerson(desk: Desk, on_added: Callable[[str], object]) -> ft.Control:
    """Add a person by first name, in passing; a name left half-way is kept as well."""
    place = f"{desk.route}-add-person"
    opened, set_opened = ft.use_state(False)
    name, set_name = ft.use_state(lambda: desk.drafts.words(place, ""))
    turn, set_turn = ft.use_state(0)
    latest: Any = ft.use_ref(None)
    latest.current = on_added  # what is chosen by then, not when the first letter was typed

    def add(written: str) -> None:
        if written.strip():
            latest.current(people.add(desk.ctx, first_name=written.strip(), role="").id)

    def on_change(written: str) -> None:
        set_name(written)
        desk.drafts.put(place, written, add)

    def press() -> None:
        if not name.strip():
            set_opened(False)
        elif desk.do(lambda: desk.drafts.flush(place), said=_("Added to your people")):
            set_name("")
            set_turn(lambda old: old + 1)
            set_opened(False)

    if not (opened or name):
        begin = Action(
            label=_("Add a person"),
            press=lambda: set_opened(True),
            key="add-person",
            icon=ft.Icons.PERSON_ADD_ALT,
        )
        return ft.Row([button(begin)], wrap=True)
    field = Field(
        label=_("First name"),
        value=name,
        on_change=on_change,
        key=f"{place}-{turn}",
        on_submit=press,
    )
    ready = Action(label=_("Add to my people"), press=press, key="keep-person", icon=ft.Icons.CHECK)
    other = _("You can tell more about the person later.")
    return soft_area([text_field(field), quiet(other), side_by_side([button(ready)])])
