"""Tell about a person on one short page; a first name is enough."""

from __future__ import annotations

import flet as ft

from app.i18n import _
from app.records.person import Person
from app.services import people
from app.views.asking import Asked, ask
from app.views.desk import Desk
from app.views.finding import found
from app.views.kit.buttons import Action
from app.views.kit.choices import SingleChoice
from app.views.kit.words import heading, quiet
from app.views.page import Page, PageFrame
from app.views.person_words import role_options
from app.views.safety import component


@component
def EditPerson(desk: Desk, person_id: str) -> ft.Control:
    """Ask who the person is; each answer is kept as it is given."""
    person = found(desk, Person, person_id) or Person(role="")
    is_new = person.id != person_id
    done = "/people" if is_new else f"/people/{person_id}"
    page = Page(
        title=_("Who is this person?") if is_new else _("What I tell about this person"),
        key=f"edit-person-{person_id}",
        place="more",
        help=_("Write what you know. A first name is enough. Every answer is kept at once."),
        main=Action(
            label=_("Ready"), press=lambda: desk.go(done), key="ready", icon=ft.Icons.CHECK
        ),
        up=done,
    )
    role = _("Who is this to you?")

    def field(name: str, label: str, lines: int = 1) -> ft.Control:
        return _field(desk, person, person_id, name=name, label=label, lines=lines)

    return PageFrame(
        desk,
        page,
        [
            field("first_name", _("First name")),
            heading(role, level=2),
            SingleChoice(
                role,
                role_options(),
                person.role or None,
                lambda chosen: desk.do(
                    lambda: _keep(desk, person_id, "role", chosen), said=_("Saved")
                ),
            ),
            quiet(_("The rest can wait.")),
            field("organisation", _("Where the person works")),
            field("phone", _("Phone")),
            field("helps_with", _("What the person helps with"), 3),
        ],
    )


def _field(
    desk: Desk, person: Person, person_id: str, *, name: str, label: str, lines: int
) -> ft.Control:
    return ask(
        desk,
        Asked(
            place=f"/people/{person_id}-{name}",
            label=label,
            value=getattr(person, name),
            keep=lambda words: _keep(desk, person_id, name, words),
            lines=lines,
            language=person.language if getattr(person, name) else desk.writes_in,
        ),
    )


def _keep(desk: Desk, person_id: str, name: str, value: str) -> None:
    if found(desk, Person, person_id):
        people.change(desk.ctx, person_id, **{name: value})
    elif value.strip():
        # What the person is to the client is not told yet, so nothing is assumed.
        people.add(desk.ctx, id=person_id, **{"first_name": "", "role": "", name: value})
